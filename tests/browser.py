"""Headless Chromium, spoken to in its own protocol (CDP) over a pipe: what a person would see and do."""

from __future__ import annotations

import base64
import fcntl
import json
import os
import select
import shutil
import subprocess
import time
from pathlib import Path
from types import TracebackType
from typing import Any, Self

#: Seconds after which a browser that says nothing counts as hung; it answers in well under one.
SILENCE = 120
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


def chromium() -> str | None:
    """Where the browser is; None where the machine has none."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def _high(descriptor: int) -> int:
    """The same pipe under a number that is neither 3 nor 4."""
    copy = fcntl.fcntl(descriptor, fcntl.F_DUPFD_CLOEXEC, 64)
    os.close(descriptor)
    return copy


class Refused(AssertionError):
    """The browser could not do what it was asked, or a script failed."""


class Browser:
    """One page of a browser with a profile of its own; `webgl` is drawn by the processor, as there may be no other."""

    def __init__(self, profile: Path, width: int = 1400, height: int = 900, *, webgl: bool = False) -> None:
        to_browser, self.write_end = map(_high, os.pipe())
        self.read_end, from_browser = map(_high, os.pipe())
        # Chromium reads from descriptor 3 and writes to 4; a plain shell knows descriptors of one digit only.
        command = 'exec "$0" "$@" 3<"$IN" 4>"$OUT"'
        flags = [
            "--headless=new",
            "--no-sandbox",
            *(("--use-angle=swiftshader", "--enable-unsafe-swiftshader") if webgl else ("--disable-gpu",)),
            "--remote-debugging-pipe",
            f"--user-data-dir={profile}",
        ]
        flags += [f"--window-size={width},{height}", "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"]
        self.process = subprocess.Popen(
            ["sh", "-c", command, str(chromium()), *flags, "about:blank"],
            pass_fds=(to_browser, from_browser),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "IN": f"/dev/fd/{to_browser}", "OUT": f"/dev/fd/{from_browser}"},
        )
        os.close(to_browser)
        os.close(from_browser)
        self.reader = os.fdopen(self.read_end, "rb", buffering=0)
        self.rest, self.number, self.session = b"", 0, ""
        self.events: list[dict[str, Any]] = []
        targets = self.call("Target.getTargets")["targetInfos"]
        page = next(one for one in targets if one["type"] == "page")
        self.session = self.call("Target.attachToTarget", targetId=page["targetId"], flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(f"{domain}.enable")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, err: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.kill()
        self.process.wait()
        self.reader.close()
        os.close(self.write_end)

    def call(self, method: str, **parameters: object) -> dict[str, Any]:
        """Ask the browser to do something; events that come meanwhile are kept."""
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.write_end, json.dumps(message).encode() + b"\0")
        while True:
            answer = self._receive()
            if answer.get("id") != self.number:
                self.events.append(answer)
            elif "error" in answer:
                raise Refused(method, answer["error"]["message"])
            else:
                return dict(answer["result"])

    def _receive(self) -> dict[str, Any]:
        while b"\0" not in self.rest:
            ready, _, _ = select.select([self.reader], [], [], SILENCE)
            assert ready, f"the browser said nothing for {SILENCE} seconds"
            data = self.reader.read(2**16)
            assert data, "the browser ended"
            self.rest += data
        one, _, self.rest = self.rest.partition(b"\0")
        return dict(json.loads(one))

    def processor_seconds(self) -> dict[str, float]:
        """What the browser's processes have used so far, by their kind: "renderer" runs scripts, "GPU" draws."""
        page, self.session = self.session, ""
        processes = self.call("SystemInfo.getProcessInfo")["processInfo"]
        self.session = page
        kinds = {one["type"] for one in processes}
        return {kind: sum(one["cpuTime"] for one in processes if one["type"] == kind) for kind in kinds}

    def run(self, script: str) -> Any:
        """The value of an expression in the page."""
        answer = self.call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in answer:
            raise Refused(script, answer["exceptionDetails"])
        return answer["result"].get("value")

    def wait(self, script: str, seconds: float = 20) -> None:
        """Wait until an expression is true, in the page that is there by then."""
        until, why = time.monotonic() + seconds, ""
        while time.monotonic() < until:
            try:
                if self.run(f"Boolean({script})"):
                    return
            except Refused as err:  # a page that is being left or is not whole yet: the next one, or later, will do
                why = str(err)
            time.sleep(0.05)
        raise AssertionError(f"never true: {script} {why}")

    def open(self, url: str, scheme: str = "light") -> None:
        """Go to an address, as a reader whose system is light or dark."""
        self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        self.call("Page.navigate", url=url)

    def size(self, width: int, height: int) -> None:
        """Make the window another size."""
        self.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 600
        )

    def picture(self, path: Path) -> None:
        """Take a picture of what is seen."""
        path.write_bytes(base64.b64decode(self.call("Page.captureScreenshot", format="png")["data"]))

    def problems(self) -> list[str]:
        """What the page complained of so far."""
        found = []
        for one in self.events:
            match one.get("method"):
                case "Runtime.exceptionThrown":
                    found.append(str(one["params"]["exceptionDetails"].get("exception", one["params"])))
                case "Log.entryAdded" if one["params"]["entry"]["level"] == "error":
                    found.append(str(one["params"]["entry"]["text"]))
        return found

    def requested(self) -> list[str]:
        """The addresses that the page asked for."""
        return [
            one["params"]["request"]["url"] for one in self.events if one.get("method") == "Network.requestWillBeSent"
        ]
