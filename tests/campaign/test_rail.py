"""The way along the rails."""

from __future__ import annotations

from pathlib import Path

import pytest

from phaseline import shipped
from phaseline.campaign.rail import RailNetwork
from phaseline.errors import DataErrors
from phaseline.geo import LonLat, MeasuredLine

JUNCTION = LonLat(49.0, 41.0)


def test_a_line_is_cut_where_another_ends_on_it(railways: RailNetwork) -> None:
    assert [edge.line for edge in railways.edges] == ["main", "main", "branch", "island"]


def test_the_way_turns_at_the_junction(railways: RailNetwork) -> None:
    way = railways.way(LonLat(49.0, 40.6), LonLat(48.0, 41.0))
    assert way == [LonLat(49.0, 40.6), JUNCTION, LonLat(48.5, 40.9), LonLat(48.0, 41.0)]


def test_the_way_back_is_the_way_there(railways: RailNetwork) -> None:
    there = railways.way(LonLat(48.7, 41.6), LonLat(48.3, 40.94))
    back = railways.way(LonLat(48.3, 40.94), LonLat(48.7, 41.6))
    assert there is not None
    assert back == there[::-1]


def test_no_way_to_another_network(railways: RailNetwork) -> None:
    assert railways.way(JUNCTION, LonLat(52.1, 40.0)) is None


def test_the_shorter_of_two_ways_is_taken() -> None:
    a, b = LonLat(48.0, 40.0), LonLat(49.0, 40.0)
    network = RailNetwork(
        {
            "approach": [LonLat(47.9, 40.0), a],
            "loop": [a, LonLat(48.5, 40.8), b],
            "direct": [a, LonLat(48.5, 40.1), b],
            "exit": [b, LonLat(49.1, 40.0)],
        }
    )
    way = network.way(LonLat(47.9, 40.0), LonLat(49.1, 40.0))
    assert way is not None
    assert LonLat(48.5, 40.1) in way
    assert MeasuredLine(way).length_km < 110


@pytest.mark.parametrize(
    "text", ["", "{}", '{"features": [{}]}', '{"features": [{"properties": {"id": "a"}, "geometry": null}]}']
)
def test_railways_that_cannot_be_read(tmp_path: Path, text: str) -> None:
    path = tmp_path / "lines.geojson"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(
        DataErrors, match=r"found no readable railways .*, expected GeoJSON LineStrings with an id"
    ):
        RailNetwork.read(path)


def test_railways_are_read_from_a_path_given_as_text() -> None:
    file = shipped.folder("railways") / "lines.geojson"
    assert len(RailNetwork.read(str(file)).edges) == len(RailNetwork.shipped().edges)
