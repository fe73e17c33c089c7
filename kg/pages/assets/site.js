// What a page gains with JavaScript; without it every page is whole.
// Suggestions as one types: the combobox of the ARIA Authoring Practices, with a list that only the keyboard's
// arrows or a pointer choose from; Enter without a choice searches, as it does without JavaScript.
// https://www.w3.org/WAI/ARIA/apg/patterns/combobox/

const WAIT = 150, MOST = 8, LONGEST = 500;
const root = new URL("../", import.meta.url);
const fixed = document.body.dataset.search === "static";

/** The words of a text in lower case and without diacritics, as the index has them. */
const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** What fits the words best: label, kind, one line, address. `signal` stops the search. */
export async function find(words, most, signal) {
  if (fixed) return (await import("./search.js")).find(root, fold(words), most, signal, fold);
  const address = new URL("search", root);
  address.search = new URLSearchParams({ q: words.slice(0, LONGEST), limit: most });
  const answer = await fetch(address, { signal, headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(answer.status);
  const { results } = await answer.json();
  return results.filter((one) => one.href).map((one) => ({
    label: one.label, kind: one.types.join(", "), text: one.kind === "label" ? one.description : one.text,
    href: new URL(one.href.split("/").map(encodeURIComponent).join("/").replace(/%25/g, "%"), root).href,
  }));
}

function make(tag, className, text) {
  const element = document.createElement(tag);
  element.className = className;
  element.textContent = text;
  return element;
}

/** Let a search field suggest things. */
function suggest(input, number) {
  const list = make("ul", "suggestions", ""), status = make("p", "unseen", "");
  Object.assign(list, { id: `suggestions-${number}`, hidden: true });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Suggestions");
  status.setAttribute("role", "status");
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id,
  })) input.setAttribute(name, value);
  const holder = make("span", "combobox", "");
  input.replaceWith(holder);
  holder.append(input, list, status);

  let timer, running, chosen = -1;
  const options = () => [...list.children];

  function show(found) {
    list.replaceChildren(...found.map((one, at) => {
      const option = make("li", "", "");
      Object.assign(option, { id: `${list.id}-${at}`, role: "option" });
      option.dataset.href = one.href;
      option.setAttribute("aria-selected", "false");
      option.append(make("bdi", "label", one.label), " ", make("span", "what", [one.kind, one.text].filter(Boolean).join(" · ")));
      return option;
    }));
    choose(-1);
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
  }

  function choose(at) {
    chosen = at;
    options().forEach((one, place) => one.setAttribute("aria-selected", String(place === at)));
    if (at < 0) input.removeAttribute("aria-activedescendant");
    else {
      input.setAttribute("aria-activedescendant", `${list.id}-${at}`);
      options()[at].scrollIntoView({ block: "nearest" });
    }
  }

  function stop() {
    clearTimeout(timer);
    running?.abort();
  }

  async function ask() {
    const words = input.value.trim();
    running = new AbortController();
    const { signal } = running;
    try {
      const found = words ? await find(words, MOST, signal) : [];
      if (signal.aborted) return;
      show(found);
      status.textContent = !words ? "" : found.length ? `${found.length} suggestions; use the arrow keys` : "No suggestions";
    } catch (problem) {
      if (!signal.aborted) { show([]); status.textContent = "No suggestions"; }
    }
  }

  input.addEventListener("input", () => { stop(); timer = setTimeout(ask, WAIT); });
  input.addEventListener("blur", () => { stop(); show([]); });
  input.addEventListener("keydown", (event) => {
    const last = options().length - 1;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (last < 0) return void ask();
      const down = event.key === "ArrowDown";
      choose(down ? (chosen >= last ? -1 : chosen + 1) : (chosen < 0 ? last : chosen - 1));
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      stop();
      show([]);
    } else if (event.key === "Enter" && chosen >= 0) {
      event.preventDefault();
      location.href = options()[chosen].dataset.href;
    }
  });
  list.addEventListener("pointerdown", (event) => event.preventDefault());  // keeps the focus in the field
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) location.href = option.dataset.href;
  });
}

document.querySelectorAll('input[type=search][name=q]').forEach(suggest);
const results = document.getElementById("results");
if (fixed && results) (await import("./search.js")).fill(find, results);
