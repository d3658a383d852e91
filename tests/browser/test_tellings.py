"""Following a witness: the disputed hours move, and the address says whom one follows."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

WITNESS = "gazette"
TITLES = """() => Array.from({ length: window.campaignMap.stepCount }, (_, i) => {
  window.campaignMap.goTo(i);
  return [window.campaignMap.current().label, document.getElementById("pl-cards").textContent];
})"""
LISTENED = "document.querySelectorAll('.leaflet-pl-marks-pane .pl-sign').length"


@pytest.fixture
def page(open_page: Callable[..., Page], lesson: Path) -> Page:
    return open_page(lesson / "coast.html", "#step=9")


def test_a_witness_moves_the_disputed_hour_and_says_what_is_preferred(page: Page) -> None:
    assert not any("The preferred accounts" in text for _, text in page.evaluate(TITLES))
    signs = page.evaluate(LISTENED)
    page.select_option("#pl-telling", WITNESS)
    told = [(label, text) for label, text in page.evaluate(TITLES) if "The preferred accounts" in text]
    assert "27 April 1920, 18:00" in {label for label, _ in told}
    assert any("The preferred accounts: 27 April 1920, 16:00" in text for _, text in told)
    page.select_option("#pl-telling", "")
    assert not any("The preferred accounts" in text for _, text in page.evaluate(TITLES))
    assert page.evaluate(LISTENED) == signs


def test_the_minute_stays_and_the_address_follows(open_page: Callable[..., Page], lesson: Path) -> None:
    page = open_page(lesson / "coast.html", f"#step=3&witness={WITNESS}")
    assert page.locator("#pl-telling").input_value() == WITNESS
    minutes = page.evaluate("window.campaignMap.current().minutes")
    page.select_option("#pl-telling", "")
    assert page.evaluate("window.campaignMap.current().minutes") == minutes
    page.wait_for_timeout(500)
    assert "witness" not in page.evaluate("location.hash")


def test_keys_still_work_once_after_a_change_of_witness(page: Page) -> None:
    page.select_option("#pl-telling", WITNESS)
    before = page.evaluate("window.campaignMap.current().index")
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(100)
    assert page.evaluate("window.campaignMap.current().index") == before + 1
