"""A scene as a still picture in SVG, for the index of the maps.

All pictures of one page share one drawing of the ground: `ground` defines it once, `picture` uses it.
Coordinates are Web Mercator (EPSG:3857) in hundredths of a degree of longitude, y downwards.
"""

from __future__ import annotations

from collections.abc import Iterator
from math import degrees, log, pi, tan
from typing import Any, NamedTuple
from xml.etree import ElementTree as Xml

from phaseline.atlas.basemap import BaseMap
from phaseline.geo import clipped

Scene = dict[str, Any]
Point = tuple[float, float]

_UNIT = 100.0
_NAMED = ("city", "town")
_LETTER_WIDTH = 0.58
_LINES = {
    "rivers": {"stroke": "#7fa3b5", "stroke-width": "0.8"},
    "railways": {"stroke": "#4a4540", "stroke-width": "1.1"},
    "frontiers": {"stroke": "#7a5c86", "stroke-width": "1.2", "stroke-dasharray": "5 2 1 2"},
}
_DASHES = {"inferred": "2 3", "conjectural": "6 4"}
_AREAS = {"land": "#f1ead9", "lakes": "#c6d8df"}


def mercator(lon: float, lat: float) -> Point:
    """Web Mercator, in hundredths of a degree of longitude, y downwards."""
    return lon * _UNIT, -degrees(log(tan(pi / 4 + lat * pi / 360))) * _UNIT


def frame(extent: list[float], ratio: float) -> tuple[float, float, float, float]:
    """The viewBox (x, y, width, height) that holds `extent` (west, south, east, north), shaped as `ratio`."""
    left, bottom = mercator(extent[0], extent[1])
    right, top = mercator(extent[2], extent[3])
    width, height = max(right - left, (bottom - top) * ratio), max(bottom - top, (right - left) / ratio)
    return (left + right - width) / 2, (top + bottom - height) / 2, width, height


def ground(base: BaseMap, bounds: tuple[float, float, float, float]) -> str:
    """An SVG element that draws nothing itself and defines `#ground`, clipped to `bounds` in degrees."""
    svg = Xml.Element("svg", {"width": "0", "height": "0", "aria-hidden": "true", "focusable": "false"})
    group = Xml.SubElement(Xml.SubElement(svg, "defs"), "g", {"id": "ground"})
    _area(group, base["land"], bounds, _AREAS["land"])
    if base["relief"]:
        _relief(group, base["relief"])
    _area(group, base["lakes"], bounds, _AREAS["lakes"])
    for name, paint in _LINES.items():
        line = {"fill": "none", "vector-effect": "non-scaling-stroke", **paint}
        Xml.SubElement(group, "path", {"d": _outlines(base[name], bounds, closed=False), **line})
    return Xml.tostring(svg, encoding="unicode")


def picture(scene: Scene, *, ratio: float = 1.6) -> str:
    """The scene's routes as travelled in its time, last positions and chief towns, over `#ground`.

    The towns' names stand in a group for each language; nothing else is in words. What was travelled last
    lies on top, as in the player; inferred and conjectural ways are broken lines, unknown ones left out, and
    so are units that are only somewhere in a region.
    """
    box = frame(scene["extent"], ratio)
    svg = Xml.Element("svg", {"viewBox": _numbers(box), "aria-hidden": "true", "focusable": "false"})
    Xml.SubElement(svg, "use", {"href": "#ground"})
    for leg in sorted(_legs(scene), key=lambda leg: leg.begins):
        _way(svg, leg)
    for unit in scene["units"]:
        _spot(svg, unit, scene, box)
    for language in scene["languages"]:
        _names(Xml.SubElement(svg, "g", {"lang": language}), scene, language, box)
    return Xml.tostring(svg, encoding="unicode")


class _Leg(NamedTuple):
    """A travelled leg: when it begins, its points in picture units, its colour and class of route."""

    begins: float
    points: list[Point]
    colour: str
    route: str


def _legs(scene: Scene) -> Iterator[_Leg]:
    for unit in scene["units"]:
        path, colour = unit["path"], scene["sides"][unit["side"]]["colour"]
        for leg in unit["legs"]:
            span = slice(leg["from"], leg["to"] + 1)
            rows = zip(path["t"][span], path["lon"][span], path["lat"][span], strict=True)
            points = [mercator(lon, lat) for t, lon, lat in rows if scene["start"] <= t <= scene["end"]]
            if len(set(points)) > 1 and leg.get("route") != "unknown":
                yield _Leg(path["t"][leg["from"]], points, colour, leg.get("route", "attested"))


def _area(group: Xml.Element, features: list[Any], bounds: tuple[float, ...], fill: str) -> None:
    Xml.SubElement(group, "path", {"d": _outlines(features, bounds, closed=True), "fill": fill})


def _relief(group: Xml.Element, relief: dict[str, Any]) -> None:
    west, south, east, north = relief["bounds"]
    (left, top), (right, bottom) = mercator(west, north), mercator(east, south)
    place = {"x": left, "y": top, "width": right - left, "height": bottom - top}
    attributes = {name: _number(value) for name, value in place.items()}
    Xml.SubElement(group, "image", {"href": relief["href"], "preserveAspectRatio": "none", **attributes})


def _outlines(features: list[Any], bounds: tuple[float, ...], *, closed: bool) -> str:
    parts = []
    for feature in features:
        for line in clipped(feature["geometry"], bounds):
            points = " ".join(_numbers(mercator(lon, lat)) for lon, lat in line)
            parts.append(f"M{points}{'Z' if closed else ''}")
    return "".join(parts)


def _way(svg: Xml.Element, leg: _Leg) -> None:
    points = " ".join(map(_numbers, leg.points))
    for stroke, width, dash in (("#ffffff", "5", ""), (leg.colour, "2.6", _DASHES.get(leg.route, ""))):
        line = {"points": points, "fill": "none", "stroke": stroke, "stroke-width": width}
        broken = {"stroke-dasharray": dash} if dash else {}
        style = {"stroke-linejoin": "round", "vector-effect": "non-scaling-stroke"}
        Xml.SubElement(svg, "polyline", line | style | broken)


def _spot(svg: Xml.Element, unit: dict[str, Any], scene: Scene, box: tuple[float, ...]) -> None:
    """Where a unit stands at the end of the scene, if it is still in the field and known to be there."""
    path, known = unit["path"], unit["known"]
    if (unit["to"] is not None and unit["to"] < scene["end"]) or (known and known[-1]["vague"]):
        return
    last = max((i for i, t in enumerate(path["t"]) if t <= scene["end"]), default=0)
    x, y = mercator(path["lon"][last], path["lat"][last])
    colour = scene["sides"][unit["side"]]["colour"]
    place = {"cx": _number(x), "cy": _number(y), "r": _number(box[2] / 130)}
    edge = {"stroke": "#ffffff", "stroke-width": _number(box[2] / 500)}
    Xml.SubElement(svg, "circle", place | edge | {"fill": colour})


def _names(svg: Xml.Element, scene: Scene, language: str, box: tuple[float, ...]) -> None:
    size, taken = box[2] / 38, list[tuple[float, float, float, float]]()
    places = [p for p in scene["places"] if p["kind"] in _NAMED and p["name"][language]]
    for place in sorted(places, key=lambda p: (p["rank"], p["id"])):
        x, y = mercator(place["lon"], place["lat"])
        name = place["name"][language]
        here = (x + size / 2, y - size / 2, x + size / 2 + len(name) * size * _LETTER_WIDTH, y + size / 2)
        if not _inside(here, box) or any(_overlap(here, other) for other in taken):
            continue
        taken.append(here)
        dot = {"cx": _number(x), "cy": _number(y), "r": _number(size / 5), "fill": "#3a352f"}
        Xml.SubElement(svg, "circle", dot)
        label = {"x": _number(here[0]), "y": _number(y + size * 0.35), "font-size": _number(size)}
        halo = {
            "stroke": "#fbf7ee",
            "stroke-width": _number(size / 4),
            "paint-order": "stroke",
            "fill": "#2b2723",
        }
        Xml.SubElement(svg, "text", label | halo).text = name


def _inside(inner: tuple[float, ...], box: tuple[float, ...]) -> bool:
    x, y, width, height = box
    return x < inner[0] and y < inner[1] and inner[2] < x + width and inner[3] < y + height


def _overlap(a: tuple[float, ...], b: tuple[float, ...]) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _numbers(values: tuple[float, ...]) -> str:
    return " ".join(map(_number, values))
