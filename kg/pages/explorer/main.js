// The explorer: what is shown, what a person does with it, and the address that remembers it.
import { colours as colouring } from "./colours.js";
import { completes, make } from "./dom.js";
import { showFilters } from "./filters.js";
import { showList } from "./list.js";
import { Model, STEP } from "./model.js";
import { showPanel } from "./panel.js";
import { path as search } from "./path.js";
import { ring, settled } from "./place.js";
import { download, gexf, png, sparql } from "./save.js";
import { understood, written } from "./share.js";
import { Source, isConcept } from "./source.js";
import { Stage, hasWebGL } from "./stage.js";

const $ = (id) => document.getElementById(id);
const page = $("explorer"), { root, base, suffix, palette } = page.dataset;
const site = { page: (id) => `${root}page/${id}${suffix}` };
const source = new Source({ root, base, suffix });
const dark = matchMedia("(prefers-color-scheme: dark)");

let model = new Model(), stage = null, whole = false, view = "graph", colours = null, later = 0, ticket = 0;

const say = (words) => ($("status").textContent = words);
const count = () => `${model.nodes().length} things, ${model.edges().length} facts`;

const acts = {
  search: (words) => source.search(words),
  select(id) {
    model.selected = id;
    if (id) say(`${model.graph.getNodeAttribute(id, "label")}, ${model.graph.getNodeAttribute(id, "kind")}, ${model.graph.degree(id)} facts shown`);
    stage?.turn();
    describe();
  },
  // Selects a thing, adding it where it is not shown.
  async reach(id) {
    if (!model.graph.hasNode(id)) await add([id], model.selected);
    acts.select(model.graph.hasNode(id) ? id : null);
    stage?.look(id);
  },
  async expand(id) {
    const file = await source.thing(id);
    if (!file) return say("This thing is not there any more.");
    const fresh = file.nodes.slice(1).filter((one) => !model.graph.hasNode(one.id) && model.admits(one) && !isConcept(one.id));
    const linked = new Set(file.edges.filter((one) => model.allows(one)).flatMap((one) => [one.source, one.target]));
    const wanted = fresh.filter((one) => linked.has(one.id)), taken = wanted.slice(0, STEP);
    model.selected = id;
    await place(taken, file.edges, id);
    const left = wanted.length - taken.length;
    say(`${taken.length} neighbours added${left ? `, ${left} more can be` : ""}; ${count()}`);
  },
  collapse(id) {
    acts.remove(model.leaves(id));
  },
  remove(ids) {
    model.remove(ids);
    say(`${ids.length} removed; ${count()}`);
    refresh();
  },
  async path(one, other) {
    say("Looking for a path …");
    const way = await search(one, other, neighbours, (next) => !isConcept(next.id));
    if (!way) return say(way === null ? "Nothing connects these two." : "No path was found near by.");
    await add(way.filter((id) => !model.graph.hasNode(id)), one);
    [model.path, model.selected] = [way, one];
    refresh();
    return say(`A path of ${way.length - 1} steps: ${way.map((id) => model.graph.getNodeAttribute(id, "label")).join(", ")}`);
  },
  moved: () => remember(),
};

// The neighbours of a thing by the facts and kinds that the filters let through.
async function neighbours(id) {
  const file = await source.thing(id);
  const linked = new Set((file?.edges ?? []).filter((one) => model.allows(one)).flatMap((one) => [one.source, one.target]));
  return (file?.nodes ?? []).slice(1).filter((one) => linked.has(one.id) && model.admits(one));
}

// Adds things by their ids, near one that is shown.
async function add(ids, near) {
  const files = (await Promise.all(ids.map((id) => source.thing(id)))).filter(Boolean);
  if (files.length < ids.length) say("Some of these things are not there any more.");
  await place(files.map((file) => file.nodes[0]), files.flatMap((file) => file.edges), near);
  return files.map((file) => file.nodes[0].id);
}

// Adds nodes around one, joins them, and lets forces settle them; what stood stays where it was.
async function place(nodes, edges, centre) {
  const first = model.graph.order <= 1, ids = nodes.map((one) => one.id);
  model.add(nodes, ring(model.graph, ids, model.graph.hasNode(centre) ? centre : null));
  model.join(edges);
  refresh();
  if (ids.length && model.graph.order > 1 && model.graph.order <= 3000) await settle(new Set(first ? model.graph.nodes() : ids));
  complete(ids);
}

async function settle(moving) {
  const places = await settled(model.graph, moving);
  const there = Object.entries(places).filter(([id]) => model.graph.hasNode(id));
  if (stage) await stage.move(Object.fromEntries(there));
  else for (const [id, at] of there) model.graph.mergeNodeAttributes(id, at);
  remember();
}

// Reads what the new ones have to do with all that is shown, so that no fact between two shown things is missing.
async function complete(ids) {
  if (whole) return;
  for (const id of ids) {
    const file = await source.thing(id).catch(() => null);
    if (file) model.join(file.edges);
  }
  refresh();
}

// Draws all anew.
function refresh() {
  const at = new Map(model.groups(colours.palette.length).map(([name, , number]) => [name, number]));
  const colour = (node) => colours.palette[at.get(model.group(node)) ?? colours.palette.length - 1];
  stage?.draw(colours, colour);
  acts.colour = colour;
  const open = [...$("filters").querySelectorAll("details")].map((one) => [one.id, one.open]), { activeElement } = document;
  const kept = $("filters").contains(activeElement) && [...$("filters").querySelectorAll("input, select")].indexOf(activeElement);
  showFilters($("filters"), model, colours.palette, () => (refresh(), say(count())), recolour);
  for (const [id, shown] of open) $(id).open = shown;
  if (kept !== false) $("filters").querySelectorAll("input, select")[kept]?.focus();
  describe();
}

// Says what is known of the selected thing, and lists what is seen where that is asked for.
function describe() {
  const number = ++ticket, { selected } = model;
  showPanel($("panel"), model, selected, null, site, acts);
  if (selected) source.thing(selected).then((file) => number === ticket && file && showPanel($("panel"), model, selected, file, site, acts));
  if (view === "list") showList($("list"), model, site, acts);
  remember();
}

async function recolour(by) {
  if (by === "community") {
    const file = await source.whole();
    if (!file?.communities.length) return say("No communities were worked out for this collection."), refresh();
    model.communities = file.communities;
    const found = new Map(file.nodes.map((one) => [one.id, one.community]));
    model.graph.updateEachNodeAttributes((id, node) => ({ ...node, community: found.get(id) }));
  }
  model.by = by;
  return refresh();
}

function remember() {
  clearTimeout(later);
  later = setTimeout(() => history.replaceState(null, "", `#${written(model, { whole, view, camera: stage?.camera ?? [0.5, 0.5, 1] })}`), 250);
}

function show(which) {
  view = stage ? which : "list";
  page.dataset.view = view;
  $("stage").hidden = view === "list";
  $("list").hidden = view !== "list";
  $("as-list").setAttribute("aria-pressed", String(view === "list"));
  refresh();
  if (view === "graph") stage.sigma.resize();
}

async function showWhole() {
  say("Reading the whole graph; the first time after a change it is laid out, which takes some seconds …");
  const file = await source.whole();
  whole = true;
  model.graph.clear();
  model.remove([]);
  model.communities = file.communities;
  model.add(file.nodes, file.nodes);
  model.join(file.edges);
  refresh();
  stage?.fit();
  say(`${count()}${file.nodes.length < file.things ? `; the best linked of ${file.things} things` : ""}`);
}

async function begin() {
  const state = understood(location.hash);
  whole = false;
  model.graph.clear();
  model.remove([]);
  if (!state.fresh) Object.assign(model, { filters: state.filters });
  if (state.whole) await showWhole();
  else if (state.fresh) {
    const [id] = await add(state.things, null);
    if (id) await acts.expand(id);
  } else {
    const files = await Promise.all(state.things.map((id) => source.thing(id)));
    const there = files.map((file, at) => [file, state.at[at] ?? { x: 0, y: 0 }]).filter(([file]) => file);
    model.add(there.map(([file]) => file.nodes[0]), there.map(([, at]) => at));
    for (const [file] of there) model.join(file.edges);
    say(count());
  }
  if (!state.fresh) {
    const has = (id) => model.graph.hasNode(id);
    Object.assign(model, { path: state.path.every(has) ? state.path : [], selected: has(state.select) ? state.select : null });
    await recolour(state.by);
    if (state.camera && stage) stage.camera = state.camera;
    show(state.view);
  }
}

const guarded = (task) => task().catch((error) => say(`That did not work: ${error.message}`));

function press(id, act) {
  $(id).addEventListener("click", () => guarded(async () => act()));
}

press("whole", showWhole);
press("clear", () => acts.remove(model.graph.nodes()));
press("fit", () => stage?.fit());
press("larger", () => stage?.zoom(1 / 1.5));
press("smaller", () => stage?.zoom(1.5));
press("tidy", () => (model.graph.order > 3000 ? say("So many things stay where they were laid out.") : settle(new Set(model.graph.nodes()))));
press("as-list", () => show(view === "list" ? "graph" : "list"));
press("save-gexf", () => download("graph.gexf", gexf(model, source, acts.colour), "application/gexf+xml"));
press("save-png", async () => (stage ? download("graph.png", await png(stage, colours.ground), "image/png") : say("There is no picture to save.")));
press("save-sparql", () => {
  const text = sparql(model, source);
  if (suffix) download("graph.rq", text, "application/sparql-query");
  else open(`${root}query#query=${encodeURIComponent(text)}`, "_blank", "noopener");
});
press("share", async () => {
  const link = $("link");
  Object.assign(link, { hidden: false, value: location.href }).select();
  await navigator.clipboard?.writeText(location.href).then(() => say("The link is copied."), () => say("Copy the link from the field."));
});

for (const name of ["expand", "path", "reach"]) {
  const act = acts[name];
  acts[name] = (...given) => guarded(() => act(...given));
}
completes($("add"), acts.search, (found) => acts.reach(found.id));
$("waiting").remove();
$("stage").hidden = false; // sigma measures it
colours = colouring(page, palette.split(" "));
if (hasWebGL()) {
  try {
    stage = new Stage($("stage"), model, acts);
  } catch (error) {
    console.warn(error);
  }
}
if (!stage) page.prepend(make("p", { className: "notice", role: "status" }, "This browser shows no WebGL, so what is seen is listed instead of drawn."));
show("graph");
dark.addEventListener("change", () => ((colours = colouring(page, palette.split(" "))), refresh()));
addEventListener("hashchange", () => guarded(begin));
guarded(begin).then(() => (document.documentElement.dataset.ready = "1"));
// What tests and measurements look at.
window.explorer = { model, get stage() { return stage; }, acts };
