"""The gazetteer as a value: iterated, asked, pickled, shared between threads, light to import."""

import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from shapely import box

from phaseline.errors import UnknownName
from phaseline.gazetteer import Gazetteer, Place

HEAVY = "pandas geopandas shapely pydantic pyproj folium numpy"


def test_it_is_iterated_and_asked(theatre: Gazetteer) -> None:
    assert len(theatre) == len(list(theatre)) == 31
    assert "baku" in theatre
    assert theatre["baku"] in theatre
    assert "mars" not in theatre
    assert theatre.get("mars") is None
    assert repr(theatre) == "Gazetteer(31 places)"
    with pytest.raises(UnknownName, match="found the place 'mars', expected an id of the gazetteer"):
        theatre["mars"]


def test_an_id_stands_for_one_place() -> None:
    with pytest.raises(ValueError, match="found the ids x more than once"):
        Gazetteer([Place("x", "X", "town"), Place("x", "Y", "town")])


def test_places_near_and_within(theatre: Gazetteer) -> None:
    near = [place.id for place in theatre.near((48.56, 41.73), km=5)]
    assert near == ["yalama", "yalama-station"]
    bounds = (49.7, 40.3, 49.9, 40.5)
    within = [place.id for place in theatre.within(bounds)]
    assert within == ["baku", "bilajari-station"]
    assert [place.id for place in theatre.within(box(*bounds))] == within


def test_it_survives_pickling(theatre: Gazetteer) -> None:
    text = "From Baku to Yalama station."
    before = theatre.geocode(text)
    again = pickle.loads(pickle.dumps(theatre))
    assert list(again) == list(theatre)
    assert again.sources == theatre.sources
    assert again.geocode(text) == before
    assert again.lookup("Bileceri") == theatre.lookup("Bileceri")


def test_threads_may_share_it(theatre: Gazetteer) -> None:
    fresh = Gazetteer(theatre)
    names = ["Kurdemir", "Баладжары", "Ganja", "Drebent"] * 25
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(fresh.lookup, names))
        mentions = list(pool.map(fresh.geocode, names))
    assert found == [theatre.lookup(name) for name in names]
    assert mentions == [theatre.geocode(name) for name in names]


@pytest.mark.parametrize(
    "statement",
    [
        "import phaseline.gazetteer",
        "from phaseline.gazetteer import Gazetteer, Place; g = Gazetteer([Place('x', 'Baku', 'town')]); "
        "g.lookup('Bakuu'); g.geocode('in Baku')",
    ],
)
def test_importing_and_asking_stay_light(statement: str) -> None:
    code = f"{statement}\nimport sys\nprint(*set('{HEAVY}'.split()) & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == []


@pytest.mark.parametrize("point", [(41.36, 148.51), (0, 91), (48,), "quba", None, (float("nan"), 0)])
def test_a_point_out_of_this_world_is_refused(theatre: Gazetteer, point: object) -> None:
    for ask in (lambda: theatre.near(point, 3), lambda: theatre.containing(point)):
        with pytest.raises(ValueError, match=r"found the point .*, expected \(longitude, latitude\)"):
            ask()


@pytest.mark.parametrize("bounds", [(50, 42, 48, 40), (50, 42, 48), (0, 0, 0, 91)])
def test_bounds_that_are_none_are_refused(theatre: Gazetteer, bounds: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match=r"found the bounds .*, expected \(west, south, east, north\)"):
        theatre.within(bounds)


def test_a_lookup_for_less_than_one_is_refused(theatre: Gazetteer) -> None:
    with pytest.raises(ValueError, match="found the limit 0, expected 1 or more"):
        theatre.lookup("Baku", limit=0)
