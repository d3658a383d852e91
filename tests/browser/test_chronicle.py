"""Without JavaScript: the chronicle in each language; with it: the texts that the player reads out of it."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from phaseline.atlas.basemap import base_map, detail_of
from phaseline.atlas.map import campaign_map, shipped_words
from phaseline.atlas.page import save_standalone
from phaseline.atlas.scene import make_scene
from phaseline.campaign import Motion, RailNetwork, load
from phaseline.gazetteer import Gazetteer
from phaseline.shipped import folder

OpenPage = Callable[..., Page]
HOSTILE = "</noscript></script><img src=x onerror=alert(1)><!-- &amp; \"'{{ 7*7 }}\u2028 <p lang=en>"
SHOWN = """() => [...document.querySelectorAll(".pl-told [lang]:not(a)")]
  .filter((node) => node.getClientRects().length).map((node) => node.lang)"""
TOLD = """() => Array.from({ length: window.campaignMap.stepCount }, (_, i) => {
  window.campaignMap.goTo(i);
  const { label, title } = window.campaignMap.current();
  return [label, title];
})"""


def plain(text: str) -> str:
    return " ".join(text.split())


def told_in(scene: dict[str, Any], language: str) -> list[str]:
    """All that the chronicle tells, in a language."""
    tellings = [
        telling
        for step in scene["steps"]
        for telling in [*(scene["events"][card] for card in step["cards"]), *step["arrivals"]]
    ]
    parts = [
        part
        for telling in tellings
        for part in [telling["title"], telling["text"], *telling.get("numbers", []), *telling["sources"]]
    ]
    parts += [chapter[part] for chapter in scene["chapters"] for part in ("title", "range", "text")]
    parts += [witness["name"] for witness in scene["about"]["witnesses"]]
    parts += [scene["about"]["time"], *(credit["text"] for credit in scene["credits"])]
    said = [part if isinstance(part, str) else part[language] for part in parts if part]
    words = shipped_words()[language]
    view = scene["words"][language]
    return [*said, view["title"], view["subtitle"], view["range"], words["chronicle"], words["no_script"]]


@pytest.mark.parametrize("language", ["en", "az", "ru"])
def test_the_chronicle_is_whole_in_each_language_and_in_that_alone(
    open_page: OpenPage, map_file: Path, scene: dict[str, Any], language: str
) -> None:
    page = open_page(map_file, f"#lang={language}", java_script_enabled=False)
    said = plain(page.locator("body").inner_text())
    assert [text for text in told_in(scene, language) if plain(text) not in said] == []
    assert set(page.evaluate(SHOWN)) == {language}


def test_a_language_is_chosen_without_a_script(open_page: OpenPage, maps: Path) -> None:
    page = open_page(maps / "whole-campaign.html", java_script_enabled=False)
    assert set(page.evaluate(SHOWN)) == {"en"}
    for language, title in [("ru", "Весь поход"), ("az", "Bütün yürüş"), ("en", "The whole campaign")]:
        page.locator(f".pl-told nav a[lang={language}]").click()
        assert page.locator("h1:visible").inner_text() == title
        assert set(page.evaluate(SHOWN)) == {language}


@pytest.mark.parametrize("options", [{}, {"viewport": {"width": 390, "height": 844}}], ids=["desk", "phone"])
def test_the_chronicle_fits_its_window(open_page: OpenPage, maps: Path, options: Any) -> None:
    page = open_page(maps / "baku-rising.html", "#lang=ru", java_script_enabled=False, **options)
    wide, window = page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]")
    assert wide <= window


@pytest.mark.parametrize("name", ["whole-campaign", "baku-rising"])
def test_a_page_gives_back_the_scene_it_was_made_of(
    maps: Path, scene_of: Callable[[Path], dict[str, Any]], name: str
) -> None:
    gazetteer = Gazetteer.shipped()
    campaign = load(folder("campaigns/azerbaijan-1920"), gazetteer)
    view = campaign.view(name)
    motion, base = Motion(campaign, gazetteer, RailNetwork.shipped()), base_map(detail_of(view.extent))
    scene = make_scene(campaign, view, gazetteer=gazetteer, motion=motion, base=base)
    assert scene_of(maps / f"{name}.html") == json.loads(json.dumps(scene))


@pytest.mark.parametrize("language", ["az", "ru"])
def test_the_player_reads_its_texts_out_of_the_chronicle(
    open_page: OpenPage, maps: Path, scene_of: Callable[[Path], dict[str, Any]], language: str
) -> None:
    path = maps / "whole-campaign.html"
    steps = scene_of(path)["steps"]
    page = open_page(path, f"#lang={language}")
    assert page.evaluate(TOLD) == [[step["label"][language], step["title"][language]] for step in steps]
    text = re.search(r'<script type="application/json"[^>]*>(.*?)</script>', path.read_text("utf-8"), re.S)
    assert text
    assert steps[1]["title"][language] not in text[1]


@pytest.mark.parametrize("language", ["en", "az", "ru"])
def test_the_title_and_the_language_of_a_page_are_the_readers(
    open_page: OpenPage, map_file: Path, scene: dict[str, Any], language: str
) -> None:
    page = open_page(map_file, f"#lang={language}")
    assert page.title() == scene["words"][language]["title"]
    assert page.evaluate("document.documentElement.lang") == language
    page.locator("#pl-language").select_option("ru")
    assert page.title() == scene["words"]["ru"]["title"]
    assert page.evaluate("document.documentElement.lang") == "ru"


def test_hostile_text_stays_text_in_the_chronicle_and_out_of_it(
    open_page: OpenPage, lesson: Path, scene_of: Callable[[Path], dict[str, Any]], tmp_path: Path
) -> None:
    scene = scene_of(lesson / "coast.html")
    for step in scene["steps"]:
        step["title"] = dict.fromkeys(scene["languages"], HOSTILE)
    for event in scene["events"]:
        event["title"] = {language: f"{language} {HOSTILE}" for language in scene["languages"]}
    path = save_standalone(campaign_map(scene), tmp_path / "hostile.html")
    page = open_page(path)
    assert page.evaluate("window.campaignMap.current().title") == HOSTILE
    assert page.locator("img[src=x]").count() == 0
    still = open_page(path, java_script_enabled=False)
    assert still.locator("img[src=x]").count() == 0
    assert plain(HOSTILE) in plain(still.locator("body").inner_text())
