// Which relations, kinds and years are shown, and the legend, which is the filter of kinds too.
import { make } from "./dom.js";

// Rows that a list of filters has at first.
const MOST = 40;

function boxes(rows, hidden, toggle) {
  return rows.slice(0, MOST).map(([key, words, count, swatch]) => {
    const box = make("input", { type: "checkbox", checked: !hidden.has(key), onchange: () => toggle(key, box.checked) });
    return make("label", {}, box, swatch ? make("i", { className: "swatch", style: `background: ${swatch}` }) : null, ` ${words} `, make("span", { className: "soft" }, String(count)));
  });
}

// Fills the element; `changed()` is told after every change of `model.filters`, `recolour(by)` when colours are to tell another thing.
export function showFilters(element, model, palette, changed, recolour) {
  const { filters } = model;
  const toggle = (hidden) => (key, shown) => (shown ? hidden.delete(key) : hidden.add(key), changed());
  const kinds = new Map();
  model.graph.forEachNode((_, { kind }) => kinds.set(kind, (kinds.get(kind) ?? 0) + 1));
  for (const kind of filters.kinds) kinds.set(kind, kinds.get(kind) ?? 0);
  const shade = new Map(model.groups(palette.length).map(([name, , at]) => [name, palette[at]]));
  const sorted = [...kinds].sort((one, other) => other[1] - one[1] || one[0].localeCompare(other[0]));
  const year = (name, words) => make("label", {}, `${words} `, make("input", {
    id: `year-${name}`, type: "number", min: -9999, max: 9999, value: filters[name] ?? "", placeholder: "any",
    onchange: ({ target }) => ((filters[name] = target.value === "" ? null : Number(target.value)), changed()),
  }));
  const fiction = make("input", { id: "fiction", type: "checkbox", checked: filters.fiction, onchange: () => ((filters.fiction = fiction.checked), changed()) });
  const by = make("select", { id: "by", onchange: () => recolour(by.value) },
    make("option", { value: "kind", selected: model.by === "kind" }, "class"),
    make("option", { value: "community", selected: model.by === "community" }, "community"),
  );
  const legend = model.by === "community"
    ? model.groups(palette.length).slice(0, palette.length).map(([name, count, at]) => make("li", {}, make("i", { className: "swatch", style: `background: ${palette[at]}` }), ` ${name} `, make("span", { className: "soft" }, String(count))))
    : null;
  element.replaceChildren(
    make("label", {}, "Colours tell ", by),
    ...(legend ? [make("ul", { id: "legend" }, ...legend)] : []),
    group("Classes", "kinds", boxes(sorted.map(([kind, n]) => [kind, kind, n, model.by === "kind" ? shade.get(kind) : ""]), filters.kinds, toggle(filters.kinds))),
    group("Relations", "relations", boxes(model.relations(), filters.relations, toggle(filters.relations))),
    group("Time", "time", [year("from", "from year"), year("to", "to year"), make("p", { className: "soft" }, "What has no date stays.")]),
    make("label", {}, fiction, " facts of fiction"),
  );
}

function group(words, id, children) {
  return make("details", { id, open: true }, make("summary", {}, words), ...children);
}
