"""Draws `borders/frontiers-1920.geojson`: state frontiers as they stood or were claimed in April 1920.

Where a frontier of 1920 followed a line that is a state border today, Natural Earth's line is cut to length;
along the Samur, the Kura and the Alazani the river of the base map is taken; the rest is drawn by hand.
Run after basemap.py.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

import geojson
import natural_earth
import pins
from shapely import remove_repeated_points
from shapely.geometry import LineString, MultiLineString, Point, shape
from shapely.ops import linemerge, substring

Vertex = tuple[float, float]
TOLERANCE = 0.004


@dataclass(frozen=True, slots=True)
class Cut:
    """Part of today's border between two countries, from the point nearest `start` to that nearest `end`."""

    countries: frozenset[str]
    start: Vertex
    end: Vertex


@dataclass(frozen=True, slots=True)
class Reach:
    """Part of a river of the base map, from the point nearest `start` to that nearest `end`."""

    river: str
    start: Vertex
    end: Vertex


@dataclass(frozen=True, slots=True)
class Frontier:
    """One stretch of frontier: what it is made of, in order, and how far it can be trusted."""

    id: str
    name: str
    between: tuple[str, str]
    status: str
    precision_km: float
    course: tuple[Cut | Reach | Vertex, ...]
    note: str
    sources: tuple[str, ...] = ("natural-earth",)


def cut(one: str, other: str, start: Vertex, end: Vertex) -> Cut:
    """Today's border between two countries, between two points."""
    return Cut(frozenset({one, other}), start, end)


SAMUR_LEAVES = (48.087, 41.477)
CAUCASUS_TRIPOINT = (46.43, 41.89)
ZAKATALA_SOUTH = (46.66, 41.165)
KURA_TRIPOINT = (45.0, 41.29)
KHRAMI_MOUTH = (45.12, 41.36)

FRONTIERS = (
    Frontier(
        "samur",
        "Samur frontier",
        ("rsfsr", "azerbaijan-democratic-republic"),
        "de facto",
        3,
        (Reach("samur", (48.579, 41.845), SAMUR_LEAVES), SAMUR_LEAVES),
        "From the sea up the Samur. The delta has several arms that have moved since; the southern arm is "
        "drawn, as in today's border, and the railway crosses it about 5 km before Yalama. Soviet Russia "
        "held Dagestan from March–April 1920; it had not recognised Azerbaijan.",
        ("natural-earth", "globe-1.0"),
    ),
    Frontier(
        "dagestan-ridge",
        "Main Caucasus ridge, Dagestan",
        ("rsfsr", "azerbaijan-democratic-republic"),
        "de facto",
        5,
        (cut("Azerbaijan", "Russia", SAMUR_LEAVES, CAUCASUS_TRIPOINT),),
        "Limit of Dagestan region against Baku and Elisabethpol governorates and Zakatala district; close to "
        "today's border.",
    ),
    Frontier(
        "georgia-ridge",
        "Main Caucasus ridge, Georgia",
        ("rsfsr", "georgia"),
        "de facto",
        5,
        (cut("Georgia", "Russia", CAUCASUS_TRIPOINT, (43.0, 43.1)),),
        "Limit of Tiflis and Kutais governorates against Terek and Dagestan regions; close to today's "
        "border. Recognised by Soviet Russia on 7 May 1920.",
    ),
    Frontier(
        "kura-georgia",
        "Khrami and Kura",
        ("georgia", "azerbaijan-democratic-republic"),
        "de facto",
        8,
        (KURA_TRIPOINT, (45.073, 41.329), Reach("kura", KHRAMI_MOUTH, (45.60, 41.15)), (45.75, 41.24)),
        "Limit of Tiflis and Elisabethpol governorates, which the treaty of Agstafa of 12 June 1920 took as "
        "the border: the Red Bridge on the Khrami, then the Kura, past the railway bridge at Poylu. The "
        "Karayazi steppe on the left bank, of Tiflis uezd, was claimed by Azerbaijan, which holds part of it "
        "today. Below Poylu the limit left the Kura at a point drawn by hand.",
        ("natural-earth", "agstafa-treaty-1920", "hand"),
    ),
    Frontier(
        "kakheti-eldar",
        "Signakh uezd, southern limit",
        ("georgia", "azerbaijan-democratic-republic"),
        "de facto",
        10,
        (
            cut("Azerbaijan", "Georgia", (45.75, 41.24), (46.57, 41.09)),
            Reach("alazani", (46.64, 41.09), ZAKATALA_SOUTH),
        ),
        "Steppe limit of Tiflis and Elisabethpol governorates, then the Alazani; drawn along today's border.",
        ("natural-earth", "agstafa-treaty-1920"),
    ),
    Frontier(
        "alazani-zakatala",
        "Zakatala district, western limit",
        ("georgia", "azerbaijan-democratic-republic"),
        "disputed",
        5,
        (
            Reach("alazani", ZAKATALA_SOUTH, (46.30, 41.53)),
            cut("Azerbaijan", "Georgia", (46.235, 41.60), CAUCASUS_TRIPOINT),
        ),
        "Azerbaijan held Zakatala district up to the Alazani and the Mazymchay; Georgia claimed it. The "
        "treaty of Agstafa left the question to arbitration.",
        ("natural-earth", "agstafa-treaty-1920"),
    ),
    Frontier(
        "zakatala-east",
        "Zakatala district, eastern limit",
        ("georgia", "azerbaijan-democratic-republic"),
        "disputed",
        12,
        ((47.03, 41.56), (47.06, 41.47), (47.00, 41.35), (46.86, 41.24), (46.72, 41.18), ZAKATALA_SOUTH),
        "Limit of the district against Nukha uezd, the farthest extent of Georgia's claim. By hand.",
        ("hand",),
    ),
    Frontier(
        "lori-north",
        "Lori neutral zone, northern limit",
        ("georgia", "armenia"),
        "disputed",
        8,
        (
            (44.02, 41.19),
            (44.19, 41.24),
            (44.36, 41.25),
            (44.52, 41.25),
            (44.68, 41.24),
            (44.82, 41.23),
            KURA_TRIPOINT,
        ),
        "Line of January 1919 between Georgia and the neutral zone, somewhat north of today's border. By "
        "hand.",
        ("hand",),
    ),
    Frontier(
        "lori-south",
        "Lori neutral zone, southern limit",
        ("georgia", "armenia"),
        "disputed",
        10,
        (
            (44.02, 41.19),
            (44.06, 41.06),
            (44.22, 40.99),
            (44.42, 40.96),
            (44.60, 40.93),
            (44.76, 41.00),
            (44.90, 41.12),
            KURA_TRIPOINT,
        ),
        "Line of January 1919 between the neutral zone and Armenia, south of Sanahin. By hand.",
        ("hand",),
    ),
    Frontier(
        "javakheti",
        "Akhalkalaki uezd, southern limit",
        ("georgia", "armenia"),
        "disputed",
        8,
        (cut("Armenia", "Georgia", (43.45, 41.10), (44.02, 41.19)),),
        "Akhalkalaki was held by Georgia and claimed by Armenia; drawn along today's border.",
    ),
    Frontier(
        "kazakh-uplands",
        "Kazakh uezd, uplands and lowlands",
        ("armenia", "azerbaijan-democratic-republic"),
        "disputed",
        15,
        (cut("Armenia", "Azerbaijan", KURA_TRIPOINT, (45.40, 40.71)),),
        "Armenia held the uplands of Kazakh uezd (Dilijan, Karavansarai, Shamshadin), Azerbaijan the "
        "lowlands; each claimed the whole. The line of control shifted; drawn along today's border.",
    ),
    Frontier(
        "gokcha-ridge",
        "Ridge east of Lake Gokcha",
        ("armenia", "azerbaijan-democratic-republic"),
        "de facto",
        10,
        (cut("Armenia", "Azerbaijan", (45.40, 40.71), (45.97, 40.22)),),
        "Former limit of Erivan and Elisabethpol governorates along the ridge; close to today's border.",
    ),
    Frontier(
        "zangezur",
        "Zangezur – Karabakh",
        ("armenia", "azerbaijan-democratic-republic"),
        "disputed",
        20,
        (cut("Armenia", "Azerbaijan", (45.97, 40.22), (46.51, 38.88)),),
        "Armenian forces held most of Zangezur, Azerbaijan most of Karabakh and the Hakari valley; both "
        "claimed both, and there was fighting in March–April 1920. Today's border stands for a line that "
        "moved.",
    ),
    Frontier(
        "nakhchivan",
        "Sharur–Nakhchivan",
        ("armenia", "azerbaijan-democratic-republic"),
        "disputed",
        15,
        (cut("Armenia", "Azerbaijan", (44.77, 39.70), (46.14, 38.86)),),
        "Nakhchivan and Sharur were outside Armenian control in spring 1920 and claimed by both states; "
        "drawn along today's border.",
    ),
    Frontier(
        "persia-araks-west",
        "Araks, Nakhchivan",
        ("azerbaijan-democratic-republic", "persia"),
        "legal",
        1,
        (cut("Azerbaijan", "Iran", (44.81, 39.64), (46.14, 38.86)),),
        "Frontier of 1828 along the Araks; the northern bank was disputed between Armenia and Azerbaijan.",
    ),
    Frontier(
        "persia-araks-zangezur",
        "Araks, Zangezur",
        ("armenia", "persia"),
        "legal",
        1,
        (cut("Armenia", "Iran", (46.14, 38.86), (46.51, 38.88)),),
        "Frontier of 1828 along the Araks.",
    ),
    Frontier(
        "persia-mughan",
        "Araks, Mughan steppe and Talysh mountains",
        ("azerbaijan-democratic-republic", "persia"),
        "legal",
        3,
        (cut("Azerbaijan", "Iran", (46.51, 38.88), (48.87, 38.43)),),
        "Frontier of 1828 as marked later: the Araks, the line across the Mughan steppe, the Bolgaru, the "
        "Talysh watershed and the Astara to the sea.",
    ),
)


def todays_border(countries: frozenset[str]) -> list[LineString]:
    """The open stretches of today's border between two countries; the rings of exclaves are left out."""
    stem = f"{natural_earth.CULTURAL}/ne_10m_admin_0_boundary_lines_land"
    pieces: list[LineString] = []
    for geometry, record in natural_earth.shapes(pins.NATURAL_EARTH_LAKES, stem):
        if {record["ADM0_LEFT"], record["ADM0_RIGHT"]} == countries:
            pieces += getattr(geometry, "geoms", [geometry])
    merged = linemerge(MultiLineString(pieces))
    return [line for line in getattr(merged, "geoms", [merged]) if not line.is_ring]


def along(line: LineString, start: Vertex, end: Vertex) -> list[Vertex]:
    """The vertices of a line between the points nearest two others, in that direction."""
    piece = substring(line, line.project(Point(start)), line.project(Point(end)))
    return [(x, y) for x, y, *_ in piece.coords]


def border_between(countries: frozenset[str], start: Vertex, end: Vertex) -> list[Vertex]:
    """The stretch of today's border that starts and ends nearest to two points."""
    lines = todays_border(countries)
    nearest = min(lines, key=lambda line: line.distance(Point(start)) + line.distance(Point(end)))
    return along(nearest, start, end)


def reach_of(river: str, start: Vertex, end: Vertex) -> list[Vertex]:
    """The stretch of a river of the base map that starts and ends nearest to two points."""
    features = json.loads((geojson.GEODATA / "basemap" / "rivers.geojson").read_text(encoding="utf-8"))[
        "features"
    ]
    drawn = shape(next(item["geometry"] for item in features if item["properties"]["id"] == river))
    lines = list(getattr(drawn, "geoms", [drawn]))
    nearest = min(lines, key=lambda line: line.distance(Point(start)) + line.distance(Point(end)))
    return along(nearest, start, end)


def course(frontier: Frontier) -> LineString:
    """The frontier's line, simplified to about 400 m; reaches of rivers keep their vertices."""
    points: list[Vertex] = []
    for part in frontier.course:
        if isinstance(part, Cut):
            border = LineString(border_between(part.countries, part.start, part.end))
            points += border.simplify(TOLERANCE).coords
        elif isinstance(part, Reach):
            points += reach_of(part.river, part.start, part.end)
        else:
            points.append(part)
    return remove_repeated_points(LineString(points))


def main() -> None:
    """Write borders/frontiers-1920.geojson."""
    geojson.write(
        geojson.GEODATA / "borders" / "frontiers-1920.geojson",
        (
            geojson.feature(
                course(item),
                {
                    "id": item.id,
                    "name": item.name,
                    "between": list(item.between),
                    "status": item.status,
                    "precision_km": item.precision_km,
                    "sources": list(item.sources),
                    "note": item.note,
                },
                digits=3,
            )
            for item in FRONTIERS
        ),
    )


if __name__ == "__main__":
    main()
