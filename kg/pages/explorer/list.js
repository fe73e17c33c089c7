// What is seen as a table, for those who read instead of looking; every row can do what the picture can.
import { button, make } from "./dom.js";

const MOST = 200;

export function showList(element, model, site, acts) {
  const { graph } = model;
  const ids = model.nodes().sort((one, other) => graph.degree(other) - graph.degree(one) || (one < other ? -1 : 1));
  const shown = new Set(model.edges());
  const rows = ids.slice(0, MOST).map((id) => {
    const { label, kind, first, last } = graph.getNodeAttributes(id);
    const links = graph.edges(id).filter((edge) => shown.has(edge)).map((edge) => {
      const words = graph.getEdgeAttribute(edge, "words"), other = graph.getNodeAttribute(graph.opposite(id, edge), "label");
      return graph.source(edge) === id ? `${words} ${other}` : `${other} (${words})`;
    });
    const named = (text, act) => button(text, act, { "aria-label": `${text}: ${label}` });
    return make("tr", { className: id === model.selected ? "chosen" : "" },
      make("th", { scope: "row" }, make("a", { href: site.page(id) }, label)),
      make("td", {}, kind),
      make("td", {}, first === null ? "" : first === last ? first : `${first}–${last}`),
      make("td", {}, links.slice(0, 5).join("; ") + (links.length > 5 ? ` and ${links.length - 5} more` : "")),
      make("td", { className: "acts" }, named("Select", () => acts.select(id)), named("Add neighbours", () => acts.expand(id)), named("Remove", () => acts.remove([id]))),
    );
  });
  const head = ["Thing", "Class", "Years", "Links shown", "Actions"].map((words) => make("th", { scope: "col" }, words));
  const caption = ids.length > MOST ? `The ${MOST} best linked of ${ids.length} things` : `${ids.length} things`;
  element.replaceChildren(make("table", {}, make("caption", {}, caption), make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...rows)));
}
