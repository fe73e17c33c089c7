// The sources of a fact open beside it, and the words that a link points at are marked. Without this the links lead on.
addEventListener("click", async (event) => {
  const link = event.target.closest?.("a.why");
  if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  const line = link.closest("li");
  const opened = line.querySelector(":scope > .opened");
  if (opened) {
    opened.remove();
    link.setAttribute("aria-expanded", "false");
    return;
  }
  try {
    const answer = await fetch(link.href);
    if (!answer.ok) throw new Error(answer.status);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const sources = page.querySelector("#sources");
    for (const one of sources.querySelectorAll("a[href]")) one.href = new URL(one.getAttribute("href"), answer.url);
    const place = document.createElement("div");
    place.className = "opened";
    place.append(...[...sources.children].filter((one) => one.localName !== "h2"));
    const whole = document.createElement("a");
    whole.href = link.href;
    whole.textContent = "All about this fact";
    place.append(whole);
    line.append(place);
    link.setAttribute("aria-expanded", "true");
  } catch {
    location.href = link.href;
  }
});

function spot() {
  for (const one of document.querySelectorAll(".spot")) one.classList.remove("spot");
  const place = /^#char=(\d+),(\d+)$/.exec(decodeURIComponent(location.hash));
  if (!place) return;
  const [start, end] = place.slice(1).map(Number);
  for (const one of document.querySelectorAll("[data-at], [id^='char=']:not(:empty)")) {
    const [from, to] = (one.dataset.at ?? one.id.slice(5)).split(",").map(Number);
    if (from < end && start < to) one.classList.add("spot");
  }
}
addEventListener("hashchange", spot);
spot();
