// What the drawings share.

export function svg(name, attributes, text) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (text !== undefined) element.textContent = text;
  return element;
}

export function icon(path) {
  const element = svg("svg", { viewBox: "0 0 18 18", "aria-hidden": "true" });
  element.append(svg("path", { d: path }));
  const box = document.createElement("div");
  box.append(element);
  return box;
}

export function shorten(iri, prefixes) {
  const fits = Object.entries(prefixes).filter(([, start]) => iri.startsWith(start));
  const [prefix, start] = fits.sort(([, one], [, other]) => other.length - one.length)[0] ?? [];
  return start === undefined ? iri : `${prefix}:${iri.slice(start.length)}`;
}
