// Prints what graphology reads of a GEXF file: {type, multi, meta, nodes, edges} as JSON.
// Run in build/graphology, where the packages are: node read.cjs FILE.gexf
const { readFileSync } = require("node:fs");
const { createRequire } = require("node:module");
const near = createRequire(process.cwd() + "/");
const Graph = near("graphology");
const gexf = near("graphology-gexf");
const graph = gexf.parse(Graph, readFileSync(process.argv[2], "utf8"));
const nodes = graph.mapNodes((id, attributes) => ({ id, ...attributes }));
const edges = graph.mapEdges((id, attributes, source, target) => ({ id, source, target, ...attributes }));
process.stdout.write(JSON.stringify({ type: graph.type, multi: graph.multi, meta: graph.getAttributes(), nodes, edges }));
