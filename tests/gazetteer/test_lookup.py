"""Lookup finds what sources wrote, says why, and knows a stranger."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phaseline.errors import UnknownName
from phaseline.gazetteer import Gazetteer


def best(gazetteer: Gazetteer, name: str, **terms: object) -> str | None:
    found = gazetteer.lookup(name, **terms)  # type: ignore[arg-type]
    return found[0].place.id if found else None


@pytest.mark.parametrize(
    ("name", "place", "reason"),
    [
        ("Baku", "baku", "exact"),
        ("baku", "baku", "folded"),
        ("BAKI", "baku", "folded"),
        ("Temir Khan Shura", "temir-khan-shura", "folded"),
        ("Темир-хан-Шура", "temir-khan-shura", "transliterated"),
        ("Bilajari", "bilajari-station", "exact"),
        ("Bileceri", "bilajari-station", "folded"),
        ("Bilajary", "bilajari-station", "transliterated"),
        ("Bilajari stansiyası", "bilajari-station", "a station as the generic word says"),
        ("ст. Баладжары", "bilajari-station", "a station as the generic word says"),
        ("р. Самур", "samur-river", "a river as the generic word says"),
        ("Samur çayı", "samur-river", "a river as the generic word says"),
        ("Samur", "samur-river", "generic word dropped"),
        ("Ganja", "ganja", "exact"),
        ("Ganja station", "ganja-station", "exact"),
        ("station of Ganja", "ganja-station", "a station as the generic word says"),
        ("Ganja district", "ganja-uezd", "a uezd as the generic word says"),
        ("Gandzha qəzası", "ganja-uezd", "transliterated"),
        ("Elisabethpol", "ganja", "misspelt by 1 letter"),
        ("Kurdemyr", "kurdamir", "transliterated"),
        ("Drebent", "derbent", "misspelt by 2 letters"),
        ("თბილისი", "tiflis", "exact"),
        ("Port Petrovsk", "port-petrovsk", "folded"),
        ("Derbent station", "derbent", "a city stands in"),
    ],
)
def test_a_name_finds_its_place_and_says_why(theatre: Gazetteer, name: str, place: str, reason: str) -> None:
    candidate = theatre.lookup(name)[0]
    assert candidate.place.id == place
    assert reason in candidate.reason


@pytest.mark.parametrize(
    "name",
    [
        "",
        " ",
        "-",
        "Xyzzy",
        "London",
        "Kazan",
        "Samara",
        "Hogsmeade",
        "Timbuktu",
        "station",
        "Kars",
        "Smith",
        "Ü",
        "?",
    ],
)
def test_a_strangers_name_gets_no_match(theatre: Gazetteer, name: str) -> None:
    assert theatre.lookup(name) == []


def test_scores_fall_from_tier_to_tier(theatre: Gazetteer) -> None:
    spelt = ["Kurdamir", "KURDAMIR", "Kurdemir", "Kurdomirr", "Kyrdymyr"]
    scores = [found[0].score for name in spelt if (found := theatre.lookup(name))]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


def test_namesakes_are_all_returned_with_what_tells_them_apart(theatre: Gazetteer) -> None:
    found = theatre.lookup("Ganja")
    assert [c.place.id for c in found] == ["ganja", "ganja-station", "ganja-uezd"]
    assert [c.reason.rpartition("; ")[2] for c in found] == ["the city", "the station", "the uezd"]


def test_terms_narrow_and_order(theatre: Gazetteer) -> None:
    assert best(theatre, "Ganja", kind="station") == "ganja-station"
    assert best(theatre, "Petrovka", near=(48.5, 39.5)) == "petrovka-mughan"
    assert best(theatre, "Petrovka", near=(48.5, 41.6)) == "petrovka-quba"
    assert best(theatre, "Petrovka", within=(48, 41, 49, 42)) == "petrovka-quba"
    assert best(theatre, "Ganja", within=(0, 0, 1, 1)) is None
    assert len(theatre.lookup("Ganja", limit=2)) == 2


def test_an_unknown_kind_is_refused(theatre: Gazetteer) -> None:
    with pytest.raises(UnknownName, match="found the kind 'castle', expected one of city, town"):
        theatre.lookup("Baku", kind="castle")


def test_a_candidate_keeps_the_contract(theatre: Gazetteer) -> None:
    keys = ["id", "name", "kind", "lat", "lon", "uncertainty_km", "score", "reason"]
    assert list(theatre.lookup("Baku")[0].as_dict()) == keys
    assert theatre.lookup("Atlantis")[0].as_dict()["lat"] is None


def mangled(name: str, change: str) -> str:
    return name.replace(" ", "-") if change == "hyphens" else str(getattr(name, change)())


@given(st.data())
def test_every_listed_name_finds_its_place_in_any_case(theatre: Gazetteer, data: st.DataObject) -> None:
    place = data.draw(st.sampled_from(list(theatre)))
    name = data.draw(st.sampled_from([place.title, *(n.text for n in place.names)]))
    change = data.draw(st.sampled_from(["upper", "lower", "swapcase", "hyphens"]))
    found = theatre.lookup(mangled(name, change), limit=50)
    assert place.id in {candidate.place.id for candidate in found}


@given(st.text())
def test_anything_may_be_asked(theatre: Gazetteer, name: str) -> None:
    assert all(0 <= candidate.score <= 1 for candidate in theatre.lookup(name))
