"""The train graph beside its map, in a real browser: each moves the other."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

HAND_KM_LINE = """() => {
  const plot = document.getElementById("pl-graph-plot").getBoundingClientRect();
  const hand = document.getElementById("pl-graph-hand").getBoundingClientRect();
  return (hand.left + hand.right) / 2 - plot.left;
}"""
# The middle bend of the run of the second train with the most bends.
MIDWAY = """() => {
  const runs = [...document.querySelectorAll(".pl-graph-train")[1].children];
  const bends = runs.map((run) => run.getAttribute("points").split(" "));
  const most = bends.reduce((a, b) => (b.length > a.length ? b : a));
  return most[Math.floor(most.length / 2)].split(",").map(Number);
}"""
LIT = "document.querySelectorAll('.pl-graph-train.pl-lit').length"


@pytest.fixture
def page(open_page: Callable[..., Page], lesson: Path) -> Page:
    return open_page(lesson / "coast.html")


def test_g_opens_and_closes_it(page: Page) -> None:
    graph = page.locator("#pl-graph")
    assert graph.is_visible()
    width = page.locator(".folium-map").bounding_box()["width"]  # type: ignore[index]
    page.keyboard.press("g")
    assert not graph.is_visible()
    assert page.locator(".folium-map").bounding_box()["width"] > width  # type: ignore[index]
    assert page.locator("#pl-graph-button").get_attribute("aria-expanded") == "false"
    page.locator("#pl-graph-button").click()
    assert graph.is_visible()


def test_a_step_moves_the_hand_and_a_drag_moves_the_map(page: Page) -> None:
    page.evaluate("window.campaignMap.goTo(0)")
    first = page.evaluate(HAND_KM_LINE)
    page.evaluate("window.campaignMap.goTo(window.campaignMap.stepCount - 1)")
    assert page.evaluate(HAND_KM_LINE) > first + 100
    box = page.locator("#pl-graph-plot").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + box["height"] * 0.5)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + box["height"] * 0.5)
    page.mouse.up()
    assert page.evaluate(HAND_KM_LINE) == pytest.approx(box["width"] * 0.6, abs=2)
    minutes = page.evaluate("window.campaignMap.current().minutes")
    assert 24 * 60 < minutes < 44 * 60


def test_a_train_pointed_at_in_one_lights_up_in_the_other(page: Page) -> None:
    page.evaluate("window.campaignMap.goTo(8)")
    page.locator(".pl-sign:not(.pl-off)", has_text="Lead").locator(".pl-plate").hover()
    assert page.evaluate(LIT) == 1
    page.mouse.move(5, 700)
    assert page.evaluate(LIT) == 0
    plot = page.locator("#pl-graph-plot").bounding_box()
    assert plot is not None
    x, y = page.evaluate(MIDWAY)
    page.mouse.move(plot["x"] + x, plot["y"] + y)
    assert page.evaluate(LIT) == 1
    assert page.locator(".pl-sign.pl-lit").count() == 1


def test_a_view_without_a_railway_has_none(open_page: Callable[..., Page], lesson: Path) -> None:
    page = open_page(lesson / "hills.html")
    assert page.locator("#pl-graph, #pl-graph-button").count() == 0


def test_on_a_phone_it_takes_the_place_of_the_words(open_page: Callable[..., Page], lesson: Path) -> None:
    page = open_page(lesson / "coast.html", viewport={"width": 390, "height": 844})
    page.locator("#pl-graph-button").click()
    plot = page.locator("#pl-graph-plot").bounding_box()
    assert plot is not None
    assert plot["height"] > 200
    assert page.locator(".pl-graph-train").count() == 2
