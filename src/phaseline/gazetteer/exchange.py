"""The gazetteer in the formats of its field: CSV, GeoJSON, Linked Places, LP-TSV, GeoPackage.

Linked Places Format: https://github.com/LinkedPasts/linked-places-format (v1.1, and the World Historical
Gazetteer's schema v2.0); LP-TSV v0.5 in the same place. Place types carry the Getty AAT concepts of its
published subset.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from phaseline.gazetteer.load import COLUMNS
from phaseline.gazetteer.model import Mention, Name, Place

if TYPE_CHECKING:
    from phaseline.gazetteer.collection import Gazetteer

_CONTEXT = (
    "https://raw.githubusercontent.com/LinkedPasts/linked-places/master/linkedplaces-context-v1.1.jsonld"
)
_NAMESPACE = "phaseline"
_AUTHORITIES = {"geonames": "gn", "wikidata": "wd", "pleiades": "pl", "tgn": "tgn", "viaf": "viaf"}
_AAT = {
    "city": 300008389,
    "town": 300008375,
    "village": 300008372,
    "state": 300232420,
    "governorate": 300000774,
    "uezd": 300232418,
    "district": 300232418,
    "region": 300182722,
    "quarter": 300000745,
    "port": 300008678,
    "bridge": 300007836,
    "square": 300008304,
    "street": 300008217,
    "railway-line": 300008591,
    "river": 300008707,
    "lake": 300008680,
    "sea": 300008694,
    "bay": 300132316,
    "island": 300008791,
    "peninsula": 300008804,
    "mountain": 300008795,
    "pass": 300259572,
    "plain": 300008805,
}
_CLASSES = {
    "P": "city town village quarter",
    "A": "state governorate uezd district",
    "H": "river lake sea bay",
    "L": "region front frontier port",
    "R": "street railway-line",
    "T": "island peninsula mountain pass plain",
}
_CLASS_OF = {kind: letter for letter, kinds in _CLASSES.items() for kind in kinds.split()}


def export(gazetteer: Gazetteer, style: str, *, attested: str = "1920") -> bytes:
    """The gazetteer as a file's content in `csv`, `geojson`, `lpf`, `lp-tsv` or `gpkg`; the same bytes every
    time.

    Args:
        attested: the year by which the places are known to have existed, which Linked Places asks for.

    Raises:
        ValueError: any other style.
    """
    writers: dict[str, Callable[[], bytes]] = {
        "csv": lambda: to_csv(gazetteer).encode(),
        "geojson": lambda: _json(to_geojson(gazetteer)),
        "lpf": lambda: _json(to_lpf(gazetteer, attested=attested)),
        "lp-tsv": lambda: to_lp_tsv(gazetteer, attested=attested).encode(),
        "gpkg": lambda: to_gpkg(gazetteer),
    }
    if style not in writers:
        raise ValueError(f"found the format {style!r}, expected one of {', '.join(writers)}")
    return writers[style]()


def _json(value: dict[str, Any]) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def to_csv(places: Iterable[Place]) -> str:
    """The columns of `places.csv`, and `names`: every spelling as `text@language`, joined by `; `."""
    out = io.StringIO()
    columns = COLUMNS["places.csv"]
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*columns, "names"])
    for place in places:
        cells = [getattr(place, column) for column in columns]
        joined = ["; ".join(c) if isinstance(c, tuple) else "" if c is None else c for c in cells]
        writer.writerow([*joined, _variants(place)])
    return out.getvalue()


def _variants(place: Place, between: str = "; ") -> str:
    return between.join(dict.fromkeys(f"{name.text}@{name.language}" for name in place.names))


def _point(place: Place) -> dict[str, Any] | None:
    if place.lat is None or place.lon is None:
        return None
    return {"type": "Point", "coordinates": [place.lon, place.lat]}


def to_geojson(places: Iterable[Place]) -> dict[str, Any]:
    """An RFC 7946 FeatureCollection: points in WGS 84 longitude and latitude, a null geometry where
    unknown."""
    return {"type": "FeatureCollection", "features": [_feature(place) for place in places]}


def _feature(place: Place) -> dict[str, Any]:
    properties = {
        "title": place.title,
        "kind": place.kind,
        "feature_code": place.feature_code,
        "uncertainty_km": place.uncertainty_km,
        "certainty": place.certainty,
        "start": place.start or None,
        "end": place.end or None,
        "names": [{"text": n.text, "language": n.language, "use": n.use} for n in place.names],
        "sources": list(place.sources),
        "note": place.note,
    }
    return {"type": "Feature", "id": place.id, "geometry": _point(place), "properties": properties}


def geojson_of_mentions(mentions: Iterable[Mention]) -> dict[str, Any]:
    """An RFC 7946 FeatureCollection of a text's mentions; those without a place have a null geometry."""
    features = []
    for mention in mentions:
        properties = mention.as_dict()
        del properties["lat"], properties["lon"]
        geometry = _point(mention.place) if mention.place else None
        features.append({"type": "Feature", "geometry": geometry, "properties": properties})
    return {"type": "FeatureCollection", "features": features}


def to_lpf(gazetteer: Gazetteer, *, attested: str = "1920") -> dict[str, Any]:
    """A Linked Places FeatureCollection (JSON-LD). Ids have the prefix `phaseline:`; a geometry's `tolerance`
    is the place's uncertainty in km."""
    titles = {source.id: (source.title, source.url) for source in gazetteer.sources}
    return {
        "type": "FeatureCollection",
        "@context": _CONTEXT,
        "features": [_linked(place, titles, attested) for place in gazetteer],
    }


def _linked(place: Place, titles: dict[str, tuple[str, str]], attested: str) -> dict[str, Any]:
    feature: dict[str, Any] = {
        "@id": f"{_NAMESPACE}:{place.id}",
        "type": "Feature",
        "properties": {"title": place.title, "fclasses": [_fclass(place)]},
        "when": _when(place.start, place.end)
        or {"timespans": [{"start": {"latest": attested}, "end": {"earliest": attested}}]},
        "names": [_linked_name(name, place, titles) for name in place.names or (Name(place.title),)],
        "types": [_type(place)],
        "geometry": _point(place),
        "links": [{"type": "closeMatch", "identifier": match} for match in _matches(place)],
        "relations": [
            {
                "relationType": "gvp:broaderPartitive"
                if r.relation == "part-of"
                else "gvp:tgn3000_related_to",
                "relationTo": f"{_NAMESPACE}:{r.other}",
                "label": f"{r.relation} {r.value}".strip(),
            }
            for r in place.relations
        ],
    }
    if feature["geometry"]:
        feature["geometry"]["certainty"] = place.certainty
        feature["geometry"]["approximation"] = {
            "type": "geo:hasSpatialAccuracy",
            "tolerance": place.uncertainty_km,
        }
    if place.note:
        feature["descriptions"] = [{"value": place.note, "lang": "en"}]
    return feature


def _fclass(place: Place) -> str:
    return place.feature_code[:1] or _CLASS_OF.get(place.kind, "S")


def _type(place: Place) -> dict[str, Any]:
    described: dict[str, Any] = {"label": place.kind, "sourceLabels": [{"label": place.kind, "lang": "en"}]}
    if place.kind in _AAT:
        described["identifier"] = f"aat:{_AAT[place.kind]}"
    return described


def _linked_name(name: Name, place: Place, titles: dict[str, tuple[str, str]]) -> dict[str, Any]:
    linked: dict[str, Any] = {"toponym": name.text, "lang": name.language}
    cited = [source.partition(":") for source in name.sources or place.sources]
    if cited:
        linked["citations"] = [_citation(*titles.get(key, (key, "")), locator) for key, _, locator in cited]
    span = _when(name.start, name.end)
    if span:
        linked["when"] = span
    return linked


def _citation(title: str, url: str, locator: str) -> dict[str, str]:
    label = f"{title}, {locator}" if locator else title
    return {"label": label, "@id": url} if url else {"label": label}


def _matches(place: Place) -> list[str]:
    parts = [source.partition(":") for source in place.sources]
    return [f"{_AUTHORITIES[key]}:{locator}" for key, _, locator in parts if key in _AUTHORITIES and locator]


def _when(start: str, end: str) -> dict[str, Any] | None:
    """A Linked Places `when`; None if neither end is given."""
    span = {side: _bound(edtf) for side, edtf in (("start", start), ("end", end)) if edtf}
    return {"timespans": [span]} if span else None


def _bound(edtf: str) -> dict[str, str]:
    from phaseline.when import parse

    when = parse(edtf)
    plain = edtf.rstrip("~?%")
    if plain.replace("-", "").isdigit():
        return {"in": plain}
    bounds = {"earliest": when.earliest, "latest": when.latest}
    return {side: moment.date().isoformat() for side, moment in bounds.items() if moment is not None}


_TSV = (
    "id title title_source fclasses aat_types attestation_year start end title_uri matches variants types "
    "parent_name parent_id lon lat geo_source geo_id approximation description"
)


def to_lp_tsv(gazetteer: Gazetteer, *, attested: str = "1920") -> str:
    """Tab-separated Linked Places (LP-TSV v0.5): one row a place, no quotes, lists joined by semicolons."""
    titles = {source.id: (source.title, source.url) for source in gazetteer.sources}
    names = {place.id: place.title for place in gazetteer}
    columns = _TSV.split()
    lines = ["\t".join(columns)]
    for place in gazetteer:
        row = _tsv_row(place, titles, names, attested)
        lines.append("\t".join(" ".join(str(row.get(column, "")).split()) for column in columns))
    return "\n".join(lines) + "\n"


def _tsv_row(
    place: Place, titles: dict[str, tuple[str, str]], names: dict[str, str], attested: str
) -> dict[str, object]:
    source = place.sources[0].partition(":")[0] if place.sources else ""
    title, url = titles.get(source, (source, ""))
    parent = next(iter(place.related("part-of")), "")
    known = place.point is not None
    return {
        "id": place.id,
        "title": place.title,
        "title_source": title or "Phaseline",
        "fclasses": _fclass(place),
        "aat_types": _AAT.get(place.kind, ""),
        "attestation_year": attested,
        "start": _first(place.start),
        "end": _first(place.end),
        "title_uri": url,
        "matches": ";".join(_matches(place)),
        "variants": _variants(place, ";"),
        "types": place.kind,
        "parent_name": names.get(parent, ""),
        "parent_id": f"#{parent}" if parent else "",
        "lon": place.lon if known else "",
        "lat": place.lat if known else "",
        "geo_source": title if known else "",
        "geo_id": next(iter(_matches(place)), "") if known else "",
        "approximation": place.uncertainty_km if known else "",
        "description": place.note,
    }


def _first(edtf: str) -> str:
    bound = _bound(edtf) if edtf else {}
    return bound.get("in") or bound.get("earliest") or bound.get("latest") or ""


def to_gpkg(places: Iterable[Place]) -> bytes:
    """A GeoPackage with one layer, `places` (EPSG:4326), columns as in `frames.COLUMNS`."""
    import tempfile
    from pathlib import Path

    import pyogrio

    from phaseline.gazetteer.frames import to_geodataframe

    frame = to_geodataframe(places).reset_index()
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": "2000-01-01T00:00:00.000Z"})
    try:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "places.gpkg"
            pyogrio.write_dataframe(frame, path, layer="places", driver="GPKG", geometry_type="Point")
            return path.read_bytes()
    finally:
        pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": None})
