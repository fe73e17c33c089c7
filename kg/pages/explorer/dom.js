// Elements from words and data. Text is only ever set as text.

// An element with properties (those with a dash are attributes) and children; null children are left out.
export function make(name, properties = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (key.includes("-") || key === "role" || key === "for") element.setAttribute(key, value);
    else element[key] = value;
  }
  element.append(...children.flat().filter((one) => one !== null && one !== undefined));
  return element;
}

export const button = (text, onclick, properties = {}) => make("button", { type: "button", onclick, ...properties }, text);

// Makes a text field a combobox: `look(words)` promises [{id, text}], `choose` gets the one taken.
export function completes(field, look, choose) {
  const list = make("ul", { id: `${field.id}-list`, role: "listbox", hidden: true, "aria-label": field.getAttribute("aria-label") ?? "Found" });
  const attributes = { role: "combobox", "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list" };
  for (const [key, value] of Object.entries(attributes)) field.setAttribute(key, value);
  field.after(list);
  let found = [], at = -1, asked = 0;

  const show = () => {
    list.hidden = !found.length;
    field.setAttribute("aria-expanded", String(!list.hidden));
    list.replaceChildren(...found.map((one, row) => make("li", {
      role: "option", id: `${list.id}-${row}`, "aria-selected": String(row === at), onmousedown: (event) => (event.preventDefault(), take(one)),
    }, one.text)));
    if (at >= 0) field.setAttribute("aria-activedescendant", `${list.id}-${at}`);
    else field.removeAttribute("aria-activedescendant");
  };
  const close = () => ((found = []), (at = -1), show());
  const take = (one) => (close(), (field.value = ""), choose(one));
  const ask = async () => {
    const words = field.value.trim(), number = ++asked;
    const hits = words ? await look(words).catch(() => []) : [];
    if (number === asked) (found = hits), (at = -1), show();
  };
  field.addEventListener("input", ask);
  field.addEventListener("blur", close);
  field.addEventListener("keydown", async (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length) (at = (at + step + found.length) % found.length), show();
    else if (event.key === "Escape" && found.length) close();
    else if (event.key === "Enter" && field.value.trim()) {
      if (!found.length) await ask();
      if (found.length) take(found[Math.max(0, at)]);
    } else return;
    event.preventDefault();
  });
}
