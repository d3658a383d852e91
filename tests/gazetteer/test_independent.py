"""The shipped gazetteer against spellings, strangers and texts that were gathered or written without it.

`spellings.csv`: what other works call its places, each with its source. `strangers.txt`: names of other
places and of people, many of them like those of the region. `texts/`: eight texts in other styles than the
campaign's article, in English, Russian and Azerbaijani, each beside its mentions, annotated by hand; `id` is
null for a place that the gazetteer does not have, a list where more than one is right.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from phaseline.gazetteer import Gazetteer, Mention

HERE = Path(__file__).parent
TEXTS = sorted((HERE / "texts").glob("*.txt"))
Span = tuple[int, int]


@pytest.fixture(scope="module")
def shipped() -> Gazetteer:
    return Gazetteer.shipped()


def f1(wanted: set[Span], found: set[Span]) -> float:
    return 2 * len(wanted & found) / (len(wanted) + len(found))


def test_spellings_of_other_works_find_their_place_first(shipped: Gazetteer) -> None:
    with (HERE / "spellings.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) >= 300
    assert len({row["place"] for row in rows}) >= 100
    assert len({row["language"] for row in rows}) >= 4
    found = [shipped.lookup(row["variant"], limit=1) for row in rows]
    right = sum(
        bool(c) and c[0].place.id in row["place"].split("|") for row, c in zip(rows, found, strict=True)
    )
    assert right / len(rows) >= 0.95


def test_strangers_find_no_place(shipped: Gazetteer) -> None:
    names = (HERE / "strangers.txt").read_text("utf-8").splitlines()
    matched = [name for name in names if shipped.lookup(name)]
    assert len(names) >= 140
    assert len(matched) / len(names) <= 0.02, matched


@pytest.fixture(scope="module", params=TEXTS, ids=lambda path: path.stem)
def annotated(
    request: pytest.FixtureRequest, shipped: Gazetteer
) -> tuple[list[dict[str, Any]], list[Mention]]:
    text = request.param.read_text("utf-8")
    lines = request.param.with_suffix(".jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines], shipped.geocode(text)


def test_a_text_in_another_style_is_read(annotated: tuple[list[dict[str, Any]], list[Mention]]) -> None:
    gold, found = annotated
    spans = f1({(m["start"], m["end"]) for m in gold}, {(m.start, m.end) for m in found})
    literal = f1(
        {(m["start"], m["end"]) for m in gold if m["role"] == "literal"},
        {(m.start, m.end) for m in found if m.role == "literal"},
    )
    assert spans >= 0.93
    assert literal >= 0.84


def test_what_is_found_is_the_right_place(annotated: tuple[list[dict[str, Any]], list[Mention]]) -> None:
    gold, found = annotated
    wanted = {(m["start"], m["end"]): _listed(m["id"]) for m in gold}
    met = [m for m in found if (m.start, m.end) in wanted]
    right = [m for m in met if (m.place.id if m.place else None) in wanted[m.start, m.end]]
    assert len(right) / len(met) >= 0.95, {m.surface for m in met} - {m.surface for m in right}


def _listed(answer: str | Iterable[str] | None) -> list[str | None]:
    return [answer] if answer is None or isinstance(answer, str) else list(answer)
