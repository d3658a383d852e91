"""Every arm, echelon and kind of event that a campaign may name is drawn and worded, and nothing else is."""

import json

import pytest

from phaseline.atlas.app6 import app6
from phaseline.atlas.map import PLAYER
from phaseline.atlas.signs import make_signs
from phaseline.atlas.symbols import symbols
from phaseline.campaign import ARMS, ECHELONS, EVENT_KINDS

TABLES = {"arms": ARMS, "echelons": ECHELONS, "events": EVENT_KINDS}
ROWS = [(table, name) for table, names in TABLES.items() for name in names]
WORDS = json.loads((PLAYER / "words.json").read_text("utf-8"))


@pytest.mark.parametrize(("table", "name"), ROWS)
def test_a_row_lacks_neither_drawing_nor_words(table: str, name: str) -> None:
    wanted = {f"words.json: {language}/{table}": name in words[table] for language, words in WORDS.items()}
    if table != "echelons":
        wanted["symbols.py: a pictogram"] = name in symbols()
    if table != "events":
        wanted["app6.py: a sign in APP-6"] = name in app6()[table]
    assert [thing for thing, there in wanted.items() if not there] == []


def test_nothing_is_drawn_or_worded_that_no_campaign_may_name() -> None:
    assert set(symbols()) == {*ARMS, *EVENT_KINDS}
    assert set(app6()["arms"]) == set(ARMS)
    assert set(app6()["echelons"]) == set(ECHELONS)
    for words in WORDS.values():
        assert {table: set(words[table]) for table in TABLES} == {t: set(rows) for t, rows in TABLES.items()}


def test_the_page_is_told_the_kinds_in_their_order() -> None:
    kinds = make_signs()["kinds"]
    assert kinds == {table: list(rows) for table, rows in TABLES.items()} | {"lasting": kinds["lasting"]}
    assert set(kinds["lasting"]) == {"battle", "clash", "naval", "air"}
