// The state of the explorer in the fragment of its address, so that a link shows the same.
// `#Carol_Reed` or `#thing=Carol_Reed` begins with a thing; what a person made of it is written out in full.

import { plain } from "./source.js";

const list = (text) => (text ? text.split(" ") : []);
const number = (text) => (/^-?\d+$/.test(text ?? "") ? Number(text) : null);

export function written(model, { whole, camera, view }) {
  const { graph, filters } = model;
  const values = { whole: whole ? "1" : "" };
  if (!whole) {
    values.things = graph.nodes().join(" ");
    values.at = graph.mapNodes((_, { x, y }) => `${x.toFixed(0)},${y.toFixed(0)}`).join(" ");
  }
  Object.assign(values, {
    select: model.selected ?? "", path: model.path.join(" "), view: view === "list" ? view : "",
    colour: model.by === "kind" ? "" : model.by, fiction: filters.fiction ? "" : "0",
    from: filters.from ?? "", to: filters.to ?? "", relations: [...filters.relations].join(" "),
    camera: camera.map((one) => one.toFixed(3)).join(","),
  });
  const found = new URLSearchParams(Object.entries(values).filter(([, value]) => value !== ""));
  for (const kind of filters.kinds) found.append("without", kind);
  return found.toString();
}

export function understood(fragment) {
  const text = fragment.replace(/^#(thing=)?/, "");
  if (!/^(whole|things)=/.test(text)) {
    const id = plain(text);
    return { things: id ? [id] : [], at: [], whole: !id, fresh: true };
  }
  const values = new URLSearchParams(text);
  const camera = (values.get("camera") ?? "").split(",").map(Number);
  return {
    whole: values.get("whole") === "1",
    things: list(values.get("things")),
    at: list(values.get("at")).map((one) => one.split(",").map(Number)).map(([x, y]) => ({ x: x || 0, y: y || 0 })),
    select: values.get("select"),
    path: list(values.get("path")),
    view: values.get("view") ?? "graph",
    by: values.get("colour") === "community" ? "community" : "kind",
    filters: {
      relations: new Set(list(values.get("relations"))), kinds: new Set(values.getAll("without")),
      fiction: values.get("fiction") !== "0", from: number(values.get("from")), to: number(values.get("to")),
    },
    camera: camera.length === 3 && camera.every(Number.isFinite) && camera[2] > 0 ? camera : null,
  };
}
