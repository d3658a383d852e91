"""The page that lists the maps: it opens by itself, each link leads to a map, and it is accessible."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page


def links_shown(page: Page) -> list[str]:
    return [link.get_attribute("href") or "" for link in page.locator("main a:visible").all()]


def test_the_index_lists_every_map_and_asks_for_nothing(open_page: Callable[..., Page], maps: Path) -> None:
    page = open_page(maps / "index.html")
    files = {path.name for path in maps.glob("*.html")} - {"index.html"}
    assert set(links_shown(page)) == files


@pytest.mark.parametrize(("language", "title"), [("az", "Qızıl Ordu"), ("ru", "Красная армия")])
def test_the_index_turns_to_another_language_and_its_links_too(
    open_page: Callable[..., Page], maps: Path, language: str, title: str
) -> None:
    page = open_page(maps / "index.html")
    page.locator(f"label[for=in-{language}]").click()
    assert page.locator("h1:visible").inner_text().startswith(title)
    assert {link.partition("#")[2] for link in links_shown(page)} == {f"lang={language}"}
    assert page.locator("[lang=en]:not(html):not(label):visible").count() == 0
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]  # type: ignore[index]


@pytest.mark.parametrize("language", ["az", "ru", "en"])
def test_the_index_says_its_title_and_language_and_keeps_them_in_the_address(
    open_page: Callable[..., Page], maps: Path, language: str
) -> None:
    page = open_page(maps / "index.html", "#lang=ru")
    assert page.evaluate("document.documentElement.lang") == "ru"
    page.locator(f"label[for=in-{language}]").click()
    assert page.title() == page.locator("h1:visible").inner_text()
    assert page.evaluate("document.documentElement.lang") == language
    assert page.evaluate("window.location.hash") == f"#lang={language}"


def test_the_index_turns_without_a_script_too(open_page: Callable[..., Page], maps: Path) -> None:
    page = open_page(maps / "index.html", java_script_enabled=False)
    page.locator("label[for=in-az]").click()
    assert page.locator("h1:visible").inner_text().startswith("Qızıl Ordu")
    page.locator("main a:visible").first.click()
    assert page.locator(".pl-told [lang=az]:visible").count() > 50
    assert page.locator(".pl-told [lang=en]:not(a):visible").count() == 0


def test_axe_finds_nothing_on_the_index(
    open_page: Callable[..., Page], maps: Path, violations_of: Callable[[Page], list[str]]
) -> None:
    assert violations_of(open_page(maps / "index.html")) == []


def test_the_index_fits_a_phone(open_page: Callable[..., Page], maps: Path) -> None:
    page = open_page(maps / "index.html", viewport={"width": 390, "height": 844}, is_mobile=True)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
