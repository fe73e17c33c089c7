// What the service or the static files tell: neighbourhoods, the whole graph, names. Each file is read once.

import { find } from "../site.js";

const NODE = ["id", "label", "kind", "degree", "first", "last", "x", "y", "community"];
const EDGE = ["source", "target", "relation", "fiction", "articles", "first", "last", "statement"];

// What many share (an occupation, a genre) says little of what belongs together.
export const isConcept = (id) => id.startsWith("concept/");

// The part of a page's path that stands for a thing, as files name it: percent-encoded only where addresses are.
export function plain(path) {
  const decoded = path.replace(/(%[0-9A-F]{2})+/gi, (coded) => { try { return decodeURIComponent(coded); } catch { return coded; } });
  return decoded.replace(/[\x00-\x20\x7f<>"{}|\\^`%#?[\]]/g, encodeURIComponent);
}

const row = (names, values) => Object.fromEntries(values.map((value, at) => [names[at], value]));

function read(file) {
  const nodes = file.nodes.map((one) => row(NODE, one)).map((one) => ({ ...one, kind: file.kinds[one.kind] ?? "thing" }));
  const edges = file.edges.map((one) => row(EDGE, one)).map((one) => {
    const [relation, words] = file.relations[one.relation];
    return { ...one, source: nodes[one.source].id, target: nodes[one.target].id, relation, words };
  });
  return { ...file, nodes, edges };
}

export class Source {
  // `root` is the way to the base, `base` what things' addresses begin with, `suffix` what the paths of pages end with.
  constructor({ root, base, suffix }) {
    Object.assign(this, { root, base, suffix, files: new Map(), addresses: new Map() });
  }

  async #fetch(path) {
    const answer = await fetch(this.root + path);
    if (answer.status === 404 || answer.status === 410) return null;
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${answer.statusText}`);
    return answer.json();
  }

  #file(path) {
    if (!this.files.has(path)) {
      const promise = this.#fetch(path).then((file) => {
        for (const [id, iri] of Object.entries(file?.addresses ?? {})) this.addresses.set(id, iri);
        return file && read(file);
      });
      promise.catch(() => this.files.delete(path));
      this.files.set(path, promise);
    }
    return this.files.get(path);
  }

  // A thing (the first of the nodes) and its neighbours, the best linked first; null where there is none.
  thing(id) {
    return this.#file(`graph/${id}.json`);
  }

  // The whole graph, or the best linked part of it, with places and communities.
  whole() {
    return this.#file("graph/overview.json");
  }

  // Things by words: [{id, text}].
  async search(words) {
    const start = new URL("page/", new URL(this.root, location.href)).pathname;
    const hits = (await find(words, 10)).map(({ label, kind, href }) => ({ label, kind, path: new URL(href).pathname }));
    return hits.filter((one) => one.path.startsWith(start) && one.path.endsWith(this.suffix)).map(({ label, kind, path }) => (
      { id: plain(path.slice(start.length, path.length - this.suffix.length)), text: [label, kind].filter(Boolean).join(", ") }
    )).filter((one) => !/^(statement|article|run|ontology)\//.test(one.id));
  }

  // The address of a thing.
  iri(id) {
    if (this.addresses.has(id)) return this.addresses.get(id);
    const [scope, ...name] = id.split("/-/");
    if (/^(concept|article)\//.test(id)) return this.base + id;
    return `${this.base}id/${name.length ? `${scope}#${name.join("/-/")}` : id}`;
  }
}
