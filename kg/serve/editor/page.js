// The query page: YASGUI with this service's prefixes, vocabulary and questions.
import { Chart } from "./chart.js";
import { Graph } from "./graph.js";
import { showQuestions } from "./questions.js";
import { enableSearch } from "./search.js";

const endpoint = new URL("/sparql", location.href).href;
const [terms, { queries }, state] = await Promise.all(
  ["/terms", "/queries", "/readyz"].map((path) => fetch(path).then((answer) => answer.json())),
);
const iris = { class: terms.classes, property: terms.properties };

// A term is offered where its address begins with what stands there, or its words contain it.
function complete(kind) {
  return (_, token) => {
    const typed = (token?.autocompletionString ?? "").toLowerCase();
    const word = typed.split(/[#/:]/).pop();
    return iris[kind]
      .filter(({ iri, label }) => iri.toLowerCase().startsWith(typed) || (word && label.toLowerCase().includes(word)))
      .map(({ iri }) => iri)
      .slice(0, 100);
  };
}

const { Yasqe, Yasr } = Yasgui;
for (const kind of ["class", "property"]) {
  Yasqe.forkAutocompleter(kind, { name: `kg-${kind}`, bulk: false, get: complete(kind), persistenceId: null }, true);
}
Yasqe.forkAutocompleter("prefixes", {
  name: "kg-prefixes",
  bulk: false,
  persistenceId: null,
  get: () => Object.entries(terms.prefixes).map(([prefix, iri]) => `${prefix}: <${iri}>`),
}, true);
// The ones that ask servers elsewhere are left out.
Yasqe.defaults.autocompleters = ["kg-prefixes", "kg-class", "kg-property", "variables"];
Yasr.registerPlugin("Graph", Graph);
Yasr.registerPlugin("Chart", Chart);

const prologue = Object.entries(terms.prefixes)
  .filter(([prefix]) => ["kg", "id", "rdfs", "search"].includes(prefix))
  .map(([prefix, iri]) => `PREFIX ${prefix}: <${iri}>`)
  .join("\n");
const first = `${prologue}

SELECT ?film ?title ?director WHERE {
  ?film kg:directedBy/rdfs:label ?director ;
    rdfs:label ?title .
}
ORDER BY ?title
LIMIT 100`;
Yasqe.defaults.value = first;

const yasgui = new Yasgui(document.getElementById("yasgui"), {
  requestConfig: { endpoint, method: "POST" },
  copyEndpointOnNewTab: true,
  endpointCatalogueOptions: { getData: () => [{ endpoint }] },
  yasr: { prefixes: terms.prefixes, pluginOrder: ["table", "Graph", "Chart", "response"], defaultPlugin: "table" },
  persistenceId: `kg-${location.host}`,
});

function ask(query, name) {
  const tab = yasgui.addTab(true, { ...Yasgui.Tab.getDefaults(), name: name ?? "Question", yasqe: { value: query } });
  tab.setEndpoint(endpoint);
  tab.query().catch(() => {}); // told in the results
  document.getElementById("yasgui").scrollIntoView({ behavior: "smooth" });
}

showQuestions(queries, terms.prefixes, ask);
enableSearch((iri) => ask(`SELECT ?relation ?value WHERE {\n  <${iri}> ?relation ?value .\n}\nLIMIT 500`, iri.split(/[/#]/).pop()));
document.getElementById("state").textContent = `${state.quads.toLocaleString("en")} statements, state ${state.snapshot}`;
document.documentElement.dataset.ready = "yes";
