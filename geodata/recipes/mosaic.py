"""Cuts the land into faces along lines and puts the faces together again without gap or overlap.

All lines are brought onto one grid of 0.0001° first, so two neighbours always share the same vertices.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from shapely import STRtree, coverage_simplify, coverage_union_all, get_parts, polygonize, union_all
from shapely.geometry import LineString, MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import nearest_points

GRID = 0.0001
BRIDGE = 0.05
SLIVER = 0.003  # square degrees, some 30 km²
SHARED = 1e-6

Vertex = tuple[float, float]


def faces(lines: Sequence[LineString]) -> list[Polygon]:
    """The faces that lines enclose; loose ends within 0.05° of another line are led up to it first."""
    network = union_all([*lines, *bridges(lines)], grid_size=GRID)
    return sorted(get_parts(polygonize(list(get_parts(network)))), key=lambda face: face.bounds)


def bridges(lines: Sequence[LineString]) -> list[LineString]:
    """A straight piece from each loose end to the nearest other line, if that is near."""
    tree = STRtree(lines)
    found = []
    for index, line in enumerate(lines):
        for end in (Point(line.coords[0]), Point(line.coords[-1])):
            near = [lines[other] for other in tree.query(end.buffer(BRIDGE)) if other != index]
            target = min((nearest_points(end, other)[1] for other in near), key=end.distance, default=end)
            if 0 < end.distance(target) < BRIDGE:
                found.append(LineString([end, target]))
    return found


def named(ground: Sequence[Polygon], districts: Iterable[tuple[str, BaseGeometry]]) -> list[str | None]:
    """For each face the smallest district over its inner point; None outside all districts."""
    names, shapes = zip(*districts, strict=True)
    tree = STRtree(shapes)
    labels: list[str | None] = []
    for face in ground:
        inner = face.representative_point()
        over = [index for index in tree.query(inner) if shapes[index].covers(inner)]
        smallest = min(over, key=lambda index: shapes[index].area, default=None)
        labels.append(None if smallest is None else names[smallest])
    return labels


def settle(
    ground: Sequence[Polygon], labels: Sequence[str | None], fixed: Mapping[int, str]
) -> list[str | None]:
    """Label the fixed faces as told, and give each other face under 30 km² to a neighbour.

    It goes to the one it shares most edge with, but never from a label to none: so islands stay.
    """
    tree = STRtree(ground)
    settled = [fixed.get(index, label) for index, label in enumerate(labels)]
    small = [index for index, face in enumerate(ground) if face.area < SLIVER and index not in fixed]
    for index in sorted(small, key=lambda index: -ground[index].area):
        shares = shared_edges(ground, tree, index)
        takers = [other for other in shares if settled[other] or not settled[index]]
        if takers:
            settled[index] = settled[max(takers, key=lambda other: (shares[other], -other))]
    return settled


def shared_edges(ground: Sequence[Polygon], tree: STRtree, index: int) -> dict[int, float]:
    """Length in degrees of the edge that a face shares with each larger neighbour."""
    face = ground[index]
    near = [int(other) for other in tree.query(face) if ground[other].area > face.area]
    lengths = {other: face.boundary.intersection(ground[other].boundary).length for other in near}
    return {other: length for other, length in lengths.items() if length > SHARED}


def seeded(ground: Sequence[Polygon], seeds: Mapping[Vertex, str]) -> dict[int, str]:
    """The label of the face under each seed point. Raises ValueError if a point is in no face."""
    tree = STRtree(ground)
    found = {}
    for seed, label in seeds.items():
        hits = tree.query(Point(seed), predicate="within")
        if len(hits) != 1:
            raise ValueError(f"{label}: {len(hits)} faces at {seed}, expected one")
        found[int(hits[0])] = label
    return found


def dissolved(ground: Sequence[Polygon], labels: Sequence[str | None]) -> dict[str, BaseGeometry]:
    """One shape for each label."""
    wanted = sorted({label for label in labels if label is not None})
    return {
        wanted_label: coverage_union_all(
            [face for face, label in zip(ground, labels, strict=True) if label == wanted_label]
        )
        for wanted_label in wanted
    }


def simplified(parts: Mapping[str, BaseGeometry], tolerance: float) -> dict[str, BaseGeometry]:
    """The parts with fewer vertices on the edges they share (Visvalingam); the outer edge stays as it is."""
    shapes = coverage_simplify(list(parts.values()), tolerance, simplify_boundary=False)
    return dict(zip(parts, shapes, strict=True))


def joined(parts: Mapping[str, BaseGeometry], names: Iterable[str]) -> MultiPolygon | Polygon:
    """The union of some parts, with no vertex that the parts do not have."""
    return coverage_union_all([parts[name] for name in names])
