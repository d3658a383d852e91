"""Lookup finds what sources wrote, says why, and knows a stranger."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phaseline.errors import UnknownName
from phaseline.gazetteer import Gazetteer, Name, Place


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
        ("Samur", "samur-river", "transliterated"),
        ("Solovetsky", "solovetsky-islands", "generic word dropped"),
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
        ("Kuba Uyezd", "quba-uezd", "a uezd as the generic word says"),
        ("Kreis Kuba", "quba-uezd", "a uezd as the generic word says"),
        ("district de Kouba", "quba-uezd", "a uezd as the generic word says"),
        ("Кубинский уезд", "quba-uezd", "adjective of a name"),
        ("Kubinskii uezd", "quba-uezd", "a uezd as the generic word says"),
        ("Schemachinskij ujesd", "shamakhi-uezd", "adjective of a name"),
        ("Gouvernement Baku", "baku-governorate", "a governorate as the generic word says"),
        ("Bakinskaya guberniya", "baku-governorate", "transliterated"),
        ("Stantsiya Khudat", "khudat-station", "a station as the generic word says"),
        ("Bahnhof Chudat", "khudat-station", "transliterated (German)"),
        ("gare de Yalama", "yalama-station", "a station as the generic word says"),
        ("Елисаветполь, станция", "ganja-station", "a station as the generic word says"),
        ("Temir-Chan-Schura", "temir-khan-shura", "transliterated (German)"),
        ("l'Azerbaïdjan", "azerbaijan", "transliterated"),
        ("Schamachi (Schemacha)", "shamakhi", "transliterated"),
        ("Samurfluss", "samur-river", "a river as the generic word says"),
        ("Shura-Temir-Khan", "temir-khan-shura", "in another order"),
        ("ხუდათი", "khudat", "transliterated"),
        ("Խուդաթ", "khudat", "transliterated"),
        ("دربند", "derbent", "written without vowels"),
        ("Kurdarnir", "kurdamir", "misspelt"),
        ("Kburdamir", "kurdamir", "misspelt"),
        ("Biiajari", "bilajari-station", "misspelt"),
        ("Temir-Kban-Sbura", "temir-khan-shura", "misspelt by a misprint"),
        ("Sehamaehi", "shamakhi", "misspelt by a misprint"),
        ("Dcrbent", "derbent", "misspelt"),
        ("Elisavetpoi", "ganja", "misspelt by 1 letter"),
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
        "Kara",
        "Kuban",
        "Gouvernement Kasan",
        "gare de Lyon",
        "Тамбовская губерния",
        "станция Кавказская",
        "Schwarzwald",
        "قزوین",
        "გორი",
        "Գորիս",
        "Ü",
        "?",
    ],
)
def test_a_strangers_name_gets_no_match(theatre: Gazetteer, name: str) -> None:
    assert theatre.lookup(name) == []


def test_scores_fall_from_tier_to_tier(theatre: Gazetteer) -> None:
    spelt = ["Kurdamir", "KURDAMIR", "Kyurdamir", "Kjurdamir", "کردمیر", "Kurdomer", "Kurtomer"]
    scores = [theatre.lookup(name)[0].score for name in spelt]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == len(scores)
    assert all(0 < score <= 1 for score in scores)


def test_a_name_without_its_generic_word_comes_after_the_bare_name(theatre: Gazetteer) -> None:
    scores = [
        theatre.lookup(name)[0].score for name in ("Yalama", "YALAMA", "Jalama", "Solovetsky", "Yalyma")
    ]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize(
    ("name", "first", "then"),
    [
        ("Quba uezd", "quba-uezd", "quba"),
        ("Kuba Uyezd", "quba-uezd", "quba"),
        ("Город Куба", "quba", "quba-uezd"),
        ("Khudat station", "khudat-station", "khudat"),
        ("village of Khudat", "khudat", "khudat-station"),
    ],
)
def test_the_kind_that_is_said_comes_first_and_clearly(
    theatre: Gazetteer, name: str, first: str, then: str
) -> None:
    scores = {candidate.place.id: candidate.score for candidate in theatre.lookup(name)}
    assert next(iter(scores)) == first
    assert scores[first] > scores.get(then, 0) + 0.1


def test_a_kind_that_is_not_there_lowers_the_score(theatre: Gazetteer) -> None:
    assert theatre.lookup("Derbent")[0].score == 1
    assert theatre.lookup("Derbent station")[0].score < 0.85
    assert theatre.lookup("Derbent lake")[0].score < 0.7


def test_a_place_is_found_by_a_name_that_only_its_namesake_has() -> None:
    town = Place("shamkir", "Shamkir", "town", names=(Name("Шамхор", "ru"),))
    gazetteer = Gazetteer([town, Place("shamkir-district", "Shamkir district", "district")])
    found = gazetteer.lookup("Шамхорский район")
    assert [candidate.place.id for candidate in found] == ["shamkir-district", "shamkir"]
    assert "shares a name with Shamkir" in found[0].reason
    assert found[0].score > found[1].score + 0.1


def test_another_generic_word_is_another_place() -> None:
    gazetteer = Gazetteer([Place("black-city", "Qara city", "quarter"), Place("sea", "Black Sea", "sea")])
    assert gazetteer.lookup("Kara-Tschai") == []
    assert gazetteer.lookup("Black") == []
    assert gazetteer.lookup("Black Meer")[0].place.id == "sea"


def test_a_listed_name_is_answered_alike_every_time(theatre: Gazetteer) -> None:
    for name in ("Ganja", "Baku", "Ganja station"):
        assert theatre.lookup(name) == theatre.lookup(name)
        assert theatre.lookup(name, limit=1) == theatre.lookup(name)[:1]
        theatre.lookup(name).clear()
        assert theatre.lookup(name)


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


@pytest.mark.parametrize("text", ["Baku " * 4000, "station " * 1000])
def test_a_long_text_is_nobodys_name(theatre: Gazetteer, text: str) -> None:
    assert theatre.lookup(text) == []


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
