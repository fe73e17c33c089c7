// Where new nodes stand: first in a ring, then where forces drive them, worked out in a worker.
import Graph from "graphology";
import ForceAtlas2 from "graphology-layout-forceatlas2/worker.js";

const RADIUS = 40, STEPS = 120;

// Places for new nodes around one that stands, the first opposite to the middle of all.
export function ring(graph, ids, centre) {
  const { x = 0, y = 0 } = centre ? graph.getNodeAttributes(centre) : {};
  const start = Math.atan2(y, x) - Math.PI * (1 - 1 / Math.max(1, ids.length));
  return ids.map((_, at) => {
    const angle = start + (2 * Math.PI * at) / ids.length;
    return { x: x + RADIUS * Math.cos(angle), y: y + RADIUS * Math.sin(angle) };
  });
}

// Promises places for the nodes of `moving`, the others being fixed; always the same for the same graph.
export function settled(graph, moving) {
  const copy = new Graph({ multi: true });
  graph.forEachNode((id, { x, y }) => copy.addNode(id, { x, y, fixed: !moving.has(id) }));
  graph.forEachEdge((_, __, source, target) => source !== target && copy.addEdge(source, target));
  const settings = { gravity: 0.5, scalingRatio: 60, slowDown: 2, edgeWeightInfluence: 0, barnesHutOptimize: copy.order > 400 };
  return new Promise((resolve) => {
    const layout = new ForceAtlas2(copy, { settings });
    let steps = 0;
    copy.on("eachNodeAttributesUpdated", () => {
      if (++steps !== STEPS) return;
      resolve(Object.fromEntries([...moving].map((id) => [id, { x: copy.getNodeAttribute(id, "x"), y: copy.getNodeAttribute(id, "y") }])));
      setTimeout(() => layout.kill()); // it is in the middle of this step
    });
    layout.start();
  });
}
