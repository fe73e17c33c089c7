// Search in the files of a static site; kg/linked/searchindex.py says what they hold.

const loaded = new Map();

const named = (beginning) => [...beginning].map((one) => (one < "\x80" ? one : `-${one.codePointAt(0).toString(16)}`)).join("");

function load(root, beginning) {
  if (!loaded.has(beginning)) {
    const nothing = { more: false, entries: [] };
    loaded.set(beginning, fetch(new URL(`search/${named(beginning)}.json`, root)).then(
      (answer) => (answer.ok ? answer.json() : nothing), () => nothing));
  }
  return loaded.get(beginning);
}

/** The entries with a word that begins like this one. */
async function entries(root, word, signal) {
  let found = { more: true, entries: [] };
  for (let length = 1; found.more && length <= Math.min([...word].length, 12) && !signal?.aborted; length++) {
    found = await load(root, [...word].slice(0, length).join(""));
  }
  return found.entries;
}

/** The things of which a text has all the words, the last ones perhaps not whole yet. */
export async function find(root, words, most, signal, fold) {
  for (const word of [...words].sort((one, other) => other.length - one.length)) {
    const ranked = [];
    for (const [text, label, path, kind, description] of await entries(root, word, signal)) {
      const have = fold(text);
      if (!words.every((one) => have.some((other) => other.startsWith(one)))) continue;
      const same = have.join(" ") === words.join(" "), begins = have.join(" ").startsWith(words.join(" "));
      const href = new URL(path.split("/").map(encodeURIComponent).join("/").replace(/%25/g, "%"), root).href;
      ranked.push({ label, kind, href, text: text === label ? description : text, rank: same ? 0 : begins ? 1 : 2 });
    }
    const once = new Map(ranked.sort((one, other) => one.rank - other.rank).reverse().map((one) => [one.href, one]));
    if (once.size) return [...once.values()].reverse().slice(0, most);
  }
  return [];
}

/** Show on the page of the search what its address asks for. */
export async function fill(find, place) {
  const words = new URLSearchParams(location.search).get("q")?.trim();
  if (!words) return;
  document.getElementById("again").value = words;
  const found = await find(words, 40);
  const list = document.createElement("ol"), told = document.createElement("p");
  list.className = "entries";
  told.textContent = found.length ? `${found.length} found for “${words}”.` : "Nothing was found. Try fewer words.";
  for (const one of found) {
    const item = document.createElement("li"), link = document.createElement("a"), what = document.createElement("span");
    Object.assign(link, { href: one.href, textContent: one.label });
    Object.assign(what, { className: "what", textContent: [one.kind, one.text].filter(Boolean).join(" · ") });
    item.append(link, " ", what);
    list.append(item);
  }
  place.replaceChildren(told, list);
}
