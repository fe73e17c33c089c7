"""Pictures as SVG, and as PNG through resvg, an optional library."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from kg.drawing.picture import Picture, Sheet
from kg.errors import ConfigError
from kg.export.gexf import escape
from kg.export.network import Color

FONT = "'Source Sans 3', 'Noto Sans', 'Open Sans', 'DejaVu Sans', 'Helvetica Neue', Arial, sans-serif"


def svg(picture: Picture) -> str:
    """The picture as a document of its own."""
    return "".join(_parts(picture))


def png(picture: Picture) -> bytes:
    """The picture in pixels; raises ConfigError where resvg is not installed or there is no font to write with."""
    try:
        import resvg_py
    except ImportError as err:
        raise ConfigError(
            "png needs resvg_py; run: pip install 'kg-builder[network]', or draw to .svg or .html"
        ) from err
    sample = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><text y="16" font-family="{}">{}</text></svg>'
    )
    if resvg_py.svg_to_bytes(svg_string=sample.format(FONT, "M")) == resvg_py.svg_to_bytes(
        svg_string=sample.format(FONT, "")
    ):
        raise ConfigError(
            "png needs a font to write with; install one (as fonts-dejavu-core), or draw to .svg or .html"
        )
    return bytes(resvg_py.svg_to_bytes(svg_string=svg(picture)))


def hexadecimal(color: Color) -> str:
    """A colour as #rrggbb."""
    return "#{:02x}{:02x}{:02x}".format(*color)


def _parts(picture: Picture) -> Iterator[str]:
    sheet = picture.sheet
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{sheet.width}" height="{sheet.height}" '
        f'viewBox="0 0 {sheet.width} {sheet.height}" font-family="{FONT}">\n'
        f"<title>{escape(picture.title)}</title>\n"
        f'<rect width="100%" height="100%" fill="{sheet.background}"/>\n'
    )
    yield f'<g fill="none" stroke-width="{sheet.height / 1600:.2f}">\n'
    rows = sorted(zip(picture.opacities, picture.line_colors, picture.lines.tolist(), strict=True))
    for (opacity, color), lines in groupby(rows, key=lambda row: row[:2]):
        yield f'<g stroke="{hexadecimal(color)}" stroke-opacity="{opacity:g}">\n'
        for _, _, line in lines:
            yield '<path d="M{:.1f} {:.1f}Q{:.1f} {:.1f} {:.1f} {:.1f}"/>\n'.format(*line)
        yield "</g>\n"
    yield f'</g>\n<g stroke="{sheet.background}" stroke-width="{sheet.height / 2400:.2f}">\n'
    for number in sorted(range(len(picture.radii)), key=lambda one: (picture.radii[one], one)):
        at = picture.centres[number]
        yield (
            f'<circle cx="{at.real:.1f}" cy="{at.imag:.1f}" r="{picture.radii[number]:.1f}" '
            f'fill="{hexadecimal(picture.colors[number])}"/>\n'
        )
    yield (
        f'</g>\n<g fill="{sheet.ink}" text-anchor="middle" stroke="{sheet.background}" stroke-linejoin="round" '
        'stroke-opacity="0.8" paint-order="stroke">\n'
    )
    for label in picture.labels:
        yield (
            f'<text x="{label.x:.1f}" y="{label.y:.1f}" font-size="{label.size:.1f}" '
            f'stroke-width="{label.size / 5:.1f}">{escape(label.text)}</text>\n'
        )
    yield "</g>\n"
    yield from _legend(picture, sheet)
    yield "</svg>\n"


def _legend(picture: Picture, sheet: Sheet) -> Iterator[str]:
    letters, margin = sheet.height / 80, 0.03 * sheet.width
    yield (
        f'<text x="{margin:.1f}" y="{margin + 2 * letters:.1f}" font-size="{2.2 * letters:.1f}" font-weight="600" '
        f'fill="{sheet.ink}">{escape(picture.title)}</text>\n'
        f'<text x="{margin:.1f}" y="{margin + 3.8 * letters:.1f}" font-size="{1.1 * letters:.1f}" '
        f'fill="{sheet.faint}">{escape(picture.subtitle)}</text>\n'
    )
    step = 1.7 * letters
    top = sheet.height - margin - step * len(picture.legend)
    if picture.legend:
        yield (
            f'<text x="{margin:.1f}" y="{top - 0.4 * step:.1f}" font-size="{0.9 * letters:.1f}" '
            f'letter-spacing="1" fill="{sheet.faint}">{escape(picture.legend_title.upper())}</text>\n'
        )
    for row, (color, text) in enumerate(picture.legend):
        y = top + step * (row + 0.5)
        yield (
            f'<circle cx="{margin + letters / 2:.1f}" cy="{y:.1f}" r="{letters / 2:.1f}" fill="{hexadecimal(color)}"/>'
            f'<text x="{margin + 1.6 * letters:.1f}" y="{y + 0.35 * letters:.1f}" font-size="{letters:.1f}" '
            f'fill="{sheet.ink}">{escape(text)}</text>\n'
        )
