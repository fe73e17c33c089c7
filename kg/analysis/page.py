"""A report as text for a terminal, and as a page with plots: one HTML file that loads nothing."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from kg.analysis.report import Report, Rows

_STYLE = """
body { font: 15px/1.5 system-ui, "Noto Sans", sans-serif; max-width: 1060px; margin: 40px auto; padding: 0 20px;
  color: #1d2430; background: #fbfaf6 }
h1 { font-size: 30px; margin-bottom: 0 } h2 { font-size: 17px; margin: 34px 0 8px }
.figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(150px, 1fr)); gap: 10px; margin: 22px 0 }
.figures div { background: #fff; border: 1px solid #e4e0d5; border-radius: 8px; padding: 10px 14px }
.figures b { display: block; font-size: 22px; font-weight: 600 } .figures span, td.n { color: #6b7686 }
.columns { display: grid; grid-template-columns: repeat(auto-fit, minmax(300px, 1fr)); gap: 8px 40px }
table { border-collapse: collapse; width: 100% } td { padding: 2px 6px 2px 0; vertical-align: top }
td.n { text-align: right; white-space: nowrap } svg { width: 100%; height: auto }
"""
_BLOCKS = " ▏▎▍▌▋▊▉█"


def figures(report: Report) -> Iterator[tuple[str, str]]:
    """The single figures, each with what it is called."""
    yield "things", f"{report.nodes:,}"
    yield "relations", f"{report.edges:,}"
    yield "linked pairs", f"{report.links:,}"
    yield "density", f"{report.density:.2g}"
    yield "components", f"{report.components:,}"
    yield "in the largest", f"{report.largest:.1%}"
    yield "clustering", f"{report.clustering:.3f}"
    yield "mean distance", f"{report.distance:.2f} steps"
    yield "longest distance", f"{report.diameter} steps"
    yield "modularity", f"{report.modularity:.3f}"


def plots(report: Report) -> Iterator[tuple[str, Rows]]:
    """What is drawn as bars."""
    yield "classes", report.classes
    yield "relations", report.relations
    yield "things by their number of neighbours", report.degrees
    yield "things by the decade in which they begin", report.decades


def text(report: Report, width: int = 30) -> str:
    """The report in plain lines."""
    lines = [_plain(report.title), ""]
    lines += [f"{name:>18}  {value}" for name, value in figures(report)]
    for name, rows in plots(report):
        lines += _bars(name, rows, width)
    for name, rows in report.top:
        lines += ["", f"most central by {name}", *(f"{value:>12.4g}  {_plain(label)}" for label, value in rows)]
    lines += ["", "communities, with their most linked members"]
    lines += [f"{one.size:>12,}  {'; '.join(map(_plain, one.members))}" for one in report.communities]
    return "\n".join(lines) + "\n"


def _bars(name: str, rows: Rows, width: int) -> list[str]:
    if not rows:
        return []
    most = max(value for _, value in rows) or 1
    wide = min(30, max(len(label) for label, _ in rows))
    lines = ["", name]
    for label, value in rows:
        eighths = round(8 * width * value / most)
        bar = "█" * (eighths // 8) + (_BLOCKS[eighths % 8] if eighths % 8 else "")
        lines.append(f"  {_plain(label)[:wide]:<{wide}}  {value:>9,.0f}  {bar}".rstrip())
    return lines


def _plain(label: str) -> str:
    return "".join(char if char.isprintable() else " " for char in label)


def page(report: Report) -> str:
    """The report as a document of its own."""
    return "".join(_page(report))


def _page(report: Report) -> Iterator[str]:
    title = escape(report.title)
    yield f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
    yield f"<style>{_STYLE}</style></head>"
    yield f'<body>\n<h1>{title}</h1>\n<div class="figures">'
    yield from (f"<div><b>{value}</b><span>{name}</span></div>\n" for name, value in figures(report))
    yield '</div>\n<div class="columns">\n'
    for name, rows in plots(report):
        if rows:
            yield f"<section><h2>{name.capitalize()}</h2>{_plot(rows)}</section>\n"
    for name, rows in report.top:
        yield f"<section><h2>Most central by {name}</h2><table>"
        yield from (f'<tr><td>{escape(label)}</td><td class="n">{value:.4g}</td></tr>' for label, value in rows)
        yield "</table></section>\n"
    yield "</div>\n<h2>Communities, with their most linked members</h2><table>"
    for one in report.communities:
        yield f'<tr><td class="n">{one.size:,}</td><td>{escape("; ".join(one.members))}</td></tr>\n'
    yield "</table></body></html>\n"


def _plot(rows: Rows) -> str:
    """Bars beside their names."""
    most, step = max(value for _, value in rows) or 1, 22
    parts = [f'<svg viewBox="0 0 440 {step * len(rows)}" font-size="13" role="img">']
    for at, (label, value) in enumerate(rows):
        y, long = step * at, 200 * value / most
        name = label if len(label) <= 22 else f"{label[:21]}…"
        parts.append(
            f'<text x="152" y="{y + 15}" text-anchor="end" fill="#1d2430">{escape(_plain(name))}</text>'
            f'<rect x="160" y="{y + 4}" width="{max(long, 0.5):.1f}" height="14" rx="2" fill="#2e86ab"/>'
            f'<text x="{166 + long:.1f}" y="{y + 15}" fill="#6b7686">{value:,.0f}</text>'
        )
    return "".join(parts) + "</svg>"
