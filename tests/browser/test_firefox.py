"""Every built map in Firefox, where the machine offers one: nothing asked, nothing complained of."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from firefox import Firefox, firefox_path, running_firefox
from questions import EVERY_STEP, OVERLAPS, SHOWN, SIZES, SLIDER

KEYS = {"ArrowRight": "\ue014", "ArrowLeft": "\ue012", "End": "\ue010", "Home": "\ue011", "Escape": "\ue00c"}
STEP = "() => window.campaignMap.current().index"
HAS = "(name) => document.body.classList.contains(name)"


@pytest.fixture(scope="module")
def running() -> Iterator[Firefox]:
    program = firefox_path()
    assert program
    with running_firefox(program) as firefox:
        yield firefox


@pytest.fixture
def firefox(running: Firefox) -> Iterator[Firefox]:
    """The browser; no page of a test may ask for anything or complain."""
    yield running
    messages, requests = running.messages[:], running.requests[:]
    running.messages.clear()
    running.requests.clear()
    assert messages == []
    assert requests == []


def test_each_step_says_its_label_and_draws_what_it_draws_elsewhere(
    firefox: Firefox, map_file: Path, scene: dict[str, Any], grain: Callable[[bytes], float]
) -> None:
    firefox.open(map_file)
    assert grain(firefox.screenshot()) > 0.03
    said = firefox.evaluate(EVERY_STEP, SLIDER)
    labels = [each["label"]["en"] for each in scene["steps"]]
    assert [each["label"] for each in said] == [each["spoken"] for each in said] == labels
    assert [each["minutes"] for each in said] == [each["t"] for each in scene["steps"]]
    shown = firefox.evaluate(SHOWN)
    assert [unit["id"] for i, unit in enumerate(scene["units"]) if not any(signs[i] for signs in shown)] == []


@pytest.mark.parametrize("size", [SIZES[0], SIZES[-1]], ids=str)
def test_no_name_or_sign_lies_on_another(firefox: Firefox, map_file: Path, size: tuple[int, int]) -> None:
    firefox.open(map_file, size=size)
    assert firefox.evaluate(OVERLAPS) == {}
    assert firefox.evaluate("() => document.documentElement.scrollWidth") <= size[0]


@pytest.mark.parametrize("lang", ["az", "ru"])
def test_a_link_opens_in_another_language(
    firefox: Firefox, maps: Path, scene_of: Callable[[Path], dict[str, Any]], lang: str
) -> None:
    file = maps / "whole-campaign.html"
    firefox.open(file, f"#lang={lang}")
    said = firefox.evaluate(EVERY_STEP, SLIDER)
    assert [each["spoken"] for each in said] == [each["label"][lang] for each in scene_of(file)["steps"]]


def test_keys_step_play_and_open_the_lecture(
    firefox: Firefox, maps: Path, scene_of: Callable[[Path], dict[str, Any]]
) -> None:
    file = maps / "armored-train-raid.html"
    last = len(scene_of(file)["steps"]) - 1
    firefox.open(file)
    for key, expected in [("ArrowRight", 1), ("ArrowLeft", 0), ("End", last), ("Home", 0)]:
        firefox.press(KEYS[key])
        assert firefox.evaluate(STEP) == expected, key
    firefox.press("f")
    assert firefox.evaluate(HAS, "pl-lecture")
    firefox.press("f")
    assert not firefox.evaluate(HAS, "pl-lecture")
    firefox.press(" ")
    firefox.evaluate(
        """async () => {
          while (window.campaignMap.current().index === 0) await new Promise(requestAnimationFrame);
        }"""
    )
    firefox.press(" ")


def test_search_finds_a_place_and_shows_its_facts(firefox: Firefox, maps: Path) -> None:
    firefox.open(maps / "armored-train-raid.html")
    for key in "/ялама":
        firefox.press(key)
    firefox.press("\ue007")
    assert "Yalama" in firefox.evaluate("() => document.getElementById('pl-facts-name').textContent")
