"""Reading Linked Places and LP-TSV, from Phaseline and from others (v1.1 and v2.0; LP-TSV v0.5)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from phaseline.gazetteer.checks import Checker
from phaseline.gazetteer.kinds import KINDS
from phaseline.gazetteer.linked_words import KIND_OF_AAT, NAMESPACE, lifetime_of, padded, record_of
from phaseline.gazetteer.load import RELATIONS
from phaseline.gazetteer.model import Name, Relation, Source
from phaseline.gazetteer.records import Collected, place_of, spelt, texts_of
from phaseline.gazetteer.shapes import Shape, shape_of

_HOMES = {
    "geonames": Source("geonames", "GeoNames", "https://www.geonames.org/"),
    "wikidata": Source("wikidata", "Wikidata", "https://www.wikidata.org/"),
    "pleiades": Source("pleiades", "Pleiades", "https://pleiades.stoa.org/"),
    "tgn": Source("tgn", "Getty Thesaurus of Geographic Names", "https://vocab.getty.edu/tgn/"),
    "viaf": Source("viaf", "VIAF", "https://viaf.org/"),
}


def add_linked(check: Checker, collected: Collected, feature: Mapping[str, Any]) -> None:
    """Add the place of a Linked Places feature."""
    reading = _Feature(check, collected, feature)
    point, shape = reading.geometry()
    place = place_of(check, reading.record() | point, reading.names(), reading.relations())
    collected.add(place, shape, placed=reading.ours)


class _Feature:
    """One feature being read. Those that Phaseline wrote say their sources by id, others by title only."""

    def __init__(self, check: Checker, collected: Collected, feature: Mapping[str, Any]) -> None:
        self.check, self.collected, self.feature = check, collected, feature
        properties = feature.get("properties")
        self.properties = properties if isinstance(properties, dict) else {}
        self.ours = "sources" in self.properties

    def record(self) -> dict[str, Any]:
        start, end = self._lifetime(self.feature)
        said = self.properties
        told = self.check.objects("descriptions", self.feature.get("descriptions"))
        return {
            "id": _id(self.check.text("@id", self.feature.get("@id", self.feature.get("id")))),
            "title": said.get("title"),
            "kind": said.get("kind") if self.ours else self._kind(),
            "feature_code": said.get("feature_code") if self.ours else self._feature_class(),
            "certainty": said.get("certainty"),
            "start": start,
            "end": end,
            "sources": said["sources"] if self.ours else list(self._matches()),
            "note": "\n".join(self.check.text("description", d.get("value")) for d in told),
        }

    def _kind(self) -> str:
        """The first kind that a type says, else the first type's own word."""
        said: list[str] = []
        for kind in self.check.objects("types", self.feature.get("types")):
            concept = self.check.text("identifier", kind.get("identifier"))
            labels = self.check.objects("sourceLabels", kind.get("sourceLabels"))
            own = [kind.get("label"), kind.get("sourceLabel"), *(label.get("label") for label in labels)]
            said += [self.check.text("label", label).lower() for label in own]
            said.append(KIND_OF_AAT.get(re.split("[:/]", concept)[-1], ""))
        return next((kind for kind in said if kind in KINDS), next(filter(None, said), ""))

    def _feature_class(self) -> str:
        return next(iter(texts_of(self.check, "fclasses", self.properties.get("fclasses"))), "")

    def _matches(self) -> Iterator[str]:
        for link in self.check.objects("links", self.feature.get("links")):
            if link.get("type") in ("closeMatch", "exactMatch"):
                record = record_of(self.check.text("identifier", link.get("identifier")))
                if record is not None:
                    yield record
                    self.collected.cite(_HOMES[record.partition(":")[0]])

    def names(self) -> Iterator[Name]:
        for name in self.check.objects("names", self.feature.get("names")):
            text = self.check.text("toponym", name.get("toponym"))
            if not text:
                self.check.fault("a name without toponym", "its toponym")
            start, end = self._lifetime(name)
            language = self.check.text("lang", name.get("lang")) or "und"
            use = self.check.text("use", name.get("use")) or "variant"
            ends = self.check.date("start", start), self.check.date("end", end)
            yield Name(text, language, use, *ends, self._cited(name))

    def relations(self) -> Iterator[Relation]:
        for link in self.check.objects("relations", self.feature.get("relations")):
            label = self.check.text("label", link.get("label"))
            relation, _, value = label.partition(" ")
            if not self.ours and relation not in RELATIONS:
                broader = str(link.get("relationType", "")).endswith("broaderPartitive")
                relation, value = "part-of" if broader else "related-to", label
            other = _id(self.check.text("relationTo", link.get("relationTo")))
            if not other:
                self.check.fault("a relation to nothing", "the place that relationTo names")
            yield Relation(relation, other, value, self._cited(link))

    def _cited(self, record: Mapping[str, Any]) -> tuple[str, ...]:
        """The sources that a name or relation cites; ours mark those of their own by id."""
        single = record.get("citation")
        citations = self.check.objects("citations", record.get("citations", [single] if single else None))
        if self.ours:
            return tuple(self.check.text("source", c["source"]) for c in citations if "source" in c)
        return tuple(filter(None, map(self._source, citations)))

    def _source(self, citation: Mapping[str, Any]) -> str:
        label, url = (self.check.text(key, citation.get(key)) for key in ("label", "@id"))
        key = slug(label or url)
        if key:
            self.collected.cite(Source(key, label or url, url))
        return key

    def _lifetime(self, record: Mapping[str, Any]) -> tuple[str, str]:
        when = record.get("when")
        if when is None:
            return "", ""
        try:
            start, end = lifetime_of(when)
        except (AttributeError, IndexError, KeyError, TypeError):
            self.check.fault(f"when {when!r}", "an object with timespans")
            return "", ""
        return start, end

    def geometry(self) -> tuple[dict[str, Any], Shape | None]:
        """Where the place lies, as a record, and its shape: the first of either that the geometry has."""
        point: dict[str, Any] = {}
        shape: Shape | None = None
        for part in self._parts(self.feature.get("geometry")):
            drawn = shape_of(self.check, part)
            if drawn is None or drawn.is_empty:
                continue
            accuracy = part.get("approximation")
            km = accuracy.get("tolerance") if isinstance(accuracy, dict) else None
            if drawn.geom_type == "Point" and not point:
                point = {"lon": drawn.x, "lat": drawn.y, "uncertainty_km": km}
                point |= {"certainty": part["certainty"]} if part.get("certainty") else {}
            elif drawn.geom_type != "Point" and shape is None:
                credits = self.check.objects("citations", part.get("citations"))
                credit = "; ".join(self.check.text("label", c.get("label")) for c in credits)
                shape = Shape(drawn, self.check.number("tolerance", km, 0, 20_000), credit)
        return point, shape

    def _parts(self, geometry: Any) -> Iterable[dict[str, Any]]:
        """The members of a collection (one that is not known may stand in it as null), else the geometry."""
        if isinstance(geometry, dict) and geometry.get("type") == "GeometryCollection":
            members = geometry.get("geometries")
            known = [m for m in members if m not in (None, "null")] if isinstance(members, list) else members
            return self.check.objects("geometries", known)
        return [] if geometry is None else self.check.objects("geometry", [geometry])


def _id(iri: str) -> str:
    return iri.removeprefix(f"{NAMESPACE}:")


def slug(words: str) -> str:
    """An id made of words: letters and digits, with hyphens between."""
    return "-".join(re.findall(r"\w+", words.lower()))


def is_lp_header(columns: Iterable[str]) -> bool:
    """Whether a table with these columns is LP-TSV."""
    return not {"title_source", "attestation_year", "fclasses", "aat_types"}.isdisjoint(columns)


def add_lp_row(check: Checker, collected: Collected, row: Mapping[str, str]) -> None:
    """Add the place of a row of LP-TSV."""
    kinds = [kind.lower() for kind in texts_of(check, "types", row.get("types"))]
    kinds += [KIND_OF_AAT.get(concept, "") for concept in texts_of(check, "aat_types", row.get("aat_types"))]
    drawn = _wkt(check, row.get("geowkt", ""))
    is_point = drawn is not None and drawn.geom_type == "Point"
    record: dict[str, Any] = {
        **row,
        "kind": next((kind for kind in kinds if kind in KINDS), next(filter(None, kinds), "")),
        "feature_code": next(iter(texts_of(check, "fclasses", row.get("fclasses"))), ""),
        "start": padded(row.get("start", "")),
        "end": padded(row.get("end", "")),
        "uncertainty_km": _tolerance(row.get("approximation", "")),
        "sources": list(_row_sources(check, collected, row)),
        "note": row.get("description", ""),
    }
    if is_point:
        record |= {"lon": drawn.x, "lat": drawn.y}
    shape = None if drawn is None or is_point else Shape(drawn)
    parent = row.get("parent_id", "").removeprefix("#")
    relations = [Relation("part-of", parent)] if parent else []
    collected.add(place_of(check, record, spelt(check, row.get("variants")), relations), shape)


def _tolerance(approximation: str) -> str | None:
    """The tolerance in km; an address of a kind of vagueness says none."""
    return None if ":" in approximation else approximation


def _row_sources(check: Checker, collected: Collected, row: Mapping[str, str]) -> Iterator[str]:
    """The records that a row matches, and what its title is from unless that is one of them."""
    matches = [m for m in map(record_of, texts_of(check, "matches", row.get("matches"))) if m]
    homes = {match.partition(":")[0] for match in matches}
    title = row.get("title_source", "")
    if title and title.lower() not in {_HOMES[home].title.lower() for home in homes} | {NAMESPACE}:
        collected.cite(Source(slug(title), title, row.get("title_uri", "")))
        yield slug(title)
    for home in sorted(homes):
        collected.cite(_HOMES[home])
    yield from matches


def _wkt(check: Checker, wkt: str) -> Any:
    from shapely import from_wkt
    from shapely.errors import ShapelyError

    if not wkt:
        return None
    try:
        return from_wkt(wkt)
    except ShapelyError as error:
        check.fault(f"geowkt {wkt[:40]!r}", f"well-known text ({error})")
        return None
