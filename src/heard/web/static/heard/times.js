// Times are stored in UTC and written by the server in the zone of the place;
// here they become "in 3 hours" for the reader, with the full time in their own zone on hover.

const language = document.documentElement.lang || "en";
const relative = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
const full = new Intl.DateTimeFormat(language, { dateStyle: "full", timeStyle: "short" });
const UNITS = [["day", 86400], ["hour", 3600], ["minute", 60]];

export function spoken(seconds) {
  const size = Math.abs(seconds);
  if (size > 21 * 86400) return null;
  for (const [unit, length] of UNITS) {
    if (size >= length * (unit === "day" ? 1.5 : 0.95)) return relative.format(Math.round(seconds / length), unit);
  }
  return relative.format(Math.round(seconds / 60), "minute");
}

function speak(time) {
  const when = new Date(time.dateTime);
  const words = spoken((when - Date.now()) / 1000);
  time.title = full.format(when);
  if (words) time.textContent = words;
}

function count(clock) {
  const left = Math.max(0, Math.round((new Date(clock.dateTime) - Date.now()) / 1000));
  const hours = Math.floor(left / 3600);
  const rest = `${String(Math.floor((left % 3600) / 60)).padStart(hours ? 2 : 1, "0")}:${String(left % 60).padStart(2, "0")}`;
  clock.textContent = hours ? `${hours}:${rest}` : rest;
  if (left === 0 && !clock.dataset.over) {
    clock.dataset.over = "yes";
    clock.dispatchEvent(new CustomEvent("countdown-over", { bubbles: true }));
  }
}

function speakAll() {
  document.querySelectorAll("time[data-when]").forEach(speak);
}

speakAll();
setInterval(speakAll, 30_000);
setInterval(() => document.querySelectorAll("time[data-countdown]").forEach(count), 1000);
document.querySelectorAll("time[data-countdown]").forEach(count);
document.addEventListener("htmx:load", speakAll);
