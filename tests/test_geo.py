"""Lines measured in km."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phaseline.geo import LonLat, MeasuredLine, distance_km

degrees = st.tuples(st.floats(44, 51), st.floats(38, 44))
lines = st.lists(degrees, min_size=2, max_size=12, unique=True).map(
    lambda points: MeasuredLine([(round(x, 4), round(y, 4)) for x, y in points] + [(47.0, 37.0)])
)


def test_a_degree_of_latitude_is_about_111_km() -> None:
    assert distance_km(LonLat(49, 40), LonLat(49, 41)) == pytest.approx(111.04, abs=0.01)


def test_length_follows_the_bends() -> None:
    line = MeasuredLine([(49, 41), (49.5, 41), (49.5, 40)])
    parts = distance_km(LonLat(49, 41), LonLat(49.5, 41)) + distance_km(LonLat(49.5, 41), LonLat(49.5, 40))
    assert line.length_km == pytest.approx(parts)


@pytest.mark.parametrize("coords", [[], [(49, 41)], [(49, 41), (49, 41)]])
def test_a_line_needs_length(coords: list[tuple[float, float]]) -> None:
    with pytest.raises(ValueError, match="a line"):
        MeasuredLine(coords)


@given(lines, st.floats(0, 1))
def test_a_position_on_the_line_lies_on_the_line(line: MeasuredLine, share: float) -> None:
    point = line.at(share * line.length_km)
    assert line.measure(point).offset_km < 0.01


@given(lines, st.floats(-0.2, 1.2), st.floats(-0.2, 1.2))
def test_a_part_runs_from_one_measure_to_the_other(line: MeasuredLine, a: float, b: float) -> None:
    part = line.between(a * line.length_km, b * line.length_km)
    assert part[0] == line.at(a * line.length_km)
    assert part[-1] == line.at(b * line.length_km)
    assert part[::-1] == line.between(b * line.length_km, a * line.length_km)
