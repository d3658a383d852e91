"""What a printer gets: a handout with a map a chapter; without JavaScript the chronicle as a table."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from phaseline.atlas.map import shipped_words

OpenSheet = Callable[[Path, str], Page]
BEFORE = "window.dispatchEvent(new Event('beforeprint'))"
AFTER = "window.dispatchEvent(new Event('afterprint'))"
TITLES = "[...document.querySelectorAll('.pl-sheet h2 > span:last-child')].map((node) => node.textContent)"
NUMBERS = """() => [...document.querySelectorAll(".pl-sheet:has(.pl-sheet-map)")].map((node) => {
  const all = (name) => [...node.querySelectorAll(name)];
  return {
    listed: all(".pl-sheet-number").map((number) => Number(number.textContent)),
    marked: all(".pl-sheet-mark").flatMap((mark) => mark.dataset.numbers.split(" ").map(Number)),
  };
})"""
# The boxes of all that is written or stands as a sign on each small map.
BOXES = """() => [...document.querySelectorAll(".pl-sheet-map")].map((map) => {
  const whole = map.getBoundingClientRect();
  const signs = ".pl-sheet-mark, .pl-sheet-plate, .pl-sheet-scale, .pl-sheet-tab";
  const parts = [...map.querySelectorAll(`${signs}, .pl-sheet-name:not([transform])`)];
  return {
    whole: [whole.left, whole.top, whole.right, whole.bottom],
    parts: parts.map((node) => {
      const { left, top, right, bottom } = node.getBoundingClientRect();
      return [left, top, right, bottom, node.textContent || node.getAttribute("class")];
    }),
  };
})"""
SMALLEST = """() => Math.min(...[...document.querySelectorAll(".pl-handout *")]
  .filter((node) => [...node.childNodes].some((child) => child.nodeType === 3 && child.data.trim()))
  .map((node) => parseFloat(getComputedStyle(node).fontSize)))"""
# The trains' names in the printed graph that reach under the picture of an event's sign.
NAMES_ON_SIGNS = """() => [...document.querySelectorAll(".pl-sheet-graph .pl-sheet-name")].filter((name) => {
  const { x, y, width, height } = name.getBBox();
  const back = name.transform.baseVal.consolidate().matrix.inverse();
  return [...document.querySelectorAll(".pl-sheet-disc")].some(({ cx, cy }) => {
    const spot = new DOMPoint(cx.baseVal.value, cy.baseVal.value).matrixTransform(back);
    const away = (at, from, size) => Math.max(from - at, at - from - size, 0);
    return Math.hypot(away(spot.x, x, width), away(spot.y, y, height)) < 6;
  });
}).map((name) => name.textContent)"""
# Of each scale bar its km, its length on paper, and the km of a pixel at the middle of its map.
SCALES = """() => [...document.querySelectorAll(".pl-sheet-map")].map((map) => {
  const bar = map.querySelector(".pl-sheet-scale-bar").getBBox();
  const { scale, lat } = map.dataset;
  const perPixel = (40075.016686 * Math.cos((Number(lat) * Math.PI) / 180)) / (256 * Number(scale));
  return [Number(map.querySelector(".pl-sheet-scale").dataset.km), bar.width, perPixel];
})"""
# Of each map, whether each city and town on it stands on land.
ON_LAND = """() => [...document.querySelectorAll(".pl-sheet-map")].map((map) => {
  const land = map.querySelector(".pl-sheet-shore");
  const dots = [...map.querySelectorAll("circle.pl-sheet-dot-city, circle.pl-sheet-dot-town")];
  const isOn = ({ cx, cy }) => land?.isPointInFill(new DOMPoint(cx.baseVal.value, cy.baseVal.value));
  return dots.map((dot) => Boolean(isOn(dot)));
})"""
SYMBOLS = """() => [...document.querySelectorAll(".pl-sheet-key .pl-sheet-dot")].map((node) => {
  const { fill, strokeWidth } = getComputedStyle(node);
  const shape = [node.getAttribute("r"), node.getAttribute("d"), fill, strokeWidth].join(" ");
  return [node.getAttribute("class"), shape];
})"""
WIDTHS = "[...document.querySelectorAll('.pl-sheet-map')].map((map) => map.getBoundingClientRect().width)"
HEIGHTS = "[...document.querySelectorAll('.pl-sheet-first, article.pl-sheet')].map((n) => n.offsetHeight)"
WRITTEN = "[...document.querySelectorAll('.pl-handout text')].map((node) => node.textContent)"
PAPER_WIDE, PAPER_HIGH = 182 / 25.4 * 96, 269 / 25.4 * 96
EIGHT_POINT = 8 / 72 * 96
TOUCH = 3.0


def printed(page: Page) -> Page:
    """The page as it is laid for the printer."""
    page.emulate_media(media="print")
    page.evaluate(BEFORE)
    return page


@pytest.fixture
def sheet(page: Page) -> Any:
    yield printed(page)
    page.evaluate(AFTER)
    page.emulate_media(media="screen")


def test_the_printer_gets_pages_and_the_page_keeps_nothing(page: Page, scene: dict[str, Any]) -> None:
    before = page.evaluate("document.body.outerHTML")
    pdf = page.pdf(prefer_css_page_size=True)
    assert pdf.startswith(b"%PDF")
    pages = len(re.findall(rb"/Type\s*/Page\b", pdf))
    assert 2 <= pages <= 4 + len(scene["chapters"]) + len(scene["claims"]) / 10
    assert page.evaluate("document.body.outerHTML") == before


def test_there_is_a_block_a_chapter(sheet: Page, scene: dict[str, Any]) -> None:
    language = scene["languages"][0]
    assert sheet.evaluate(TITLES) == [chapter["title"][language] for chapter in scene["chapters"]]
    assert sheet.locator(".pl-sheet .pl-sheet-map").count() == len(scene["chapters"])
    assert sheet.locator(".pl-sheet-first .pl-sheet-map").count() == 1
    said = " ".join(sheet.locator(".pl-handout").inner_text().split())
    for chapter in scene["chapters"]:
        assert " ".join(chapter["text"][language].split()) in said
        assert chapter["range"][language] in said
    for card in {card for step in scene["steps"] for card in step["cards"]}:
        assert scene["events"][card]["title"][language] in said
    for witness in scene["about"]["witnesses"]:
        assert witness["name"][language] in said


def test_each_number_of_a_list_has_one_mark_on_its_map(sheet: Page) -> None:
    blocks = sheet.evaluate(NUMBERS)
    for block in blocks:
        assert sorted(block["marked"]) == block["listed"]
    listed = [number for block in blocks for number in block["listed"]]
    assert listed == list(range(1, len(listed) + 1))


def test_nothing_written_on_a_map_touches_another_or_leaves_it(sheet: Page) -> None:
    for chapter in sheet.evaluate(BOXES):
        left, top, right, bottom = chapter["whole"]
        parts = chapter["parts"]
        for i, (x, y, to_x, to_y, name) in enumerate(parts):
            assert min(x - left, y - top, right - to_x, bottom - to_y) >= -TOUCH, name
            for a, b, to_a, to_b, other in parts[:i]:
                wide, high = min(to_x, to_a) - max(x, a), min(to_y, to_b) - max(y, b)
                assert min(wide, high) <= TOUCH, (name, other)


def test_towns_stand_on_the_printed_land(sheet: Page) -> None:
    maps = [there for there in sheet.evaluate(ON_LAND) if there]
    assert maps
    for there in maps:
        assert sum(there) >= 0.75 * len(there)


def test_each_map_fills_the_pages_width_and_each_chapter_a_page(sheet: Page) -> None:
    assert all(686 <= width <= PAPER_WIDE for width in sheet.evaluate(WIDTHS))
    assert all(0.7 * PAPER_HIGH <= height <= PAPER_HIGH for height in sheet.evaluate(HEIGHTS))


def test_each_scale_bar_is_true_to_one_in_a_hundred(sheet: Page) -> None:
    for km, pixels, per_pixel in sheet.evaluate(SCALES):
        assert abs(pixels * per_pixel / km - 1) < 0.01


def test_the_kinds_of_places_have_each_their_own_symbol(sheet: Page) -> None:
    drawn = sheet.evaluate(SYMBOLS)
    assert len(drawn) >= 5
    assert len({shape for _, shape in drawn}) == len(drawn)


def test_no_type_is_smaller_than_eight_point(sheet: Page) -> None:
    assert sheet.evaluate(SMALLEST) >= EIGHT_POINT - 0.05


def test_only_the_handout_is_printed_and_blocks_fit_a_page(sheet: Page) -> None:
    shown = "[...document.body.children].filter((node) => node.getClientRects().length)"
    assert sheet.evaluate(f"{shown}.map((node) => node.className)") == ["pl-handout"]
    tallest = "Math.max(...[...document.querySelectorAll('.pl-sheet')].map((node) => node.offsetHeight))"
    assert sheet.evaluate(tallest) < 269 / 25.4 * 96


def test_asked_twice_it_is_laid_once_and_nothing_is_left(sheet: Page) -> None:
    sheet.evaluate(BEFORE)
    assert sheet.locator(".pl-handout").count() == 1
    sheet.evaluate(AFTER)
    assert sheet.locator(".pl-handout, #pl-sheet-ground").count() == 0
    assert "pl-printing" not in sheet.evaluate("document.body.className")


def test_the_train_graph_is_printed_though_it_is_closed(open_page: Callable[..., Page], lesson: Path) -> None:
    page = open_page(lesson / "coast.html", viewport={"width": 800, "height": 700})
    assert not page.locator("#pl-graph").is_visible()
    printed(page)
    graph = page.locator(".pl-sheet-graph")
    assert graph.locator(".pl-graph-train").count() == 2
    assert "Lead" in graph.text_content()  # type: ignore[operator]
    page.evaluate(AFTER)
    page.emulate_media(media="screen")


def test_no_train_in_the_printed_graph_is_named_on_a_sign(sheet: Page) -> None:
    assert sheet.evaluate(NAMES_ON_SIGNS) == []


@pytest.fixture
def open_sheet(open_page: Callable[..., Page]) -> Iterator[OpenSheet]:
    """Opens a map at an address and lays it for the printer; after the test it is for a screen again."""
    laid: list[Page] = []

    def open_file(path: Path, address: str) -> Page:
        laid.append(printed(open_page(path, address, viewport={"width": 900, "height": 700})))
        return laid[-1]

    yield open_file
    for page in laid:
        page.evaluate(AFTER)
        page.emulate_media(media="screen")


@pytest.mark.parametrize("language", ["az", "ru"])
def test_the_handout_follows_the_readers_language(
    open_sheet: Callable[[Path, str], Page],
    maps: Path,
    scene_of: Callable[[Path], dict[str, Any]],
    language: str,
) -> None:
    path = maps / "whole-campaign.html"
    scene, words = scene_of(path), shipped_words()[language]
    page = open_sheet(path, f"#lang={language}")
    assert page.locator("article.pl-sheet h2").first.inner_text().startswith(f"{words['chapter']} 1")
    written = set(page.evaluate(WRITTEN))
    own = {(place["name"] or {}).get(language) for place in scene["places"]}
    english = {(place["name"] or {}).get("en") for place in scene["places"]} - own
    assert written & own
    assert not written & english
    assert words["handout"]["maps"] in page.locator(".pl-sheet-legend").inner_text()
    scales = page.locator(".pl-sheet-scale").all_text_contents()
    assert all(text.endswith(words["km"]["other"]) for text in scales)


@pytest.mark.parametrize("naming", ["period", "modern", "two"])
def test_the_handout_names_places_as_the_reader_chose(
    open_sheet: Callable[[Path, str], Page],
    maps: Path,
    scene_of: Callable[[Path], dict[str, Any]],
    naming: str,
) -> None:
    path = maps / "whole-campaign.html"
    page = open_sheet(path, f"#names={naming}")
    written = set(page.evaluate(WRITTEN))
    also = [(place["name"]["en"], place["also"]) for place in scene_of(path)["places"] if "also" in place]
    if naming == "two":
        expected = {name + names["modern"]["en"] for name, names in also if "modern" in names}
    else:
        expected = {names[naming]["en"] for _, names in also if naming in names}
    assert len(written & expected) > 3
    words = shipped_words()["en"]
    assert f"{words['names']}: {words['namings'][naming]}" in page.locator(".pl-sheet-head").inner_text()
    for chapter in page.evaluate(BOXES):
        for i, (x, y, to_x, to_y, name) in enumerate(chapter["parts"]):
            for a, b, to_a, to_b, other in chapter["parts"][:i]:
                assert min(min(to_x, to_a) - max(x, a), min(to_y, to_b) - max(y, b)) <= TOUCH, (name, other)


def test_the_handout_keeps_the_signs_and_the_witness_chosen(
    open_sheet: OpenSheet, maps: Path, scene_of: Callable[[Path], dict[str, Any]]
) -> None:
    path = maps / "whole-campaign.html"
    telling = scene_of(path)["tellings"][0]
    page = open_sheet(path, f"#signs=app6&witness={telling['witness']}")
    words = shipped_words()["en"]
    assert f"{words['telling']}: {telling['name']['en']}" in page.locator(".pl-sheet-head").inner_text()
    key = page.locator(".pl-sheet-keys").inner_text()
    assert words["heads"]["echelons"] in key
    assert words["app6_note"] in key
    assert page.locator(".pl-sheet-map .pl-sheet-plate").count() > 10
    assert page.locator(".pl-sheet-map .pl-sheet-plate:not(:has(.pl-sheet-held))").count() == 0


def test_without_javascript_the_chronicle_is_whole(
    open_page: Callable[..., Page], map_file: Path, scene: dict[str, Any]
) -> None:
    page = open_page(map_file, java_script_enabled=False)
    page.emulate_media(media="print")
    said = " ".join(page.locator("body").inner_text().split())
    language = scene["languages"][0]
    tellings = [
        telling
        for step in scene["steps"]
        for telling in [*(scene["events"][card] for card in step["cards"]), *step["arrivals"]]
    ]
    told = [
        part[language]
        for telling in tellings
        for part in [
            telling["title"],
            telling["when"],
            telling["text"] or telling["title"],
            *telling.get("numbers", []),
            *telling["sources"],
        ]
    ]
    told += [chapter[part][language] for chapter in scene["chapters"] for part in ("title", "text")]
    told += [witness["name"][language] for witness in scene["about"]["witnesses"]]
    assert [text for text in told if " ".join(text.split()) not in said] == []
    assert page.locator(".pl-no-script").is_hidden()
    page.emulate_media(media="screen")
