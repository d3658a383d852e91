"""Events and tracks as KML 2.2 with a TimeSpan each."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import groupby
from xml.etree import ElementTree as ET

from phaseline.campaign.exchange.facts import Fact, flat
from phaseline.campaign.exchange.showing import AS_IF_UTC, OF_NO_SIDE, Showing, zulu
from phaseline.geo import LonLat

_NAMESPACE = "http://www.opengis.net/kml/2.2"
_CONTROLS = (*range(9), 11, 12, *range(14, 32))
_NOT_IN_XML = dict.fromkeys((*_CONTROLS, *range(0xD800, 0xE000), 0xFFFE, 0xFFFF), "\ufffd")

_ELSEWHERE = ("title", "text", "start", "end")
"""Properties that a placemark has elements for."""


def write(showing: Showing) -> bytes:
    """A document with the events in folders by kind, and the fixes and ways in folders by side and unit.

    Every mark has its side's colour and, as its TimeSpan, its earliest and latest minute; an end that is open
    is left out. KML asks for a zone: the civil times are written as if UTC, which the document's description
    says. Events and units whose place is not known have no geometry, nor have ways that are not known.
    """
    kml = ET.Element("kml", xmlns=_NAMESPACE)
    document = ET.SubElement(kml, "Document")
    _leaf(document, "name", showing.title)
    _leaf(document, "description", escape(f"{showing.note} {AS_IF_UTC}", quote=False))
    for side in showing.campaign.sides.values():
        _add_style(document, side.id, side.colour)
    _add_style(document, None, OF_NO_SIDE)
    if showing.events:
        _add_events(_folder(document, "Events"), showing)
    if showing.phase_lines:
        _add_placemarks(_folder(document, "Phase lines"), showing.phase_lines)
    if showing.track_facts:
        _add_tracks(_folder(document, "Tracks"), showing)
    ET.indent(kml, " ")
    text: bytes = ET.tostring(kml, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _leaf(parent: ET.Element, tag: str, text: str) -> ET.Element:
    """An element with text, what XML cannot hold replaced."""
    leaf = ET.SubElement(parent, tag)
    leaf.text = text.translate(_NOT_IN_XML)
    return leaf


def _folder(parent: ET.Element, name: str) -> ET.Element:
    folder = ET.SubElement(parent, "Folder")
    _leaf(folder, "name", name)
    return folder


def _add_style(document: ET.Element, side: str | None, colour: str) -> None:
    style = ET.SubElement(document, "Style", id=_style_id(side))
    for part in ("IconStyle", "LineStyle"):
        drawn = ET.SubElement(style, part)
        _leaf(drawn, "color", f"ff{colour[5:7]}{colour[3:5]}{colour[1:3]}".lower())
        if part == "LineStyle":
            _leaf(drawn, "width", "3")


def _style_id(side: str | None) -> str:
    return f"side-{side}" if side else "no-side"


def _add_events(folder: ET.Element, showing: Showing) -> None:
    for kind in dict.fromkeys(fact.group for fact in showing.events):
        _add_placemarks(_folder(folder, kind), (fact for fact in showing.events if fact.group == kind))


def _add_tracks(folder: ET.Element, showing: Showing) -> None:
    for side in showing.campaign.sides:
        own = [fact for fact in showing.track_facts if fact.side == side]
        if own:
            of_side = _folder(folder, showing.side_name(side))
            for unit, facts in groupby(own, lambda fact: fact.group):
                _add_placemarks(_folder(of_side, showing.unit_name(unit)), facts)


def _add_placemarks(folder: ET.Element, facts: Iterable[Fact]) -> None:
    for fact in facts:
        mark = ET.SubElement(folder, "Placemark")
        _leaf(mark, "name", fact.name)
        if fact.properties.get("text"):
            _leaf(mark, "description", escape(fact.properties["text"], quote=False))
        _add_span(mark, fact)
        _leaf(mark, "styleUrl", f"#{_style_id(fact.side)}")
        _add_data(mark, {"id": fact.id, **fact.properties})
        _add_geometry(mark, fact)


def _add_span(mark: ET.Element, fact: Fact) -> None:
    if fact.begin is None and fact.end is None:
        return
    span = ET.SubElement(mark, "TimeSpan")
    for tag, instant in (("begin", fact.begin), ("end", fact.end)):
        if instant is not None:
            _leaf(span, tag, zulu(instant))


def _add_data(mark: ET.Element, properties: dict[str, object]) -> None:
    extended = ET.SubElement(mark, "ExtendedData")
    for name, value in properties.items():
        if value not in (None, [], "") and name not in _ELSEWHERE:
            _leaf(ET.SubElement(extended, "Data", name=name), "value", str(flat(value)))


def _add_geometry(mark: ET.Element, fact: Fact) -> None:
    if fact.kind in {"way", "phase-line"} and fact.coords:
        line = ET.SubElement(mark, "LineString")
        _leaf(line, "tessellate", "1")
        _leaf(line, "coordinates", " ".join(map(_position, fact.coords)))
        return
    home = ET.SubElement(mark, "MultiGeometry") if len(fact.coords) > 1 else mark
    for point in fact.coords:
        _leaf(ET.SubElement(home, "Point"), "coordinates", _position(point))


def _position(point: LonLat) -> str:
    return f"{point.lon:.6f},{point.lat:.6f}"
