"""What a printer gets: a handout with a map a chapter; without JavaScript the chronicle as a table."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from phaseline.atlas.map import shipped_words

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
  const parts = [...map.querySelectorAll(".pl-sheet-mark, .pl-sheet-plate, .pl-sheet-name:not([transform])")];
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
    assert sheet.locator(".pl-sheet-map").count() == len(scene["chapters"])
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


def test_the_handout_follows_the_readers_language(
    open_page: Callable[..., Page], maps: Path, scene_of: Callable[[Path], dict[str, Any]]
) -> None:
    path = maps / "whole-campaign.html"
    languages = scene_of(path)["languages"]
    page = printed(open_page(path, f"#lang={languages[-1]}"))
    chapter = shipped_words()[languages[-1]]["chapter"]
    assert page.locator(".pl-sheet h2").first.inner_text().startswith(f"{chapter} 1")
    page.evaluate(AFTER)
    page.emulate_media(media="screen")


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
