"""What places are called on a map in each language: as they were then, not before or since."""

from datetime import datetime

import pytest
from rapidfuzz.fuzz import ratio

from phaseline.gazetteer import Gazetteer, Name, Place, label_in, labels_by_use, name_in
from phaseline.gazetteer.spelling import readings, sound_of

AT = datetime(1920, 4, 27)


@pytest.mark.parametrize(
    ("place", "language", "name", "label"),
    [
        ("bilajari-station", "en", "Bilajari junction station", "Bilajari"),
        ("bilajari-station", "az", "Biləcəri stansiyası", "Biləcəri"),
        ("bilajari-station", "ru", "Баладжары", "Баладжары"),
        ("ganja", "az", "Gəncə", "Gəncə"),
        ("ganja", "ru", "Гянджа", "Гянджа"),
        ("quba", "ru", "Куба", "Куба"),
        ("white-city", "ru", "Белый город", "Белый город"),
        ("port-petrovsk", "ru", "Порт-Петровск", "Порт-Петровск"),
        ("nasosnaya-station", "az", "Nasosnaya stansiyası", "Nasosnaya"),
        ("tiflis", "az", "Tiflis", "Tiflis"),
        ("caspian-sea", "az", "Xəzər dənizi", "Xəzər dənizi"),
        ("samur-river", "ru", "Самур", "Самур"),
    ],
)
def test_a_place_is_called_as_then(place: str, language: str, name: str, label: str) -> None:
    found = Gazetteer.shipped()[place]
    assert (name_in(found, language, AT), label_in(found, language, AT)) == (name, label)


def test_a_name_out_of_use_is_not_taken() -> None:
    names = (Name("Kirovabad", "az", "period", "1935", "1989"), Name("Gəncə", "az", "modern"))
    place = Place("g", "Kirovabad", "city", names=names)
    assert name_in(place, "az", datetime(1950, 1, 1)) == "Kirovabad"
    assert name_in(place, "az", AT) == "Kirovabad"  # the title, for no name of the time is like it
    assert name_in(Place("g", "Ganja", "city", names=names), "az", AT) == "Gəncə"


def test_an_older_spelling_vouches_for_a_name_then() -> None:
    today, old = Name("Шамкир", "ru", "variant"), Name("Шамхор", "ru", "variant")
    names = (today, old, Name("Шамхоръ", "ru-petr1708", "period"))
    assert name_in(Place("s", "Shamkir", "town", names=(today, old)), "ru", AT) == "Шамкир"
    assert name_in(Place("s", "Shamkir", "town", names=names), "ru", AT) == "Шамхор"


@pytest.mark.parametrize("language", ["az", "ru"])
def test_every_place_has_a_name_of_its_own_in_every_language(language: str) -> None:
    """A title is English: where it stands for a name, another language has a name spelt alike."""
    english = {
        place.id: name_in(place, language, AT)
        for place in Gazetteer.shipped()
        if " " in place.title and name_in(place, language, AT) == place.title
        if place.title not in {name.text for name in place.names if name.language == language}
    }
    assert english == {}


@pytest.mark.parametrize(
    ("place", "language", "labels"),
    [
        ("quba", "en", {"period": "Kuba"}),
        ("quba", "ru", {"modern": "Губа"}),
        ("tiflis", "en", {"modern": "Tbilisi"}),
        ("port-petrovsk", "az", {"modern": "Mahaçqala"}),
        ("khachmaz-station", "en", {"period": "Khachmas"}),
        ("ganja", "az", {"modern": "Gəncə"}),
        ("davachi", "az", {"modern": "Şabran"}),
        ("norashen", "ru", {"modern": "Шарур"}),
        ("persian-azerbaijan", "ru", {"modern": "Иранский Азербайджан"}),
        ("caspian-sea", "ru", {}),
    ],
)
def test_settlements_have_labels_by_their_names_of_then_and_now(
    place: str, language: str, labels: dict[str, str]
) -> None:
    assert labels_by_use(Gazetteer.shipped()[place], language, AT) == labels


OF_THEN = {
    "baku": "Bakı",
    "ganja": "Gəncə",
    "karabakh": "Qarabağ",
    "shusha": "Şuşa",
    "nukha": "Nuxa",
    "shamakhi": "Şamaxı",
    "lankaran": "Lənkəran",
    "derbent": "Dərbənd",
    "erivan": "İrəvan",
    "alexandropol": "Gümrü",
    "nakhchivan": "Naxçıvan",
    "zaqatala": "Zaqatala",
    "tiflis": "Tiflis",
    "davachi": "Dəvəçi",
    "norashen": "Noraşen",
    "petrograd": "Petroqrad",
}


@pytest.mark.parametrize("place", OF_THEN)
def test_what_azerbaijanis_called_a_place_then_is_a_name_of_the_time(place: str) -> None:
    assert (OF_THEN[place], "az", "period") in {
        (name.text, name.language, name.use) for name in Gazetteer.shipped()[place].names
    }


@pytest.mark.parametrize(
    "name", ["Füzuli", "Şabran", "Mahaçqala", "Buynaksk", "Cəlilabad", "Laçın", "Böyük Zirə"]
)
def test_what_came_later_is_none(name: str) -> None:
    uses = {
        n.use for place in Gazetteer.shipped() for n in place.names if (n.text, n.language) == (name, "az")
    }
    assert uses == {"modern"}


def sound(name: str) -> str:
    return sound_of(readings(name)[0].latin)


@pytest.mark.parametrize("language", ["az", "ru"])
def test_a_place_renamed_since_has_its_name_of_today_in_every_language(language: str) -> None:
    mixed = {}
    for place in Gazetteer.shipped():
        today = {tag: labels_by_use(place, tag, AT).get("modern") for tag in ("en", "az", "ru")}
        told = [tag for tag, label in today.items() if label and place.kind != "region"]
        renamed = [
            tag for tag in told if ratio(sound(today[tag] or ""), sound(label_in(place, tag, AT))) < 60
        ]
        if renamed and today[language] is None:
            mixed[place.id] = today
    assert mixed == {}
