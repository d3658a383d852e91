"""Following a witness: the disputed hours move, and the address says whom one follows."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

IZVESTIA = "izvestia-1920-04-29"
TITLES = """() => Array.from({ length: window.campaignMap.stepCount }, (_, i) => {
  window.campaignMap.goTo(i);
  return [window.campaignMap.current().label, document.getElementById("pl-cards").textContent];
})"""
LISTENED = "document.querySelectorAll('.leaflet-pl-marks-pane .pl-sign').length"


@pytest.fixture
def raid(open_page: Callable[..., Page], maps: Path) -> Page:
    return open_page(maps / "armored-train-raid.html", "#step=30")


def test_a_witness_moves_the_disputed_hour_and_says_what_is_preferred(raid: Page) -> None:
    assert not any("The preferred accounts" in text for _, text in raid.evaluate(TITLES))
    signs = raid.evaluate(LISTENED)
    raid.select_option("#pl-telling", IZVESTIA)
    told = [(label, text) for label, text in raid.evaluate(TITLES) if "The preferred accounts" in text]
    assert ("28 April 1920, 03:30" in {label for label, _ in told}) is True
    assert any("The preferred accounts: 27 April 1920, 23:00" in text for _, text in told)
    raid.select_option("#pl-telling", "")
    assert not any("The preferred accounts" in text for _, text in raid.evaluate(TITLES))
    assert raid.evaluate(LISTENED) == signs


def test_the_minute_stays_and_the_address_follows(open_page: Callable[..., Page], maps: Path) -> None:
    page = open_page(maps / "armored-train-raid.html", f"#step=3&witness={IZVESTIA}")
    assert page.locator("#pl-telling").input_value() == IZVESTIA
    minutes = page.evaluate("window.campaignMap.current().minutes")
    page.select_option("#pl-telling", "")
    assert page.evaluate("window.campaignMap.current().minutes") == minutes
    page.wait_for_timeout(500)
    assert "witness" not in page.evaluate("location.hash")


def test_keys_still_work_once_after_a_change_of_witness(raid: Page) -> None:
    raid.select_option("#pl-telling", IZVESTIA)
    before = raid.evaluate("window.campaignMap.current().index")
    raid.keyboard.press("ArrowRight")
    raid.wait_for_timeout(100)
    assert raid.evaluate("window.campaignMap.current().index") == before + 1
