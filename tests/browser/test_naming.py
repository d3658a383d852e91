"""What the map calls places, as the reader chooses, by hand and by the address, in every language."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page
from questions import until

NAMES = "[...document.querySelectorAll('.pl-label')].map((node) => node.textContent)"


@pytest.fixture
def opened(open_page: Callable[..., Page], maps: Path) -> Page:
    return open_page(maps / "whole-campaign.html")


def test_a_choice_renames_the_places_and_the_address_tells_it(opened: Page) -> None:
    assert "Kuba" not in opened.evaluate(NAMES)
    opened.evaluate("document.getElementById('pl-legend').open = true")
    opened.select_option("#pl-names", "period")
    assert "Kuba" in opened.evaluate(NAMES)
    until(opened, "location.hash.includes('names=period')")
    opened.select_option("#pl-names", "text")
    assert "Kuba" not in opened.evaluate(NAMES)
    until(opened, "!location.hash.includes('names')")


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("names=modern", "Makhachkala"),
        ("names=modern&lang=ru", "Махачкала"),
        ("names=modern&lang=az", "Mahaçqala"),
        ("names=two&lang=ru", "Порт-Петровск\nМахачкала"),
    ],
)
def test_the_address_names_places(opened: Page, address: str, name: str) -> None:
    opened.evaluate(f"location.hash = '{address}'")
    until(opened, "document.getElementById('pl-names').value !== 'text'")
    assert name in opened.evaluate(NAMES)
