// Results as a drawing of things and the lines between them: triples, or the rows of a table.
import { icon, shorten, svg } from "./drawing.js";

const MOST_NODES = 150;
const STEPS = 220;

export class Graph {
  priority = 6;
  label = "Graph";
  hideFromSelection = false;

  constructor(yasr) {
    this.yasr = yasr;
  }

  canHandleResults() {
    return this.edges().length > 0;
  }

  // [from, relation, to]: of a table, from the first thing of a row to each of the others.
  edges() {
    const rows = this.yasr.results?.getBindings?.() ?? [];
    const names = this.yasr.results?.getVariables?.() ?? [];
    const triple = ["subject", "predicate", "object"];
    if (triple.every((name) => names.includes(name))) return rows.filter((row) => triple.every((name) => row[name])).map((row) => triple.map((name) => row[name].value));
    const things = names.filter((name) => rows.some((row) => row[name]?.type === "uri"));
    const [first] = things;
    return rows.flatMap((row) => things.slice(1).filter((name) => row[first] && row[name]?.type === "uri").map((name) => [row[first].value, name, row[name].value]));
  }

  draw() {
    const all = this.edges();
    const nodes = new Map();
    const edges = [];
    for (const [from, relation, to] of all) {
      for (const iri of [from, to]) if (!nodes.has(iri) && nodes.size < MOST_NODES) nodes.set(iri, { iri, degree: 0 });
      if (nodes.has(from) && nodes.has(to)) {
        edges.push({ from: nodes.get(from), relation, to: nodes.get(to) });
        nodes.get(from).degree += 1;
        nodes.get(to).degree += 1;
      }
    }
    const width = Math.max(320, this.yasr.resultsEl.clientWidth || 800);
    const height = Math.max(360, Math.min(700, width * 0.7));
    place([...nodes.values()], edges, width, height);
    const root = svg("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", class: "kg-graph" });
    root.append(svg("title", {}, `${nodes.size} things, ${edges.length} lines`));
    const prefixes = this.yasr.getPrefixes();
    for (const { from, relation, to } of edges) {
      const line = svg("line", { x1: from.x, y1: from.y, x2: to.x, y2: to.y });
      line.append(svg("title", {}, `${shorten(from.iri, prefixes)} ${shorten(relation, prefixes)} ${shorten(to.iri, prefixes)}`));
      root.append(line);
    }
    for (const node of nodes.values()) {
      const name = shorten(node.iri, prefixes).replace(/^id:/, "").replaceAll("_", " ");
      const dot = svg("circle", { cx: node.x, cy: node.y, r: 4 + Math.min(8, Math.sqrt(node.degree) * 1.5) });
      dot.append(svg("title", {}, node.iri));
      root.append(dot);
      if (nodes.size <= 60 || node.degree > 2) {
        root.append(svg("text", { x: node.x, y: node.y - 9, "text-anchor": node.x < 80 ? "start" : node.x > width - 80 ? "end" : "middle" }, name.length > 28 ? `${name.slice(0, 28)}…` : name));
      }
    }
    this.yasr.resultsEl.replaceChildren(root);
    if (all.length > edges.length) this.yasr.resultsEl.append(`The first ${nodes.size} things are drawn.`);
  }

  getIcon() {
    return icon("M4 2a2 2 0 1 1 0 4l4 5a2 2 0 1 1-2 1L3 6a2 2 0 0 1 1-4zm9 1a2 2 0 1 1-1 4l-3 4-1-1 3-4a2 2 0 0 1 2-3z");
  }
}

// Fruchterman and Reingold's forces, from places on a circle, so that the same answer gives the same drawing.
function place(nodes, edges, width, height) {
  const ideal = Math.sqrt((width * height) / Math.max(1, nodes.length)) * 0.75;
  nodes.forEach((node, at) => {
    const angle = at * 2.399963;
    const far = 0.42 * Math.sqrt((at + 1) / nodes.length);
    node.x = width * (0.5 + far * Math.cos(angle));
    node.y = height * (0.5 + far * Math.sin(angle));
  });
  for (let step = 0; step < STEPS; step += 1) {
    const heat = (width / 12) * (1 - step / STEPS);
    for (const node of nodes) {
      node.dx = (width / 2 - node.x) * 0.02;
      node.dy = (height / 2 - node.y) * 0.02;
      for (const other of nodes) {
        if (other === node) continue;
        const [x, y] = [node.x - other.x, node.y - other.y];
        const square = Math.max(1, x * x + y * y);
        node.dx += (x * ideal * ideal) / square;
        node.dy += (y * ideal * ideal) / square;
      }
    }
    for (const { from, to } of edges) {
      const [x, y] = [from.x - to.x, from.y - to.y];
      const pull = Math.sqrt(x * x + y * y) / ideal;
      from.dx -= x * pull;
      from.dy -= y * pull;
      to.dx += x * pull;
      to.dy += y * pull;
    }
    for (const node of nodes) {
      const length = Math.max(1, Math.hypot(node.dx, node.dy));
      node.x = Math.min(width - 16, Math.max(16, node.x + (node.dx / length) * Math.min(heat, length)));
      node.y = Math.min(height - 16, Math.max(20, node.y + (node.dy / length) * Math.min(heat, length)));
    }
  }
}
