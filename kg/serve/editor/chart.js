// Results as bars: the first column that is a number, by the first that is not.
import { icon, shorten, svg } from "./drawing.js";

const MOST = 40;

export class Chart {
  priority = 5;
  label = "Chart";
  hideFromSelection = false;

  constructor(yasr) {
    this.yasr = yasr;
  }

  canHandleResults() {
    return this.columns() !== undefined;
  }

  columns() {
    const rows = this.yasr.results?.getBindings?.() ?? [];
    const names = this.yasr.results?.getVariables?.() ?? [];
    const number = names.find((name) => rows.length && rows.every((row) => !row[name] || Number.isFinite(Number(row[name].value))) && rows.some((row) => row[name]));
    const others = names.filter((name) => name !== number);
    const words = others.find((name) => rows.some((row) => row[name] && row[name].type !== "uri")) ?? others[0];
    return number && words ? { number, words } : undefined;
  }

  draw() {
    const { number, words } = this.columns();
    const rows = this.yasr.results.getBindings().slice(0, MOST).map((row) => ({
      label: shorten(row[words]?.value ?? "", this.yasr.getPrefixes()),
      value: Number(row[number]?.value ?? 0),
    }));
    const top = Math.max(...rows.map(({ value }) => value), 0) || 1;
    const width = Math.max(300, this.yasr.resultsEl.clientWidth || 700);
    const left = Math.min(220, width * 0.4);
    const root = svg("svg", { viewBox: `0 0 ${width} ${rows.length * 24 + 8}`, role: "img", class: "kg-chart" });
    root.append(svg("title", {}, `${number} by ${words}`));
    rows.forEach(({ label, value }, at) => {
      const y = at * 24 + 4;
      const length = Math.max(1, (Math.max(0, value) / top) * (width - left - 80));
      root.append(
        svg("text", { x: left - 8, y: y + 14, "text-anchor": "end" }, label.length > left / 7 ? `${label.slice(0, left / 7)}…` : label),
        svg("rect", { x: left, y, width: length, height: 18, rx: 2 }),
        svg("text", { x: left + length + 6, y: y + 14 }, value.toLocaleString("en")),
      );
    });
    this.yasr.resultsEl.replaceChildren(root);
  }

  getIcon() {
    return icon("M2 2h2v12h12v2H2zM6 8h2v4H6zm4-4h2v8h-2zm4 2h2v6h-2z");
  }
}
