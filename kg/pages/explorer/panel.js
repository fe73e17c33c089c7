// What is known of the selected thing, and what can be done with it.
import { button, completes, make } from "./dom.js";

const years = ({ first, last }) => (first === null ? "" : first === last ? String(first) : `${first}–${last}`);

// Fills the panel. `file` is the thing's neighbourhood, null while it is read; `site.page(id)` is the address of a page.
export function showPanel(panel, model, id, file, site, acts) {
  if (!id) {
    panel.replaceChildren(make("p", {}, "Select a thing to see what is known of it; arrow keys walk from one to the next. Double-click it, or press Enter, to add its neighbours."));
    return;
  }
  const node = model.graph.getNodeAttributes(id);
  const target = make("input", { id: "path-to", type: "search", autocomplete: "off", "aria-label": "Find the path to", placeholder: "Find the path to …" });
  panel.replaceChildren(
    make("h2", {}, make("a", { href: site.page(id) }, node.label)),
    make("p", { className: "soft" }, [node.kind, years(node), `${node.degree} links`].filter(Boolean).join(" · ")),
    make("p", { className: "acts" },
      button("Add neighbours", () => acts.expand(id)),
      button("Collapse", () => acts.collapse(id), { title: "Remove the neighbours that nothing else connects" }),
      button("Remove", () => acts.remove([id])),
    ),
    make("div", { className: "find" }, target),
  );
  completes(target, acts.search, (found) => acts.path(id, found.id));
  if (model.path.length) panel.append(way(model, acts));
  if (file) panel.append(facts(model, file, site, acts));
}

function way(model, acts) {
  const steps = model.path.map((id, at) => {
    const words = at ? between(model, model.path[at - 1], id) : "";
    return make("li", {}, words ? make("span", { className: "soft" }, `${words} `) : null, button(model.graph.getNodeAttribute(id, "label"), () => acts.select(id)));
  });
  return make("section", {}, make("h3", {}, `Path of ${model.path.length - 1} steps`), make("ol", { id: "way" }, ...steps));
}

function between(model, one, other) {
  const edges = [...model.graph.edges(one, other), ...model.graph.edges(other, one)];
  return [...new Set(edges.map((edge) => model.graph.getEdgeAttribute(edge, "words")))].join(", ");
}

function facts(model, file, site, acts) {
  const [{ id }] = file.nodes;
  const names = new Map(file.nodes.map((one) => [one.id, one.label]));
  const fact = (one, other, parts) => make("li", { className: one.fiction ? "fiction" : "" },
    parts(button(names.get(other), () => acts.reach(other)), make("span", { className: "soft" }, one.words)),
    years(one) && ` ${years(one)}`, one.fiction ? " in fiction" : one.articles > 1 ? ` (${one.articles} articles)` : null,
    one.statement ? " " : null,
    one.statement ? make("a", { href: site.page(one.statement), "aria-label": `Why: ${one.words} ${names.get(other)}` }, "why?") : null,
  );
  const allowed = file.edges.filter((one) => model.allows(one));
  const out = allowed.filter((one) => one.source === id).map((one) => fact(one, one.target, (other, words) => [words, " ", other]));
  const literals = file.facts.map(([words, value]) => make("li", {}, make("span", { className: "soft" }, words), ` ${value}`));
  const into = allowed.filter((one) => one.source !== id).map((one) => fact(one, one.source, (other, words) => [other, " ", words]));
  const more = file.neighbours - file.nodes.length + 1;
  return make("section", {},
    make("h3", {}, "Facts"), make("ul", {}, ...out, ...literals),
    into.length ? [make("h3", {}, "What points here"), make("ul", {}, ...into)] : null,
    more > 0 ? make("p", { className: "soft" }, `and ${more} more neighbours, which its page lists`) : null,
  );
}
