// What is shown, and what of it the filters let through.
import Graph from "graphology";

// How many neighbours one step adds.
export const STEP = 24;

const overlaps = (one, from, to) => (one.first === null || ((to === null || one.first <= to) && (from === null || one.last >= from)));

export class Model {
  graph = new Graph({ multi: true });
  // The filters: names of relations and of kinds that are hidden, whether fiction is shown, years or null.
  filters = { relations: new Set(), kinds: new Set(), fiction: true, from: null, to: null };
  by = "kind";
  selected = null;
  path = [];
  communities = [];

  // Adds nodes at places, or moves nothing where they are shown already.
  add(nodes, places) {
    nodes.forEach((node, at) => {
      if (this.graph.hasNode(node.id)) return;
      const { id, ...about } = node;
      this.graph.addNode(id, { ...about, ...places[at], size: Math.min(18, 3 + 1.6 * Math.sqrt(node.degree)) });
    });
  }

  // Adds those edges whose two ends are shown.
  join(edges) {
    for (const { source, target, ...about } of edges) {
      const key = JSON.stringify([source, about.relation, target, about.fiction]);
      if (this.graph.hasNode(source) && this.graph.hasNode(target) && source !== target && !this.graph.hasEdge(key))
        this.graph.addEdgeWithKey(key, source, target, about);
    }
  }

  remove(ids) {
    for (const id of ids) this.graph.dropNode(id);
    if (!this.graph.hasNode(this.selected)) this.selected = null;
    this.path = this.path.every((id) => this.graph.hasNode(id)) ? this.path : [];
  }

  // The neighbours that nothing else connects with what is shown.
  leaves(id) {
    return this.graph.neighbors(id).filter((other) => this.graph.neighbors(other).length === 1);
  }

  admits(node) {
    return !this.filters.kinds.has(node.kind) && overlaps(node, this.filters.from, this.filters.to);
  }

  allows(edge) {
    const { relations, fiction, from, to } = this.filters;
    return !relations.has(edge.relation) && (fiction || !edge.fiction) && overlaps(edge, from, to);
  }

  nodes() {
    return this.graph.filterNodes((_, node) => this.admits(node));
  }

  edges() {
    return this.graph.filterEdges((_, edge, __, ___, one, other) => this.allows(edge) && this.admits(one) && this.admits(other));
  }

  // What the legend lists: [name, how many, colour number]; those beyond the palette share the last colour.
  groups(colours) {
    const counts = new Map();
    this.graph.forEachNode((_, node) => counts.set(this.group(node), (counts.get(this.group(node)) ?? 0) + 1));
    const sorted = [...counts].sort(([one, n], [other, m]) => m - n || String(one).localeCompare(other));
    return sorted.map(([name, n], at) => [name, n, Math.min(at, colours - 1)]);
  }

  group(node) {
    return this.by === "kind" ? node.kind : (this.communities[node.community] ?? "others");
  }

  // Relations in use: [name, words, how many].
  relations() {
    const counts = new Map();
    this.graph.forEachEdge((_, { relation, words }) => counts.set(relation, [relation, words, (counts.get(relation)?.[2] ?? 0) + 1]));
    return [...counts.values()].sort((one, other) => other[2] - one[2] || one[1].localeCompare(other[1]));
  }
}
