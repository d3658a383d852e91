"""Writing Linked Places and LP-TSV.

Linked Places Format: https://github.com/LinkedPasts/linked-places-format (v1.1, and the World Historical
Gazetteer's schema v2.0); LP-TSV v0.5 in the same place. Place types carry the Getty AAT concepts of its
published subset. What these have no member for (a name's use, the id of a source, an uncertain date as it was
written) stands in further members beside theirs, which other readers pass over.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from phaseline.gazetteer.linked_words import AAT, AUTHORITIES, CLASS_OF, CONTEXT, NAMESPACE, span_of
from phaseline.gazetteer.model import Name, Place, Relation
from phaseline.gazetteer.shapes import Shape

if TYPE_CHECKING:
    from phaseline.gazetteer.collection import Gazetteer

_Titles = Mapping[str, tuple[str, str]]


def to_lpf(gazetteer: Gazetteer, *, attested: str = "1920", shapes: bool = False) -> dict[str, Any]:
    """A Linked Places FeatureCollection (JSON-LD). Ids have the prefix `phaseline:`; a geometry's `tolerance`
    is the place's uncertainty in km, that of a shape its precision in km."""
    titles = _titles(gazetteer)
    known = gazetteer.shapes if shapes else {}
    return {
        "type": "FeatureCollection",
        "@context": CONTEXT,
        "sources": [asdict(source) for source in gazetteer.sources],
        "features": [_linked(place, titles, attested, known.get(place.id)) for place in gazetteer],
    }


def _titles(gazetteer: Gazetteer) -> _Titles:
    return {source.id: (source.title, source.url) for source in gazetteer.sources}


def _linked(place: Place, titles: _Titles, attested: str, shape: Shape | None) -> dict[str, Any]:
    feature: dict[str, Any] = {
        "@id": _iri(place.id),
        "type": "Feature",
        "properties": {
            "title": place.title,
            "fclasses": [_fclass(place)],
            "kind": place.kind,
            "feature_code": place.feature_code,
            "certainty": place.certainty,
            "sources": list(place.sources),
        },
        "when": span_of(place.start, place.end)
        or {"timespans": [{"start": {"latest": attested}, "end": {"earliest": attested}}]},
        "names": [_linked_name(name, place, titles) for name in place.names or (Name(place.title),)],
        "types": [_type(place)],
        "geometry": _geometry(place, shape),
        "links": [{"type": "closeMatch", "identifier": match} for match in _matches(place)],
        "relations": [_linked_relation(relation, titles) for relation in place.relations],
    }
    if place.note:
        feature["descriptions"] = [{"value": place.note, "lang": "en"}]
    return feature


def _iri(place_id: str) -> str:
    return place_id if ":" in place_id else f"{NAMESPACE}:{place_id}"


def _geometry(place: Place, shape: Shape | None) -> dict[str, Any] | None:
    """The point, the shape, or both in a collection; null where neither is known."""
    parts: list[dict[str, Any]] = []
    if place.point is not None:
        point = {"type": "Point", "coordinates": list(place.point)}
        parts.append({**point, "certainty": place.certainty, **_accuracy(place.uncertainty_km)})
    if shape is not None:
        cited = {"citations": [{"label": shape.credit}]} if shape.credit else {}
        parts.append({**shape.as_geojson(), **_accuracy(shape.precision_km), **cited})
    if len(parts) > 1:
        return {"type": "GeometryCollection", "geometries": parts}
    return parts[0] if parts else None


def _accuracy(km: float | None) -> dict[str, Any]:
    return {} if km is None else {"approximation": {"type": "geo:hasSpatialAccuracy", "tolerance": km}}


def _fclass(place: Place) -> str:
    return place.feature_code[:1] or CLASS_OF.get(place.kind, "S")


def _type(place: Place) -> dict[str, Any]:
    described: dict[str, Any] = {"label": place.kind, "sourceLabels": [{"label": place.kind, "lang": "en"}]}
    if place.kind in AAT:
        described["identifier"] = f"aat:{AAT[place.kind]}"
    return described


def _linked_name(name: Name, place: Place, titles: _Titles) -> dict[str, Any]:
    """A name cites its own sources, else the place's; only its own by their ids."""
    linked: dict[str, Any] = {"toponym": name.text, "lang": name.language, "use": name.use}
    cited = _cited(name.sources, titles) or [_citation(source, titles) for source in place.sources]
    if cited:
        linked["citations"] = cited
    span = span_of(name.start, name.end)
    if span:
        linked["when"] = span
    return linked


def _linked_relation(relation: Relation, titles: _Titles) -> dict[str, Any]:
    broader = relation.relation == "part-of"
    linked: dict[str, Any] = {
        "relationType": "gvp:broaderPartitive" if broader else "gvp:tgn3000_related_to",
        "relationTo": _iri(relation.other),
        "label": f"{relation.relation} {relation.value}".strip(),
    }
    if relation.sources:
        linked["citations"] = _cited(relation.sources, titles)
    return linked


def _cited(sources: tuple[str, ...], titles: _Titles) -> list[dict[str, str]]:
    return [{**_citation(source, titles), "source": source} for source in sources]


def _citation(source: str, titles: _Titles) -> dict[str, str]:
    key, _, locator = source.partition(":")
    title, url = titles.get(key, (key, ""))
    label = f"{title}, {locator}" if locator else title
    return {"label": label, "@id": url} if url else {"label": label}


def _matches(place: Place) -> list[str]:
    parts = [source.partition(":") for source in place.sources]
    return [f"{AUTHORITIES[key]}:{locator}" for key, _, locator in parts if key in AUTHORITIES and locator]


_TSV = (
    "id title title_source fclasses aat_types attestation_year start end title_uri matches variants types "
    "parent_name parent_id lon lat geo_source geo_id approximation description"
)


def to_lp_tsv(gazetteer: Gazetteer, *, attested: str = "1920") -> str:
    """Tab-separated Linked Places (LP-TSV v0.5): one row a place, no quotes, lists joined by semicolons."""
    titles = _titles(gazetteer)
    names = {place.id: place.title for place in gazetteer}
    columns = _TSV.split()
    lines = ["\t".join(columns)]
    for place in gazetteer:
        row = _tsv_row(place, titles, names, attested)
        lines.append("\t".join(" ".join(str(row.get(column, "")).split()) for column in columns))
    return "\n".join(lines) + "\n"


def _tsv_row(place: Place, titles: _Titles, names: dict[str, str], attested: str) -> dict[str, object]:
    source = place.sources[0].partition(":")[0] if place.sources else ""
    title, url = titles.get(source, (source, ""))
    parent = next(iter(place.related("part-of")), "")
    known = place.point is not None
    return {
        "id": place.id,
        "title": place.title,
        "title_source": title or "Phaseline",
        "fclasses": _fclass(place),
        "aat_types": AAT.get(place.kind, ""),
        "attestation_year": attested,
        "start": _first(place.start),
        "end": _first(place.end),
        "title_uri": url,
        "matches": ";".join(_matches(place)),
        "variants": variants(place, ";"),
        "types": place.kind,
        "parent_name": names.get(parent, ""),
        "parent_id": f"#{parent}" if parent else "",
        "lon": place.lon if known else "",
        "lat": place.lat if known else "",
        "geo_source": title if known else "",
        "geo_id": next(iter(_matches(place)), "") if known else "",
        "approximation": place.uncertainty_km if known and place.uncertainty_km is not None else "",
        "description": place.note,
    }


def variants(place: Place, between: str = "; ") -> str:
    """Every spelling once, as `text@language`."""
    return between.join(dict.fromkeys(f"{name.text}@{name.language}" for name in place.names))


def _first(edtf: str) -> str:
    span = span_of(edtf, "") or {"timespans": [{}]}
    bound = span["timespans"][0].get("start", {})
    return str(bound.get("in") or bound.get("earliest") or bound.get("latest") or "")
