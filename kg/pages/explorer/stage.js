// The picture: sigma on a canvas, with keys for those who use no pointer.
import Sigma from "sigma";
import { EdgeArrowProgram, EdgeLineProgram, NodePointProgram } from "sigma/rendering";
import { animateNodes } from "sigma/utils";
import { Labels } from "./labels.js";

// With more edges than this, lines are one pixel wide and without arrows, and disappear while the picture moves.
const BIG = 4000;
const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

export const hasWebGL = () => Boolean(document.createElement("canvas").getContext("webgl2"));

export class Stage {
  // `acts` are what a person does here: select(id or null), expand(id), remove(id), moved().
  constructor(container, model, acts) {
    Object.assign(this, { model, acts, container, near: new Set(), hovered: null });
    const labels = new Labels();
    this.sigma = new Sigma(model.graph, container, {
      allowInvalidContainer: true,
      defaultNodeType: "point", // one vertex each: three are many times slower where no graphics card draws
      defaultEdgeType: "line",
      nodeProgramClasses: { point: NodePointProgram },
      edgeProgramClasses: { line: EdgeLineProgram, arrow: EdgeArrowProgram },
      labelFont: "system-ui, sans-serif",
      labelDensity: 2,
      labelGridCellSize: 90,
      labelRenderedSizeThreshold: 5,
      edgeLabelColor: { attribute: "ink" },
      edgeLabelSize: 12,
      minCameraRatio: 0.01,
      maxCameraRatio: 4,
      renderEdgeLabels: true,
      stagePadding: 40,
      defaultDrawNodeLabel: labels.node,
      defaultDrawEdgeLabel: labels.edge,
      defaultDrawNodeHover: () => {}, // a hovered node has its label anyway
      nodeReducer: (id, node) => this.#node(id, node),
      edgeReducer: (id, edge) => this.#edge(id, edge),
    });
    this.sigma.on("clickNode", ({ node }) => acts.select(node));
    this.sigma.on("clickStage", () => acts.select(null));
    this.sigma.on("doubleClickNode", ({ node, preventSigmaDefault }) => (preventSigmaDefault(), acts.expand(node)));
    this.sigma.on("enterNode", ({ node }) => this.#hover(node));
    this.sigma.on("leaveNode", () => this.#hover(null));
    this.sigma.on("beforeRender", () => labels.clear());
    this.sigma.on("afterRender", () => labels.draw(this.colours, this.sigma.getDimensions().width));
    this.sigma.getCamera().on("updated", () => acts.moved());
    container.addEventListener("keydown", (event) => this.#key(event));
  }

  // Draws all anew. `colours` are those of the page; `colour(node)` is that of a node.
  draw(colours, colour) {
    const { model } = this;
    this.big = model.graph.size > BIG;
    Object.assign(this, { colours, colour, way: new Set(model.path.slice(1).map((id, at) => [id, model.path[at]].sort().join(" "))) });
    this.#look();
    this.sigma.setSetting("hideEdgesOnMove", model.graph.size > 5 * BIG);
    this.sigma.refresh();
  }

  #look() {
    const { graph, selected } = this.model;
    const centre = this.hovered ?? (graph.hasNode(selected) ? selected : null);
    this.centre = centre;
    this.near = new Set(centre ? [centre, ...graph.neighbors(centre)] : []);
  }

  #hover(id) {
    this.hovered = id;
    this.container.style.cursor = id ? "pointer" : "";
    this.turn();
  }

  // Draws anew what is near the hovered or selected thing, and what was before.
  turn() {
    const before = [...this.near];
    this.#look();
    const nodes = [...new Set([...before, ...this.near])].filter((one) => this.model.graph.hasNode(one));
    if (this.big) {
      const edges = nodes.flatMap((one) => this.model.graph.edges(one));
      this.sigma.refresh({ partialGraph: { nodes, edges }, skipIndexation: true, schedule: true });
    } else this.sigma.refresh({ schedule: true });
  }

  #node(id, node) {
    const { selected, path } = this.model;
    const rank = [id === selected, id === this.hovered, path.includes(id), this.near.has(id) && this.near.size < 60].indexOf(true);
    return {
      ...node,
      color: this.colour(node),
      hidden: !this.model.admits(node),
      selected: id === selected,
      zIndex: rank < 0 ? 0 : 4 - rank,
      forceLabel: rank >= 0,
    };
  }

  #edge(id, edge) {
    const { graph } = this.model;
    const [one, other] = graph.extremities(id);
    const between = this.way.has([one, other].sort().join(" "));
    const touched = one === this.centre || other === this.centre;
    const plain = edge.fiction ? this.colours.fiction : this.colours.line;
    // Parallel facts lie on each other: the first says all their words.
    const twins = touched || between ? graph.edges(one, other).concat(graph.edges(other, one)).filter((twin) => this.model.allows(graph.getEdgeAttributes(twin))) : [];
    return {
      ...edge,
      type: this.big ? "line" : "arrow",
      size: between ? 4 : touched ? 2 : 1.2,
      color: between || touched ? (edge.fiction ? this.colours.fiction : this.colours.link) : plain,
      ink: this.colours.text,
      hidden: !this.model.allows(edge),
      label: twins[0] === id ? [...new Set(twins.map((twin) => graph.getEdgeAttribute(twin, "words")))].join(", ") : null,
      forceLabel: twins[0] === id && this.near.size < 40,
    };
  }

  // Moves nodes to places, at once where the reader wants no motion.
  move(places) {
    return new Promise((resolve) => {
      if (!still()) return animateNodes(this.model.graph, places, { duration: 400, easing: "quadraticOut" }, resolve);
      for (const [id, place] of Object.entries(places)) this.model.graph.mergeNodeAttributes(id, place);
      resolve();
    });
  }

  get camera() {
    const { x, y, ratio } = this.sigma.getCamera().getState();
    return [x, y, ratio];
  }

  set camera([x, y, ratio]) {
    this.sigma.getCamera().setState({ x, y, ratio, angle: 0 });
  }

  look(id) {
    const { x, y } = this.sigma.getNodeDisplayData(id) ?? { x: 0.5, y: 0.5 };
    this.#go({ x, y });
  }

  #go(state) {
    const camera = this.sigma.getCamera();
    if (still()) camera.setState({ ...camera.getState(), ...state });
    else camera.animate(state, { duration: 250 });
  }

  fit() {
    this.#go({ x: 0.5, y: 0.5, ratio: 1, angle: 0 });
  }

  zoom(factor) {
    this.#go({ ratio: this.sigma.getCamera().getBoundedRatio(this.sigma.getCamera().getState().ratio * factor) });
  }

  #key(event) {
    const { selected } = this.model;
    const step = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[event.key];
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (step) this.#step(...step);
    else if (event.key === "Enter" && selected) this.acts.expand(selected);
    else if (event.key === "Delete" && selected) this.acts.remove([selected]);
    else if (event.key === "Escape") this.acts.select(null);
    else if (event.key === "+" || event.key === "=") this.zoom(1 / 1.5);
    else if (event.key === "-") this.zoom(1.5);
    else if (event.key === "0") this.fit();
    else return;
    event.preventDefault();
  }

  // Selects the nearest shown node in a direction, the best linked one where none is selected.
  #step(dx, dy) {
    const { graph, selected } = this.model;
    const all = this.model.nodes();
    if (!all.length) return;
    if (!graph.hasNode(selected)) {
      this.acts.select(all.reduce((best, id) => (graph.degree(id) > graph.degree(best) ? id : best)));
      return;
    }
    const from = graph.getNodeAttributes(selected);
    let best = null, least = Infinity;
    for (const id of all) {
      const { x, y } = graph.getNodeAttributes(id);
      const along = (x - from.x) * dx + (y - from.y) * dy, aside = Math.abs((x - from.x) * dy) + Math.abs((y - from.y) * dx);
      if (along > 1e-6 && aside <= 1.5 * along && along + 2 * aside < least) (best = id), (least = along + 2 * aside);
    }
    if (best) this.acts.select(best);
  }
}
