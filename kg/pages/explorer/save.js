// What is seen, as files and as a query.
import Graph from "graphology";
import { write } from "graphology-gexf";

// What no XML can hold.
const NOT_CHAR = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const clean = (text) => text.replace(NOT_CHAR, "\ufffd");

export function gexf(model, source, colour) {
  const seen = new Graph({ multi: true });
  const ids = new Set(model.nodes());
  for (const id of ids) {
    const { label, kind, degree, first, last, x, y, size } = model.graph.getNodeAttributes(id);
    const years = first === null ? {} : { first, last };
    seen.addNode(source.iri(id), { label: clean(label), kind: clean(kind), degree, ...years, x, y, size, color: colour(model.graph.getNodeAttributes(id)) });
  }
  for (const id of model.edges()) {
    const { words, relation, articles, fiction } = model.graph.getEdgeAttributes(id);
    const [one, other] = model.graph.extremities(id).map((end) => source.iri(end));
    seen.addEdge(one, other, { label: clean(words), kind: relation, weight: Math.max(1, articles), fiction: Boolean(fiction) });
  }
  const formatNode = (_, { label, x, y, size, color, ...attributes }) => ({ label, attributes, viz: { x, y, z: 0, size, color } });
  const formatEdge = (_, { label, weight, ...attributes }) => ({ label, weight, attributes });
  const text = write(seen, { version: "1.3", pretty: true, formatNode, formatEdge });
  return text.replace(/ (xmlns:xsi|xsi:schemaLocation)="[^"]*"/g, ""); // the schema of GEXF knows neither
}

// A query for the facts of the world between the things that are seen.
export function sparql(model, source) {
  const ids = model.nodes();
  const things = ids.map((id) => `<${source.iri(id)}>`).join(" ");
  const relations = [...new Set(model.edges().map((id) => model.graph.getEdgeAttribute(id, "relation")))].sort();
  const names = relations.map((name) => `<${source.base}ontology#${name}>`).join(" ");
  return `CONSTRUCT { ?one ?relation ?other }\nWHERE {\n  VALUES ?one { ${things} }\n  VALUES ?relation { ${names} }\n` +
    `  ?one ?relation ?other .\n  FILTER(?other IN (${things.replaceAll("> <", ">, <")}))\n}\n`;
}

// The picture as it stands, on the ground of the page.
export function png(stage, ground) {
  const { sigma } = stage;
  const { width, height } = sigma.getDimensions();
  const ratio = devicePixelRatio || 1;
  const canvas = Object.assign(document.createElement("canvas"), { width: width * ratio, height: height * ratio });
  const pen = canvas.getContext("2d");
  pen.fillStyle = ground;
  pen.fillRect(0, 0, canvas.width, canvas.height);
  sigma.refresh(); // what WebGL drew may be read only until the browser shows it
  for (const layer of Object.values(sigma.getCanvases())) if (layer.width) pen.drawImage(layer, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}

export function download(name, content, type) {
  const url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  Object.assign(document.createElement("a"), { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
