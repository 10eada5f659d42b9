// Alerts in the browser: asked for once on the page of alerts, fetched while a page of the desk is open.
const EVERY = 60_000;
const address = document.querySelector("script[data-news]")?.dataset.news;
const wanted = () => "Notification" in window && Notification.permission === "granted";

async function fetchNews() {
  if (!address || !wanted() || document.visibilityState === "hidden" && !navigator.onLine) return;
  const answer = await fetch(address, { headers: { accept: "application/json" } }).catch(() => null);
  if (!answer?.ok) return;
  for (const one of (await answer.json()).alerts) {
    const shown = new Notification("Heard", { body: one.text, tag: `heard-${one.id}` });
    shown.addEventListener("click", () => { window.focus(); location.assign(one.path); });
  }
}

document.addEventListener("change", (event) => {
  if (event.target.matches?.("input[name=browser]") && event.target.checked && "Notification" in window) Notification.requestPermission();
});

if (address && wanted()) {
  setTimeout(fetchNews, 2_000);
  setInterval(fetchNews, EVERY);
}
