"""The shipped campaign in its three languages: every text in each of them, and the same figures in all."""

import csv
import re
from collections.abc import Iterator
from typing import Any

import pytest

from phaseline import shipped
from phaseline.atlas import make_scene
from phaseline.campaign import Campaign, Motion, RailNetwork
from phaseline.campaign.translations import texts
from phaseline.gazetteer import Gazetteer

LANGUAGES = ("en", "az", "ru")
FOLDER = shipped.folder("campaigns") / "azerbaijan-1920"
TABLE = FOLDER / "translations.csv"


@pytest.fixture(scope="module")
def rows() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


@pytest.fixture(scope="module")
def campaign() -> Campaign:
    return Campaign.shipped()


@pytest.fixture(scope="module")
def motion(campaign: Campaign) -> Motion:
    return Motion(campaign, Gazetteer.shipped(), RailNetwork.shipped())


def figures(text: str) -> set[str]:
    """Clock times, and numbers of three digits or more, without what parts thousands."""
    plain = re.sub(r"(?<=\d)[,\u00a0 .](?=\d{3}(?!\d))", "", text)
    return set(re.findall(r"\d{1,2}:\d{2}|\d{3,}", plain))


def test_the_table_says_everything_in_every_language(rows: list[dict[str, str]], campaign: Campaign) -> None:
    assert campaign.languages == LANGUAGES
    assert [row["en"] for row in rows if not (row["az"] and row["ru"])] == []
    assert [where for where, text in texts(campaign) if not all(text.get(tag) for tag in LANGUAGES)] == []


@pytest.mark.parametrize("language", ["az", "ru"])
def test_figures_and_hours_are_the_same(rows: list[dict[str, str]], language: str) -> None:
    assert [row["en"] for row in rows if figures(row["en"]) - figures(row[language])] == []


@pytest.mark.parametrize("language", ["az", "ru"])
def test_quotation_marks_and_brackets_close(rows: list[dict[str, str]], language: str) -> None:
    pairs = {"az": ("“”", "()"), "ru": ("«»", "()")}[language]
    for row in rows:
        text = row[language]
        assert '"' not in text, text
        for opening, closing in pairs:
            assert text.count(opening) == text.count(closing), text


def test_russian_has_latin_letters_only_where_a_spelling_is_the_point(rows: list[dict[str, str]]) -> None:
    """In a claim of how a name is spelt; elsewhere in quotation marks, or a Roman number."""
    for row in rows:
        if row["where"].endswith("claims value") and len(row["en"].split()) < 5:
            continue
        bare = re.sub(r"«[^»]*»|\b[IVXLC]+\b", "", row["ru"])
        assert not re.search(r"(?<![-\w])[A-Za-z]{2,}", bare), row["ru"]


@pytest.mark.parametrize("view", [view.id for view in Campaign.shipped().views.values()])
def test_no_text_of_a_map_is_left_in_english(campaign: Campaign, motion: Motion, view: str) -> None:
    assert [text for text in said(make_scene(campaign, view, motion=motion)) if is_english(text)] == []


def said(value: Any) -> Iterator[dict[str, str]]:
    """Every text of a scene by language; a text that lacks one is no such text, and fails."""
    if isinstance(value, list):
        for part in value:
            yield from said(part)
    elif isinstance(value, dict) and "en" in value:
        assert set(value) == set(LANGUAGES), value
        if isinstance(value["en"], str):
            yield value
        else:
            for part in value["en"]:
                yield {tag: value[tag][part] for tag in LANGUAGES}
    elif isinstance(value, dict):
        for part in value.values():
            yield from said(part)


def is_english(text: dict[str, str]) -> bool:
    """Whether Russian has no Russian letter where English has words, or Azerbaijani repeats a phrase."""
    if not re.search("[A-Za-z]{3}", text["en"]) or not text["ru"]:  # a map has no label too long for it
        return False
    phrase = len(re.findall(r"\b[a-z]{3,}\b", text["en"])) > 1
    return not re.search("[А-Яа-я]", text["ru"]) or (phrase and text["az"] == text["en"])
