// The questions that have a name, with a form for their parameters.

const TERM = {
  label: (value) => `${JSON.stringify(value)}@en`,
  text: (value) => JSON.stringify(value),
  integer: (value) => String(Number.parseInt(value, 10)),
};

export function showQuestions(questions, prefixes, ask) {
  const list = document.getElementById("list");
  const form = document.getElementById("parameters");
  for (const question of questions) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = question.summary;
    button.title = question.name;
    button.addEventListener("click", () => {
      if (question.parameters.length) showForm(form, question, prefixes, ask);
      else ask(withPrefixes(question.sparql, prefixes), question.name);
    });
    list.append(button);
  }
}

function showForm(form, question, prefixes, ask) {
  const samples = Object.fromEntries(
    [...question.examples.join(" ").matchAll(/--param (\w+)=(?:'([^']*)'|(\S+))/g)].map(([, name, quoted, bare]) => [name, quoted ?? bare]),
  );
  const heading = document.createElement("h2");
  heading.textContent = question.summary;
  const fields = question.parameters.map((one) => {
    const label = document.createElement("label");
    const input = document.createElement("input");
    input.name = one.name;
    input.value = one.default && one.default !== "*" ? one.default : "";
    input.required = one.required;
    input.placeholder = samples[one.name] ? `for example ${samples[one.name]}` : one.required ? one.kind : "any";
    label.append(`${one.name} `, input);
    return label;
  });
  const button = document.createElement("button");
  button.textContent = "Ask";
  const problem = document.createElement("p");
  problem.setAttribute("role", "alert");
  form.replaceChildren(heading, ...fields, button, problem);
  form.hidden = false;
  form.onsubmit = async (event) => {
    event.preventDefault();
    problem.textContent = "";
    try {
      const bound = await bind(question, Object.fromEntries(new FormData(form)), prefixes);
      ask(withPrefixes(withValues(question.sparql, bound), prefixes), question.name);
    } catch (error) {
      problem.textContent = error.message;
    }
  };
  fields[0].querySelector("input").focus();
}

// What was typed, as terms: a thing is looked up by its name.
async function bind(question, given, prefixes) {
  const bound = [];
  for (const { name, kind, default: otherwise } of question.parameters) {
    const value = given[name].trim() || (otherwise ?? "");
    if (value && value !== "*") bound.push([name, kind === "entity" ? await thing(value, prefixes) : TERM[kind](value)]);
  }
  return bound;
}

async function thing(value, prefixes) {
  const [prefix] = value.split(":");
  if (/^https?:\/\/\S+$/.test(value)) return `<${encodeURI(decodeURI(value))}>`;
  if (value.includes(":") && prefix in prefixes && !/\s/.test(value)) return `<${prefixes[prefix]}${value.slice(prefix.length + 1)}>`;
  const { results } = await fetch(`/search?q=${encodeURIComponent(value)}`).then((answer) => answer.json());
  if (!results?.length) throw new Error(`Nothing here is called “${value}”.`);
  const exact = results.filter(({ text }) => text.toLowerCase() === value.toLowerCase());
  const best = (exact.length ? exact : results).find(({ iri }) => iri.startsWith(prefixes.id) && !iri.includes("#")) ?? (exact[0] ?? results[0]);
  return `<${best.iri}>`;
}

function withValues(sparql, bound) {
  const values = bound.map(([name, term]) => `  VALUES ?${name} { ${term} }`).join("\n");
  return values ? sparql.replace(/WHERE \{/, `WHERE {\n${values}`) : sparql;
}

// Only what the query uses is declared, though the service knows them all.
function withPrefixes(sparql, prefixes) {
  const used = Object.entries(prefixes).filter(([prefix]) => new RegExp(`(^|[^\\w])${prefix}:`).test(sparql.replace(/#.*$/gm, "")));
  const text = sparql.replace(/^#\+.*\n/gm, "").trimStart();
  return `${used.map(([prefix, iri]) => `PREFIX ${prefix}: <${iri}>`).join("\n")}\n\n${text}`;
}
