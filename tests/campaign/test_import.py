"""What comes in from CSV and GPX is an entry of a campaign's files, or a fault with its line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from phaseline.campaign import (
    Campaign,
    Event,
    Motion,
    RailNetwork,
    Track,
    export,
    import_events,
    import_tracks,
    known_ids,
)
from phaseline.campaign.document import Document
from phaseline.campaign.exchange.entries import plain, to_yaml
from phaseline.errors import DataErrors
from phaseline.gazetteer import Gazetteer
from phaseline.geo import LonLat

Written = Callable[[str, str], Path]

GPX = """\
<?xml version="1.0" encoding="UTF-8"?>
<gpx version="1.1" creator="test" xmlns="http://www.topografix.com/GPX/1/1">{}</gpx>
"""


def track_points(*points: tuple[float, float, str]) -> str:
    marks = "".join(f'<trkpt lat="{y}" lon="{x}"><time>{t}</time></trkpt>' for x, y, t in points)
    return GPX.format(f"<trk><trkseg>{marks}</trkseg></trk>")


@pytest.fixture
def written(tmp_path: Path) -> Written:
    def write(name: str, text: str) -> Path:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path / name

    return write


def faults_of(reading: Callable[[], Any]) -> list[str]:
    with pytest.raises(DataErrors) as raised:
        reading()
    return [
        str(fault).partition(".csv")[2] or str(fault).partition(".gpx")[2] for fault in raised.value.faults
    ]


# What goes out comes back.

WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\r"), min_size=1, max_size=9).filter(
    str.strip
)
PHRASES = st.dictionaries(st.sampled_from(["en", "az", "ru"]), WORDS, min_size=1)
TITLES = st.sampled_from(["Junction; taken", "=1+1", '"', "1e5", "null", "1920-04-27", "- a: b", "#"])
DATES = st.sampled_from(["1920", "1920-04-27", "1920-04-27T22:00", "[1920-04-27,1920-04-28]", "1920-04-15~"])
PLACES = st.sampled_from(["north", "hill", "west"])
SOURCES = st.lists(
    st.one_of(
        st.sampled_from(["memoir", "article"]),
        st.fixed_dictionaries({"witness": st.just("memoir")}, optional={"section": WORDS, "note": PHRASES}),
    ),
    max_size=3,
).map(tuple)
COUNTS = st.fixed_dictionaries(
    {"what": PHRASES, "count": st.integers(0, 10**6)},
    optional={"approximate": st.booleans(), "side": st.just("red"), "source": st.just("memoir")},
)
EVENTS = st.fixed_dictionaries(
    {"kind": st.just("order"), "when": DATES, "title": TITLES, "text": PHRASES},
    optional={
        "status": st.just("planned"),
        "places": st.lists(PLACES).map(tuple),
        "units": st.lists(st.sampled_from(["horse", "guard"])).map(tuple),
        "takes": st.lists(st.fixed_dictionaries({"place": PLACES, "side": st.just("red")})).map(tuple),
        "numbers": st.lists(COUNTS, max_size=2).map(tuple),
        "sources": SOURCES,
        "note": WORDS,
    },
)


def degrees(most: int) -> st.SearchStrategy[float]:
    return st.integers(-most * 10**5, most * 10**5).map(lambda figure: figure / 10**5)


SPOTS = st.one_of(
    st.fixed_dictionaries({"place": PLACES}),
    st.fixed_dictionaries({"point": st.tuples(degrees(180), degrees(85))}),
)
FIXES = st.builds(
    lambda spot, told: spot | told,
    SPOTS,
    st.fixed_dictionaries(
        {"when": DATES},
        optional={
            "until": DATES,
            "uncertainty_km": st.floats(0, 20_000),
            "basis": st.just("inferred"),
            "text": PHRASES,
            "sources": SOURCES,
        },
    ),
)
TRACKS = st.fixed_dictionaries(
    {"mode": st.sampled_from(["road", "sea"]), "fixes": st.lists(FIXES, min_size=1, max_size=4).map(tuple)},
    optional={
        "ends": st.fixed_dictionaries(
            {"when": DATES, "how": st.just("withdrew")}, optional={"text": PHRASES, "sources": SOURCES}
        ),
        "note": WORDS,
    },
)
lenient = settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def read_back(entries: Any, model: type[Any], path: Path) -> list[Any]:
    """The entries as their YAML says them, read as a campaign's files are."""
    path.write_text(to_yaml(entries), encoding="utf-8")
    data: Any = Document(path).data
    return [plain(model.model_validate(value)) for value in data]


@lenient
@given(values=st.lists(EVENTS, min_size=1, max_size=3))
def test_events_come_back_from_csv_and_yaml(
    campaign: Campaign, gazetteer: Gazetteer, railways: RailNetwork, tmp_path: Path, values: list[Any]
) -> None:
    events = tuple(Event.model_validate(value | {"id": f"e{i}"}) for i, value in enumerate(values))
    motion = Motion(replace(campaign, events=events), gazetteer, railways)
    path = tmp_path / "events.csv"
    path.write_bytes(export(motion, gazetteer, "csv", what="events"))
    found = import_events(path, gazetteer, known=known_ids(campaign, gazetteer)).entries
    assert list(map(plain, found)) == list(map(plain, events))
    assert read_back(found, Event, tmp_path / "events.yaml") == list(map(plain, events))


@lenient
@given(value=TRACKS)
def test_tracks_come_back_from_csv_and_yaml(
    campaign: Campaign, gazetteer: Gazetteer, railways: RailNetwork, tmp_path: Path, value: Any
) -> None:
    tracks = {"horse": Track.model_validate(value | {"unit": "horse"}), "guard": campaign.tracks["guard"]}
    motion = Motion(replace(campaign, tracks=tracks), gazetteer, railways)
    path = tmp_path / "tracks.csv"
    path.write_bytes(export(motion, gazetteer, "csv", what="tracks"))
    found = import_tracks(path, known=known_ids(campaign, gazetteer)).entries
    assert list(map(plain, found)) == list(map(plain, tracks.values()))
    assert read_back(found, Track, tmp_path / "tracks.yaml") == list(map(plain, tracks.values()))


def test_the_shipped_campaign_comes_back(tmp_path: Path) -> None:
    campaign, gazetteer = Campaign.shipped(), Gazetteer.shipped()
    motion = Motion(campaign, gazetteer, RailNetwork.shipped())
    for what in ("events", "tracks"):
        (tmp_path / f"{what}.csv").write_bytes(export(motion, gazetteer, "csv", what=what))  # type: ignore[arg-type]
    known = known_ids(campaign, gazetteer)
    events = import_events(tmp_path / "events.csv", gazetteer, known=known).entries
    tracks = import_tracks(tmp_path / "tracks.csv", known=known).entries
    assert list(map(plain, events)) == list(map(plain, campaign.events))
    assert list(map(plain, tracks)) == list(map(plain, campaign.tracks.values()))


# Tables from others.


def test_a_plain_table_of_one_unit_is_its_track(written: Written) -> None:
    path = written("ride.csv", "lon,lat,when\n48.5,41.3,1920-04-27\n48.6,41.2,1920-04-28T10:00\n")
    [track] = import_tracks(path, unit="horse").entries
    assert (track.unit, track.mode) == ("horse", "road")
    assert [fix.point for fix in track.fixes] == [LonLat(48.5, 41.3), LonLat(48.6, 41.2)]


def test_every_fault_of_a_table_of_tracks_is_told_with_its_line(
    written: Written, campaign: Campaign, gazetteer: Gazetteer
) -> None:
    path = written(
        "ride.csv",
        "unit,mode,place,lon,lat,when,sources,ends_how,ends_when\n"
        "horse,road,north,,,1920-04-31,memoir,,\n"
        "horse,rail,,48.5,91,1920-05-01,[memoir,,\n"
        "horse,,hull,,,1920-05-02,memo,vanished,1920-05-03\n"
        "hearse,road,north,,,1920-05-02,,,\n"
        ",road,north,,,1920-05-02,,,\n",
    )
    assert faults_of(lambda: import_tracks(path, known=known_ids(campaign, gazetteer))) == [
        ":2: found '1920-04-31' (day is out of range for month), expected a day and hour that exist",
        ":3: found sources '[memoir', expected a list as JSON, or its members joined by ;",
        ":3: found another mode for 'horse', expected one a unit",
        ":3: found [48.5, 91.0], expected [longitude, latitude] in degrees, within 180 and 85 of zero",
        ":4: found place 'hull', expected an id in the gazetteer (did you mean 'hill'?)",
        ":4: found witness 'memo', expected an id in witnesses.yaml (did you mean 'memoir'?)",
        ":4: found 'vanished' as 'how', expected destroyed, disarmed, surrendered, dispersed, withdrew, "
        "landed, joined, seized or untold",
        ":5: found unit 'hearse', expected an id in units.yaml (did you mean 'horse'?)",
        ":6: found a row without a unit, expected one, in the column 'unit' or given for the whole file",
    ]


def test_every_fault_of_a_table_of_events_is_told_with_its_line(
    written: Written, gazetteer: Gazetteer
) -> None:
    path = written(
        "events.csv",
        "id,kind,when,title,text\n"
        "a,order,1920-04-27,Order,It is given.\n"
        "a,ordre,1920-04-27,Order,It is given.\n"
        "b,order,,Order,It is given.\n"
        "c,order\n",
    )
    told = faults_of(lambda: import_events(path, gazetteer))
    assert [line.partition(", expected")[0] for line in told] == [
        ":3: found id 'a' again",
        ":3: found 'ordre' as 'kind'",
        ":4: found no 'when'",
        ":5: found 2 cells",
    ]


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("id,wehn", ":1: found the header id,wehn, expected id,when and others of id,kind,"),
        ("id,when,titel", "each once, but no 'titel' (did you mean 'title'?)"),
        ("id,when,when", "each once"),
        ("id,when,kind@az", "each once, but no 'kind@az'"),
        ("", "found an empty file, expected a header: id,when"),
    ],
)
def test_a_table_of_other_columns_is_refused(
    written: Written, gazetteer: Gazetteer, header: str, said: str
) -> None:
    path = written("events.csv", header)
    assert said in faults_of(lambda: import_events(path, gazetteer))[0]


def test_only_csv_and_gpx_are_read(tmp_path: Path) -> None:
    with pytest.raises(
        DataErrors, match=r"found a file that ends in '.kml', expected one that ends in .csv or"
    ):
        import_tracks(tmp_path / "a.kml")
    with pytest.raises(DataErrors, match="found no such file, expected a GPX file"):
        import_tracks(tmp_path / "a.gpx", unit="horse")


# GPX.

RIDE = track_points(
    (48.0, 41.0, "1920-04-27T06:00:10Z"),
    (48.0, 41.05, "1920-04-27T07:00:00Z"),
    (48.0, 41.1, "1920-04-27T08:00:00Z"),
    (48.0, 41.2, "1920-04-27T08:30:00.250Z"),
    (48.1, 41.2, "1920-04-27T12:30:00+03:00"),
)


def test_a_gpx_track_is_thinned_to_fixes_in_civil_time(written: Written) -> None:
    found = import_tracks(written("ride.gpx", RIDE), unit="horse", source="memoir", offset_hours=3)
    [track] = found.entries
    assert [(fix.when.edtf, fix.point) for fix in track.fixes if fix.when] == [
        ("1920-04-27T09:00", LonLat(48.0, 41.0)),
        ("1920-04-27T11:00", LonLat(48.0, 41.1)),
        ("1920-04-27T11:30", LonLat(48.0, 41.2)),
        ("1920-04-27T12:30", LonLat(48.1, 41.2)),
    ]
    assert {fix.sources[0].witness for fix in track.fixes} == {"memoir"}
    assert found.notes == ()


def test_without_an_offset_gpx_times_stay_utc_and_a_note_says_so(written: Written) -> None:
    found = import_tracks(written("ride.gpx", RIDE), unit="horse", tolerance_km=50)
    assert [fix.when and fix.when.earliest for fix in found.entries[0].fixes] == [
        datetime(1920, 4, 27, 6),
        datetime(1920, 4, 27, 9, 30),
    ]
    assert found.to_yaml().startswith("# The file's times are UTC and stand here as they are")


def test_a_thinned_track_keeps_to_the_points_it_was_made_of(
    written: Written, moving: Callable[[str], Motion]
) -> None:
    found = import_tracks(written("ride.gpx", RIDE), unit="horse", source="memoir", offset_hours=3)
    position = moving(found.to_yaml()).position("horse", datetime(1920, 4, 27, 10))
    assert position is not None
    assert position.point == pytest.approx((48.0, 41.05), abs=0.01)


WAYPOINTS = GPX.format("""
<wpt lat="41.301" lon="48.4"><time>1920-04-28T10:00:00Z</time><name>The hill &amp; the town</name>
 <desc>They ride
  in.</desc><type>capture</type></wpt>
<wpt lat="40" lon="45"><time>1920-04-28T11:00:00Z</time><name>Баладжары</name></wpt>
<wpt lat="40" lon="45"><time>1920-04-28T12:00:00Z</time><name>The hill, the Town</name></wpt>""")


def test_waypoints_are_events_at_the_nearest_place(written: Written, gazetteer: Gazetteer) -> None:
    path = written("points.gpx", WAYPOINTS)
    first, second, third = import_events(path, gazetteer, kind="clash", offset_hours=4).entries
    assert plain(first) == {
        "id": "the-hill-the-town",
        "kind": "capture",
        "when": "1920-04-28T14:00",
        "places": ["hill"],
        "title": "The hill & the town",
        "text": "They ride in.",
        "note": "Waypoint at 48.4, 41.301.",
    }
    assert (second.id, second.kind, second.places, second.title.get()) == (
        "waypoint-2",
        "clash",
        (),
        "Баладжары",
    )
    assert third.id == "the-hill-the-town-3"


def test_every_fault_of_a_gpx_file_is_told_with_its_point(written: Written) -> None:
    text = track_points(
        (48.0, 41.0, "1920-04-27T06:00:00Z"),
        (48.0, 99, "1920-04-27T05:00:00Z"),
        (48.0, 41.0, "noon"),
        (48.0, 41.0, ""),
        (48.0, 41.0, "1920-04-27T05:00:00Z"),
    )
    assert faults_of(lambda: import_tracks(written("ride.gpx", text))) == [
        ": found a GPX file, which names no unit, expected the unit whose track it is",
        ", point 2: found lat '99', expected a number from -85 to 85, or nothing",
        ", point 3: found the time 'noon', expected a time such as 1920-04-27T18:00:00Z",
        ", point 4: found a point without a time, expected a time such as 1920-04-27T18:00:00Z",
        ", point 5: found a point at 1920-04-27T05:00 after one at 1920-04-27T06:00, expected points in "
        "order of time",
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (GPX.format(""), "found no trkpt, expected one or more"),
        ("<kml/>", "found the root element 'kml', expected gpx"),
        ("<gpx>\n<trk></gpx>", ":2: found what is not XML (mismatched tag"),
        (
            '<!DOCTYPE gpx [<!ENTITY a "b">]><gpx>&a;</gpx>',
            "found a document type, expected a GPX file, which",
        ),
        (
            GPX.format('<trkpt lat="41"><time>1920-04-27T06:00:00Z</time></trkpt>'),
            "found a point without 'lon'",
        ),
    ],
)
def test_what_is_no_gpx_track_is_refused(written: Written, text: str, said: str) -> None:
    assert said in faults_of(lambda: import_tracks(written("ride.gpx", text), unit="horse"))[0]


def test_an_unknown_kind_of_waypoint_is_a_fault(written: Written, gazetteer: Gazetteer) -> None:
    told = faults_of(lambda: import_events(written("points.gpx", WAYPOINTS), gazetteer))
    assert [line.partition(", expected")[0] for line in told] == [
        ", point 2: found no 'kind'",
        ", point 3: found no 'kind'",
    ]
