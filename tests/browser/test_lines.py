"""Dated ticks, arrowheads, phase lines, and the switch that leaves only what is attested."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page
from questions import until

NAMES_OF_SIGNS = "[...document.querySelectorAll('.pl-sign:not(.pl-off)')].map((node) => node.textContent)"
DRAWN = (
    """(name) => [...document.querySelectorAll(name)].map((node) => node.getAttribute('d') ?? '').join('')"""
)
TOLD = """(name) => [...document.querySelectorAll(`${name}:not(.pl-off)`)].map((node) => node.textContent)"""
LINE = "document.querySelector('g:has(> .pl-phase)').getAttribute('class')"
LAST = "campaignMap.goTo(campaignMap.stepCount - 1)"
UNSURE = (
    "document.querySelectorAll('.pl-vague, .pl-late, .pl-way-inferred[points]:not([points=\"\"])').length"
)
TOUCHING = """(() => {
  const pane = ".leaflet-pl-marks-pane > :not(.pl-off)";
  const drawn = (node) => {
    const { left, top, right, bottom } = node.getBoundingClientRect();
    const margin = node.matches(".pl-mark") ? (right - left) / 7 : 1;
    return { left: left + margin, top: top + margin, right: right - margin, bottom: bottom - margin };
  };
  const nodes = [...document.querySelectorAll(`${pane}:not(.pl-label-river)`)];
  const seen = (node) => (node.matches(".pl-brief") ? node.firstChild : node);
  const boxes = nodes.map((node) => [node.className, drawn(seen(node))]);
  const touch = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  return boxes
    .filter(([name]) => /pl-tick-date|pl-phase-label/.test(name))
    .flatMap(([name, a]) => boxes.filter(([, b]) => a !== b && touch(a, b)).map(([other]) => [name, other]));
})()"""


def go_to(page: Page, label: str) -> None:
    steps = page.evaluate("campaignMap.stepCount")
    for i in range(steps):
        page.evaluate(f"campaignMap.goTo({i})")
        if label in page.evaluate("campaignMap.current().label"):
            return
    raise AssertionError(f"found no step at {label}")


@pytest.fixture
def coast(open_page: Callable[..., Page], lesson: Path) -> Page:
    return open_page(lesson / "coast.html")


def test_ticks_dates_and_heads_come_with_the_units(coast: Page) -> None:
    assert coast.evaluate(DRAWN, ".pl-tick-mark") == coast.evaluate(DRAWN, ".pl-head-of-way") == ""
    assert coast.evaluate(TOLD, ".pl-tick-date") == []
    coast.evaluate(LAST)
    assert coast.evaluate(DRAWN, ".pl-tick-mark").count("M") >= 5
    assert coast.evaluate(DRAWN, ".pl-head-of-way").count("M") >= 2
    hours = coast.evaluate(TOLD, ".pl-tick-date")
    assert "14:00" in hours
    assert all(len(hour) == 5 and hour[2] == ":" for hour in hours)


@pytest.mark.parametrize("view", ["armored-train-raid", "whole-campaign", "cavalry-advances"])
@pytest.mark.parametrize("width", [390, 1280, 1920])
def test_dates_and_lines_names_touch_nothing(
    open_page: Callable[..., Page], maps: Path, view: str, width: int
) -> None:
    size = {"width": width, "height": 844 if width == 390 else 720}
    page = open_page(maps / f"{view}.html", viewport=size)
    for share in (0.3, 0.6, 1):
        page.evaluate(f"campaignMap.goTo(Math.round((campaignMap.stepCount - 1) * {share}))")
        assert page.evaluate(TOUCHING) == []


def test_a_line_shows_when_its_first_unit_comes_and_is_stronger_when_all_have(coast: Page) -> None:
    go_to(coast, "04:30")
    assert (coast.evaluate(LINE), coast.evaluate(TOLD, ".pl-phase-label")) == ("pl-off", [])
    go_to(coast, "06:30")
    assert (coast.evaluate(LINE), coast.evaluate(TOLD, ".pl-phase-label")) == ("", ["Mill line · 27 Apr"])
    coast.evaluate(LAST)
    assert coast.evaluate(LINE) == "pl-phase-all"


def test_a_place_on_a_line_tells_who_came_when(coast: Page) -> None:
    coast.keyboard.press("/")
    coast.fill("#pl-query", "Mill")
    coast.keyboard.press("Enter")
    told = coast.inner_text("#pl-facts-body")
    assert "Phase line: Mill line · 27 Apr" in told
    assert told.index("Leading train: 27 April 1920, 06:30") < told.index(
        "Horse regiment: 27 April 1920, 11:00"
    )


def test_the_key_and_the_switch_leave_only_what_is_attested(coast: Page) -> None:
    go_to(coast, "16:00")
    coast.keyboard.press("0")
    assert "Horse" in coast.evaluate(NAMES_OF_SIGNS)
    coast.keyboard.press("a")
    until(coast, "location.hash.includes('only=attested')")
    assert "Horse" not in coast.evaluate(NAMES_OF_SIGNS)
    assert "Lead" in coast.evaluate(NAMES_OF_SIGNS)
    assert coast.is_visible("#pl-only-note")
    assert coast.is_checked("#pl-only")
    coast.evaluate("document.getElementById('pl-legend').open = true")
    coast.uncheck("#pl-only")
    until(coast, "!location.hash.includes('only')")
    assert "Horse" in coast.evaluate(NAMES_OF_SIGNS)
    assert not coast.is_visible("#pl-only-note")


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "Only what is attested"),
        ("az", "Yalnız təsdiqlənənlər"),
        ("ru", "Только засвидетельствованное"),
    ],
)
def test_a_link_opens_only_what_is_attested_in_every_language(
    open_page: Callable[..., Page], maps: Path, lang: str, words: str
) -> None:
    page = open_page(maps / "whole-campaign.html", f"#only=attested&lang={lang}")
    page.evaluate(LAST)
    assert page.inner_text("#pl-only-note") == words
    assert page.evaluate(UNSURE) == 0
    assert all(date[0].isdigit() for date in page.evaluate(TOLD, ".pl-tick-date"))
    assert page.evaluate(TOLD, ".pl-tick-date")


def test_the_switch_has_no_axe_violation(
    open_page: Callable[..., Page], maps: Path, violations_of: Callable[[Page], list[str]]
) -> None:
    page = open_page(maps / "whole-campaign.html", "#only=attested")
    page.evaluate("document.getElementById('pl-legend').open = true")
    page.evaluate(LAST)
    assert violations_of(page) == []
