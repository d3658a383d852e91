"""A real Chromium with the network cut: whatever a page asks for or complains of fails its test."""

import base64
import json
import os
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from firefox import firefox_path
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, Route, sync_playwright

from phaseline.atlas.basemap import base_map
from phaseline.atlas.map import campaign_map
from phaseline.atlas.page import save_standalone
from phaseline.atlas.scene import make_scene
from phaseline.campaign import Motion, RailNetwork, contradictions, load
from phaseline.gazetteer import Gazetteer

collect_ignore = [] if firefox_path() else ["test_firefox.py"]
MAPS = Path(os.environ.get("PHASELINE_MAPS") or Path(__file__).parents[2] / "maps")
MAP_FILES = sorted(path for path in MAPS.glob("*.html") if path.name != "index.html")
LESSON = Path(__file__).with_name("lesson")
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
    """The scene that a map carries, its texts where they belong."""
    block = re.search(r'<script type="application/json"[^>]*>(.*?)</script>', path.read_text("utf-8"), re.S)
    assert block, f"{path}: found no data block"
    data = json.loads(block[1])
    first = texts_told(path.read_text("utf-8"), list(data["texts"]))
    return told(data["scene"], {language: first[language] + rest for language, rest in data["texts"].items()})


def texts_told(page: str, languages: list[str]) -> dict[str, list[str]]:
    """The texts that a page tells without a script, by language, in their order."""
    reader = Chronicle(languages)
    start = page.index('<noscript id="pl-chronicle">')
    reader.feed(page[start : page.index("</noscript>", start)])
    return reader.texts


class Chronicle(HTMLParser):
    """Reads the paragraphs, terms and their descriptions out of a chronicle."""

    def __init__(self, languages: list[str]) -> None:
        super().__init__()
        self.texts: dict[str, list[str]] = {language: [] for language in languages}
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        language = dict(attributes).get("lang")
        self.open = []
        if tag in {"p", "dt", "dd"}:
            self.open = [language] if language else list(self.texts)
        for name in self.open:
            self.texts[name].append("")

    def handle_endtag(self, tag: str) -> None:
        self.open = []

    def handle_data(self, data: str) -> None:
        for name in self.open:
            self.texts[name][-1] += data


def told(value: Any, texts: dict[str, list[str]]) -> Any:
    """A scene out of a page with the texts that stand apart in it put back."""
    if isinstance(value, list):
        return [told(part, texts) for part in value]
    if isinstance(value, dict):
        if "_" in value:
            return {language: words[value["_"]] for language, words in texts.items()}
        return {key: told(part, texts) for key, part in value.items()}
    return value


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


def chromium_path(playwright: Playwright) -> str:
    """The browser of $PHASELINE_CHROMIUM, else one on the PATH, else Playwright's own."""
    asked = os.environ.get("PHASELINE_CHROMIUM")
    for name in [asked] if asked else ["chromium", "chromium-browser", "google-chrome"]:
        if found := shutil.which(name):
            return found
    if not asked and Path(playwright.chromium.executable_path).is_file():
        return playwright.chromium.executable_path
    pytest.fail(
        f"browser tests: found no {asked}, expected the path of a Chromium in $PHASELINE_CHROMIUM"
        if asked
        else "browser tests: found no Chromium, expected one on the PATH, in $PHASELINE_CHROMIUM, "
        "or installed by `playwright install chromium`",
        pytrace=False,
    )


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    flags = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--host-resolver-rules=MAP * ~NOTFOUND"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(playwright), args=flags)
        yield browser
        browser.close()


def _refuse(route: Route) -> None:
    if route.request.url.startswith(("file:", "data:", "blob:")):
        route.continue_()
    else:
        route.abort()


def new_context(browser: Browser, **options: Any) -> BrowserContext:
    context = browser.new_context(**{"viewport": DESKTOP, "reduced_motion": "reduce"} | options)
    context.route("**/*", _refuse)
    context.add_init_script(WATCH)
    return context


@pytest.fixture(scope="session")
def watched_pages(browser: Browser) -> Iterator[Callable[..., tuple[Page, Watched]]]:
    """One page for each set of a context's options, kept for the next test: loading is twice as quick."""
    kept: dict[str, tuple[Page, Watched]] = {}

    def page_with(**options: Any) -> tuple[Page, Watched]:
        key = json.dumps(options, sort_keys=True)
        if key not in kept:
            watched = Watched()
            page = new_context(browser, **options).new_page()
            watched.follow(page)
            kept[key] = page, watched
        return kept[key]

    yield page_with
    for page, _ in kept.values():
        page.context.close()


@pytest.fixture
def open_page(watched_pages: Callable[..., tuple[Page, Watched]]) -> Iterator[Callable[..., Page]]:
    """Loads a file afresh, with an address fragment and a context's options; the test's end checks it.

    A test has one page for each set of options but the viewport: opening again leaves what was open there.
    """
    opened: dict[Page, Watched] = {}

    def open_file(path: Path, fragment: str = "", viewport: Any = DESKTOP, **options: Any) -> Page:
        page, watched = watched_pages(**options)
        page.goto("about:blank")
        page.set_viewport_size(viewport)
        if page not in opened:
            watched.requests.clear()
            watched.messages.clear()
        opened[page] = watched
        page.goto(f"{path.resolve().as_uri()}{fragment}")
        return page

    yield open_file
    for watched in opened.values():
        watched.verdict()


@pytest.fixture(scope="session")
def maps() -> Path:
    """The folder of the built maps."""
    return MAPS


@pytest.fixture(scope="session")
def lesson(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a small invented campaign's maps, `coast.html` and `hills.html`: for tests of the player,
    which no edit of the shipped record must break."""
    gazetteer = Gazetteer([]).extended(LESSON)
    campaign = load(LESSON, gazetteer)
    line = [place.point for place in gazetteer if place.kind == "station" and place.point]
    motion = Motion(campaign, gazetteer, RailNetwork({"coast": line}))
    assert contradictions(motion) == []
    out = tmp_path_factory.mktemp("lesson")
    for view in campaign.views:
        scene = make_scene(campaign, view, gazetteer=gazetteer, motion=motion, base=base_map("none"))
        save_standalone(campaign_map(scene), out / f"{view}.html")
    return out


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
    context = new_context(browser)
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
def axe() -> str:
    """The source of axe-core, which the test dependency axe-playwright-python carries."""
    return (resources.files("axe_playwright_python") / "axe.min.js").read_text("utf-8")


@pytest.fixture
def violations_of(axe: str) -> Callable[[Page], list[str]]:
    """What axe-core finds against WCAG 2.2 AA and its own best practice, as rule and element."""

    def violations(page: Page) -> list[str]:
        page.evaluate(axe)
        found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
        return [f"{rule['id']}: {node['target']}" for rule in found for node in rule["nodes"]]

    return violations


@pytest.fixture(scope="session")
def grain(browser: Browser) -> Iterator[Callable[[bytes], float]]:
    """The share of a picture's pixels that differ a little from the next: none on flat colour."""
    context = browser.new_context()
    blank = context.new_page()

    def share(png: bytes) -> float:
        return blank.evaluate(GRAIN, base64.b64encode(png).decode())

    yield share
    context.close()
