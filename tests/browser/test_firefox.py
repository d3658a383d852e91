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


def test_every_step_says_its_label(firefox: Firefox, map_file: Path, scene: dict[str, Any]) -> None:
    for lang in scene["languages"]:
        firefox.open(map_file, f"#lang={lang}")
        said = firefox.evaluate(EVERY_STEP, SLIDER)
        labels = [each["label"][lang] for each in scene["steps"]]
        assert [each["label"] for each in said] == [each["spoken"] for each in said] == labels
        assert [each["minutes"] for each in said] == [each["t"] for each in scene["steps"]]


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_ground_shows_and_no_name_or_sign_lies_on_another(
    firefox: Firefox, map_file: Path, grain: Callable[[bytes], float], size: tuple[int, int]
) -> None:
    firefox.open(map_file, size=size)
    assert grain(firefox.screenshot()) > 0.03
    assert firefox.evaluate(OVERLAPS) == {}
    assert firefox.evaluate("() => document.documentElement.scrollWidth") <= size[0]


def test_every_unit_is_drawn_at_some_step(firefox: Firefox, map_file: Path, scene: dict[str, Any]) -> None:
    firefox.open(map_file)
    shown = firefox.evaluate(SHOWN)
    assert [unit["id"] for i, unit in enumerate(scene["units"]) if not any(signs[i] for signs in shown)] == []


def test_keys_step_play_and_open_the_lecture(firefox: Firefox, map_file: Path, scene: dict[str, Any]) -> None:
    last = len(scene["steps"]) - 1
    firefox.open(map_file)
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
