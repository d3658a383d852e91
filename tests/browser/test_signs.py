"""Signs of units in the style that the reader chooses: on the map, in the legend, on the cards."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

OpenPage = Callable[..., Page]

# The style of each sign that is drawn, by its image and its class, and how often each place has it.
STYLES = """() => {
  const plates = (where) => [...document.querySelectorAll(`${where} .pl-app6, ${where} .pl-plate`)];
  const style = (node) => (node.classList.contains("pl-app6") ? "app6" : "pictograms");
  const found = (where) => plates(where).filter((n) => n.style.backgroundImage.startsWith("url")).map(style);
  return { map: found(".pl-sign"), cards: found(".pl-units"), legend: [...new Set(found(".pl-key-arms"))] };
}"""
IMAGES = """() => [...document.querySelectorAll(".pl-sign > :first-child, .pl-key-arm, .pl-key .pl-app6")]
  .map((node) => node.style.backgroundImage)"""
MARKS = "document.querySelectorAll('.pl-key-echelons .pl-app6-marked').length"
COUNT_PICTURES = """() => {
  const { prototype } = window.HTMLCanvasElement;
  const { toDataURL } = prototype;
  window.made = 0;
  prototype.toDataURL = function counted() {
    window.made += 1;
    return toDataURL.call(this);
  };
}"""
WALK = """() => {
  for (let i = 0; i < window.campaignMap.stepCount; i += 1) window.campaignMap.goTo(i);
}"""
STEP_WITH_UNITS = """() => {
  const has = () => document.querySelectorAll(".pl-units li").length > 0;
  for (let i = 0; i < window.campaignMap.stepCount && !has(); i += 1) window.campaignMap.goTo(i);
  return window.campaignMap.current().index;
}"""


def choose(page: Page, style: str) -> None:
    page.evaluate("document.getElementById('pl-legend').open = true")
    page.select_option("#pl-signs", style)


@pytest.fixture
def opened(open_page: OpenPage, map_file: Path) -> Page:
    page = open_page(map_file)
    page.evaluate(STEP_WITH_UNITS)
    return page


def test_the_choice_changes_every_sign_and_back(opened: Page, scene: dict[str, Any]) -> None:
    before, images = opened.evaluate(STYLES), opened.evaluate(IMAGES)
    assert set(before["map"]) == set(before["cards"]) == {"pictograms"}
    assert before["legend"] == []
    choose(opened, "app6")
    after = opened.evaluate(STYLES)
    assert after["map"] == ["app6"] * len(scene["units"])
    assert set(after["cards"]) == {"app6"}
    assert after["legend"] == ["app6"]
    assert not set(images) & set(opened.evaluate(IMAGES))
    assert opened.evaluate(MARKS) == len({u["echelon"] for u in scene["units"] if u.get("echelon")})
    choose(opened, "pictograms")
    assert opened.evaluate(STYLES) == before
    assert opened.evaluate(IMAGES) == images
    assert opened.evaluate(MARKS) == 0


def test_the_choice_is_in_the_address_and_kept_across_steps(open_page: OpenPage, map_file: Path) -> None:
    page = open_page(map_file, "#step=2")
    choose(page, "app6")
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(500)
    assert page.evaluate("location.hash") == "#step=3&signs=app6"
    assert set(page.evaluate(STYLES)["map"]) == {"app6"}
    page = open_page(map_file, "#step=3&signs=app6")
    assert page.locator("#pl-signs").input_value() == "app6"
    assert set(page.evaluate(STYLES)["map"]) == {"app6"}
    choose(page, "pictograms")
    page.wait_for_timeout(500)
    assert page.evaluate("location.hash") == "#step=3"
    page.evaluate("location.hash = '#step=3&signs=app6'")
    page.wait_for_timeout(100)
    assert set(page.evaluate(STYLES)["map"]) == {"app6"}
    assert page.locator("#pl-signs").input_value() == "app6"


def test_a_step_makes_no_picture_anew(opened: Page) -> None:
    choose(opened, "app6")
    opened.evaluate(COUNT_PICTURES)
    opened.evaluate(WALK)
    opened.evaluate("window.made = 0")
    opened.evaluate(WALK)
    assert opened.evaluate("window.made") == 0


@pytest.mark.parametrize("viewport", [{"width": 1920, "height": 1080}, {"width": 390, "height": 844}])
def test_axe_finds_nothing_in_signs_of_either_style(
    open_page: OpenPage,
    map_file: Path,
    violations_of: Callable[[Page], list[str]],
    viewport: dict[str, int],
) -> None:
    page = open_page(map_file, "#step=3&signs=app6", viewport=viewport)
    page.evaluate("document.getElementById('pl-legend').open = true")
    assert violations_of(page) == []
    choose(page, "pictograms")
    assert violations_of(page) == []


def test_the_choice_outlives_a_change_of_witness(open_page: OpenPage, lesson: Path) -> None:
    page = open_page(lesson / "coast.html", "#step=3&signs=app6")
    page.select_option("#pl-telling", "gazette")
    assert set(page.evaluate(STYLES)["map"]) == {"app6"}
    assert page.locator("#pl-signs").input_value() == "app6"
