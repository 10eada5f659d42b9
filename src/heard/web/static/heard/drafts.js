// What was typed survives a reload, a lost session and a closed lid.
// A field says where its words are kept: data-autosave="case 12 cycle 2". They go when they are sent or after seven days.

const PREFIX = "heard.draft.";
const DAYS = 7;

function kept(key) {
  try {
    const found = JSON.parse(localStorage.getItem(PREFIX + key) ?? "null");
    return found && Date.now() - found.at < DAYS * 864e5 ? found.text : null;
  } catch {
    return null;
  }
}

function sweep() {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(PREFIX) && kept(key.slice(PREFIX.length)) === null) localStorage.removeItem(key);
  }
}

function begin(field) {
  if (field.dataset.autosaveBegun) return;
  field.dataset.autosaveBegun = "yes";
  const key = field.dataset.autosave;
  const fromServer = field.value;
  const told = document.getElementById(field.dataset.autosaveTold ?? "");
  const before = kept(key);
  if (before !== null && before !== fromServer) {
    field.value = before;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    if (told) {
      told.hidden = false;
      told.querySelector("button")?.addEventListener("click", () => {
        field.value = fromServer;
        localStorage.removeItem(PREFIX + key);
        told.hidden = true;
        field.dispatchEvent(new Event("input", { bubbles: true }));
        field.focus();
      });
    }
  }
  field.addEventListener("input", () => {
    localStorage.setItem(PREFIX + key, JSON.stringify({ at: Date.now(), text: field.value }));
  });
}

// A draft is let go only when the server says that it has it: a mark on the next page names the key.
function letGo(root) {
  root.querySelectorAll("[data-autosave-done]").forEach((mark) => localStorage.removeItem(PREFIX + mark.dataset.autosaveDone));
}

function start(root) {
  letGo(root);
  root.querySelectorAll("[data-autosave]").forEach(begin);
}

sweep();
start(document);
document.addEventListener("htmx:load", (event) => start(event.detail.elt.parentElement ?? document));

// A draft that the writer proposes is taken over with one choice.
document.addEventListener("change", (event) => {
  const choice = event.target.closest("[data-fills]");
  if (!choice) return;
  const field = document.getElementById(choice.dataset.fills);
  field.value = choice.dataset.text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
});
