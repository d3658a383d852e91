"""Main-thread milliseconds of one step: our pages against folium's two time plugins on the same tracks.

    python tests/bench/step_cost.py [MAP.html ...] [--lines 5000] [--passes 3] [--cache DIR]

Prints, per page, the median and the 95th percentile over every step, the ratio to ours, and the page's size,
raw and gzipped. The work of a step is the processor time of the renderer's main thread (Chromium's
TaskDuration in thread ticks) from the call that steps until two frames later, less the median of the same
measure with no step. folium's plugins are fed the tracks alone, without names, cards, labels or signs;
TimestampedGeoJson, which draws nothing before 1970, gets the same days of 2020. Their scripts come from the
npm registry, pinned, into --cache.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import re
import shutil
import statistics
import subprocess
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import folium
from folium.plugins import Timeline, TimelineSlider, TimestampedGeoJson
from lines import moving_lines
from playwright.sync_api import Browser, Page, sync_playwright

from phaseline.atlas.map import campaign_map
from phaseline.atlas.page import save_standalone

MAPS = Path(__file__).parents[2] / "maps"
EPOCH_2020 = 1_587_859_200_000
PACKED = {
    "leaflet.timeline.min.js": ("leaflet.timeline@1.6.0", "package/dist/leaflet.timeline.js"),
    "moment.min.js": ("moment@2.18.1", "package/min/moment.min.js"),
    "jquery.min.js": ("jquery@3.7.1", "package/dist/jquery.min.js"),
    "iso8601.min.js": ("iso8601-js-period@0.2.1", "package/iso8601.js"),
    "leaflet.timedimension.min.js": (
        "leaflet-timedimension@1.1.1",
        "package/dist/leaflet.timedimension.min.js",
    ),
}
NOT_NEEDED = (
    "jquery-ui.min.js",
    "default.min.css",
    "leaflet.timedimension.control.css",
    "jquery-3.7.1.min.js",
)
TWO_FRAMES = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


@dataclass(frozen=True, slots=True)
class Stepped:
    """A page and the JavaScript that brings it to step `i`; of `count` steps each `stride`th is taken."""

    name: str
    file: Path
    step: str
    count: int
    stride: int = 1


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("maps", nargs="*", type=Path)
    parser.add_argument("--lines", type=int, default=5000, help="units of the made-up scene; 0 for none")
    parser.add_argument("--passes", type=int, default=3)
    parser.add_argument("--cache", type=Path, default=Path.home() / ".cache" / "phaseline" / "bench")
    options = parser.parse_args()
    maps = options.maps or sorted(path for path in MAPS.glob("*.html") if path.name != "index.html")
    files = plugin_files(options.cache)
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium(), args=["--no-sandbox", "--disable-gpu"]
        )
        for path in maps:
            report(browser, list(rivals(path, scene_of(path), files, Path(folder))), options.passes)
        if options.lines:
            scene = moving_lines(options.lines)
            path = save_standalone(campaign_map(scene), Path(folder) / f"{options.lines}-lines.html")
            report(browser, list(rivals(path, scene, files, Path(folder), whole_lines=True)), 1)
        browser.close()


def chromium() -> str:
    names = (os.environ.get("PHASELINE_CHROMIUM"), "chromium", "chromium-browser", "google-chrome")
    return next(found for name in names if name and (found := shutil.which(name)))


def scene_of(path: Path) -> dict[str, Any]:
    """What a page draws; its texts stand apart, and here count for nothing."""
    block = re.search(r'<script type="application/json"[^>]*>(.*?)</script>', path.read_text("utf-8"), re.S)
    assert block, f"{path}: found no data block"
    scene: dict[str, Any] = json.loads(block[1])["scene"]
    return scene


def plugin_files(cache: Path) -> dict[str, Path]:
    """The plugins' scripts by the addresses that folium links; what a step does not need is an empty file."""
    cache.mkdir(parents=True, exist_ok=True)
    for name, (package, member) in PACKED.items():
        if not (cache / name).is_file():
            (cache / name).write_bytes(from_npm(package, member))
    for name in NOT_NEEDED:
        (cache / name).touch()
    links = [*folium.Map.default_js, *Timeline.default_js, *TimelineSlider.default_js]
    links += [*TimestampedGeoJson.default_js, *TimestampedGeoJson.default_css]
    known = {url: cache / url.rsplit("/", 1)[1] for _, url in links}
    return {url: path for url, path in known.items() if path.is_file()}


def from_npm(package: str, member: str) -> bytes:
    with TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", package, "--silent"], cwd=folder, check=True, capture_output=True)
        (archive,) = Path(folder).glob("*.tgz")
        with tarfile.open(archive) as packed:
            source = packed.extractfile(member)
            assert source, f"{package}: found no {member}"
            return source.read()


def rivals(
    path: Path, scene: dict[str, Any], files: dict[str, Path], folder: Path, *, whole_lines: bool = False
) -> Iterator[Stepped]:
    """Our page, then folium's two plugins on its tracks, each stepping through the same minutes."""
    minutes = [step["t"] for step in scene["steps"]]
    yield Stepped("phaseline", path, "(i) => window.campaignMap.goTo(i)", len(minutes))
    features = list(whole_features(scene) if whole_lines else grown_features(scene))
    west, south, east, north = scene["extent"]

    def base_map() -> folium.Map:
        m = folium.Map([(south + north) / 2, (west + east) / 2], tiles=None, zoom_start=7)
        m.fit_bounds([[south, west], [north, east]])
        return m

    m = base_map()
    data = {"type": "FeatureCollection", "features": features}
    timeline = Timeline(data).add_to(m)
    slider = TimelineSlider(auto_play=False).add_timelines(timeline).add_to(m)
    file = save_standalone(m, folder / f"{path.stem}-timeline.html", files=files)
    times = json.dumps([EPOCH_2020 + 60_000 * minute for minute in minutes])
    control = global_name(file, slider.get_name())
    yield Stepped("folium Timeline", file, f"(i) => {control}.setTime({times}[i])", len(minutes))
    m = base_map()
    TimestampedGeoJson(
        {"type": "FeatureCollection", "features": timed(features, minutes)}, auto_play=False, period="PT15M"
    ).add_to(m)
    file = save_standalone(m, folder / f"{path.stem}-timestamped.html", files=files)
    control = global_name(file, m.get_name())
    times = f"{control}.timeDimension.getAvailableTimes()"
    index = f"Math.round(i * ({times}.length - 1) / {len(minutes) - 1})"
    call = f"(i) => {control}.timeDimension.setCurrentTimeIndex({index})"
    yield Stepped("folium TimestampedGeoJson", file, call, len(minutes), stride=5 if whole_lines else 1)


def global_name(file: Path, name: str) -> str:
    """The variable that holds an element in a saved page, where folium's random ids are numbers."""
    kind = name.rsplit("_", 1)[0]
    found = re.search(rf"var ({kind}_\d+) = L", file.read_text("utf-8"))
    assert found, f"{file}: found no {kind}"
    return found[1]


def grown_features(scene: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Tracks that grow by legs: each from when its unit has travelled it, and the unit's point meanwhile."""
    for unit in scene["units"]:
        path = unit["path"]
        spots = list(zip(path["lon"], path["lat"], strict=True))
        for leg in unit["legs"]:
            first, last = leg["from"], leg["to"]
            yield feature("LineString", spots[first : last + 1], path["t"][last], scene["end"])
            yield feature("Point", spots[first], path["t"][first], path["t"][last])


def whole_features(scene: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Each unit's whole path as one line, from its first minute to the end."""
    for unit in scene["units"]:
        path = unit["path"]
        spots = list(zip(path["lon"], path["lat"], strict=True))
        yield feature("LineString", spots, path["t"][0], scene["end"])


def feature(kind: str, coordinates: Any, start: float, end: float) -> dict[str, Any]:
    bounds = {name: EPOCH_2020 + 60_000 * minute for name, minute in (("start", start), ("end", end))}
    return {"type": "Feature", "properties": bounds, "geometry": {"type": kind, "coordinates": coordinates}}


def timed(features: list[dict[str, Any]], minutes: list[int]) -> list[dict[str, Any]]:
    """The lines with one time a point, as TimestampedGeoJson wants them, at the steps' minutes."""
    steps = [EPOCH_2020 + 60_000 * minute for minute in minutes]
    lines = [each for each in features if each["geometry"]["type"] == "LineString"]
    made = []
    for line in lines:
        start = line["properties"]["start"]
        first = next((time for time in steps if time >= start), steps[-1])
        times = [first] * len(line["geometry"]["coordinates"])
        made.append(line | {"properties": {"times": times}})
    return made


def report(browser: Browser, pages: list[Stepped], passes: int) -> None:
    print(f"\n{pages[0].file.name}: {pages[0].count} steps, {passes} passes")
    ours = None
    for stepped in pages:
        costs = step_costs(browser, stepped, passes)
        median, p95 = statistics.median(costs), statistics.quantiles(costs, n=20)[-1]
        ours = ours or median
        raw = stepped.file.read_bytes()
        print(
            f"  {stepped.name:<26} median {median:7.2f} ms   p95 {p95:7.2f} ms   × {median / ours:6.2f}   "
            f"{len(raw) / 1000:7.0f} kB, {len(gzip.compress(raw, mtime=0)) / 1000:6.0f} kB gzipped"
        )


def step_costs(browser: Browser, stepped: Stepped, passes: int) -> list[float]:
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    page.goto(stepped.file.resolve().as_uri())
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})

    def busy() -> float:
        metrics = session.send("Performance.getMetrics")["metrics"]
        return 1000 * next(metric["value"] for metric in metrics if metric["name"] == "TaskDuration")

    def cost(call: str) -> float:
        before = busy()
        page.evaluate(f"async () => {{ {call}; await {TWO_FRAMES}; }}")
        return busy() - before

    settle(page)
    idle = statistics.median(cost("null") for _ in range(10))
    costs = [
        cost(f"({stepped.step})({i})") - idle
        for _ in range(passes)
        for i in range(0, stepped.count, stepped.stride)
    ]
    page.context.close()
    return [max(0.0, each) for each in costs]


def settle(page: Page) -> None:
    for _ in range(5):
        page.evaluate(f"async () => {{ await {TWO_FRAMES}; }}")


if __name__ == "__main__":
    main()
