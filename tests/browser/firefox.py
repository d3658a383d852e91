"""A stock Firefox, driven by the little of WebDriver BiDi (W3C) that the tests of the pages need."""

import base64
import itertools
import json
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from websockets.sync.client import ClientConnection, connect

PREFERENCES = {
    "app.normandy.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "remote.active-protocols": 1,
    "ui.prefersReducedMotion": 1,
}
SECONDS = 60


def firefox_path() -> str | None:
    """The Firefox of this machine; None where it offers none."""
    return shutil.which("firefox-esr") or shutil.which("firefox")


class Firefox:
    """One tab of a running Firefox; what its pages said, and what they asked of any network, is kept."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._numbers = itertools.count(1)
        self.messages: list[str] = []
        self.requests: list[str] = []
        self._send("session.new", capabilities={})
        self._send("session.subscribe", events=["log.entryAdded", "network.beforeRequestSent"])
        self._tab = self._new_tab()

    def open(self, path: Path, fragment: str = "", *, size: tuple[int, int] = (1280, 720)) -> None:
        """Loads a file in a tab of its own, of so many CSS pixels; the one before is closed."""
        before, self._tab = self._tab, self._new_tab()
        self._send("browsingContext.close", context=before)
        viewport = dict(zip(("width", "height"), size, strict=True))
        self._send("browsingContext.setViewport", context=self._tab, viewport=viewport)
        address = f"{path.resolve().as_uri()}{fragment}"
        self._send("browsingContext.navigate", context=self._tab, url=address, wait="complete")

    def evaluate(self, function: str, *arguments: Any) -> Any:
        """What a JavaScript function makes of JSON arguments, as JSON; a promise is awaited."""
        given = ", ".join(json.dumps(argument) for argument in arguments)
        found = self._send(
            "script.evaluate",
            expression=f"Promise.resolve(({function})({given})).then((told) => JSON.stringify(told ?? null))",
            target={"context": self._tab},
            awaitPromise=True,
        )
        assert found["type"] == "success", found["exceptionDetails"]["text"]
        return json.loads(found["result"]["value"])

    def press(self, key: str) -> None:
        """Presses a key by its WebDriver character and lets it go."""
        strokes = [{"type": kind, "value": key} for kind in ("keyDown", "keyUp")]
        keyboard = {"type": "key", "id": "keyboard", "actions": strokes}
        self._send("input.performActions", context=self._tab, actions=[keyboard])

    def screenshot(self) -> bytes:
        """The window as a PNG."""
        return base64.b64decode(self._send("browsingContext.captureScreenshot", context=self._tab)["data"])

    def _new_tab(self) -> str:
        tab: str = self._send("browsingContext.create", type="tab")["context"]
        return tab

    def _send(self, method: str, **params: Any) -> Any:
        number = next(self._numbers)
        self._socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            answer = json.loads(self._socket.recv(timeout=SECONDS))
            if answer.get("id") == number:
                assert answer["type"] == "success", f"{method}: {answer['error']}: {answer['message']}"
                return answer["result"]
            self._note(answer)

    def _note(self, event: dict[str, Any]) -> None:
        if event.get("method") == "log.entryAdded":
            self.messages.append(f"{event['params']['level']}: {event['params']['text']}")
        elif event.get("method") == "network.beforeRequestSent":
            address = event["params"]["request"]["url"]
            if not address.startswith(("file:", "data:", "blob:", "about:")):
                self.requests.append(address)


@contextmanager
def running_firefox(program: str) -> Iterator[Firefox]:
    """Starts a Firefox with a profile of its own and no network, and ends it.

    Raises:
        AssertionError: it said no address to be driven by.
    """
    with TemporaryDirectory() as profile:
        lines = [f"user_pref({json.dumps(key)}, {json.dumps(value)});" for key, value in PREFERENCES.items()]
        Path(profile, "user.js").write_text("\n".join(lines), encoding="utf-8")
        flags = ["--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"]
        quiet = subprocess.DEVNULL
        with subprocess.Popen([program, *flags], stdout=quiet, stderr=quiet) as process:
            try:
                with connect(f"{_address(Path(profile))}/session", max_size=None) as socket:
                    yield Firefox(socket)
            finally:
                process.kill()


def _address(profile: Path) -> str:
    """Where a Firefox that has just been started listens: it writes that into its profile."""
    told = profile / "WebDriverBiDiServer.json"
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        if told.is_file() and (text := told.read_text(encoding="utf-8")):
            where = json.loads(text)
            return f"ws://{where['ws_host']}:{where['ws_port']}"
        time.sleep(0.05)
    raise AssertionError(f"{told}: found no such file after {SECONDS} s")
