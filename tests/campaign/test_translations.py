"""A campaign's words in other languages, from one table."""

import csv
import io
from pathlib import Path

import pytest

from phaseline.campaign import Campaign, load, translations
from phaseline.campaign.checks import check
from phaseline.errors import DataErrors
from phaseline.gazetteer import Gazetteer


def put(folder: Path, text: str) -> None:
    (folder / "translations.csv").write_text(text, encoding="utf-8")


def name_languages(folder: Path, languages: str) -> None:
    heading = folder / "campaign.yaml"
    text = heading.read_text(encoding="utf-8")
    heading.write_text(text.replace("languages: [en]", f"languages: [{languages}]"), encoding="utf-8")


def test_a_text_has_the_words_of_the_table_in_the_languages_of_the_campaign(
    folder: Path, gazetteer: Gazetteer
) -> None:
    put(folder, "where,en,az,ru\n,The port is taken,Liman alınıb,Порт взят\n")
    assert dict(load(folder, gazetteer).events[1].title) == {"en": "The port is taken"}
    name_languages(folder, "en, ru")
    put(folder, "where,en,az,ru\n,The port is taken,,Порт взят\n")
    landing = next(event for event in load(folder, gazetteer).events if event.id == "landing")
    assert dict(landing.title) == {"en": "The port is taken", "ru": "Порт взят"}
    assert landing.title.get("az") == "The port is taken"


def test_words_in_the_entry_itself_need_no_row(folder: Path, gazetteer: Gazetteer) -> None:
    events = folder / "events.yaml"
    text = events.read_text(encoding="utf-8")
    events.write_text(
        text.replace("title: The port is taken", "title: {en: The port is taken, ru: Порт}"), encoding="utf-8"
    )
    put(folder, "en,ru\nThe port is taken,Порт взят\n")
    landing = next(event for event in load(folder, gazetteer).events if event.id == "landing")
    assert landing.title.get("ru") == "Порт"


@pytest.mark.parametrize(
    ("table", "said"),
    [
        (
            "english,ru\na,b\n",
            "translations.csv:1: found the header english,ru, expected en, and any of az, ru, where",
        ),
        ("en,ru,remarks\na,b,c\n", "found the header en,ru,remarks, expected en, and any of az, ru, where"),
        ("en,ru\na,b,c\n", "translations.csv:2: found 3 cells, expected 2: en,ru"),
        (
            'en,ru\na,"b\n',
            "translations.csv:2: found a row that is not CSV (unexpected end of data), expected "
            "fields quoted as RFC 4180 has it",
        ),
        (
            "en,ru\na,b\na,c\n",
            "translations.csv:3: found the text 'a' again, expected every English text once",
        ),
        ("en,ru\n,b\n", "translations.csv:2: found a row without a text, expected every English text once"),
    ],
)
def test_a_faulty_table_is_refused_by_its_line(
    folder: Path, gazetteer: Gazetteer, table: str, said: str
) -> None:
    put(folder, table)
    with pytest.raises(DataErrors) as raised:
        load(folder, gazetteer)
    assert any(line.endswith(said) for line in str(raised.value).splitlines())


def test_the_table_for_translators_holds_every_text_once_and_makes_the_campaign_whole(
    folder: Path, gazetteer: Gazetteer, campaign: Campaign
) -> None:
    rows = list(
        csv.DictReader(
            io.StringIO(translations(campaign, ["ru"], {"The port is taken": {"ru": "Порт взят"}}).decode())
        )
    )
    english = [row["en"] for row in rows]
    assert len(english) == len(set(english))
    assert {"where": "event landing title", "en": "The port is taken", "ru": "Порт взят"} in rows
    heading = folder / "campaign.yaml"
    heading.write_text(
        heading.read_text(encoding="utf-8").replace("languages: [en]", "languages: [en, ru]"),
        encoding="utf-8",
    )
    assert any("without ru" in str(fault) for fault in check(folder, gazetteer))
    table = io.StringIO(newline="")
    out = csv.writer(table)
    out.writerow(("en", "ru"))
    out.writerows((text, "слово") for text in english)
    put(folder, table.getvalue())
    assert not any("without ru" in str(fault) for fault in check(folder, gazetteer))
    assert load(folder, gazetteer).events[0].title.get("ru") == "слово"
