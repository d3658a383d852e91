"""The gazetteer in the formats of its field: CSV, GeoJSON, Linked Places, LP-TSV, GeoPackage.

GeoJSON, GeoPackage and Linked Places hold all that a gazetteer knows. CSV holds the places, their spellings
with language, and their relations without sources; LP-TSV what its columns do. `reading` reads them all.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from phaseline.gazetteer.linked import to_lp_tsv, to_lpf, variants
from phaseline.gazetteer.load import COLUMNS
from phaseline.gazetteer.model import Mention, Place
from phaseline.gazetteer.shapes import Shape
from phaseline.geo import geopackage

if TYPE_CHECKING:
    from pandas import DataFrame

    from phaseline.gazetteer.collection import Gazetteer

_WITHOUT_SHAPES = ("csv", "lp-tsv")


def export(gazetteer: Gazetteer, style: str, *, attested: str = "1920", shapes: bool = False) -> bytes:
    """The gazetteer as a file's content in `csv`, `geojson`, `lpf`, `lp-tsv` or `gpkg`; the same bytes every
    time.

    >>> from phaseline.gazetteer import Gazetteer, Place
    >>> print(export(Gazetteer([Place("baku", "Baku", "city")]), "csv").decode().splitlines()[1])
    baku,Baku,city,,,,,certain,,,,,,

    Args:
        attested: the year by which the places are known to have existed, which Linked Places asks for.
        shapes: write areas and lines where they are known, each with its precision in km and the credit that
            it must be shown with; else every place is a point.

    Raises:
        ValueError: any other style, or shapes in a style that holds none.
    """
    writers: dict[str, Callable[[], bytes]] = {
        "csv": lambda: to_csv(gazetteer).encode(),
        "geojson": lambda: _json(to_geojson(gazetteer, shapes=shapes)),
        "lpf": lambda: _json(to_lpf(gazetteer, attested=attested, shapes=shapes)),
        "lp-tsv": lambda: to_lp_tsv(gazetteer, attested=attested).encode(),
        "gpkg": lambda: to_gpkg(gazetteer, shapes=shapes),
    }
    if style not in writers:
        raise ValueError(f"found the format {style!r}, expected one of {', '.join(writers)}")
    if shapes and style in _WITHOUT_SHAPES:
        raise ValueError(f"found shapes for the format {style!r}, expected geojson, lpf or gpkg")
    return writers[style]()


def _json(value: dict[str, Any]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def to_csv(places: Iterable[Place]) -> str:
    """The columns of `places.csv`; `names`, every spelling as `text@language`; `relations`, each as `relation
    other value`. Lists are joined by `; `, so a semicolon inside a member parts it for who reads it back."""
    out = io.StringIO()
    columns = COLUMNS["places.csv"]
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*columns, "names", "relations"])
    for place in places:
        cells = [getattr(place, column) for column in columns]
        joined = ["; ".join(c) if isinstance(c, tuple) else "" if c is None else c for c in cells]
        related = "; ".join(f"{r.relation} {r.other} {r.value}".strip() for r in place.relations)
        writer.writerow([*joined, variants(place), related])
    return out.getvalue()


def _point(place: Place) -> dict[str, Any] | None:
    if place.lat is None or place.lon is None:
        return None
    return {"type": "Point", "coordinates": [place.lon, place.lat]}


def to_geojson(gazetteer: Gazetteer, *, shapes: bool = False) -> dict[str, Any]:
    """An RFC 7946 FeatureCollection: points in WGS 84 longitude and latitude, a null geometry where
    unknown. With `shapes` areas and lines take the point's stead, which is then in `lat` and `lon`."""
    known: Mapping[str, Shape] = gazetteer.shapes if shapes else {}
    return {
        "type": "FeatureCollection",
        "sources": [asdict(source) for source in gazetteer.sources],
        "features": [_feature(place, known.get(place.id)) for place in gazetteer],
    }


def _feature(place: Place, shape: Shape | None) -> dict[str, Any]:
    properties = {
        "title": place.title,
        "kind": place.kind,
        "feature_code": place.feature_code,
        "uncertainty_km": place.uncertainty_km,
        "certainty": place.certainty,
        "start": place.start or None,
        "end": place.end or None,
        "names": [_told(name) for name in place.names],
        "relations": [_told(relation) for relation in place.relations],
        "sources": list(place.sources),
        "note": place.note,
    }
    if shape is None:
        geometry = _point(place)
    else:
        geometry = shape.as_geojson()
        properties |= {"lat": place.lat, "lon": place.lon}
        properties |= {"precision_km": shape.precision_km, "credit": shape.credit}
    return {"type": "Feature", "id": place.id, "geometry": geometry, "properties": properties}


def _told(record: Any) -> dict[str, Any]:
    """A name or relation without what it leaves empty."""
    return {key: value for key, value in asdict(record).items() if value}


def geojson_of_mentions(mentions: Iterable[Mention]) -> dict[str, Any]:
    """An RFC 7946 FeatureCollection of a text's mentions; those without a place have a null geometry.

    >>> from phaseline.gazetteer import Gazetteer
    >>> mentions = Gazetteer.shipped().geocode("They reached Quba.")
    >>> geojson_of_mentions(mentions)["features"][0]["properties"]["id"]
    'quba'
    """
    features = []
    for mention in mentions:
        properties = mention.as_dict()
        del properties["lat"], properties["lon"]
        geometry = _point(mention.place) if mention.place else None
        features.append({"type": "Feature", "geometry": geometry, "properties": properties})
    return {"type": "FeatureCollection", "features": features}


def to_gpkg(gazetteer: Gazetteer, *, shapes: bool = False) -> bytes:
    """A GeoPackage with the layer `places` (EPSG:4326), columns as in `frames.COLUMNS`, and the tables
    `names`, `relations` and `sources` with the columns of the CSV tables."""
    from phaseline.gazetteer.frames import to_geodataframe

    frame = to_geodataframe(gazetteer, "shape" if shapes else "point").reset_index()
    tables = {layer: (table, None) for layer, table in _tables(gazetteer).items()}
    return geopackage({"places": (frame, "Unknown" if shapes else "Point"), **tables})


def _tables(gazetteer: Gazetteer) -> dict[str, DataFrame]:
    """The tables beside the places that have any rows."""
    from pandas import DataFrame

    rows = {
        "names": [{"place": place.id, **asdict(name)} for place in gazetteer for name in place.names],
        "relations": [{"place": place.id, **asdict(link)} for place in gazetteer for link in place.relations],
        "sources": [asdict(source) for source in gazetteer.sources],
    }
    for row in (*rows["names"], *rows["relations"]):
        row["sources"] = "; ".join(row["sources"])
    filled = {layer: table for layer, table in rows.items() if table}
    return {layer: DataFrame(table, columns=COLUMNS[f"{layer}.csv"]) for layer, table in filled.items()}
