"""Traces rivers that Natural Earth lacks down the GLOBE elevation model (flow directions by pyflwdir).

Each starts at a point in its upper valley; the trace follows the steepest descent of the filled model until
it comes near `until`, and ends in vertices read by hand where the land is too flat to tell (deltas, mouths).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import natural_earth
import numpy as np
import pyflwdir
import terrain
from numpy.typing import NDArray
from PIL import Image, ImageDraw
from scipy import ndimage
from shapely.geometry import LineString, Point
from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points

Vertex = tuple[float, float]

WEST, SOUTH, EAST, NORTH = 43.0, 38.0, 50.5, 44.5
CELLS = terrain.CELLS_PER_DEGREE
REACH = 3
SEA = -9999.0


@dataclass(frozen=True, slots=True)
class Trace:
    """A river: where to start and stop following the model, how it ends, and what it flows into."""

    id: str
    name: str
    rank: int
    start: Vertex | None
    until: Vertex | None = None
    tail: tuple[Vertex, ...] = ()
    into: str | None = None


TRACES = (
    Trace(
        "samur",
        "Samur",
        1,
        (47.10, 41.74),
        (48.345, 41.59),
        (
            (48.370, 41.580),
            (48.393, 41.599),
            (48.413, 41.628),
            (48.436, 41.672),
            (48.462, 41.721),
            (48.500, 41.756),
            (48.531, 41.787),
            (48.556, 41.815),
            (48.579, 41.845),
        ),
    ),
    Trace(
        "samur-northern-arm",
        "Samur, northern arm",
        3,
        None,
        None,
        (
            (48.436, 41.672),
            (48.447, 41.712),
            (48.437, 41.760),
            (48.433, 41.805),
            (48.445, 41.840),
            (48.470, 41.878),
            (48.4875, 41.9106),
        ),
    ),
    Trace("qusarchay", "Qusarchay", 3, (48.10, 41.33), (48.60, 41.62), ((48.66, 41.67), (48.745, 41.735))),
    Trace("qudyalchay", "Qudyalchay", 3, (48.15, 41.22), (48.74, 41.55), ((48.79, 41.59), (48.83, 41.635))),
    Trace(
        "sulak",
        "Sulak",
        1,
        (46.30, 42.13),
        (46.885, 42.96),
        (
            (46.880, 43.05),
            (46.865, 43.13),
            (46.870, 43.20),
            (46.93, 43.25),
            (47.05, 43.30),
            (47.25, 43.32),
            (47.42, 43.29),
            (47.55, 43.26),
        ),
    ),
    Trace("andi-koisu", "Andi Koisu", 2, (45.60, 42.43), (46.80, 42.72), into="sulak"),
    Trace("kara-koisu", "Kara Koisu", 3, (46.70, 42.02), (46.98, 42.45), into="sulak"),
    Trace(
        "terek",
        "Terek",
        1,
        (44.63, 42.65),
        (46.30, 43.58),
        (
            (46.42, 43.68),
            (46.55, 43.80),
            (46.72, 43.84),
            (46.95, 43.80),
            (47.20, 43.72),
            (47.45, 43.69),
            (47.52, 43.66),
        ),
    ),
    Trace("sunzha", "Sunzha", 2, (44.85, 43.05), (46.10, 43.43), into="terek"),
    Trace(
        "alazani",
        "Alazani",
        1,
        (45.31, 42.18),
        (46.60, 41.06),
        ((46.68, 41.01), (46.78, 40.97), (46.86, 40.92)),
        into="kura",
    ),
    Trace(
        "iori", "Iori", 2, (45.02, 42.25), (46.45, 41.13), ((46.58, 41.06), (46.68, 41.01)), into="alazani"
    ),
    Trace("aragvi", "Aragvi", 3, (44.50, 42.47), (44.72, 41.84), into="kura"),
    Trace("khrami", "Khrami", 2, (44.15, 41.55), (45.05, 41.33), into="kura"),
    Trace("debed", "Debed", 3, (44.40, 40.90), (44.95, 41.35), into="khrami"),
    Trace("agstafa", "Agstafa", 3, (44.80, 40.74), (45.46, 41.20), into="kura"),
    Trace(
        "ganja-chay",
        "Ganja",
        3,
        (46.25, 40.44),
        (46.36, 40.68),
        ((46.42, 40.78), (46.46, 40.87)),
        into="kura",
    ),
    Trace("tartar", "Tartar", 3, (46.05, 40.05), (47.10, 40.35), into="kura"),
    Trace("goychay", "Goychay", 3, (48.05, 40.92), (47.75, 40.55)),
    Trace("aghsu", "Aghsu", 3, (48.45, 40.78), (48.38, 40.35)),
    Trace("sumgait", "Sumgait", 3, (48.85, 40.70), (49.62, 40.60)),
    Trace("hakari", "Hakari", 3, (46.37, 39.70), (46.75, 39.15), into="araks"),
    Trace(
        "zangi", "Zangi", 3, (44.85, 40.52), (44.47, 40.17), ((44.47, 40.10), (44.45, 40.01)), into="araks"
    ),
    Trace("araks-upper", "Araks", 1, (43.20, 40.13), (43.62, 40.11), into="araks"),
)


class Model:
    """Flow directions of the theatre, the sea left out so that rivers end at the coast."""

    def __init__(self) -> None:
        heights = terrain.heights(WEST, SOUTH, EAST, NORTH).astype(np.float32)
        heights[~land_cells(heights.shape)] = SEA
        self.width = heights.shape[1]
        flow = pyflwdir.from_dem(data=heights, nodata=SEA, latlon=True)
        self.downstream: NDArray[np.int64] = flow.idxs_ds
        self.drained: NDArray[np.int64] = flow.upstream_area("cell")

    def start(self, point: Vertex) -> int:
        """The cell near a point that drains the most land: the river, not its bank."""
        row, column = int((NORTH - point[1]) * CELLS), int((point[0] - WEST) * CELLS)
        rows, columns = slice(row - REACH, row + REACH + 1), slice(column - REACH, column + REACH + 1)
        near = self.drained[rows, columns]
        down, right = np.unravel_index(int(near.argmax()), near.shape)
        return (row - REACH + int(down)) * self.width + column - REACH + int(right)

    def follow(self, point: Vertex) -> NDArray[np.float64]:
        """Cell centres from a point down to the sea or the edge of the model."""
        cell = self.start(point)
        cells = [cell]
        while (below := int(self.downstream[cell])) not in (cell, -1):
            cell = below
            cells.append(cell)
        rows, columns = np.divmod(np.array(cells), self.width)
        return np.column_stack([WEST + (columns + 0.5) / CELLS, NORTH - (rows + 0.5) / CELLS])


def land_cells(shape: tuple[int, ...]) -> NDArray[np.bool_]:
    """True where the centre of a cell of the model is land."""
    picture = Image.new("L", (shape[1], shape[0]), 0)
    pen = ImageDraw.Draw(picture)
    for polygon in natural_earth.land().geoms:
        for ring, value in [(polygon.exterior, 1), *((hole, 0) for hole in polygon.interiors)]:
            pen.polygon([((x - WEST) * CELLS, (NORTH - y) * CELLS) for x, y, *_ in ring.coords], fill=value)
    return np.asarray(picture) == 1


def upper_course(model: Model, trace: Trace) -> list[Vertex]:
    """What the model knows of a river, smoothed. Raises ValueError if it never comes near `until`."""
    if trace.start is None:
        return []
    points = model.follow(trace.start)
    if trace.until is not None:
        east, north = (points - np.array(trace.until)).T
        away = np.hypot(east * math.cos(math.radians(trace.until[1])), north)
        if away.min() > 0.06:
            raise ValueError(
                f"{trace.id}: the trace passes {away.min() * 111:.0f} km from where it should end"
            )
        points = points[: int(away.argmin()) + 1]
    smooth = ndimage.gaussian_filter1d(points, 1.6, axis=0, mode="nearest")
    smooth[[0, -1]] = points[[0, -1]]
    return [(x, y) for x, y in smooth]


def river(model: Model, trace: Trace) -> LineString:
    """One river from its upper valley to its mouth, simplified to about 250 m."""
    return LineString([*upper_course(model, trace), *trace.tail]).simplify(0.0025)


def traced(trunks: dict[str, BaseGeometry]) -> dict[str, LineString]:
    """Every river of TRACES by id, led to the nearest point of the river it flows into."""
    model = Model()
    known = dict(trunks)
    out: dict[str, LineString] = {}
    for trace in TRACES:
        line = river(model, trace)
        if trace.into is not None:
            mouth = nearest_points(known[trace.into], Point(line.coords[-1]))[0]
            line = LineString([*line.coords, (mouth.x, mouth.y)])
        known[trace.id] = out[trace.id] = line
    return out
