// Keys for people who answer all day. An element says its own key: data-key="e".
// A list that wants j, k and Enter carries data-keys-list, its lines data-keys-line.
// The keys can be switched off in the help dialog (WCAG 2.1.4), and never act while somebody types.

const SWITCH = "heard.keys";
const help = document.getElementById("keys-help");
let chord = "";

const typing = (target) => target.closest?.("input, textarea, select, [contenteditable]");
const switchedOn = () => localStorage.getItem(SWITCH) !== "off";

function walk(step) {
  const lines = [...document.querySelectorAll("[data-keys-list] [data-keys-line]")];
  if (!lines.length) return false;
  const here = lines.findIndex((line) => line.classList.contains("is-here"));
  const next = lines[Math.max(0, Math.min(lines.length - 1, here + step))];
  lines.forEach((line) => line.classList.toggle("is-here", line === next));
  next.querySelector("a")?.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
  return true;
}

function act(key) {
  if (key === "?") return help ? (help.showModal(), true) : false;
  if (key === "j") return walk(1);
  if (key === "k") return walk(-1);
  const within = document.querySelector(".is-here");
  const target = within?.querySelector(`[data-key="${CSS.escape(key)}"]`)
    ?? document.querySelector(`body [data-key="${CSS.escape(key)}"]:not([data-keys-line] *)`);
  if (!target) return false;
  if (target.matches("input, textarea, select")) target.focus();
  else target.click();
  return true;
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (!switchedOn() || typing(event.target) || document.querySelector("dialog[open]")) return;
  const key = chord + event.key;
  chord = "";
  if (event.key === "g" && key === "g") {
    chord = "g ";
    setTimeout(() => { chord = ""; }, 1200);
    return;
  }
  if (act(key)) event.preventDefault();
});

document.addEventListener("focusin", (event) => {
  const line = event.target.closest("[data-keys-line]");
  if (!line) return;
  document.querySelectorAll("[data-keys-line]").forEach((other) => other.classList.toggle("is-here", other === line));
});

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  if (opener) document.getElementById(opener.dataset.opens)?.showModal();
  if (event.target.closest("[data-closes]")) event.target.closest("dialog")?.close();
});

const box = document.getElementById("keys-switch");
if (box) {
  box.checked = switchedOn();
  box.addEventListener("change", () => localStorage.setItem(SWITCH, box.checked ? "on" : "off"));
}
