"""The page that lists the maps: it opens by itself, each link leads to a map, and it is accessible."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page


def test_the_index_lists_every_map_and_asks_for_nothing(open_page: Callable[..., Page], maps: Path) -> None:
    page = open_page(maps / "index.html")
    linked = page.evaluate(
        "[...document.querySelectorAll('a[href$=\".html\"]')].map((a) => a.getAttribute('href'))"
    )
    files = {path.name for path in maps.glob("*.html")} - {"index.html"}
    assert set(linked) == files


def test_axe_finds_nothing_on_the_index(
    open_page: Callable[..., Page], maps: Path, violations_of: Callable[[Page], list[str]]
) -> None:
    assert violations_of(open_page(maps / "index.html")) == []


def test_the_index_fits_a_phone(open_page: Callable[..., Page], maps: Path) -> None:
    page = open_page(maps / "index.html", viewport={"width": 390, "height": 844}, is_mobile=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
