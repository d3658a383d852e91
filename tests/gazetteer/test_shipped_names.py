"""The shipped names: each finds its place, and strangers find none."""

import json
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest

from phaseline.gazetteer import Gazetteer

STRANGERS = (
    "Lisbon Madrid Chicago Buenos-Aires Nairobi Kyoto Wellington Casablanca Reykjavik Montevideo "
    "Antananarivo Saskatoon Ouagadougou Liverpool Marseille Wrocław Tallinn Göteborg Zaragoza "
    "Thessaloniki Brisbane Honolulu Novosibirsk Omsk Vladivostok Murmansk Irkutsk Perm Tomsk "
    "Khabarovsk Петрозаводск Архангельск Hogwarts Mordor Gondolin Lilliput Xanadu Shangri-La Atlantis "
    "Narnia Smithson Featherstone Qwerty Plugh Blorptown Zzyzx "
)


@pytest.fixture(scope="module")
def shipped() -> Gazetteer:
    return Gazetteer.shipped()


def plain(name: str) -> str:
    decomposed = unicodedata.normalize("NFD", name)
    return "".join(c for c in decomposed if not unicodedata.combining(c)).upper()


def test_every_name_finds_its_place_in_capitals_without_accents(shipped: Gazetteer) -> None:
    missed = [
        (place.id, name.text)
        for place in shipped
        for name in place.names
        if place not in [c.place for c in shipped.lookup(plain(name.text), limit=50)]
    ]
    assert missed == []


@pytest.mark.parametrize("name", STRANGERS.split())
def test_strangers_find_nothing(shipped: Gazetteer, name: str) -> None:
    assert shipped.lookup(name) == []


def test_the_annotation_of_the_article_names_shipped_places(shipped: Gazetteer) -> None:
    lines = Path(__file__).with_name("article.mentions.jsonl").read_text("utf-8").splitlines()
    mentions = [json.loads(line) for line in lines]
    listed = [m["id"] if isinstance(m["id"], list) else [m["id"]] for m in mentions if m["id"]]
    ids = {place_id for ids in listed for place_id in ids}
    assert len(mentions) > 800
    assert ids <= {place.id for place in shipped}
    assert all(a["end"] <= b["start"] for a, b in pairwise(mentions))
