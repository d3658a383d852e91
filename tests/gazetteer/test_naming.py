"""What places are called on a map in each language: as they were then, not before or since."""

from datetime import datetime

import pytest

from phaseline.gazetteer import Gazetteer, Name, Place, label_in, name_in

AT = datetime(1920, 4, 27)


@pytest.mark.parametrize(
    ("place", "language", "name", "label"),
    [
        ("bilajari-station", "en", "Bilajari junction station", "Bilajari"),
        ("bilajari-station", "az", "Biləcəri stansiyası", "Biləcəri"),
        ("bilajari-station", "ru", "Баладжары", "Баладжары"),
        ("ganja", "az", "Gəncə", "Gəncə"),
        ("ganja", "ru", "Ганджа", "Ганджа"),
        ("port-petrovsk", "ru", "Петровск-Порт", "Петровск-Порт"),
        ("nasosnaya-station", "az", "Nasosnaya station", "Nasosnaya"),
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
