// Small courtesies of a page: its paper, menus that close, toasts that go, copying, notes that light up.

// Light, dark or as the machine says: kept in a cookie so that the server draws the first byte right.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-theme-set]");
  if (!button) return;
  const theme = button.dataset.themeSet;
  document.cookie = `theme=${theme}; path=/; max-age=31536000; samesite=lax${location.protocol === "https:" ? "; secure" : ""}`;
  document.documentElement.dataset.theme = theme;
  document.querySelectorAll("[data-theme-set]").forEach((one) => one.setAttribute("aria-pressed", String(one === button)));
});

// A menu closes when one looks elsewhere.
document.addEventListener("click", (event) => {
  document.querySelectorAll("details.menu[open]").forEach((menu) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = document.querySelector("details.menu[open]");
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});

// A toast without a way back goes by itself; one that can be undone, or that tells of a failure, stays until it is closed.
function watchToasts() {
  document.querySelectorAll(".toast[data-goes]:not([data-watched])").forEach((toast) => {
    toast.dataset.watched = "yes";
    let left = setTimeout(() => toast.remove(), 8000);
    const stay = () => clearTimeout(left);
    const go = () => { left = setTimeout(() => toast.remove(), 4000); };
    toast.addEventListener("pointerenter", stay);
    toast.addEventListener("pointerleave", go);
    toast.addEventListener("focusin", stay);
    toast.addEventListener("focusout", go);
  });
}
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-dismiss]")) event.target.closest(".toast")?.remove();
});
document.addEventListener("htmx:load", watchToasts);
watchToasts();

// Copying tells that it worked, to eyes and to ears.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copies]");
  if (!button) return;
  const source = document.getElementById(button.dataset.copies);
  const words = source.value ?? source.textContent;
  try {
    await navigator.clipboard.writeText(words.trim());
  } catch {
    getSelection().selectAllChildren(source);
    return;
  }
  const label = button.querySelector("[data-copies-label]");
  const before = label.textContent;
  label.textContent = button.dataset.copied;
  setTimeout(() => { label.textContent = before; }, 2500);
});

// A note and the words it rests on light up together.
function light(event, on) {
  const key = event.target.closest?.("[data-note]")?.dataset.note;
  if (!key) return;
  const panel = event.target.closest("[data-reading]") ?? document;
  panel.querySelectorAll("[data-note]").forEach((one) => {
    if (one.dataset.note.split(" ").some((part) => key.split(" ").includes(part))) one.classList.toggle("is-lit", on);
  });
}
document.addEventListener("pointerover", (event) => light(event, true));
document.addEventListener("pointerout", (event) => light(event, false));
document.addEventListener("focusin", (event) => light(event, true));
document.addEventListener("focusout", (event) => light(event, false));

// How long a text is, in the unit that its platform counts.
const encoder = new TextEncoder();
const graphemes = new Intl.Segmenter(document.documentElement.lang || "en", { granularity: "grapheme" });
const SIZES = {
  characters: (text) => [...text].length,
  bytes: (text) => encoder.encode(text).length,
  graphemes: (text) => [...graphemes.segment(text)].length,
  weighted: (text) => [...text].reduce((sum, one) => sum + (one.codePointAt(0) <= 0x10ff || /[\u2000-\u201f\u2032-\u2037]/.test(one) ? 1 : 2), 0),
};
function measure(field) {
  const shown = document.getElementById(field.dataset.measures);
  if (!shown) return;
  const size = SIZES[field.dataset.unit]?.(field.value) ?? field.value.length;
  const limit = Number(shown.dataset.limit);
  shown.querySelector("[data-size]").textContent = size.toLocaleString(document.documentElement.lang);
  shown.classList.toggle("late", Boolean(limit) && size > limit);
}
document.addEventListener("input", (event) => {
  if (event.target.dataset?.measures) measure(event.target);
});
document.addEventListener("htmx:load", () => document.querySelectorAll("[data-measures]").forEach(measure));
document.querySelectorAll("[data-measures]").forEach(measure);

// A lost connection is said in words, and nothing that was typed is lost by it.
for (const name of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
  document.addEventListener(name, () => {
    const words = document.getElementById("connection-lost");
    const toasts = document.getElementById("toasts");
    if (words && toasts && !toasts.querySelector("[data-connection]")) toasts.append(words.content.cloneNode(true));
  });
}
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.successful) document.querySelectorAll("[data-connection]").forEach((toast) => toast.remove());
});

// On a telephone the tab that one is on is scrolled into sight.
document.querySelectorAll(".tabs [aria-current]").forEach((here) => {
  const tabs = here.parentElement;
  if (here.offsetLeft + here.offsetWidth > tabs.offsetLeft + tabs.clientWidth) tabs.scrollLeft = here.offsetLeft - tabs.offsetLeft;
});
