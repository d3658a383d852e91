"""The polygons of 1920: valid, joined without gap or overlap, in their parents, under their places."""

from __future__ import annotations

import csv
import gzip
import json
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from pyproj import Geod
from shapely import coverage_is_valid
from shapely.geometry import LineString, MultiLineString, MultiPolygon, Point, Polygon, shape
from shapely.ops import nearest_points, unary_union

GEODATA = Path(__file__).parents[2] / "geodata"
GEOD = Geod(ellps="WGS84")
COLUMNS = ["id", "name", "kind", "part_of", "status", "precision_km", "sources", "note"]
LAYERS_ONLY = {"azerbaijan-held-1920"}
UEZDS_OF = {
    "baku-governorate": {
        "baku-uezd", "quba-uezd", "shamakhi-uezd", "goychay-uezd", "javad-uezd", "lankaran-uezd",
    },
    "ganja-governorate": {
        "ganja-uezd", "gazakh-uezd", "nukha-uezd", "aresh-uezd", "javanshir-uezd", "shusha-uezd",
        "kariagin-uezd", "zangezur",
    },
}  # fmt: skip
STATES_ON_THE_GROUND = ["azerbaijan-held-1920", "nakhchivan-region", "armenia", "georgia", "dagestan",
                        "lori-neutral-zone"]  # fmt: skip
PUBLISHED_KM2 = {
    "baku-uezd": 2970.6 + 1059.8, "quba-uezd": 7179.6, "shamakhi-uezd": 7540.8, "goychay-uezd": 5322.2,
    "javad-uezd": 9556.3, "lankaran-uezd": 5379.5, "ganja-uezd": 9930.7, "gazakh-uezd": 5800.2,
    "nukha-uezd": 4193.8, "aresh-uezd": 2638.2, "javanshir-uezd": 5296.6, "shusha-uezd": 5034.0,
    "kariagin-uezd": 3729.2, "zangezur": 7673.9, "zaqatala-district": 3985.8,
    "baku-governorate": 37949.0 + 1059.8, "ganja-governorate": 44296.2,
}  # fmt: skip
FRONTIERS = {
    "samur": "quba-uezd", "dagestan-ridge": "dagestan", "alazani-zakatala": "zaqatala-district",
    "kura-georgia": "azerbaijan-democratic-republic", "kakheti-eldar": "azerbaijan-democratic-republic",
    "kazakh-uplands": "kazakh-uplands", "gokcha-ridge": "azerbaijan-held-1920",
    "zangezur": "azerbaijan-held-1920", "nakhchivan": "nakhchivan-region", "lori-south": "lori-neutral-zone",
    "persia-araks-west": "nakhchivan-region", "persia-araks-zangezur": "zangezur",
    "persia-mughan": "azerbaijan-held-1920",
}  # fmt: skip


def features(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((GEODATA / name).read_text(encoding="utf-8"))["features"]
    return found


def rows(table: str) -> list[dict[str, str]]:
    with (GEODATA / "gazetteer" / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


FILE = GEODATA / "borders" / "areas-1920.geojson"
FEATURES = features("borders/areas-1920.geojson")
ABOUT = {item["properties"]["id"]: item["properties"] for item in FEATURES}
SHAPES = {item["properties"]["id"]: shape(item["geometry"]) for item in FEATURES}
PLACES = {place["id"]: place for place in rows("places")}
UEZDS = [ident for ident, about in ABOUT.items() if about["kind"] == "uezd"]


def polygons(ident: str) -> list[Polygon]:
    drawn = SHAPES[ident]
    return list(drawn.geoms) if isinstance(drawn, MultiPolygon) else [drawn]


def vertices(ident: str) -> set[tuple[float, float]]:
    return {
        point
        for part in polygons(ident)
        for ring in (part.exterior, *part.interiors)
        for point in ring.coords
    }


def kilometres(one: Point, other: Point) -> float:
    return float(GEOD.inv(one.x, one.y, other.x, other.y)[2]) / 1000


def square_km(ident: str) -> float:
    return float(abs(GEOD.geometry_area_perimeter(SHAPES[ident])[0])) / 1e6


def test_the_collection_is_small_and_names_no_crs() -> None:
    collection = json.loads(FILE.read_text(encoding="utf-8"))
    assert set(collection) == {"type", "features"}
    assert FILE.stat().st_size < 160_000
    assert len(gzip.compress(FILE.read_bytes())) < 30_000


@pytest.mark.parametrize("item", FEATURES, ids=ABOUT)
def test_each_area_tells_what_it_is(item: dict[str, Any]) -> None:
    about = item["properties"]
    assert list(about) == COLUMNS
    assert about["status"] in {"administrative", "disputed", "geographical"}
    assert about["kind"] in {"state", "governorate", "uezd", "district", "region", "plain", "peninsula"}
    assert 5 <= about["precision_km"] <= 30
    assert about["name"]
    assert about["sources"]
    assert about["note"].endswith(".")
    assert "hand" in about["sources"] or "by hand" not in about["note"]


def test_ids_are_unique_and_places_of_the_gazetteer() -> None:
    assert len(ABOUT) == len(FEATURES)
    assert set(ABOUT) - set(PLACES) == LAYERS_ONLY
    for ident in set(ABOUT) & set(PLACES):
        assert PLACES[ident]["kind"] == ABOUT[ident]["kind"], ident


def test_every_uezd_governorate_and_district_of_the_gazetteer_has_a_polygon() -> None:
    wanted = {i for i, place in PLACES.items() if place["kind"] in {"uezd", "governorate", "district"}}
    assert wanted <= set(ABOUT)


@pytest.mark.parametrize("ident", ABOUT)
def test_polygons_are_valid_and_turn_as_rfc_7946_asks(ident: str) -> None:
    assert SHAPES[ident].is_valid
    for part in polygons(ident):
        assert part.exterior.is_ccw
        assert not any(hole.is_ccw for hole in part.interiors)
    assert all(point == (round(point[0], 4), round(point[1], 4)) for point in vertices(ident))


@pytest.mark.parametrize("ident", UEZDS)
def test_no_scraps(ident: str) -> None:
    assert all(part.area > 0.001 for part in polygons(ident))
    assert not any(part.interiors for part in polygons(ident))


def test_uezds_join_without_gap_or_overlap() -> None:
    assert coverage_is_valid([SHAPES[ident] for ident in UEZDS], gap_width=0.05)


def test_states_join_without_gap_or_overlap() -> None:
    assert coverage_is_valid([SHAPES[ident] for ident in STATES_ON_THE_GROUND], gap_width=0.02)


def test_neighbouring_uezds_share_their_vertices() -> None:
    neighbours = 0
    for one, other in combinations(UEZDS, 2):
        shared = SHAPES[one].boundary.intersection(SHAPES[other].boundary)
        if shared.length == 0:
            continue
        neighbours += 1
        both = vertices(one) & vertices(other)
        on_edge = [point for line in pieces(shared) for point in line.coords]
        assert set(on_edge) <= both, (one, other)
    assert neighbours >= 28


def pieces(shared: Any) -> Iterator[LineString]:
    for part in getattr(shared, "geoms", [shared]):
        if isinstance(part, LineString):
            yield part
        elif isinstance(part, MultiLineString):
            yield from part.geoms


@pytest.mark.parametrize(("parent", "children"), UEZDS_OF.items())
def test_a_governorate_is_the_sum_of_its_uezds(parent: str, children: set[str]) -> None:
    assert {ident for ident in UEZDS if ABOUT[ident]["part_of"] == parent} == children
    united = unary_union([SHAPES[ident] for ident in children])
    assert united.symmetric_difference(SHAPES[parent]).area == 0
    assert sum(SHAPES[ident].area for ident in children) == pytest.approx(SHAPES[parent].area)


@pytest.mark.parametrize("ident", [i for i, about in ABOUT.items() if about["part_of"]])
def test_an_area_lies_in_its_parent(ident: str) -> None:
    parent = ABOUT[ident]["part_of"]
    assert SHAPES[ident].difference(SHAPES[parent]).area < 1e-9


def test_parents_agree_with_the_gazetteer() -> None:
    for row in rows("relations"):
        if row["relation"] == "part-of" and {row["place"], row["other"]} <= set(ABOUT):
            assert ABOUT[row["place"]]["part_of"] == row["other"], row["place"]


@pytest.mark.parametrize(("ident", "published"), PUBLISHED_KM2.items())
def test_areas_agree_with_those_published(ident: str, published: float) -> None:
    assert square_km(ident) == pytest.approx(published, rel=0.11)


def placed() -> Iterator[tuple[str, str]]:
    for row in rows("relations"):
        if row["relation"] == "part-of" and row["other"] in ABOUT and PLACES[row["place"]]["lat"]:
            yield row["place"], row["other"]


@pytest.mark.parametrize(("place", "area"), list(placed()))
def test_places_lie_in_their_area(place: str, area: str) -> None:
    point = Point(float(PLACES[place]["lon"]), float(PLACES[place]["lat"]))
    away = kilometres(point, nearest_points(SHAPES[area], point)[0])
    assert away <= ABOUT[area]["precision_km"]


def test_few_places_lie_outside_the_line() -> None:
    outside = {
        place
        for place, area in placed()
        if not SHAPES[area].covers(Point(float(PLACES[place]["lon"]), float(PLACES[place]["lat"])))
    }
    assert outside <= {"astara", "julfa", "lachin", "nargin-island", "yukhari-ayibli", "zukhul"}


@pytest.mark.parametrize(("line", "ident"), FRONTIERS.items())
def test_limits_follow_the_frontiers(line: str, ident: str) -> None:
    drawn = next(i for i in features("borders/frontiers-1920.geojson") if i["properties"]["id"] == line)
    edge = SHAPES[ident].boundary
    for point in map(Point, drawn["geometry"]["coordinates"]):
        assert kilometres(point, nearest_points(edge, point)[0]) < 0.1, point


def test_the_coast_is_that_of_the_base_map() -> None:
    land = shape(features("basemap/land.geojson")[0]["geometry"])
    for ident in ABOUT:
        assert SHAPES[ident].difference(land.buffer(1e-4)).area < 1e-6, ident
    strip = land.intersection(SHAPES["baku-uezd"].buffer(0.02)).difference(SHAPES["baku-governorate"])
    assert strip.area < 1e-6
