"""Reading a gazetteer from one file: CSV, GeoJSON, Linked Places, LP-TSV or GeoPackage.

What a file holds is judged by its suffix and then by what it says: a table with the columns of LP-TSV is one
whatever parts its cells, JSON whose features have `names` or `@id` is Linked Places.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from phaseline.errors import DataErrors
from phaseline.gazetteer.checks import Checker, refuse
from phaseline.gazetteer.linked_reading import add_linked, add_lp_row, is_lp_header
from phaseline.gazetteer.model import Name, Relation
from phaseline.gazetteer.records import (
    Collected,
    Contents,
    name_of,
    place_of,
    relation_of,
    source_of,
    spelt,
    texts_of,
)
from phaseline.gazetteer.shapes import Shape, shape_of

if TYPE_CHECKING:
    from pandas import DataFrame

_TITLED = ("title", "name", "Name", "NAME", "label")


def read_file(path: Path) -> Contents:
    """The places, sources and shapes in a file.

    Positions are WGS 84 degrees. A place that has a shape but no point lies at a point inside it, with the
    radius that reaches all of it.

    Raises:
        DataErrors: every fault of the file, with the number of the line, feature or row.
    """
    readers: dict[str, Callable[[Checker, Collected], None]] = {
        ".csv": _read_table,
        ".tsv": _read_table,
        ".txt": _read_table,
        ".json": _read_json,
        ".geojson": _read_json,
        ".jsonld": _read_json,
        ".gpkg": _read_gpkg,
    }
    suffix = path.suffix.lower()
    if suffix not in readers:
        refuse(path, f"a file that ends in {suffix!r}", f"one that ends in {', '.join(readers)}")
    if not path.is_file():
        refuse(path, "no such file", "a gazetteer")
    check = Checker(path, [])
    collected = Collected(check)
    readers[suffix](check, collected)
    if check.faults:
        raise DataErrors(check.faults)
    return collected.contents()


def _read_table(check: Checker, collected: Collected) -> None:
    text = check.content("a table")
    if text is None:
        return
    tabs = "\t" in text.partition("\n")[0]
    for row in check.rows(text, _expected, tabs=tabs):
        if is_lp_header(row):
            add_lp_row(check, collected, row)
        else:
            collected.add(place_of(check, row, spelt(check, row.get("names")), _related(check, row)))


def _expected(header: list[str]) -> str | None:
    return None if {"id", "title"} <= set(header) else "id,title and other columns of places.csv or LP-TSV"


def _related(check: Checker, row: Mapping[str, str]) -> Iterator[Relation]:
    for part in texts_of(check, "relations", row.get("relations")):
        relation, _, rest = part.partition(" ")
        other, _, value = rest.partition(" ")
        yield relation_of(check, {"relation": relation, "other": other, "value": value})


def _read_json(check: Checker, collected: Collected) -> None:
    text = check.content("a GeoJSON file")
    if text is None:
        return
    try:
        whole = json.loads(text)
    except json.JSONDecodeError as error:
        check.line = error.lineno
        return check.fault(f"what is not JSON ({error.msg})", "a GeoJSON FeatureCollection")
    if not isinstance(whole, dict) or whole.get("type") not in ("FeatureCollection", "Feature"):
        return check.fault("JSON without features", "a GeoJSON FeatureCollection")
    features = [whole] if whole["type"] == "Feature" else whole.get("features")
    check.counted = "feature"
    for source in check.objects("sources", whole.get("sources")):
        collected.cite(source_of(check, source))
    for number, feature in enumerate(check.objects("features", features), 1):
        check.line = number
        if "names" in feature or "@id" in feature:
            add_linked(check, collected, feature)
        else:
            _add_feature(check, collected, feature)


def _add_feature(check: Checker, collected: Collected, feature: Mapping[str, Any]) -> None:
    properties = feature.get("properties") or {}
    if not isinstance(properties, dict):
        return check.fault("properties that are no object", "an object")
    record = _record(properties, feature.get("id"))
    shape = shape_of(check, feature.get("geometry"))
    names = _named(check, properties.get("names"))
    relations = [relation_of(check, row) for row in check.objects("relations", properties.get("relations"))]
    _add(check, collected, record, shape, names, relations)


def _record(properties: Mapping[str, Any], feature_id: Any) -> dict[str, Any]:
    titles = (properties[key] for key in _TITLED if properties.get(key))
    given = properties.get("id") if feature_id is None else feature_id
    return {**properties, "id": given, "title": next(titles, None)}


def _named(check: Checker, value: Any) -> list[Name]:
    if isinstance(value, list) and value and all(isinstance(member, dict) for member in value):
        return [name_of(check, row) for row in value]
    return spelt(check, value)


def _add(
    check: Checker,
    collected: Collected,
    record: dict[str, Any],
    geometry: Any,
    names: list[Name],
    relations: list[Relation],
) -> None:
    """Add a place; a point is where it lies, any other geometry its shape."""
    placed = "lat" in record
    shape = None
    if geometry is not None and geometry.geom_type == "Point":
        record |= {"lon": geometry.x, "lat": geometry.y} if not geometry.is_empty else {}
    elif geometry is not None:
        precision = check.number("precision_km", record.get("precision_km"), 0, 20_000)
        shape = Shape(geometry, precision, check.text("credit", record.get("credit")))
    collected.add(place_of(check, record, names, relations), shape, placed=placed)


def _read_gpkg(check: Checker, collected: Collected) -> None:
    import pyogrio
    from pyogrio.errors import DataSourceError

    check.counted = "row"
    try:
        layers = [str(name) for name, _ in pyogrio.list_layers(check.path)]
    except DataSourceError as error:
        return check.fault(f"a file that cannot be opened ({error})", "a GeoPackage")
    if not layers:
        return check.fault("no layers", "a layer of places")
    names = _rows_by_place(check, layers, "names")
    relations = _rows_by_place(check, layers, "relations")
    if "sources" in layers:
        for _, row in _layer_rows(check, "sources"):
            collected.cite(source_of(check, row))
    layer = "places" if "places" in layers else layers[0]
    for geometry, row in _layer_rows(check, layer):
        record = _record(row, row.get("id"))
        key = check.text("id", record["id"])
        own = [name_of(check, name) for name in names[key]] if names else spelt(check, row.get("names"))
        _add(check, collected, record, geometry, own, [relation_of(check, r) for r in relations[key]])


def _rows_by_place(check: Checker, layers: list[str], layer: str) -> defaultdict[str, list[dict[str, Any]]]:
    rows: defaultdict[str, list[dict[str, Any]]] = defaultdict(list)
    if layer in layers:
        for _, row in _layer_rows(check, layer):
            rows[check.text("place", row.get("place"))].append(row)
    return rows


def _layer_rows(check: Checker, layer: str) -> Iterator[tuple[Any, dict[str, Any]]]:
    """Each row's geometry (EPSG:4326; None in a table) and its other cells, nothing where they are empty."""
    import pyogrio

    frame: DataFrame = pyogrio.read_dataframe(check.path, layer=layer)
    geometries: Any = [None] * len(frame)
    if "geometry" in frame.columns:
        crs = getattr(frame, "crs", None)
        located = frame if crs is None else frame.to_crs("EPSG:4326")  # type: ignore[operator]
        geometries, frame = located.geometry, frame.drop(columns="geometry")
    columns = [frame[column].astype(object).where(frame[column].notna(), None) for column in frame.columns]
    for number, (geometry, *cells) in enumerate(zip(geometries, *columns, strict=True), 1):
        check.line = number
        yield geometry, dict(zip(frame.columns, cells, strict=True))
