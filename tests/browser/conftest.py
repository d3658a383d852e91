"""A real Chromium with the network cut: whatever a page asks for or complains of fails its test."""

import base64
import json
import os
import re
import shutil
import subprocess
import tarfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

MAPS = Path(os.environ.get("PHASELINE_MAPS") or Path(__file__).parents[2] / "maps")
MAP_FILES = sorted(path for path in MAPS.glob("*.html") if path.name != "index.html")
AXE = "axe-core@4.10.3"
DESKTOP = {"width": 1280, "height": 720}
WATCH = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) => {
  window.violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
});
"""
GRAIN = """async (png) => {
  const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const pen = canvas.getContext("2d");
  pen.drawImage(picture, 0, 0);
  const { data } = pen.getImageData(0, 0, picture.width, picture.height);
  let grains = 0;
  for (let i = 0; i + 4 < data.length; i += 4) {
    const step = [0, 1, 2].reduce((sum, c) => sum + Math.abs(data[i + c] - data[i + 4 + c]), 0);
    if (step > 0 && step < 40) grains += 1;
  }
  return grains / (data.length / 4);
}"""


def read_scene(path: Path) -> dict[str, Any]:
    """The scene that a map carries."""
    block = re.search(r'<script type="application/json"[^>]*>(.*?)</script>', path.read_text("utf-8"), re.S)
    assert block, f"{path}: found no data block"
    return json.loads(block[1])["scene"]


@dataclass
class Watched:
    """What the pages of one test tried and said."""

    requests: list[str] = field(default_factory=list)
    messages: list[str] = field(default_factory=list)
    pages: list[Page] = field(default_factory=list)

    def follow(self, page: Page) -> None:
        self.pages.append(page)
        page.on("console", lambda message: self.messages.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.messages.append(f"error: {error}"))
        page.on("request", lambda request: self._note(page, request.url, request.is_navigation_request()))

    def _note(self, page: Page, url: str, navigates: bool) -> None:
        own = navigates and url.startswith("file:")
        if not own and not url.startswith(("data:", "blob:", "about:")):
            self.requests.append(url)

    def verdict(self) -> None:
        """Fails if any page asked for anything, said anything, or met its content policy."""
        violations = [each for page in self.pages for each in page.evaluate("window.violations ?? []")]
        assert self.requests == []
        assert violations == []
        assert self.messages == []


def chromium_path() -> str:
    for name in (os.environ.get("PHASELINE_CHROMIUM"), "chromium", "chromium-browser", "google-chrome"):
        if name and (found := shutil.which(name)):
            return found
    pytest.fail("browser tests: found no Chromium, expected one on the PATH or in $PHASELINE_CHROMIUM")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    flags = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--host-resolver-rules=MAP * ~NOTFOUND"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=flags)
        yield browser
        browser.close()


def _refuse(route: Route) -> None:
    if route.request.url.startswith(("file:", "data:", "blob:")):
        route.continue_()
    else:
        route.abort()


def new_context(browser: Browser, **options: Any) -> BrowserContext:
    context = browser.new_context(**{"viewport": DESKTOP} | options)
    context.route("**/*", _refuse)
    context.add_init_script(WATCH)
    return context


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens a file, with an address fragment and a context's options; the test's end checks it."""
    watched = Watched()
    contexts: list[BrowserContext] = []

    def open_file(path: Path, fragment: str = "", **options: Any) -> Page:
        contexts.append(new_context(browser, **options))
        page = contexts[-1].new_page()
        watched.follow(page)
        page.goto(f"{path.resolve().as_uri()}{fragment}")
        return page

    yield open_file
    try:
        watched.verdict()
    finally:
        for context in contexts:
            context.close()


@pytest.fixture(scope="session")
def maps() -> Path:
    """The folder of the built maps."""
    return MAPS


@pytest.fixture(scope="session")
def scene_of() -> Callable[[Path], dict[str, Any]]:
    return read_scene


@pytest.fixture(scope="module", params=MAP_FILES or [MAPS / "none.html"], ids=lambda path: path.stem)
def map_file(request: pytest.FixtureRequest) -> Path:
    """Each built map; where there is none that is a failure, not a quiet success."""
    assert MAP_FILES, f"{MAPS}: found no maps, expected them built (phaseline build)"
    return request.param


@pytest.fixture(scope="module")
def scene(map_file: Path) -> dict[str, Any]:
    return read_scene(map_file)


@pytest.fixture(scope="module")
def loaded(browser: Browser, map_file: Path) -> Iterator[tuple[Page, Watched]]:
    """One map, open for all the tests that only read it."""
    context = new_context(browser, reduced_motion="reduce")
    watched = Watched()
    page = context.new_page()
    watched.follow(page)
    page.goto(map_file.resolve().as_uri())
    yield page, watched
    context.close()


@pytest.fixture
def page(loaded: tuple[Page, Watched]) -> Iterator[Page]:
    """The map at its first step, on a desktop; checked after each test."""
    page, watched = loaded
    page.evaluate("window.campaignMap.pause(); window.campaignMap.goTo(0); document.activeElement?.blur()")
    yield page
    watched.verdict()


@pytest.fixture(scope="session")
def axe(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The source of axe-core: of $AXE_JS, else of the pinned package, kept in the user's cache."""
    if given := os.environ.get("AXE_JS"):
        return Path(given).read_text("utf-8")
    home = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    kept = home / "phaseline" / AXE / "axe.min.js"
    if not kept.is_file():
        folder = tmp_path_factory.mktemp("axe")
        subprocess.run(["npm", "pack", AXE, "--silent"], cwd=folder, check=True, capture_output=True)
        (archive,) = folder.glob("axe-core-*.tgz")
        with tarfile.open(archive) as packed:
            source = packed.extractfile("package/axe.min.js")
            assert source, f"{AXE}: found no axe.min.js in the package"
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_bytes(source.read())
    return kept.read_text("utf-8")


@pytest.fixture
def violations_of(axe: str) -> Callable[[Page], list[str]]:
    """What axe-core finds against WCAG 2.2 AA and its own best practice, as rule and element."""

    def violations(page: Page) -> list[str]:
        page.evaluate(axe)
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
        return [f"{rule['id']}: {node['target']}" for rule in found for node in rule["nodes"]]

    return violations


@pytest.fixture
def grain(browser: Browser) -> Iterator[Callable[[bytes], float]]:
    """The share of a picture's pixels that differ a little from the next: none on flat colour."""
    context = browser.new_context()
    blank = context.new_page()

    def share(png: bytes) -> float:
        return blank.evaluate(GRAIN, base64.b64encode(png).decode())

    yield share
    context.close()
