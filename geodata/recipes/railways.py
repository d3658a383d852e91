"""Draws `railways/lines.geojson`: the lines open in 1920, from OpenStreetMap's network of today.

The network comes as a graph with vertices to 0.001 degree. Each line of 1920 is the shortest way through it
between stations named here; what was never in the graph or has been lifted since is drawn by hand.
"""

from __future__ import annotations

import heapq
import json
import re
from dataclasses import dataclass
from itertools import pairwise

import geojson
import pins
from pyproj import Geod
from shapely.geometry import LineString
from shapely.geometry import Point as Geometry

GEOD = Geod(ellps="WGS84")
BOX = (39.0, 36.0, 53.0, 47.5)
GAP_KM = 3.0
TOLERANCE = 0.0006

Point = tuple[float, float]

BILAJARI: Point = (49.8056, 40.4352)
TIFLIS: Point = (44.7995, 41.7235)
ALEXANDROPOL: Point = (43.8590, 40.7880)
ULUKHANLU: Point = (44.4300, 40.0700)
GUDERMES: Point = (46.1000, 43.3510)
CHERVLENNAYA: Point = (45.9870, 43.4400)
PROKHLADNAYA: Point = (44.0500, 43.7530)
BESLAN: Point = (44.5400, 43.1930)
KESHLA: Point = (49.8932, 40.3981)
BAKU: Point = (49.8528, 40.3819)
SHAMKHAL: Point = (47.3300, 43.0500)
JULFA: Point = (45.6340, 38.9580)
KACHRETI: Point = (45.6900, 41.6600)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of 1920: its stations in order, the legs drawn straight, points it is led through."""

    id: str
    name: str
    opened: str
    stations: tuple[Point, ...]
    note: str
    by_hand: frozenset[int] = frozenset()
    passes: tuple[Point, ...] = ()


class Network:
    """OpenStreetMap's rails inside BOX as a weighted graph, small gaps bridged at a penalty."""

    def __init__(self) -> None:
        text = pins.member(pins.OSM_RAILWAYS, "scgraph_data/world_railways.py").read_text(encoding="utf-8")
        rows = dict(line.split("=", 1) for line in text.splitlines() if line.startswith(("graph=", "nodes=")))
        places = json.loads(rows["nodes"])
        arcs = re.findall(r"\{([^}]*)\}", rows["graph"])
        west, south, east, north = BOX
        self.at = {
            i: (lo, la) for i, (la, lo) in enumerate(places) if west <= lo <= east and south <= la <= north
        }
        self.arcs: dict[int, dict[int, float]] = {i: {} for i in self.at}
        for i in self.at:
            for j in (int(found) for found in re.findall(r"(\d+):", arcs[i])):
                if j in self.at and j != i:
                    self._join(i, j, 1.0)
        self._bridge_gaps()

    def _join(self, i: int, j: int, factor: float) -> None:
        length = factor * distance_km(self.at[i], self.at[j])
        self.arcs[i][j] = self.arcs[j][i] = length

    def _bridge_gaps(self) -> None:
        nodes = sorted(self.at)
        loose = [i for i in nodes if len(self.arcs[i]) <= 1]
        for i in loose:
            lon, lat = self.at[i]
            near = [j for j in nodes if abs(self.at[j][0] - lon) < 0.05 and abs(self.at[j][1] - lat) < 0.03]
            for j in near:
                if j != i and j not in self.arcs[i] and distance_km(self.at[i], self.at[j]) < GAP_KM:
                    self._join(i, j, 3.0)

    def nearest(self, point: Point) -> int:
        """The vertex nearest to a point."""
        return min(sorted(self.at), key=lambda i: distance_km(self.at[i], point))

    def way(self, start: Point, end: Point) -> list[Point]:
        """The shortest way between the vertices nearest to two points. Raises ValueError if there is none."""
        source, target = self.nearest(start), self.nearest(end)
        best, before, queue = {source: 0.0}, {source: source}, [(0.0, source)]
        while queue:
            so_far, i = heapq.heappop(queue)
            if i == target:
                break
            if so_far > best[i]:
                continue
            for j, length in self.arcs[i].items():
                if so_far + length < best.get(j, float("inf")):
                    best[j], before[j] = so_far + length, i
                    heapq.heappush(queue, (best[j], j))
        if target not in before:
            raise ValueError(f"no way by rail from {start} to {end}")
        path = [target]
        while path[-1] != source:
            path.append(before[path[-1]])
        return [self.at[i] for i in reversed(path)]


def distance_km(a: Point, b: Point) -> float:
    """Geodesic distance in km."""
    return float(GEOD.inv(a[0], a[1], b[0], b[1])[2]) / 1000


def draw(line: Line, network: Network) -> LineString:
    """A line from its first station to its last, simplified to about 60 m."""
    points: list[Point] = []
    for index, (start, end) in enumerate(pairwise(line.stations)):
        leg = [start, end] if index in line.by_hand else network.way(start, end)
        points += leg if not points else leg[1:]
    drawn = LineString(without_loops(points)).simplify(TOLERANCE)
    for point in line.passes:
        drawn = led_through(drawn, point)
    return drawn


def led_through(line: LineString, point: Point) -> LineString:
    """The line with a vertex more, put into the segment that lies nearest to it."""
    points = list(line.coords)
    nearest = min(
        range(1, len(points)), key=lambda i: LineString(points[i - 1 : i + 1]).distance(Geometry(point))
    )
    return LineString([*points[:nearest], point, *points[nearest:]])


def without_loops(points: list[Point]) -> list[Point]:
    """A path without the detours (to a station off the line) that come back to a vertex passed before."""
    out: list[Point] = []
    for point in points:
        if point in out:
            del out[out.index(point) :]
        out.append(point)
    return out


def drawn(lines: tuple[Line, ...]) -> dict[str, LineString]:
    """Every line, its two ends moved onto the end of an earlier line where they name the same place."""
    network = Network()
    ends: dict[Point, Point] = {}
    out: dict[str, LineString] = {}
    for line in lines:
        points = [(round(x, 4), round(y, 4)) for x, y in draw(line, network).coords]
        points[0] = ends.setdefault(line.stations[0], points[0])
        points[-1] = ends.setdefault(line.stations[-1], points[-1])
        out[line.id] = LineString(points)
    return out


NORTH = (
    GUDERMES,
    (46.583, 43.263),
    SHAMKHAL,
    (47.504, 42.987),
    (48.296, 42.074),
    (48.504, 41.819),
    (48.579, 41.766),
    (48.672, 41.643),
    (48.800, 41.476),
    (49.016, 41.210),
    (49.113, 41.087),
    (49.546, 40.627),
    (49.615, 40.552),
    (49.748, 40.446),
    BILAJARI,
)
TRANSCAUCASIAN = (
    BILAJARI,
    (49.401, 39.972),
    (48.942, 40.043),
    (48.134, 40.350),
    (47.145, 40.621),
    (46.372, 40.714),
    (45.449, 41.123),
    (45.444, 41.227),
    TIFLIS,
)
JULFA_LINE = (
    TIFLIS,
    ALEXANDROPOL,
    (43.700, 40.300),
    ULUKHANLU,
    (44.8310, 39.7400),
    (44.9800, 39.5570),
    (45.4060, 39.1900),
    JULFA,
)

LINES = (
    Line(
        "north-line",
        "Gudermes – Petrovsk – Derbent – Bilajari",
        "1894 to Petrovsk; 1898 to Derbent; 1900 to Bilajari",
        NORTH,
        "Vladikavkaz Railway. Passes the Samur bridge, Yalama, Khudat, Khachmaz, Davachi, Qizilburun, "
        "Nasosnaya, Sumgait and Khirdalan.",
        passes=((48.6236, 41.6935),),
    ),
    Line(
        "transcaucasian-line",
        "Bilajari – Alyat – Ganja – Agstafa – Tiflis",
        "1883",
        TRANSCAUCASIAN,
        "Transcaucasian Railway. Between Hajigabul and Alyat the northern of today's two tracks is drawn; at "
        "Poylu the line crosses the Kura.",
        passes=((49.7757, 40.3378), (49.7277, 40.3176), (49.6994, 40.3134), (49.0484, 40.0495)),
    ),
    Line(
        "bilajari-baku",
        "Bilajari – Keshla – Baku",
        "1880–1883",
        (BILAJARI, (49.8650, 40.4240), KESHLA, (49.8860, 40.3940), BAKU),
        "End of the Transcaucasian Railway. By Keshla station, which the source passes by, drawn straight.",
        frozenset({1, 2}),
    ),
    Line(
        "sabunchi-line",
        "Baku – Sabunchi – Surakhani",
        "1880",
        (BAKU, (49.9464, 40.4470), (50.0091, 40.4167)),
        "Oil-field line. To Sabunchi along today's track, which may lie a kilometre from that of 1920; the "
        "end to Surakhani is drawn straight.",
        frozenset({1}),
    ),
    Line(
        "julfa-line",
        "Tiflis – Alexandropol – Ulukhanlu – Julfa",
        "1899 to Alexandropol; 1902 to Ulukhanlu; 1908 to Julfa",
        JULFA_LINE,
        "Passes Sanahin and Karakilisa. Between Arazdayan and Norashen, where the track is lifted today, and "
        "over the Araks to the bridge at Julfa the line is drawn straight.",
        frozenset({4}),
    ),
    Line(
        "erivan-branch",
        "Ulukhanlu – Erivan",
        "1902",
        (ULUKHANLU, (44.5090, 40.1560)),
        "To the station of Erivan.",
    ),
    Line(
        "kars-line",
        "Alexandropol – Kars – Sarikamish",
        "1899 to Kars; 1913 to Sarikamish",
        (ALEXANDROPOL, (43.6500, 40.7380), (43.1050, 40.6150), (42.5900, 40.3370)),
        "Across the Arpachai drawn straight.",
        frozenset({0}),
    ),
    Line(
        "tabriz-line",
        "Julfa – Tabriz",
        "1916",
        (JULFA, (46.2300, 38.0710)),
        "Built as a Russian broad-gauge line; today's track, relaid since.",
    ),
    Line(
        "black-sea-line",
        "Tiflis – Samtredia – Batum",
        "1872–1883",
        (TIFLIS, (43.0350, 42.1100), (42.3400, 42.1600), (41.6500, 41.6450)),
        "Coarse: outside the theatre.",
    ),
    Line(
        "kakhetian-line",
        "Tiflis – Kachreti – Telavi",
        "1915",
        (TIFLIS, KACHRETI, (45.7990, 41.7440), (45.6900, 41.8300), (45.4730, 41.9130)),
        "From Kachreti on drawn straight between towns.",
        frozenset({1, 2, 3}),
    ),
    Line(
        "vladikavkaz-line",
        "Gudermes – Grozny – Beslan – Prokhladnaya – Armavir",
        "1875 to Beslan; 1893–1894 beyond",
        (
            GUDERMES,
            (45.6950, 43.3140),
            (45.1600, 43.3100),
            (44.7700, 43.2250),
            BESLAN,
            PROKHLADNAYA,
            (43.1350, 44.2080),
            (41.1200, 44.9900),
        ),
        "Grozny to Nazran, where the track is lifted today, drawn straight.",
        frozenset({1, 2}),
    ),
    Line(
        "vladikavkaz-branch",
        "Beslan – Vladikavkaz",
        "1875",
        (BESLAN, (44.6880, 43.0330)),
        "End of the first line.",
    ),
    Line(
        "mozdok-line",
        "Gudermes – Chervlennaya – Mozdok – Prokhladnaya",
        "1914–1915",
        (GUDERMES, CHERVLENNAYA, PROKHLADNAYA),
        "Coarse.",
    ),
    Line("kizlyar-line", "Chervlennaya – Kizlyar", "1915", (CHERVLENNAYA, (46.6800, 43.8400)), "Coarse."),
    Line(
        "shura-branch",
        "Shamkhal – Temir-Khan-Shura",
        "about 1916",
        (SHAMKHAL, (47.2700, 42.9950), (47.2000, 42.9000), (47.1268, 42.8180)),
        "Not in the source; sketched from station to town, its true course up to 5 km away.",
        frozenset({0, 1, 2}),
    ),
)


def main() -> None:
    """Write railways/lines.geojson."""
    shapes = drawn(LINES)
    geojson.write(
        geojson.GEODATA / "railways" / "lines.geojson",
        (
            geojson.feature(
                shapes[line.id],
                {
                    "id": line.id,
                    "name": line.name,
                    "gauge": 1524,
                    "opened": line.opened,
                    "sources": ["osm:scgraph_data-2.0.0"],
                    "note": line.note,
                },
            )
            for line in LINES
        ),
    )


if __name__ == "__main__":
    main()
