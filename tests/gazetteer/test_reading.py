"""What was written is read back: nothing is lost that the format can hold, and every fault is told."""

import csv
import json
import os
import re
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import geopandas
import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from shapely import LineString, MultiPolygon, Point, box
from shapely.geometry.base import BaseGeometry

from phaseline.errors import DataErrors
from phaseline.gazetteer import Gazetteer, Name, Place, Relation, Shape, Source, export
from phaseline.gazetteer.exchange import to_geojson
from phaseline.gazetteer.linked_words import CLASS_OF, lifetime_of, span_of
from phaseline.gazetteer.load import RELATIONS, USES

SCHEMA = json.loads(Path(__file__).with_name("linked-places.schema.json").read_text("utf-8"))
SUFFIXES = {"csv": ".csv", "geojson": ".geojson", "lpf": ".jsonld", "lp-tsv": ".tsv", "gpkg": ".gpkg"}
WHOLE = ["geojson", "lpf", "gpkg"]
KINDS = ["city", "village", "station", "river", "uezd", "state"]
SOURCES = [
    Source("survey", 'A "survey", of the theatre', "https://example.org/survey", "CC0", "sheets; 1–9"),
    Source("geonames", "GeoNames", "https://www.geonames.org/"),
    Source("memoir", "Мемуары"),
]

LETTERS = st.characters(categories=["L", "N"], exclude_characters="\x00")
WORDS = st.text(LETTERS, min_size=1, max_size=8)
TEXTS = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)
MARKS = st.sampled_from(['"so"', "a;b", "x,", "@", "'", "\\n", "{}", "</a>"])
PROSE = st.lists(WORDS | MARKS, max_size=5).map(" ".join)
LANGUAGES = st.sampled_from(["en", "ru-petr1708", "az-Cyrl", "ka-Latn", "und"])
DATES = st.sampled_from(
    [
        "",
        "1918",
        "1918~",
        "1920-04-28",
        "1929/1931",
        "../1920",
        "1920/..",
        "1920-04-XX",
        "[1918, 1920]",
        "1920-04-27T22:10",
    ]
)
CITED = st.lists(st.sampled_from(["survey", "survey:sheet 7", "geonames:585184", "memoir:c. 3"]), max_size=2)
NAMES = st.builds(
    Name, TEXTS, LANGUAGES, st.sampled_from(USES), start=DATES, end=DATES, sources=CITED.map(tuple)
)
RELATED = st.builds(
    Relation,
    st.sampled_from(RELATIONS),
    st.sampled_from(["p0", "p1"]),
    st.sampled_from(["", "14"]),
    CITED.map(tuple),
)
DEGREES = st.floats(-80, 80, allow_nan=False).map(lambda value: round(value, 6))
POSITIONS = st.one_of(
    st.just({}),
    st.fixed_dictionaries(
        {"lat": DEGREES, "lon": DEGREES, "uncertainty_km": st.sampled_from([0.0, 2.5, 110.0])}
    ),
)


@st.composite
def places(draw: st.DrawFn) -> list[Place]:
    """Made-up places that hold everything a place can hold."""
    return [
        Place(
            f"p{number}",
            draw(TEXTS),
            draw(st.sampled_from(KINDS)),
            draw(st.sampled_from(["", "P.PPL", "H.STM"])),
            certainty=draw(st.sampled_from(["certain", "less-certain", "uncertain"])),
            start=draw(DATES),
            end=draw(DATES),
            sources=tuple(draw(CITED)),
            note=draw(PROSE),
            names=tuple(draw(st.lists(NAMES, max_size=3))),
            relations=tuple(draw(st.lists(RELATED, max_size=2))),
            **draw(POSITIONS),
        )
        for number in range(draw(st.integers(1, 3)))
    ]


def read_back(gazetteer: Gazetteer, style: str, folder: Path, **options: Any) -> Gazetteer:
    path = folder / f"places{SUFFIXES[style]}"
    path.write_bytes(export(gazetteer, style, **options))
    return Gazetteer.read(path)


def named(place: Place) -> Place:
    """Linked Places has no place without a name: one that had none bears its title."""
    return replace(place, names=place.names or (Name(place.title),))


@pytest.mark.parametrize("style", WHOLE)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=places())
def test_nothing_is_lost(style: str, made: list[Place], tmp_path: Path) -> None:
    again = read_back(Gazetteer(made, SOURCES), style, tmp_path)
    assert list(again) == ([named(place) for place in made] if style == "lpf" else made)
    assert list(again.sources) == SOURCES


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=places())
def test_csv_loses_only_what_its_columns_lack(made: list[Place], tmp_path: Path) -> None:
    again = read_back(Gazetteer(made, SOURCES), "csv", tmp_path)
    for place, found in zip(made, again, strict=True):
        spelt = tuple(dict.fromkeys(Name(name.text, name.language) for name in place.names))
        linked = tuple(replace(relation, sources=()) for relation in place.relations)
        assert found == replace(place, names=spelt, relations=linked)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=places())
def test_lp_tsv_keeps_what_it_has_columns_for(made: list[Place], tmp_path: Path) -> None:
    again = read_back(Gazetteer(made, SOURCES), "lp-tsv", tmp_path)
    for place, found in zip(made, again, strict=True):
        assert (found.id, found.title, found.kind, found.note) == (
            place.id,
            place.title,
            place.kind,
            place.note,
        )
        assert (found.lat, found.lon, found.uncertainty_km) == (place.lat, place.lon, place.uncertainty_km)
        assert found.feature_code == (place.feature_code[:1] or CLASS_OF.get(place.kind, "S"))
        assert [(n.text, n.language) for n in found.names] == list(
            dict.fromkeys((n.text, n.language) for n in place.names)
        )
        assert set(found.sources) >= {source for source in place.sources if source.startswith("geonames:")}
        assert found.related("part-of") == place.related("part-of")[:1]


@settings(max_examples=60, deadline=None)
@given(made=places())
def test_made_up_places_keep_to_the_published_format(made: list[Place]) -> None:
    jsonschema.validate(json.loads(export(Gazetteer(made, SOURCES), "lpf")), SCHEMA)


@given(start=DATES, end=DATES)
def test_lifetimes_are_read_as_they_were_written(start: str, end: str) -> None:
    assert lifetime_of(span_of(start, end) or {}) == (start, end)


SHAPES: dict[str, BaseGeometry] = {
    "square": box(48, 40, 49, 41),
    "isles": MultiPolygon([box(48, 40, 49, 41), box(50, 40, 50.5, 40.25)]),
    "line": LineString([(48, 40), (49, 41), (50, 41.125)]),
}


@pytest.mark.parametrize("style", WHOLE)
def test_shapes_are_read_back_with_precision_and_credit(style: str, tmp_path: Path) -> None:
    made = [Place(name, name.title(), "region", lat=40.5, lon=48.5, uncertainty_km=90) for name in SHAPES]
    made[0] = Place("square", "Square", "region")
    made.append(Place("dot", "Dot", "town", lat=40.5, lon=48.5, uncertainty_km=1))
    shapes = {name: Shape(geometry, 3.5, "Drawn here") for name, geometry in SHAPES.items()}
    again = read_back(Gazetteer(made, shapes=shapes), style, tmp_path, shapes=True)
    assert list(again) == ([named(place) for place in made] if style == "lpf" else made)
    assert set(again.shapes) == set(SHAPES)
    for name, shape in again.shapes.items():
        assert shape.geometry.equals(SHAPES[name])
        assert (shape.precision_km, shape.credit) == (3.5, "Drawn here")


@pytest.mark.parametrize("style", WHOLE)
def test_the_shipped_gazetteer_is_read_back_whole(style: str, tmp_path: Path) -> None:
    shipped = Gazetteer.shipped()
    again = read_back(shipped, style, tmp_path, shapes=True)
    assert list(again) == list(shipped)
    assert again.sources == shipped.sources
    assert {i: s.geometry.wkb for i, s in again.shapes.items()} == {
        i: s.geometry.wkb for i, s in shipped.shapes.items()
    }


def test_a_place_known_by_its_shape_lies_inside_with_the_radius_that_reaches_it(tmp_path: Path) -> None:
    path = tmp_path / "others.geojson"
    geopandas.GeoDataFrame({"id": ["x"], "NAME": ["X"]}, geometry=[box(48, 40, 49, 41)], crs=4326).to_file(
        path
    )
    read = Gazetteer.read(path)
    place = read["x"]
    assert place.title == "X"
    assert place.point is not None
    assert read.geometry("x").contains(Point(place.point))
    assert 69 < place.uncertainty_km < 75
    assert [found.id for found in read.containing((48.1, 40.1))] == ["x"]


def test_a_geopackage_in_another_projection_is_read_in_degrees(tmp_path: Path) -> None:
    path = tmp_path / "others.gpkg"
    frame = geopandas.GeoDataFrame({"id": [7], "name": ["Baku"]}, geometry=[Point(49.84, 40.37)], crs=4326)
    frame.to_crs(32639).to_file(path, layer="towns")
    place = Gazetteer.read(path)["7"]
    assert (round(place.lat, 6), round(place.lon, 6), place.title) == (40.37, 49.84, "Baku")


LINKED = {
    "@id": "https://example.org/places/1",
    "type": "Feature",
    "properties": {"title": "Quba", "ccodes": ["AZ"]},
    "when": {
        "timespans": [{"start": {"in": "676"}, "end": {"latest": "1930-08"}}],
        "label": "from old times",
    },
    "names": [
        {
            "toponym": "Куба",
            "lang": "ru",
            "citations": [{"label": "Calendar (1917)", "@id": "https://example.org/calendar"}],
            "when": {"timespans": [{"start": {"in": "1799"}}]},
        }
    ],
    "types": [
        {
            "identifier": "http://vocab.getty.edu/aat/300008375",
            "sourceLabels": [{"label": "Stadt", "lang": "de"}],
        }
    ],
    "geometry": {
        "type": "GeometryCollection",
        "geometries": [
            "null",
            {"geo_wkt": "POLYGON ((48 41, 49 41, 49 42, 48 41))"},
            {"type": "Point", "coordinates": [48.51, 41.36], "certainty": "less-certain"},
        ],
    },
    "links": [
        {"type": "exactMatch", "identifier": "http://www.geonames.org/585557/"},
        {"type": "closeMatch", "identifier": "wd:Q223433"},
        {"type": "seeAlso", "identifier": "https://example.org/quba"},
    ],
    "relations": [
        {
            "relationType": "gvp:broaderPartitive",
            "relationTo": "https://example.org/places/2",
            "label": "in Baku",
        }
    ],
    "descriptions": [{"value": "A town of the north"}],
}


def test_linked_places_of_others_are_read(tmp_path: Path) -> None:
    path = tmp_path / "others.json"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [LINKED]}), encoding="utf-8")
    read = Gazetteer.read(path)
    assert list(read) == [
        Place(
            "https://example.org/places/1",
            "Quba",
            "town",
            lat=41.36,
            lon=48.51,
            certainty="less-certain",
            start="0676",
            end="../1930-08",
            sources=("geonames:585557", "wikidata:Q223433"),
            note="A town of the north",
            names=(Name("Куба", "ru", start="1799", sources=("calendar-1917",)),),
            relations=(Relation("part-of", "https://example.org/places/2", "in Baku"),),
        )
    ]
    assert read.geometry("https://example.org/places/1").geom_type == "Polygon"
    cited = {source.id: source.title for source in read.sources}
    assert cited == {"geonames": "GeoNames", "wikidata": "Wikidata", "calendar-1917": "Calendar (1917)"}
    assert list(read_back(read, "lpf", tmp_path, shapes=True)) == list(read)


COLUMNS = "id title title_source aat_types start end matches variants types parent_id geowkt approximation"
TOWN = "1|Quba|The Calendar|300008375|676|1930|gn:585557|Куба@ru; Kuba|Seat|#2|POINT (48.51 41.36)|5"
AREA = "2|Baku governorate|The Calendar||||||governorate||POLYGON ((48 40, 50 40, 50 42, 48 40))|"


@pytest.mark.parametrize("suffix", [".tsv", ".txt", ".csv"])
def test_lp_tsv_of_others_is_read(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"others{suffix}"
    rows = [[*COLUMNS.split(), "description"], [*TOWN.split("|"), 'the "town"'], [*AREA.split("|"), ""]]
    with path.open("w", encoding="utf-8", newline="") as file:
        if suffix == ".csv":
            csv.writer(file).writerows(rows)
        else:
            file.write("\n".join("\t".join(row) for row in rows))
    read = Gazetteer.read(path)
    town, holder = read
    assert (town.kind, town.start, town.point, town.uncertainty_km) == ("town", "0676", (48.51, 41.36), 5)
    assert town.names == (Name("Куба", "ru"), Name("Kuba"))
    assert town.sources == ("the-calendar", "geonames:585557")
    assert town.related("part-of") == (holder.id,)
    assert town.note == 'the "town"'
    assert read.within("2") == [holder]


FAULTY = {
    "places.csv": (
        "id,title,lat,lon,start\nx,X,95,49,soon\n,Y,40,,\nx,X again,,,\nz,Z\n",
        [
            ":2: found lat '95', expected a number from -90 to 90",
            ":2: found start 'soon', expected an EDTF date",
            ":3: found no id, expected the id of the place",
            ":3: found lat '40', lon '', expected both or neither",
            ":4: found place 'x' again, expected each place once",
            ":5: found 2 cells, expected 5: id,title,lat,lon,start",
        ],
    ),
    "header.csv": ("place,name\n", [":1: found the header place,name, expected id,title and other columns"]),
    "places.tsv": (
        "id\ttitle\tfclasses\tgeowkt\nx\tX\tP\tPOINT 3\n",
        [":2: found geowkt 'POINT 3', expected well-known text"],
    ),
    "places.geojson": (
        json.dumps(
            {
                "type": "FeatureCollection",
                "features": [
                    {
                        "type": "Feature",
                        "id": "a",
                        "geometry": {"type": "Point"},
                        "properties": {"title": "A"},
                    },
                    {
                        "type": "Feature",
                        "id": "b",
                        "geometry": None,
                        "properties": {"names": [{"use": "text"}]},
                    },
                    {
                        "type": "Feature",
                        "id": "c",
                        "geometry": {"type": "Point", "coordinates": [40, 148]},
                        "properties": {"title": "C", "certainty": "sure", "sources": [{}]},
                    },
                ],
            }
        ),
        [
            ", feature 1: found a geometry that cannot be read",
            ", feature 2: found a name without text, expected its text",
            ", feature 2: found no title, expected the title of the place",
            ", feature 3: found a geometry from 40 148 to 40 148, expected degrees, longitude first",
            ", feature 3: found certainty 'sure', expected one of certain, less-certain, uncertain",
            ", feature 3: found sources {}, expected a text",
        ],
    ),
    "places.jsonld": (
        json.dumps(
            {
                "type": "FeatureCollection",
                "features": [
                    {"@id": "a", "properties": {"title": "A"}, "names": [{"toponym": ""}], "when": ["1920"]},
                    {
                        "@id": "b",
                        "properties": {"title": "B"},
                        "names": "B",
                        "relations": [{"relationTo": ""}],
                    },
                    {
                        "@id": "c",
                        "properties": {},
                        "names": [],
                        "when": {"timespans": [{"start": {"in": "-0320"}}]},
                    },
                ],
            }
        ),
        [
            ", feature 1: found a name without toponym, expected its toponym",
            ", feature 1: found when ['1920'], expected an object with timespans",
            ", feature 2: found names 'B', expected an array of objects",
            ", feature 2: found a relation to nothing, expected the place that relationTo names",
            ", feature 3: found start '-0320', expected an EDTF date",
            ", feature 3: found no title",
        ],
    ),
    "broken.json": ('{"type":\n oops', [":2: found what is not JSON"]),
    "list.json": ("[]", [": found JSON without features, expected a GeoJSON FeatureCollection"]),
    "places.gpkg": ("no database", [": found a file that cannot be opened"]),
    "places.kml": ("", [": found a file that ends in '.kml', expected one that ends in .csv, .tsv"]),
}


@pytest.mark.parametrize("name", FAULTY)
def test_every_fault_is_told_with_its_place(name: str, tmp_path: Path) -> None:
    text, expected = FAULTY[name]
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(DataErrors) as caught:
        Gazetteer.read(tmp_path / name)
    told = [str(fault).removeprefix(f"{tmp_path}{os.sep}{name}") for fault in caught.value.faults]
    assert len(told) == len(expected), told
    for fault in expected:
        assert any(line.startswith(fault) for line in told), (fault, told)


def test_faults_of_a_geopackage_are_told_with_their_row(tmp_path: Path) -> None:
    path = tmp_path / "faulty.gpkg"
    frame = geopandas.GeoDataFrame(
        {"id": ["a", "a"], "title": ["A", None]}, geometry=[Point(49, 40), Point(49, 40)], crs=4326
    )
    frame.to_file(path)
    with pytest.raises(DataErrors, match=re.escape("row 2: found no title")) as caught:
        Gazetteer.read(path)
    assert len(caught.value.faults) == 2


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2),
    max_leaves=4,
)


@st.composite
def spoilt(draw: st.DrawFn, value: Any) -> Any:
    """The value with some part of it, anywhere inside, replaced by anything."""
    if isinstance(value, dict | list) and value and draw(st.integers(0, 4)):
        keys = list(value) if isinstance(value, dict) else list(range(len(value)))
        key = draw(st.sampled_from(keys))
        whole = value.copy()
        whole[key] = draw(spoilt(value[key]))
        return whole
    return draw(JSON)


OURS = to_geojson(
    Gazetteer(
        [
            Place(
                *("x", "X", "town"),
                **{"lat": 1.0, "lon": 2.0, "uncertainty_km": 3.0, "start": "1920", "sources": ("survey",)},
                names=(Name("X", start="1918", sources=("survey",)),),
                relations=(Relation("part-of", "y"),),
            )
        ],
        SOURCES,
    )
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(written=spoilt({"type": "FeatureCollection", "features": [LINKED]}) | spoilt(OURS))
def test_a_spoilt_file_is_read_or_its_faults_are_told(written: Any, tmp_path: Path) -> None:
    path = tmp_path / "spoilt.json"
    path.write_text(json.dumps(written), encoding="utf-8")
    with suppress(DataErrors):
        assert all(place.id and place.title for place in Gazetteer.read(path))


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataErrors, match=r"gone\.geojson: found no such file, expected a gazetteer"):
        Gazetteer.read(tmp_path / "gone.geojson")
