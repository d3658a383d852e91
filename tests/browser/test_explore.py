"""Searching for places, units and events, and asking the map about what one points at."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}
GANJA = ("Ganja", "Gəncə", "ЕЛИСАВЕТПОЛЬ", "Кәнҹә", "განჯა", "Գանձակ", "گنجه", "Gandscha", "Gajna")
NAME = "#pl-facts-name"
CENTRE = """() => {
  const map = Object.values(window).find((value) => value instanceof L.Map);
  const { lat, lng } = map.getCenter();
  return [lng, lat];
}"""


@pytest.fixture
def whole(open_page: Callable[..., Page], maps: Path) -> Page:
    return open_page(maps / "whole-campaign.html", "#step=10")


def ask(page: Page, query: str) -> None:
    page.keyboard.press("/")
    page.locator("#pl-query").fill(query)


def test_a_place_is_found_in_every_script(whole: Page) -> None:
    for query in GANJA:
        ask(whole, query)
        assert whole.locator("#pl-found [aria-selected=true] b").count() == 1, query
        whole.keyboard.press("Enter")
        assert whole.locator(NAME).inner_text() == "Ganja", query
        assert whole.locator(NAME).evaluate("(node) => node === document.activeElement")
    lon, lat = whole.evaluate(CENTRE)
    assert (lon, lat) == pytest.approx((46.36, 40.68), abs=0.02)
    whole.keyboard.press("Escape")
    assert not whole.locator("#pl-facts").is_visible()
    assert whole.locator("#pl-cards").is_visible()


def test_the_list_is_a_combobox_that_keys_move(whole: Page) -> None:
    ask(whole, "ganj")
    field, options = whole.locator("#pl-query"), whole.locator("#pl-found [role=option]")
    assert field.get_attribute("aria-expanded") == "true"
    count = options.count()
    assert count > 3
    for key, active in [("ArrowDown", 1), ("ArrowUp", 0), ("ArrowUp", count - 1), ("ArrowDown", 0)]:
        whole.keyboard.press(key)
        assert field.get_attribute("aria-activedescendant") == options.nth(active).get_attribute("id")
        assert options.nth(active).get_attribute("aria-selected") == "true"
    before = whole.evaluate("window.campaignMap.current().index")
    whole.keyboard.type("fb.5")
    assert whole.evaluate("window.campaignMap.current().index") == before
    assert not whole.evaluate("document.body.classList.contains('pl-lecture')")
    whole.keyboard.press("Escape")
    assert not whole.locator("#pl-finder").is_visible()
    whole.locator("#pl-search").click()
    assert field.evaluate("(node) => node === document.activeElement")
    whole.keyboard.press("Escape")
    assert whole.locator("#pl-search").evaluate("(node) => node === document.activeElement")


def test_an_event_leads_to_its_step(whole: Page) -> None:
    ask(whole, "Ganja's station and railway district")
    whole.keyboard.press("Enter")
    titles = whole.locator("#pl-cards").inner_text()
    assert "Ganja's station" in titles + whole.locator("#pl-step-title").inner_text()
    assert not whole.locator("#pl-facts").is_visible()


def test_a_unit_tells_its_fixes_and_a_link_goes_to_their_step(
    open_page: Callable[..., Page], maps: Path
) -> None:
    page = open_page(maps / "armored-train-raid.html", "#step=30")
    page.locator(".pl-sign:not(.pl-off)", has_text="III Int'l").locator(".pl-plate").click()
    assert page.locator(NAME).inner_text() == "Armored train III International"
    assert "Yefremov" in page.locator("#pl-facts-body").inner_text()
    page.locator("#pl-facts-body a", has_text="Nasosnaya").first.click()
    assert "22:00" in page.evaluate("window.campaignMap.current().label")
    assert not page.locator("#pl-facts").is_visible()


def test_a_name_or_a_dot_clicked_tells_its_place(whole: Page) -> None:
    whole.locator(".pl-label:not(.pl-off)", has_text="Shusha").click()
    assert whole.locator(NAME).inner_text() == "Shusha"
    dot = whole.locator(".pl-dot-city:not(.pl-off)").first.bounding_box()
    assert dot is not None
    whole.mouse.click(dot["x"] + dot["width"] / 2, dot["y"] + dot["height"] / 2)
    assert whole.locator("#pl-facts-kicker").inner_text().startswith("city")
    whole.keyboard.press("PageDown")
    assert not whole.locator("#pl-facts").is_visible()


def test_a_drag_that_ends_on_a_name_asks_nothing(whole: Page) -> None:
    box = whole.locator(".pl-label:not(.pl-off)", has_text="Shusha").bounding_box()
    assert box is not None
    whole.mouse.move(box["x"] + 5, box["y"] + 5)
    whole.mouse.down()
    whole.mouse.move(box["x"] + 65, box["y"] + 25, steps=4)
    whole.mouse.up()
    assert not whole.locator("#pl-facts").is_visible()


def test_what_changed_is_written_only_while_it_is_open_and_follows_the_steps(
    open_page: Callable[..., Page], maps: Path
) -> None:
    page = open_page(maps / "cavalry-advances.html", "#step=20")
    block, ghosts = page.locator("#pl-changes"), page.locator(".leaflet-pl-ghosts-pane path")
    assert block.locator("li").count() == 0
    block.locator("summary").click()
    page.wait_for_timeout(100)
    assert "7th Cavalry Division: 19 km → Shamakhi" in block.inner_text()
    assert ghosts.count() == 3 * block.locator("ul").first.locator("li").count()
    told = page.evaluate(
        """() => Array.from({ length: window.campaignMap.stepCount }, (_, i) => {
          window.campaignMap.goTo(i);
          const block = document.getElementById("pl-changes");
          const seen = getComputedStyle(block).visibility === "visible";
          return seen && block.querySelectorAll("li, p").length > 0;
        })"""
    )
    assert told == [False] + [True] * (len(told) - 1)
    page.evaluate("window.campaignMap.goTo(20)")
    block.locator("summary").click()
    page.wait_for_timeout(100)
    assert ghosts.count() == 0


@pytest.mark.parametrize("options", [{}, PHONE], ids=["desktop", "phone"])
def test_axe_finds_nothing_in_the_list_nor_in_the_panel(
    open_page: Callable[..., Page], maps: Path, violations_of: Callable[[Page], list[str]], options: dict
) -> None:
    page = open_page(maps / "armored-train-raid.html", "#step=25", **options)
    ask(page, "baku")
    assert violations_of(page) == []
    page.keyboard.press("Enter")
    assert violations_of(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    ask(page, "III International")
    page.keyboard.press("Enter")
    assert violations_of(page) == []


def test_a_small_map_shows_where_the_reader_is_and_leads_back(whole: Page) -> None:
    inset = whole.locator("#pl-inset")
    assert not inset.is_visible()
    ask(whole, "Lankaran")
    whole.keyboard.press("Enter")
    assert inset.is_visible()
    middle = whole.evaluate(
        """() => {
          const box = (node) => node.getBoundingClientRect();
          const part = (name) => box(document.querySelector(`.pl-inset-${name}`));
          const [frame, extent] = ["frame", "extent"].map(part);
          return [
            ((frame.left + frame.right) / 2 - extent.left) / extent.width,
            ((frame.top + frame.bottom) / 2 - extent.top) / extent.height,
          ];
        }"""
    )
    assert middle == pytest.approx([(48.85 - 44.8) / (50.6 - 44.8), (43.1 - 38.75) / (43.1 - 38.3)], abs=0.05)
    inset.focus()
    whole.keyboard.press("Enter")
    assert not inset.is_visible()
    assert whole.locator("#pl-time").evaluate("(node) => node === document.activeElement")
    assert not whole.locator("#pl-back").is_visible()


def test_no_name_or_sign_stands_under_the_small_map(whole: Page) -> None:
    for query in ("Ganja", "Khachmaz", "Baku"):
        ask(whole, query)
        whole.keyboard.press("Enter")
        assert whole.locator("#pl-inset").is_visible()
        assert (
            whole.evaluate(
                """() => {
              const inset = document.getElementById("pl-inset").getBoundingClientRect();
              const meets = (box) => box.left < inset.right && box.right > inset.left &&
                box.top < inset.bottom && box.bottom > inset.top;
              const whole = ".pl-sign:not(.pl-off, .pl-brief), .pl-label:not(.pl-off, .pl-label-river)";
              return [...document.querySelectorAll(whole)]
                .filter((node) => meets(node.getBoundingClientRect()))
                .map((node) => node.textContent);
            }"""
            )
            == []
        )


def test_a_phone_has_no_small_map(open_page: Callable[..., Page], maps: Path) -> None:
    page = open_page(maps / "whole-campaign.html", **PHONE)
    ask(page, "Lankaran")
    page.keyboard.press("Enter")
    assert not page.locator("#pl-inset").is_visible()


def test_who_is_typing_is_not_interrupted(whole: Page) -> None:
    whole.locator("#pl-play").click()
    ask(whole, "gan")
    assert not whole.evaluate("document.getElementById('pl-play').classList.contains('pl-playing')")
    whole.evaluate("window.campaignMap.goTo(12)")
    whole.keyboard.type("ja")
    assert whole.locator("#pl-query").input_value() == "ganja"
    assert whole.locator("#pl-finder").is_visible()
