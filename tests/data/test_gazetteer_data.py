"""The gazetteer's tables keep the rules of geodata/gazetteer/README.md. Plain CSV, no package code."""

from __future__ import annotations

import csv
import json
import math
import re
from pathlib import Path

import pytest

GEODATA = Path(__file__).parents[2] / "geodata"
FOLDER = GEODATA / "gazetteer"
COLUMNS = {
    "places": "id,title,kind,feature_code,lat,lon,uncertainty_km,certainty,start,end,sources,note",
    "names": "place,text,language,use,start,end,sources",
    "relations": "place,relation,other,value,sources",
    "sources": "id,title,url,licence,note",
}
LANGUAGES = {"en", "ru", "ru-petr1708", "az", "az-Arab", "az-Cyrl", "hy", "ka", "fa", "tr", "ota"}
LANGUAGES |= {"de", "fr", "it", "pl", "uk", "be", "lez", "tk"}
EDTF = re.compile(r"\d{4}(-\d\d(-\d\d)?)?[~?%]?")
STATION_OFF_LINE_KM = 1.0


def read(table: str) -> list[dict[str, str]]:
    with (FOLDER / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


README = (FOLDER / "README.md").read_text(encoding="utf-8")
PLACES, NAMES, RELATIONS, SOURCES = (read(table) for table in COLUMNS)
IDS = {place["id"] for place in PLACES}
SOURCE_IDS = {source["id"] for source in SOURCES}


@pytest.mark.parametrize("table", COLUMNS)
def test_a_table_has_its_columns_and_is_sorted_without_duplicates(table: str) -> None:
    lines = (FOLDER / f"{table}.csv").read_text(encoding="utf-8").splitlines()
    rows = list(csv.reader(lines))
    assert lines[0] == COLUMNS[table]
    assert [row for row in rows if len(row) != len(rows[0])] == []
    assert rows[1:] == sorted(rows[1:])
    assert len({tuple(row) for row in rows}) == len(rows)


@pytest.mark.parametrize("table", COLUMNS)
def test_no_cell_has_outer_or_doubled_space(table: str) -> None:
    cells = [cell for row in read(table) for cell in row.values()]
    assert [cell for cell in cells if cell != " ".join(cell.split())] == []


def test_ids_are_unique_ascii_words() -> None:
    assert len(IDS) == len(PLACES)
    assert len(SOURCE_IDS) == len(SOURCES)
    assert [i for i in IDS | SOURCE_IDS if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", i)] == []


def test_closed_vocabularies() -> None:
    kinds = re.search(r"^Kinds: (.*?)\n\n", README, re.DOTALL | re.MULTILINE)
    assert kinds
    assert {place["kind"] for place in PLACES} <= set(re.findall(r"`([a-z-]+)`", kinds[1]))
    assert {place["certainty"] for place in PLACES} <= {"certain", "less-certain", "uncertain"}
    assert {name["language"] for name in NAMES} <= LANGUAGES
    assert {name["use"] for name in NAMES} <= {"text", "period", "modern", "variant"}
    allowed = {"station-of", "part-of", "on-line", "same-place-later-named", "replaced-by"}
    assert {relation["relation"] for relation in RELATIONS} <= allowed


def test_feature_codes_are_those_the_readme_lists() -> None:
    listed = set(re.findall(r"\b[AHLPRST]\.[A-Z0-9]+\b", README))
    assert {place["feature_code"] for place in PLACES} == listed


def test_coordinates_come_in_pairs_within_range_and_with_an_uncertainty() -> None:
    for place in PLACES:
        position = [place[column] for column in ("lat", "lon", "uncertainty_km")]
        assert all(position) or not any(position), place["id"]
        if all(position):
            lat, lon, radius = map(float, position)
            assert -90 <= lat <= 90, place["id"]
            assert -180 <= lon <= 180, place["id"]
            assert 0 < radius <= 20_000, place["id"]


def test_dates_are_edtf_and_in_order() -> None:
    for row in [*PLACES, *NAMES]:
        assert all(EDTF.fullmatch(row[end]) for end in ("start", "end") if row[end]), row
        assert not (row["start"] and row["end"]) or row["start"] <= row["end"], row


def test_every_place_has_a_source_and_a_name() -> None:
    assert [place["id"] for place in PLACES if not place["sources"]] == []
    assert IDS - {name["place"] for name in NAMES} == set()


def test_what_is_not_certain_says_why() -> None:
    assert [place["id"] for place in PLACES if place["certainty"] != "certain" and not place["note"]] == []


def test_names_and_relations_belong_to_known_places() -> None:
    used = {row["place"] for row in [*NAMES, *RELATIONS]} | {relation["other"] for relation in RELATIONS}
    assert used - IDS == set()


def test_every_source_resolves_and_is_used() -> None:
    cited = [part for row in [*PLACES, *NAMES, *RELATIONS] for part in row["sources"].split("; ")]
    assert {part.partition(":")[0] for part in cited} == SOURCE_IDS


def test_names_and_relations_have_sources() -> None:
    assert [row for row in [*NAMES, *RELATIONS] if not row["sources"]] == []


def test_geonames_and_wikidata_locators_look_like_theirs() -> None:
    pattern = {"geonames": r"\d+", "wikidata": r"Q\d+"}
    for row in [*PLACES, *NAMES]:
        for part in row["sources"].split("; "):
            source, _, locator = part.partition(":")
            assert re.fullmatch(pattern.get(source, ".*"), locator), row


def test_a_name_is_attested_once_in_a_language_and_use() -> None:
    keys = [(n["place"], n["text"], n["language"], n["use"], n["start"]) for n in NAMES]
    assert len(set(keys)) == len(keys)


def test_the_kilometres_of_a_station_grow_with_distance_from_baku() -> None:
    km = {r["place"]: float(r["value"]) for r in RELATIONS if r["relation"] == "on-line"}
    north = "keshla bilajari khirdalan sumgait nasosnaya qizilburun khachmaz khudat yalama samur derbent"
    west = "keshla bilajari alyat hajigabul kurdamir yevlakh ganja tovuz agstafa poylu"
    for order in (north, west):
        values = [km[f"{name}-station"] for name in order.split()]
        assert values == sorted(set(values))


def test_stations_lie_on_the_railway() -> None:
    lines = json.loads((GEODATA / "railways" / "lines.geojson").read_text(encoding="utf-8"))["features"]
    segments = [
        (*a[:2], *b[:2])
        for line in lines
        for a, b in zip(line["geometry"]["coordinates"], line["geometry"]["coordinates"][1:], strict=False)
    ]
    for place in PLACES:
        if place["kind"] in ("station", "halt") and place["lat"]:
            lon, lat = float(place["lon"]), float(place["lat"])
            off = min(_distance_km(lon, lat, segment) for segment in segments)
            assert off <= STATION_OFF_LINE_KM, f"{place['id']} lies {off:.2f} km off every line"


def _distance_km(lon: float, lat: float, segment: tuple[float, ...]) -> float:
    """From a point to a segment in degrees, on the plane that touches the earth at the point."""
    east = 111.32 * math.cos(math.radians(lat))
    ax, ay, bx, by = (
        (value - origin) * scale
        for value, origin, scale in zip(segment, (lon, lat) * 2, (east, 110.95) * 2, strict=True)
    )
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    along = max(0.0, min(1.0, -(ax * dx + ay * dy) / length)) if length else 0.0
    return math.hypot(ax + along * dx, ay + along * dy)
