"""The railway network of the time: lines that meet at shared end vertices, and the way along them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from heapq import heappop, heappush
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from phaseline import shipped
from phaseline.errors import DataErrors, Fault
from phaseline.geo import LonLat, MeasuredLine


class Foot(NamedTuple):
    """Where a position falls on the network: `km` along an edge, and `offset_km` away from it."""

    edge: int
    km: float
    offset_km: float


class Stretch(NamedTuple):
    """A run along an edge, from the km where it is entered to the km where it is left."""

    edge: int
    km_in: float
    km_out: float


@dataclass(frozen=True, slots=True)
class Edge:
    """A stretch of line between two junctions (or ends)."""

    line: str
    track: MeasuredLine
    ends: tuple[LonLat, LonLat]


class RailNetwork:
    """Lines joined wherever the end of one is a vertex of another.

    Args:
        lines: line id to its positions in order, WGS 84 degrees.
    """

    def __init__(self, lines: Mapping[str, Sequence[LonLat]]) -> None:
        junctions = {end for coords in lines.values() for end in (coords[0], coords[-1])}
        self.edges = tuple(
            Edge(name, MeasuredLine(part), (part[0], part[-1]))
            for name, coords in lines.items()
            for part in _cut(coords, junctions)
        )
        self._at: dict[LonLat, list[int]] = {}
        for index, edge in enumerate(self.edges):
            for end in edge.ends:
                self._at.setdefault(end, []).append(index)
        self.snap = cache(self._snap)

    @classmethod
    def read(cls, path: str | Path) -> RailNetwork:
        """The network in a GeoJSON file of LineStrings, each with an `id`.

        Raises:
            DataErrors: the file is missing or holds no such lines.
        """
        try:
            features = json.loads(Path(path).read_text(encoding="utf-8"))["features"]
            lines = {f["properties"]["id"]: f["geometry"]["coordinates"] for f in features}
            return cls(
                {name: [LonLat(float(x), float(y)) for x, y, *_ in line] for name, line in lines.items()}
            )
        except (OSError, ValueError, KeyError, TypeError, IndexError) as error:
            found = f"no readable railways ({error})"
            raise DataErrors([Fault(str(path), None, found, "GeoJSON LineStrings with an id")]) from None

    @classmethod
    def shipped(cls) -> RailNetwork:
        """The railways that come with Phaseline."""
        return cls.read(shipped.folder("railways") / "lines.geojson")

    def _snap(self, point: LonLat) -> Foot:
        """The nearest place on the network."""
        feet = (Foot(i, *edge.track.measure(point)) for i, edge in enumerate(self.edges))
        return min(feet, key=lambda foot: foot.offset_km)

    def way(self, start: LonLat, end: LonLat) -> list[LonLat] | None:
        """The shortest way along the rails between the places nearest to two positions.

        Returns:
            Positions in order, the first and last on the rails; `None` if no rails join them.
        """
        a, b = self.snap(start), self.snap(end)
        if a.edge == b.edge:
            return self.edges[a.edge].track.between(a.km, b.km)
        chain = self._chain(a, b)
        if chain is None:
            return None
        way: list[LonLat] = []
        for edge, km_a, km_b in chain:
            part = self.edges[edge].track.between(km_a, km_b)
            way += part[1:] if way and way[-1] == part[0] else part
        return way

    def _chain(self, a: Foot, b: Foot) -> list[Stretch] | None:
        """The stretches from `a` to `b` on different edges, by the shortest way (Dijkstra 1959)."""
        goals = dict(self._ends(b.edge))
        queue: list[tuple[float, int, LonLat | None, list[Stretch]]] = []
        for end, km in self._ends(a.edge):
            heappush(queue, (abs(km - a.km), len(queue), end, [Stretch(a.edge, a.km, km)]))
        done: set[LonLat] = set()
        pushed = len(queue)
        while queue:
            far, _, node, chain = heappop(queue)
            if node is None:
                return chain
            if node in done:
                continue
            done.add(node)
            steps: list[tuple[LonLat | None, Stretch]] = [self._across(edge, node) for edge in self._at[node]]
            if node in goals:
                steps.append((None, Stretch(b.edge, goals[node], b.km)))
            for there, stretch in steps:
                length = abs(stretch.km_out - stretch.km_in)
                heappush(queue, (far + length, pushed := pushed + 1, there, [*chain, stretch]))
        return None

    def _across(self, edge: int, node: LonLat) -> tuple[LonLat, Stretch]:
        (start, low), (end, high) = self._ends(edge)
        return (end, Stretch(edge, low, high)) if start == node else (start, Stretch(edge, high, low))

    def _ends(self, edge: int) -> list[tuple[LonLat, float]]:
        start, end = self.edges[edge].ends
        return [(start, 0.0), (end, self.edges[edge].track.length_km)]


def _cut(coords: Sequence[LonLat], junctions: set[LonLat]) -> Iterable[Sequence[LonLat]]:
    cuts = [i for i, c in enumerate(coords) if c in junctions or i in (0, len(coords) - 1)]
    return [coords[i : j + 1] for i, j in pairwise(cuts)]
