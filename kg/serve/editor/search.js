// Finding a thing by its name while it is typed.

export function enableSearch(choose) {
  const words = document.getElementById("words");
  const found = document.getElementById("found");
  let last = "";

  words.addEventListener("input", async () => {
    const typed = words.value.trim();
    last = typed;
    if (!typed) return hide();
    const answer = await fetch(`/search?limit=12&q=${encodeURIComponent(typed)}`);
    if (!answer.ok || typed !== last) return undefined;
    const { results } = await answer.json();
    found.replaceChildren(...results.map((one) => item(one, choose, hide)));
    found.hidden = !results.length;
    return undefined;
  });
  document.getElementById("find").addEventListener("submit", (event) => {
    event.preventDefault();
    found.querySelector("button")?.click();
  });
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());

  function hide() {
    found.hidden = true;
  }
}

function item({ iri, text, kind }, choose, hide) {
  const line = document.createElement("li");
  const button = document.createElement("button");
  const small = document.createElement("small");
  button.type = "button";
  button.textContent = text.length > 90 ? `${text.slice(0, 90)}…` : text;
  small.textContent = kind === "label" ? decodeURIComponent(iri.replace(/%(?![0-9A-F]{2})/g, "%25").split("/").pop()).replaceAll("_", " ") : kind;
  button.append(small);
  button.addEventListener("click", () => {
    hide();
    choose(iri);
  });
  line.append(button);
  return line;
}
