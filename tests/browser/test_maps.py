"""Every built map in a real browser, from its file, with the network cut."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page
from pyproj import Geod
from questions import EVERY_STEP, OVERLAPS, SHOWN, SIZES, SLIDER, until

OpenPage = Callable[..., Page]

ZONES = ("UTC", "America/New_York", "Asia/Baku", "Pacific/Auckland")
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
# Quicker to paint, for what does not look at the picture.
SMALL = {"width": 640, "height": 400}
FRAMES = """async (count) => {
  for (let i = 0; i < count; i += 1) await new Promise((done) => requestAnimationFrame(done));
}"""
METRES = {"km": 1000, "versts": 1066.8, "miles": 1609.344}
# Each scale bar's length, and the ends of a line as long as it at the middle of the map, across and down.
BARS = """() => {
  const map = Object.values(window).find((value) => value instanceof L.Map);
  const { x, y } = map.getSize().divideBy(2);
  const spot = (dx, dy) => {
    const { lat, lng } = map.containerPointToLatLng([x + dx, y + dy]);
    return [lng, lat];
  };
  return [...document.querySelectorAll("#pl-scale > span")].map((bar) => {
    const pixels = bar.getBoundingClientRect().width;
    const words = document.createRange();
    words.selectNodeContents(bar);
    return {
      unit: bar.id.split("-").at(-1),
      length: Number(bar.dataset.length),
      pixels,
      words: words.getBoundingClientRect().width,
      ends: [[spot(-pixels / 2, 0), spot(pixels / 2, 0)], [spot(0, -pixels / 2), spot(0, pixels / 2)]],
    };
  });
}"""


def step(page: Page) -> int:
    return page.evaluate("window.campaignMap.current().index")


def assert_still(page: Page) -> None:
    """Neither the step nor the minute changes in two thirds of a second."""
    before = page.evaluate("JSON.stringify(window.campaignMap.current())")
    page.evaluate(FRAMES, 40)
    assert page.evaluate("JSON.stringify(window.campaignMap.current())") == before


def at_minute(path: dict[str, list[float]], minute: float) -> tuple[float, float]:
    """Longitude and latitude on a scene's path at a minute, both in degrees."""
    for i, (before, after) in enumerate(pairwise(path["t"])):
        if before <= minute <= after:
            share = (minute - before) / (after - before) if after > before else 0
            lon, lat = (
                path[axis][i] + share * (path[axis][i + 1] - path[axis][i]) for axis in ("lon", "lat")
            )
            return lon, lat
    raise AssertionError(f"found no position at minute {minute}")


def test_the_contract_of_the_page(page: Page, scene: dict[str, Any]) -> None:
    assert page.evaluate("window.campaignMap.stepCount") == len(scene["steps"])
    said = page.evaluate(EVERY_STEP, SLIDER)
    assert [each["index"] for each in said] == list(range(len(scene["steps"])))
    assert [each["minutes"] for each in said] == [each["t"] for each in scene["steps"]]
    assert [each["title"] for each in said] == [each["title"]["en"] for each in scene["steps"]]


def test_the_time_control_is_named_and_says_its_date(page: Page, scene: dict[str, Any]) -> None:
    (slider,) = page.query_selector_all(SLIDER)
    assert page.evaluate("(s) => s.ariaLabel || s.labels?.[0]?.textContent || s.title", slider)
    spoken = [each["spoken"] for each in page.evaluate(EVERY_STEP, SLIDER)]
    assert spoken == [each["label"]["en"] for each in scene["steps"]]


def test_the_labels_are_the_same_in_every_time_zone(
    open_page: OpenPage, map_file: Path, scene: dict[str, Any]
) -> None:
    said = {}
    for zone in ZONES:
        page = open_page(map_file, timezone_id=zone, viewport=SMALL)
        assert page.evaluate("Intl.DateTimeFormat().resolvedOptions().timeZone") == zone
        said[zone] = [(each["label"], each["spoken"]) for each in page.evaluate(EVERY_STEP, SLIDER)]
    labels = [(each["label"]["en"],) * 2 for each in scene["steps"]]
    assert said == dict.fromkeys(ZONES, labels)


def test_keys_step_from_anywhere_on_the_page(page: Page, scene: dict[str, Any]) -> None:
    last = len(scene["steps"]) - 1
    for key, expected in [
        ("ArrowRight", 1),
        ("PageDown", 2),
        ("ArrowLeft", 1),
        ("PageUp", 0),
        ("PageUp", 0),
        ("End", last),
        ("ArrowRight", last),
        ("Home", 0),
    ]:
        page.keyboard.press(key)
        assert step(page) == expected, key


def test_keys_step_when_the_time_control_has_the_focus(page: Page) -> None:
    page.focus(SLIDER)
    for key, expected in [("ArrowRight", 1), ("ArrowUp", 2), ("ArrowDown", 1), ("ArrowLeft", 0)]:
        page.keyboard.press(key)
        assert step(page) == expected, key


def test_space_plays_and_pauses(open_page: OpenPage, map_file: Path) -> None:
    page = open_page(map_file, viewport=SMALL)
    page.select_option("#pl-speed", "4", force=True)
    page.keyboard.press("Space")
    until(page, "window.campaignMap.current().index > 0")
    page.keyboard.press("Space")
    assert_still(page)


def test_nothing_moves_until_it_is_asked(open_page: OpenPage, map_file: Path) -> None:
    assert_still(open_page(map_file, reduced_motion="no-preference"))


def test_the_address_opens_a_step_and_follows_it(open_page: OpenPage, map_file: Path) -> None:
    page = open_page(map_file, "#step=3", viewport=SMALL)
    assert step(page) == 3
    page.evaluate("window.campaignMap.goTo(5)")
    until(page, "location.hash.includes('step=5')")
    page.evaluate("location.hash = '#step=2'")
    until(page, "window.campaignMap.current().index === 2")


def test_an_address_that_makes_no_sense_opens_the_first_step(open_page: OpenPage, map_file: Path) -> None:
    page = open_page(map_file, "#step=99999", viewport=SMALL)
    assert step(page) == 0
    for fragment in ("#step=-1&lang=<b>", "#step=x", "#%"):
        page.goto("about:blank")
        page.goto(f"{map_file.resolve().as_uri()}{fragment}")
        assert step(page) == 0, fragment


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_every_unit_is_drawn_at_some_step(
    open_page: OpenPage, map_file: Path, scene: dict[str, Any], size: tuple[int, int]
) -> None:
    width, height = size
    shown = open_page(map_file, viewport={"width": width, "height": height}).evaluate(SHOWN)
    undrawn = [unit["id"] for i, unit in enumerate(scene["units"]) if not any(signs[i] for signs in shown)]
    assert undrawn == []


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_ground_shows_and_no_name_or_sign_lies_on_another(
    open_page: OpenPage, map_file: Path, grain: Callable[[bytes], float], size: tuple[int, int]
) -> None:
    width, height = size
    page = open_page(map_file, viewport={"width": width, "height": height})
    assert grain(page.locator(".leaflet-container").screenshot()) > 0.06
    assert page.evaluate(OVERLAPS) == {}


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_date_covers_nothing_of_the_extent(
    open_page: OpenPage, map_file: Path, scene: dict[str, Any], size: tuple[int, int]
) -> None:
    width, height = size
    page = open_page(map_file, viewport={"width": width, "height": height})
    assert page.evaluate(
        """([west, south, east, north]) => {
          const map = Object.values(window).find((value) => value instanceof L.Map);
          const corner = map.latLngToContainerPoint([north, west]);
          const origin = map.getContainer().getBoundingClientRect();
          const date = document.getElementById("pl-date").getBoundingClientRect();
          return corner.x + origin.left >= date.right || corner.y + origin.top >= date.bottom;
        }""",
        scene["extent"],
    )


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_scale_bars_are_true_at_the_middle_of_the_map(
    open_page: Callable[..., Page], map_file: Path, size: tuple[int, int]
) -> None:
    width, height = size
    page = open_page(map_file, viewport={"width": width, "height": height})
    bars = page.evaluate(BARS)
    assert [bar["unit"] for bar in bars] == ["km", "versts", "miles"]
    for bar in bars:
        for start, end in bar["ends"]:
            _, _, metres = Geod(ellps="WGS84").inv(*start, *end)
            told = bar["length"] * METRES[bar["unit"]]
            assert abs(metres / told - 1) < 0.01, bar
        assert bar["words"] <= bar["pixels"]
    box = page.locator("#pl-scale").bounding_box()
    assert box
    assert box["height"] <= 66
    assert box["width"] <= max(width * 0.3, 140)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_no_sign_lies_on_another_once_signs_are_in_app6(
    open_page: OpenPage, map_file: Path, size: tuple[int, int]
) -> None:
    width, height = size
    page = open_page(map_file, viewport={"width": width, "height": height})
    page.select_option("#pl-signs", "app6", force=True)
    assert page.locator(".pl-sign > .pl-app6").count() == page.locator(".pl-sign").count()
    assert page.evaluate(OVERLAPS) == {}


def test_a_phone_shows_it_all_without_sideways_scroll(open_page: OpenPage, map_file: Path) -> None:
    page = open_page(map_file, **PHONE)
    width, height = PHONE["viewport"]["width"], PHONE["viewport"]["height"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.evaluate("window.scrollTo(500, 0)")
    assert page.evaluate("window.scrollX") == 0
    box = page.locator(SLIDER).bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert box["y"] + box["height"] <= height


def test_without_javascript_the_whole_story_can_be_read(
    open_page: OpenPage, map_file: Path, scene: dict[str, Any]
) -> None:
    said = " ".join(
        open_page(map_file, java_script_enabled=False, viewport=SMALL).locator("body").inner_text().split()
    )
    told = {card for each in scene["steps"] for card in each["cards"]}
    texts = [scene["events"][card]["text"]["en"] for card in told]
    assert [text for text in texts if " ".join(text.split()) not in said] == []


@pytest.mark.parametrize("options", [{}, PHONE], ids=["desktop", "phone"])
def test_axe_finds_nothing(
    open_page: OpenPage, map_file: Path, violations_of: Callable[[Page], list[str]], options: Any
) -> None:
    page = open_page(map_file, "#step=3", **options)
    assert violations_of(page) == []


def test_the_leading_train_is_where_its_hours_are_told(
    open_page: OpenPage, maps: Path, scene_of: Callable[[Path], dict[str, Any]]
) -> None:
    raid = maps / "armored-train-raid.html"
    scene = scene_of(raid)
    page = open_page(raid)
    spots = {place["id"]: (place["lon"], place["lat"]) for place in scene["places"]}
    (leading,) = [unit for unit in scene["units"] if unit["id"] == "third-international"]
    for label, place in [
        ("27 April 1920, 22:00", "nasosnaya-station"),
        ("27 April 1920, 22:30", "khirdalan-station"),
    ]:
        index = [each["label"]["en"] for each in scene["steps"]].index(label)
        page.evaluate("(i) => window.campaignMap.goTo(i)", index)
        minute = page.evaluate("window.campaignMap.current().minutes")
        _, _, metres = Geod(ellps="WGS84").inv(*at_minute(leading["path"], minute), *spots[place])
        assert metres <= 2000, label
        assert page.evaluate(SHOWN)[index][scene["units"].index(leading)]


def test_disagreements_open_and_stay_open(page: Page, scene: dict[str, Any]) -> None:
    about_events = {claim["event"] for claim in scene["claims"] if claim["event"] is not None}
    told = [len(about_events & set(step["cards"])) > 0 for step in scene["steps"]]
    block = page.locator("#pl-claims")
    page.evaluate(f"window.campaignMap.goTo({told.index(True)})")
    block.locator("summary").click()
    until(page, "document.querySelectorAll('#pl-claims .pl-preferred').length > 0")
    counts = page.evaluate(
        """() => Array.from({ length: window.campaignMap.stepCount }, (_, i) => {
          window.campaignMap.goTo(i);
          const block = document.getElementById("pl-claims");
          const { visibility } = getComputedStyle(block);
          return [visibility === "visible", block.querySelectorAll(".pl-claim").length];
        })"""
    )
    assert all(shown == (count > 0) for shown, count in counts)
    assert all(count > 0 for (_, count), is_told in zip(counts, told, strict=True) if is_told)
    block.locator("summary").evaluate("(summary) => summary.parentElement.removeAttribute('open')")


def test_the_map_comes_to_where_it_was_asked_last(open_page: OpenPage, maps: Path) -> None:
    page = open_page(maps / "whole-campaign.html", reduced_motion="no-preference")
    settled = page.evaluate(
        """async () => {
          const map = Object.values(window).find((value) => value instanceof L.Map);
          const rounded = (degrees) => degrees.replace(/(\\.\\d{3})\\d*/g, "$1");
          const view = () => `${map.getZoom()} ${rounded(map.getBounds().toBBoxString())}`;
          const rest = (ms) => new Promise((done) => setTimeout(done, ms));
          const last = window.campaignMap.stepCount - 1;
          window.campaignMap.goTo(0);
          await rest(100);
          const whole = view();
          document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "3", bubbles: true }));
          await rest(120);
          window.campaignMap.goTo(last);
          await rest(1500);
          return [whole, view()];
        }"""
    )
    assert settled[0] == settled[1]


def test_what_is_new_is_ringed_where_motion_is_welcome(
    open_page: OpenPage, map_file: Path, scene: dict[str, Any]
) -> None:
    placed = [
        any(scene["events"][card]["lon"] is not None for card in step["cards"]) for step in scene["steps"]
    ]
    target = next(i for i in range(1, len(placed)) if placed[i])
    page = open_page(map_file, f"#step={target - 1}", reduced_motion="no-preference")
    page.keyboard.press("PageDown")
    until(page, "document.querySelectorAll('.pl-pulse').length > 0")
    assert page.evaluate("document.querySelector('.pl-pulse').getAnimations().length") == 1
    page.evaluate("window.campaignMap.goTo(0)")
    assert (
        page.evaluate("[...document.querySelectorAll('.pl-pulse')].flatMap((n) => n.getAnimations()).length")
        == 0
    )
