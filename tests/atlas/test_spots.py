"""The places of a scene, each named on the map once."""

from datetime import datetime

import pytest

from phaseline.atlas.spots import Spots, map_label, same_name_km
from phaseline.gazetteer import Gazetteer, Place

AT = datetime(1920, 4, 27)
EXTENT = (44.5, 38.3, 50.6, 43.1)


def spot(place_id: str, title: str, kind: str, lon: float = 48.0) -> Place:
    return Place(place_id, title, kind, lat=41.0, lon=lon)


@pytest.mark.parametrize(
    ("title", "kind", "label"),
    [
        ("Bilajari junction station", "station", "Bilajari"),
        ("Astrakhanka (Qizmeydan) near Shamakhi", "village", "Astrakhanka"),
        ("Khaltan pass", "pass", "Khaltan pass"),
        ("Samur railway bridge", "bridge", "Samur"),
        ("Kura River", "river", ""),
        ("Bridge set on fire behind the train", "bridge", ""),
    ],
)
def test_the_map_writes_the_name_and_not_what_the_sign_says(title: str, kind: str, label: str) -> None:
    assert map_label(spot("x", title, kind), "en", AT) == label


def test_of_two_near_places_of_one_name_the_greater_keeps_it() -> None:
    town, station = spot("kurdamir", "Kurdamir", "town"), spot("s", "Kurdamir station", "station", 48.01)
    far = spot("far", "Kurdamir", "village", 49.0)
    spots = Spots(Gazetteer([town, station, far]), ["en"], AT)
    for place in (station, town, far):
        spots.number(place.id)
    written = {place["id"]: place for place in spots.written(told=3)}
    assert (written["s"]["name"]["en"], written["s"]["named_by"]) == ("", 1)
    assert [written[place]["name"]["en"] for place in ("kurdamir", "far")] == ["Kurdamir", "Kurdamir"]


def test_a_map_of_a_city_names_both_of_two_places_of_one_name() -> None:
    spots = Spots(Gazetteer.shipped(), ["en"], AT)
    for place in ("bilajari", "bilajari-station"):
        spots.number(place)
    city, region = (49.78, 40.288, 49.94, 40.446), EXTENT
    names = [[p["name"]["en"] for p in spots.written(2, same_name_km(extent))] for extent in (city, region)]
    assert names == [["Bilajari", "Bilajari"], ["Bilajari", ""]]


def test_one_finds_the_way_by_what_was_there_at_the_time() -> None:
    spots = Spots(Gazetteer.shipped(), ["en"], AT)
    spots.orient(EXTENT, datetime(1920, 4, 27), datetime(1920, 5, 12))
    found = {place["id"] for place in spots.written(told=0)}
    assert {"baku", "ganja", "georgia", "armenia", "azerbaijan", "caspian-sea"} <= found
    assert not {"azerbaijan-ssr", "azerbaijan-democratic-republic"} & found
