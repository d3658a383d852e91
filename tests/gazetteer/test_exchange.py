"""What is written can be read back by the field's tools, and holds what the format can hold."""

import csv
import io
import json
from pathlib import Path
from typing import Any

import geopandas
import jsonschema
import pytest

from phaseline.gazetteer import Gazetteer, Name, Place, Source, export, geojson_of_mentions

SCHEMA = json.loads(Path(__file__).with_name("linked-places.schema.json").read_text("utf-8"))
STYLES = ["csv", "geojson", "lpf", "lp-tsv", "gpkg"]


def collection(gazetteer: Gazetteer, style: str) -> Any:
    return json.loads(export(gazetteer, style))


@pytest.mark.parametrize("style", STYLES)
def test_the_same_gazetteer_gives_the_same_bytes(theatre: Gazetteer, style: str) -> None:
    assert export(theatre, style) == export(theatre, style)


def test_an_unknown_format_is_refused(theatre: Gazetteer) -> None:
    with pytest.raises(ValueError, match="found the format 'kml', expected one of csv, geojson"):
        export(theatre, "kml")


def test_csv_holds_every_place_and_spelling(theatre: Gazetteer) -> None:
    rows = list(csv.DictReader(io.StringIO(export(theatre, "csv").decode())))
    assert [row["id"] for row in rows] == [place.id for place in theatre]
    assert rows[0]["names"] == "Baku@en; Bakı@az; Баку@ru; Bakou@fr"
    assert rows[-1]["lat"] == rows[-1]["uncertainty_km"] == ""


def test_geojson_keeps_to_rfc_7946(theatre: Gazetteer, tmp_path: Path) -> None:
    written = collection(theatre, "geojson")
    assert set(written) == {"type", "features", "sources"}
    assert all(set(f) == {"type", "id", "geometry", "properties"} for f in written["features"])
    assert written["features"][0]["geometry"] == {"type": "Point", "coordinates": [49.84, 40.37]}
    assert written["features"][-1]["geometry"] is None
    path = tmp_path / "places.geojson"
    path.write_bytes(export(theatre, "geojson"))
    assert len(geopandas.read_file(path)) == len(theatre)


def test_geopackage_is_read_back_whole(theatre: Gazetteer, tmp_path: Path) -> None:
    path = tmp_path / "places.gpkg"
    path.write_bytes(export(theatre, "gpkg"))
    frame = geopandas.read_file(path, layer="places").set_index("id")
    assert frame.crs == "EPSG:4326"
    assert list(frame.index) == [place.id for place in theatre]
    assert frame.loc["ganja", "names"] == "Ganja; Gəncə; Гянджа; Елисаветполь"
    assert (frame.loc["ganja"].geometry.x, frame.loc["ganja"].geometry.y) == (46.36, 40.68)


def test_geodataframe(theatre: Gazetteer) -> None:
    frame = theatre.to_geodataframe()
    assert frame.crs == "EPSG:4326"
    assert frame.index.name == "id"
    assert frame.geometry.isna().sum() == 1
    assert frame.loc["yalama-station", "kind"] == "station"


def test_linked_places(theatre: Gazetteer) -> None:
    written = collection(theatre, "lpf")
    by_id = {feature["@id"]: feature for feature in written["features"]}
    station = by_id["phaseline:ganja-station"]
    assert written["@context"].endswith("linkedplaces-context-v1.1.jsonld")
    assert station["relations"] == [
        {"relationType": "gvp:tgn3000_related_to", "relationTo": "phaseline:ganja", "label": "station-of"}
    ]
    assert station["names"][1]["lang"] == "ru-petr1708"
    assert station["names"][0]["citations"] == [
        {"label": "A survey of the theatre, sheet 7", "@id": "https://example.org/survey"}
    ]
    assert station["geometry"]["certainty"] == "certain"
    assert station["geometry"]["approximation"]["tolerance"] == 2.0
    assert by_id["phaseline:baku"]["types"][0]["identifier"] == "aat:300008389"
    assert by_id["phaseline:atlantis"]["geometry"] is None
    assert all(f["names"] and f["properties"]["fclasses"] and f["when"] for f in written["features"])


@pytest.mark.parametrize("shapes", [False, True])
def test_linked_places_keep_to_the_published_format(theatre: Gazetteer, shapes: bool) -> None:
    validator = jsonschema.Draft202012Validator(SCHEMA)
    for gazetteer in (theatre, Gazetteer.shipped()):
        written = json.loads(export(gazetteer, "lpf", shapes=shapes))
        assert [f"{e.json_path}: {e.message}" for e in validator.iter_errors(written)] == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("features", 0, "@id"), "no address"),
        (("features", 0, "when"), {"timespans": [{"start": {"in": "28 April 1920"}}]}),
        (("features", 0, "when"), {"timespans": [{"start": {"in": "1920", "latest": "1921"}}]}),
        (("features", 0, "names"), []),
        (("features", 0, "names", 0, "lang"), "Azerbaijani"),
        (("features", 0, "geometry", "coordinates"), [40, 149]),
        (("features", 0, "geometry", "certainty"), "sure"),
        (("features", 0, "links"), [{"type": "sameAs", "identifier": "gn:1"}]),
        (("features", 0, "relations"), [{"relationType": "gvp:broaderPartitive"}]),
    ],
)
def test_the_schema_refuses_what_the_format_does(
    theatre: Gazetteer, path: tuple[str | int, ...], value: object
) -> None:
    written = collection(theatre, "lpf")
    holder = written
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(written, SCHEMA)


def test_shapes_are_written_with_precision_and_credit() -> None:
    shipped = Gazetteer.shipped()
    by_id = {f["id"]: f for f in json.loads(export(shipped, "geojson", shapes=True))["features"]}
    uezd = by_id["quba-uezd"]
    assert uezd["geometry"]["type"] == "Polygon"
    assert uezd["properties"]["precision_km"] == 12
    assert (uezd["properties"]["lat"], uezd["properties"]["lon"]) == tuple(
        reversed(shipped["quba-uezd"].point)
    )
    linked = {f["@id"]: f for f in json.loads(export(shipped, "lpf", shapes=True))["features"]}
    line = linked["phaseline:baku-yalama-line"]["geometry"]["geometries"][1]
    assert line["citations"] == [{"label": "© OpenStreetMap contributors (ODbL 1.0)"}]
    river = linked["phaseline:samur-river"]["geometry"]["geometries"][1]
    assert river["approximation"]["tolerance"] == 3


@pytest.mark.parametrize("style", ["csv", "lp-tsv"])
def test_a_format_without_shapes_says_so(theatre: Gazetteer, style: str) -> None:
    with pytest.raises(ValueError, match=f"found shapes for the format '{style}', expected geojson, lpf"):
        export(theatre, style, shapes=True)


@pytest.mark.parametrize(
    ("start", "end", "span", "label"),
    [
        ("1918-05-28", "1920-04-28", {"start": {"in": "1918-05-28"}, "end": {"in": "1920-04-28"}}, None),
        ("1918~", "", {"start": {"in": "1918"}}, "from 1918~"),
        ("", "1929/1931", {"end": {"earliest": "1929-01-01", "latest": "1931-12-31"}}, "until 1929/1931"),
        ("", "../1920-04-28", {"end": {"latest": "1920-04-28"}}, None),
        ("", "", {"start": {"latest": "1920"}, "end": {"earliest": "1920"}}, None),
    ],
)
def test_lifetimes_in_linked_places(start: str, end: str, span: dict[str, Any], label: str | None) -> None:
    place = Place("x", "X", "state", start=start, end=end, names=(Name("X", start=start, end=end),))
    feature = collection(Gazetteer([place]), "lpf")["features"][0]
    assert feature["when"] == {"timespans": [span]} | ({"label": label} if label else {})
    assert ("when" in feature["names"][0]) == bool(start or end)


def test_lp_tsv_has_its_columns_and_no_quotes() -> None:
    note = 'A "quoted"\tnote\nof two lines'
    source = Source("geonames", "GeoNames", "https://www.geonames.org")
    place = Place("x", "X", "town", lat=1.5, lon=2.5, uncertainty_km=3, sources=("geonames:12",), note=note)
    header, row = export(Gazetteer([place], [source]), "lp-tsv").decode().splitlines()
    cells = dict(zip(header.split("\t"), row.split("\t"), strict=True))
    assert cells["matches"] == cells["geo_id"] == "gn:12"
    assert (cells["lon"], cells["lat"], cells["approximation"]) == ("2.5", "1.5", "3")
    assert (cells["title_source"], cells["attestation_year"], cells["fclasses"]) == ("GeoNames", "1920", "P")
    assert cells["description"] == 'A "quoted" note of two lines'


def test_mentions_as_geojson(theatre: Gazetteer) -> None:
    written = geojson_of_mentions(theatre.geocode("From Baku to Zarbulak station."))
    known, unknown = written["features"]
    assert known["geometry"]["coordinates"] == [49.84, 40.37]
    assert known["properties"]["surface"] == "Baku"
    assert unknown["geometry"] is None
