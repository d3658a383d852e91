"""Areas and lines of places: which are known, what they hold, and how little they cost who does not ask."""

import json
import pickle
import subprocess
import sys

import pytest
from shapely import Point, box

from phaseline import shipped
from phaseline.errors import UnknownName
from phaseline.gazetteer import Gazetteer, Place, Shape
from phaseline.geo import LonLat, distance_km

SHIPPED = Gazetteer.shipped()
AREAS = [place_id for place_id, shape in SHIPPED.shapes.items() if shape.is_area]


def test_shapes_are_those_of_the_layers() -> None:
    kinds = {SHIPPED[place_id].kind for place_id in SHIPPED.shapes}
    layer = json.loads((shipped.folder("borders") / "areas-1920.geojson").read_text("utf-8"))
    assert set(AREAS) == {f["properties"]["id"] for f in layer["features"]} & {place.id for place in SHIPPED}
    unknown = {p.id for p in SHIPPED if p.kind in ("river", "railway-line", "frontier")} - set(SHIPPED.shapes)
    assert unknown == {"aksay-river", "velvelechay"}
    assert kinds == {
        *("state", "governorate", "uezd", "district", "region", "plain", "peninsula"),
        *("river", "railway-line", "frontier"),
    }
    assert all(shape.geometry.is_valid and shape.credit for shape in SHIPPED.shapes.values())
    assert "OpenStreetMap" in SHIPPED.shapes["baku-ganja-line"].credit


@pytest.mark.parametrize(
    ("place_id", "kind"),
    [
        ("quba-uezd", "Polygon"),
        ("baku-uezd", "MultiPolygon"),
        ("alazani-river", "LineString"),
        ("baku-yalama-line", "MultiLineString"),
        ("azerbaijan-dagestan-border", "LineString"),
        ("baku", "Point"),
    ],
)
def test_geometry_is_the_best_known(place_id: str, kind: str) -> None:
    assert SHIPPED.geometry(place_id).geom_type == kind


def test_geometry_is_none_where_nothing_is_known(theatre: Gazetteer) -> None:
    assert theatre.geometry("atlantis") is None
    assert theatre.shapes == {}
    with pytest.raises(UnknownName, match="found the place 'mars'"):
        theatre.geometry("mars")


def test_the_radius_of_a_place_and_its_shape_agree() -> None:
    for place_id, shape in SHIPPED.shapes.items():
        place = SHIPPED[place_id]
        near = shape.geometry.distance(Point(place.point)) * 111
        assert near <= place.uncertainty_km, place_id


@pytest.mark.parametrize(
    ("line", "ends"),
    [
        ("baku-yalama-line", ("baku-station", "yalama-station")),
        ("baku-ganja-line", ("baku-station", "ganja-station")),
    ],
)
def test_a_line_runs_between_the_places_that_name_it(line: str, ends: tuple[str, str]) -> None:
    parts = SHIPPED.geometry(line).geoms
    reached = [LonLat(*vertex) for part in parts for vertex in (part.coords[0], part.coords[-1])]
    for end in ends:
        assert min(distance_km(SHIPPED[end].point, vertex) for vertex in reached) < 1
    assert reached[0] == reached[3], "both parts meet at Bilajari"


def test_containing_gives_the_smallest_area_first() -> None:
    held = [place.id for place in SHIPPED.containing((48.51, 41.36))]
    assert held == ["quba-uezd", "baku-governorate", "azerbaijan-democratic-republic"]
    assert SHIPPED.containing((51.5, 41.5)) == []


def test_every_area_holds_its_own_point_or_says_how_far_it_is() -> None:
    missed = [i for i in AREAS if SHIPPED[i] not in SHIPPED.containing(SHIPPED[i].point)]
    assert all(SHIPPED[i].uncertainty_km >= 20 for i in missed)
    assert len(missed) < len(AREAS) / 4, missed


def test_within_takes_the_id_of_an_area() -> None:
    quba = {place.id for place in SHIPPED.within("quba-uezd")}
    assert {"quba", "khudat-station", "yalama-station"} <= quba
    assert not {"baku", "shamakhi", "derbent"} & quba
    assert quba == {place.id for place in SHIPPED.within(SHIPPED.geometry("quba-uezd"))}
    found = SHIPPED.lookup("Petrovka", within="baku-governorate")
    assert [candidate.place.id for candidate in found] == ["petrovka-mughan"]
    for unknown in ("baku", "samur-river"):
        with pytest.raises(UnknownName, match=f"found the place '{unknown}', whose limits are not known"):
            SHIPPED.within(unknown)


def test_own_shapes_survive_pickling_and_joining() -> None:
    own = Gazetteer([Place("x", "X", "region")], shapes={"x": Shape(box(0, 0, 1, 1), 2)})
    again = pickle.loads(pickle.dumps(own))
    assert again.shapes == own.shapes
    both = pickle.loads(pickle.dumps(SHIPPED.joined(again)))
    assert both.geometry("x") == box(0, 0, 1, 1)
    assert len(both.shapes) == len(SHIPPED.shapes) + 1
    assert len(pickle.dumps(SHIPPED)) < 500_000


def test_places_alone_have_no_shipped_shapes() -> None:
    assert Gazetteer(list(SHIPPED)).shapes == {}


def test_frames_hold_points_or_shapes() -> None:
    points, shapes = SHIPPED.to_geodataframe(), SHIPPED.to_geodataframe("shape")
    assert set(points.geom_type.dropna()) == {"Point"}
    assert set(shapes.geom_type.dropna()) == {
        *("Point", "LineString", "MultiLineString", "Polygon", "MultiPolygon")
    }
    assert shapes.crs == points.crs == "EPSG:4326"
    assert list(shapes.index) == list(points.index)
    assert shapes.loc["quba-uezd", "precision_km"] == 12
    assert shapes.loc["quba-uezd", "lat"] == SHIPPED["quba-uezd"].lat
    with pytest.raises(ValueError, match="found the geometry 'circle', expected point or shape"):
        SHIPPED.to_geodataframe("circle")


@pytest.mark.parametrize(
    "statement",
    [
        "import phaseline; phaseline.Gazetteer().lookup('Quba', near=(48, 41), at='1920')",
        "import pickle, phaseline; pickle.loads(pickle.dumps(phaseline.Gazetteer())).geocode('in Quba')",
        "from phaseline import Gazetteer, geocode_frame, export; export(Gazetteer(), 'lpf')",
    ],
)
def test_who_asks_for_no_shape_loads_no_shapes(statement: str) -> None:
    code = f"{statement}\nimport sys\nprint(*{{'shapely', 'geopandas', 'pandas'}} & set(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == []


def test_a_replaced_place_does_not_keep_the_shape() -> None:
    moved = Place("quba-uezd", "Quba uezd", "uezd", lat=10, lon=10, uncertainty_km=5, sources=("own",))
    joined = pickle.loads(pickle.dumps(SHIPPED.joined(Gazetteer([moved]))))
    assert joined.geometry("quba-uezd").geom_type == "Point"
    assert joined.geometry("lankaran-uezd") == SHIPPED.geometry("lankaran-uezd")
