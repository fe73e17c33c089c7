"""How smoothly the explorer shows ten thousand things and fifty thousand facts, in headless Chromium.

    python -m tests.bench_explorer

The graph is made up (things that attach to well-linked ones, in groups); its layout is worked out as that of a
real one is. WebGL is drawn by the processor (SwiftShader), so that a graphics card can only be faster.
"""

from __future__ import annotations

import json
import os
import random
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from kg.pages.graph import MOST_EDGES, MOST_NODES, laid_out
from kg.snapshot.states import current
from tests.browser import Browser
from tests.serving import serving
from tests.stores import Told, snapshot

FRAMES = 100
#: Moves the camera at every frame and tells how long each took, in milliseconds. A picture that moves hides its edges.
PAN = """(async (hidden, frames) => {
  const { sigma } = explorer.stage, camera = sigma.getCamera(), times = [];
  camera.isAnimated = () => hidden;
  const frame = () => new Promise(requestAnimationFrame);
  let before = await frame();
  for (let at = 0; at < frames; at++) {
    const [x, y, ratio] = [Math.sin(at / 10), Math.cos(at / 10), Math.sin(at / 25)].map((one) => 0.5 + 0.2 * one);
    camera.setState({ x, y, ratio, angle: 0 });
    const now = await frame();
    times.push(now - before);
    before = now;
  }
  delete camera.isAnimated;
  camera.setState({ x: 0.5, y: 0.5, ratio: 1 });
  return times;
})"""
REFRESH = """[...Array(10)].map(() => {
  const start = performance.now();
  explorer.stage.sigma.refresh();
  return performance.now() - start;
})"""
CARD = """(() => { const gl = document.createElement("canvas").getContext("webgl2");
  return gl.getParameter(gl.getExtension("WEBGL_debug_renderer_info").UNMASKED_RENDERER_WEBGL); })()"""


def made_up() -> dict[str, Any]:
    """A graph of the largest size that the explorer shows."""
    dice = random.Random(0)
    nodes = [[f"Thing_{at}", f"The thing {at}", at % 15, 0, None, None] for at in range(MOST_NODES)]
    edges, ends = [], [0]
    for at in range(MOST_EDGES):
        one = at % MOST_NODES
        group = one % 40
        other = dice.choice(ends) if dice.random() < 0.3 else group + 40 * dice.randrange(MOST_NODES // 40)
        ends.append(other)
        for end in (one, other):
            nodes[end][3] += 1  # type: ignore[operator]
        edges.append([one, other, at % 30, 0, 1, None, None, None])
    kinds, relations = [f"kind {at}" for at in range(15)], [[f"r{at}", f"relation {at}"] for at in range(30)]
    return {"nodes": nodes, "edges": edges, "kinds": kinds, "relations": relations, "things": MOST_NODES}


def told(what: str, times: list[float]) -> None:
    middle, slow = median(times), quantiles(times, n=20)[-1]
    print(f"{what}: median {middle:.1f} ms ({1000 / middle:.0f} a second), 95 % within {slow:.1f} ms")


def panned(browser: Browser, what: str, hidden: str) -> None:
    before = browser.processor_seconds()
    told(what, browser.run(f"{PAN}({hidden}, {FRAMES})"))
    after = browser.processor_seconds()
    script, drawing = (1000 * (after[kind] - before[kind]) / FRAMES for kind in ("renderer", "GPU"))
    print(f"  a frame takes {script:.1f} ms of a processor for the page, {drawing:.1f} ms to draw it without a card")


def main() -> None:
    started = time.process_time()
    table = laid_out(made_up())
    print(f"layout and communities: {time.process_time() - started:.1f} s of processor time")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
        measured(Path(place), json.dumps(table))


def measured(place: Path, overview: str) -> None:
    snapshot(place / "store", (Told("A thing", "A thing."),))
    with serving(place / "store", "--budget", "0") as server:
        shown = current(server.store)
        assert shown
        (shown.path / "overview.json").write_text(overview)
        with Browser(place / "profile", webgl=True) as browser:
            started = time.monotonic()
            browser.open(f"{server.url}/explore")
            browser.wait("document.documentElement?.dataset.ready", 120)
            print(f"page and graph: {time.monotonic() - started:.1f} s; {browser.run(CARD)}")
            status = browser.run("document.getElementById('status').textContent")
            print(f"{status}; {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
            panned(browser, "a frame while the camera moves, with its edges", "false")
            panned(browser, "a frame as a person sees it, without edges while it moves", "true")
            told("a refresh of everything", browser.run(REFRESH))


if __name__ == "__main__":
    main()
