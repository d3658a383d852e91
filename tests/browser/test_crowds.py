"""Where many units stand: who has a sign, who is counted on another's, who is a speck; and what rings say."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

OpenPage = Callable[..., Page]

PHONE = {"width": 390, "height": 844}
# Per step and unit: off, speck, brief or full, as its sign shows.
FORMS = """() => Array.from({ length: window.campaignMap.stepCount }, (_, i) => {
  window.campaignMap.goTo(i);
  const is = (node, form) => node.classList.contains(`pl-${form}`);
  const formOf = (node) => ["off", "speck", "brief"].find((form) => is(node, form)) ?? "full";
  return [...document.querySelectorAll(".pl-sign")].map(formOf);
})"""
# The longest leader of each step that ends in a unit's sign.
LEADERS = """() => Array.from({ length: window.campaignMap.stepCount }, (_, i) => {
  window.campaignMap.goTo(i);
  const drawn = document.querySelector(".pl-leader:not(.pl-leader-name)").getAttribute("d") ?? "";
  const numbers = (bar) => bar.replace("z", "").split("L").map((at) => at.split(" ").map(Number));
  const bars = drawn.split("M").filter(Boolean).map(numbers);
  const { left, top } = document.querySelector(".leaflet-pl-marks-pane").getBoundingClientRect();
  const signs = [...document.querySelectorAll(".pl-sign:not(.pl-off, .pl-speck)")]
    .map((sign) => (sign.classList.contains("pl-brief") ? sign.firstElementChild : sign))
    .map((seen) => seen.getBoundingClientRect());
  const inside = (value, from, to) => value >= from && value <= to;
  const holds = (x, y) => signs.some((box) =>
    inside(x + left, box.left, box.right) && inside(y + top, box.top, box.bottom));
  const led = bars.filter(([, [x, y]]) => holds(x, y));
  return Math.max(0, ...led.map(([[x, y], [toX, toY]]) => Math.hypot(toX - x, toY - y)));
})"""
# Per step, the rings that reach out of the map and how many notes there are beside no ring.
RINGS = """() => Array.from({ length: window.campaignMap.stepCount }, (_, i) => {
  window.campaignMap.goTo(i);
  const map = document.querySelector(".leaflet-container").getBoundingClientRect();
  const rings = [...document.querySelectorAll(".pl-ring")].filter((ring) => ring.getAttribute("d"));
  const boxes = rings.map((ring) => ring.getBoundingClientRect());
  const inside = (box) => box.left >= map.left && box.right <= map.right
    && box.top >= map.top && box.bottom <= map.bottom;
  const out = boxes.filter((box) => !inside(box));
  const notes = [...document.querySelectorAll(".pl-ring-note")].filter((note) => note.textContent);
  return [out.length, rings.length ? 0 : notes.length];
})"""


def acting(scene: dict[str, Any], step: int) -> set[int]:
    """The units that a step tells of, by their numbers."""
    events = [scene["events"][card] for card in scene["steps"][step]["cards"]]
    arrivals = scene["steps"][step].get("arrivals") or []
    return {unit for telling in [*events, *arrivals] for unit in telling.get("units") or []}


def moving(unit: dict[str, Any], minute: float) -> bool:
    path = unit["path"]
    return any(
        path["t"][i] <= minute < path["t"][i + 1]
        and (path["lon"][i], path["lat"][i]) != (path["lon"][i + 1], path["lat"][i + 1])
        for i in range(len(path["t"]) - 1)
    )


def test_a_phone_has_signs_only_for_those_told_of_and_those_who_move(
    open_page: OpenPage, map_file: Path, scene: dict[str, Any]
) -> None:
    forms = open_page(map_file, viewport=PHONE).evaluate(FORMS)
    for step, shown in enumerate(forms):
        told, minute = acting(scene, step), scene["steps"][step]["t"]
        signs = {unit for unit, form in enumerate(shown) if form in ("brief", "full")}
        assert {u for u in signs - told if not moving(scene["units"][u], minute)} == set(), step
    told_forms = [forms[step][u] for step in range(len(forms)) for u in acting(scene, step)]
    assert told_forms.count("full") > 0.7 * len(told_forms)


def test_leaders_are_short_on_a_phone(open_page: OpenPage, map_file: Path) -> None:
    assert max(open_page(map_file, viewport=PHONE).evaluate(LEADERS)) < 52


def test_a_ring_is_drawn_whole_or_not_at_all(open_page: OpenPage, maps: Path) -> None:
    found = open_page(maps / "baku-rising.html").evaluate(RINGS)
    assert [each for each in found if each != [0, 0]] == []


def test_who_stands_with_a_superior_is_counted_on_its_sign_and_told_in_its_panel(
    open_page: OpenPage, maps: Path
) -> None:
    page = open_page(maps / "whole-campaign.html")
    corps = page.locator(".pl-sign:not(.pl-off)", has_text="2nd Cav Corps")
    assert corps.get_attribute("data-more") == "3"
    assert "7th Cavalry Division" in (corps.get_attribute("title") or "")
    assert page.locator(".pl-sign:not(.pl-off)", has_text="7th Cav Div").count() == 0
    corps.locator(".pl-sign-name").click()
    page.locator("#pl-facts-body a", has_text="7th Cavalry Division").click()
    assert page.locator("#pl-facts-name").inner_text() == "7th Cavalry Division"


def test_a_speck_tells_its_unit(open_page: OpenPage, maps: Path) -> None:
    page = open_page(maps / "whole-campaign.html", viewport=PHONE)
    speck = page.locator(".pl-speck:not(.pl-off)", has_text="11th Army HQ")
    assert speck.count() == 1
    speck.locator(":first-child").click()
    assert "11th" in page.locator("#pl-facts-name").inner_text()


def test_a_map_of_a_city_names_its_quarters(open_page: OpenPage, maps: Path) -> None:
    page = open_page(maps / "baku-rising.html", "#step=2")
    shown = page.locator(".pl-label-quarter:not(.pl-off)").all_inner_texts()
    assert {name.upper() for name in shown} & {"BLACK CITY", "WHITE CITY", "BAYIL", "CHEMBEREKEND"}
    whole = open_page(maps / "whole-campaign.html")
    assert whole.locator(".pl-label-quarter:not(.pl-now, .pl-off)").count() == 0


@pytest.mark.parametrize("lang", ["en", "az", "ru"])
@pytest.mark.parametrize("signs", ["", "&signs=app6"])
def test_the_legend_beside_the_map_needs_no_scrolling(
    open_page: OpenPage, map_file: Path, lang: str, signs: str
) -> None:
    page = open_page(map_file, f"#lang={lang}{signs}", viewport={"width": 1920, "height": 1080})
    assert page.evaluate(
        """() => {
          const { clientHeight, scrollHeight } = document.querySelector(".pl-legend-scroll");
          return document.getElementById("pl-legend").open && scrollHeight <= clientHeight + 1;
        }"""
    )
