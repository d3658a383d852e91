"""What leaves a campaign as a file says the same thing in the reader's own terms."""

from __future__ import annotations

import csv
import io
import json
import warnings
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import geopandas
import pyogrio
import pytest

from phaseline.campaign import Campaign, Motion, RailNetwork, export, load
from phaseline.campaign.exchange import FORMATS
from phaseline.gazetteer import Gazetteer
from phaseline.geo import LonLat

KML = {"k": "http://www.opengis.net/kml/2.2"}
HOSTILE = '</script><b>&"quoted"\a'


def exported(motion: Motion, gazetteer: Gazetteer, style: str, what: Any = None) -> Any:
    return json.loads(export(motion, gazetteer, style, what=what))


@pytest.fixture
def hostile(folder: Path, gazetteer: Gazetteer, railways: RailNetwork) -> Motion:
    """The toy campaign with an event at no known place, an open date, and markup and a control in its words;
    and with a unit of which nothing is told."""
    events = folder / "events.yaml"
    words = json.dumps(HOSTILE)
    more = (
        f"- {{id: odd, kind: order, when: 1920-04-28/.., title: {words}, text: {words}, places: [nowhere]}}\n"
    )
    events.write_text(events.read_text(encoding="utf-8") + more, encoding="utf-8")
    units = folder / "units.yaml"
    still = "  - {id: still, name: The still, short: Still, side: blue, arm: police}\n"
    units.write_text(units.read_text(encoding="utf-8") + still, encoding="utf-8")
    return Motion(load(folder, gazetteer), gazetteer, railways)


@pytest.mark.parametrize("style", FORMATS)
def test_the_same_campaign_gives_the_same_bytes(motion: Motion, gazetteer: Gazetteer, style: str) -> None:
    what = "events" if style == "csv" else None
    assert export(motion, gazetteer, style, what=what) == export(motion, gazetteer, style, what=what)


@pytest.mark.parametrize(
    ("style", "what", "said"),
    [
        ("shapefile", None, "found the format 'shapefile', expected one of geojson, gpkg, csv, kml, czml"),
        ("csv", None, "found no choice for the format csv, expected events or tracks"),
        ("mf-json", "events", "found events for the format mf-json, expected tracks"),
    ],
)
def test_what_no_file_can_hold_is_refused(
    motion: Motion, gazetteer: Gazetteer, style: str, what: Any, said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        export(motion, gazetteer, style, what=what)


@pytest.mark.parametrize("style", sorted({*FORMATS} - {"csv", "mf-json"}))
def test_only_what_is_asked_for_is_written(motion: Motion, gazetteer: Gazetteer, style: str) -> None:
    both, events, tracks = (
        export(motion, gazetteer, style, what=what)
        for what in (None, "events", "tracks")  # type: ignore[arg-type]
    )
    assert b"The port is taken" in both
    assert b"The port is taken" in events
    assert b"The port is taken" not in tracks
    assert b"Horse" in tracks
    assert b"Horse" not in events


def test_geojson_is_what_geopandas_reads(hostile: Motion, gazetteer: Gazetteer, tmp_path: Path) -> None:
    path = tmp_path / "toy.geojson"
    path.write_bytes(export(hostile, gazetteer, "geojson"))
    frame = geopandas.read_file(path).set_index("id")
    assert frame.crs == "EPSG:4326"
    assert frame.what.value_counts().to_dict() == {"fix": 8, "way": 5, "event": 3, "unit": 1}
    assert set(frame.geom_type.dropna()) == {"Point", "MultiPoint", "LineString"}
    assert list(frame.index[frame.geometry.isna()]) == ["odd", "unit/still"]
    assert frame.title["odd"] == HOSTILE


def test_geojson_keeps_the_date_as_written_and_its_bounds(motion: Motion, gazetteer: Gazetteer) -> None:
    collection = exported(motion, gazetteer, "geojson")
    assert "crs" not in collection
    assert "never converted" in collection["campaign"]["note"]
    told = {feature["id"]: feature["properties"] for feature in collection["features"]}
    crossing = told["event/crossing"]
    assert [crossing[k] for k in ("edtf", "start", "end")] == [
        "1920-04-27",
        "1920-04-27T00:00",
        "1920-04-27T23:59",
    ]
    assert [told["fix/first-train/1"][k] for k in ("start", "end")] == [
        "1920-04-27T01:00",
        "1920-04-27T02:00",
    ]
    assert told["fix/guard/1"]["how"] == "disarmed"
    assert told["way/first-train/1-2"]["class"] == "attested"


def test_a_fix_without_a_time_has_the_one_its_neighbours_leave_it(
    motion: Motion, gazetteer: Gazetteer
) -> None:
    told = {f["id"]: f["properties"] for f in exported(motion, gazetteer, "geojson")["features"]}
    junction = told["fix/first-train/2"]
    assert "1920-04-27T02:00" < junction["start"] < junction["end"] < "1920-04-27T06:00"


def test_a_geopackage_has_a_layer_a_kind(hostile: Motion, gazetteer: Gazetteer, tmp_path: Path) -> None:
    path = tmp_path / "toy.gpkg"
    path.write_bytes(export(hostile, gazetteer, "gpkg"))
    layers = {str(name): kind for name, kind in pyogrio.list_layers(path)}
    assert layers == {"events": "MultiPoint", "fixes": "Point", "ways": "LineString", "campaign": None}
    events = geopandas.read_file(path, layer="events").set_index("id")
    assert events.geometry["odd"] is None
    assert events.takes["crossing"] == "bridge, red"
    assert events.start["crossing"] == "1920-04-27T00:00"
    fixes = geopandas.read_file(path, layer="fixes").set_index("id")
    assert len(fixes) == 9
    assert fixes.geometry["still"] is None
    assert "never converted" in pyogrio.read_dataframe(path, layer="campaign").note[0]


def test_csv_has_a_row_an_event_and_a_row_a_fix(motion: Motion, gazetteer: Gazetteer) -> None:
    events, tracks = (
        list(csv.DictReader(io.StringIO(export(motion, gazetteer, "csv", what=what).decode())))  # type: ignore[arg-type]
        for what in ("events", "tracks")
    )
    assert [row["id"] for row in events] == ["crossing", "landing"]
    assert events[0]["takes"] == "bridge: red"
    assert events[1]["sources"] == "memoir § The raid"
    assert [row["unit"] for row in tracks] == ["first-train"] * 4 + ["horse"] * 3 + ["guard"]
    assert (tracks[0]["lon"], tracks[0]["lat"]) == ("48.601", "41.8")
    assert tracks[-1]["ends_how"] == "disarmed"


def tree(motion: Motion, gazetteer: Gazetteer) -> ET.Element:
    return ET.fromstring(export(motion, gazetteer, "kml"))


def test_kml_says_when_in_time_spans(motion: Motion, gazetteer: Gazetteer) -> None:
    root = tree(motion, gazetteer)
    spans = {}
    for mark in root.iterfind(".//k:Placemark", KML):
        name = mark.findtext("k:name", "", KML)
        spans[name] = [mark.findtext(f"k:TimeSpan/k:{end}", None, KML) for end in ("begin", "end")]
    assert spans["The bridge is crossed"] == ["1920-04-27T00:00:00Z", "1920-04-27T23:59:00Z"]
    assert spans["The port is taken"] == ["1920-04-28T12:00:00Z", "1920-04-28T12:00:00Z"]
    assert spans["First train: North"] == ["1920-04-27T01:00:00Z", "1920-04-27T02:00:00Z"]
    assert "leave the zone out" in root.findtext("k:Document/k:description", "", KML)


def test_kml_is_in_folders_and_in_the_colours_of_its_sides(motion: Motion, gazetteer: Gazetteer) -> None:
    document = tree(motion, gazetteer).find("k:Document", KML)
    assert document is not None
    folders = {
        f.findtext("k:name", "", KML): [g.findtext("k:name", "", KML) for g in f.iterfind("k:Folder", KML)]
        for f in document.iterfind("k:Folder", KML)
    }
    assert folders == {"Events": ["movement", "capture"], "Tracks": ["Red side", "Blue side"]}
    style = {
        s.get("id"): s.findtext("k:LineStyle/k:color", "", KML) for s in document.iterfind("k:Style", KML)
    }
    assert style == {"side-red": "ff1122aa", "side-blue": "ff992211", "no-side": "ff555555"}
    used = {mark.text for mark in document.iterfind(".//k:styleUrl", KML)}
    assert used == {f"#{name}" for name in style}


def test_kml_stands_in_the_order_of_its_schema(hostile: Motion, gazetteer: Gazetteer) -> None:
    order = ["name", "description", "TimeSpan", "styleUrl", "ExtendedData"]
    order += ["Point", "LineString", "MultiGeometry"]
    for mark in tree(hostile, gazetteer).iterfind(".//k:Placemark", KML):
        tags = [child.tag.rpartition("}")[2] for child in mark]
        assert tags == sorted(tags, key=order.index)


def test_kml_takes_words_for_words(hostile: Motion, gazetteer: Gazetteer) -> None:
    mark = next(
        mark
        for mark in tree(hostile, gazetteer).iterfind(".//k:Placemark", KML)
        if mark.findtext("k:ExtendedData/k:Data[@name='id']/k:value", "", KML) == "odd"
    )
    assert mark.findtext("k:name", "", KML) == HOSTILE.replace("\a", "\ufffd")
    assert mark.findtext("k:description", "", KML).startswith("&lt;/script&gt;&lt;b&gt;&amp;")
    assert [mark.find(f"k:TimeSpan/k:{end}", KML) is None for end in ("begin", "end")] == [False, True]
    assert mark.find("k:Point", KML) is None


def test_kml_is_what_gdal_reads(motion: Motion, gazetteer: Gazetteer, tmp_path: Path) -> None:
    path = tmp_path / "toy.kml"
    path.write_bytes(export(motion, gazetteer, "kml"))
    assert "First train" in pyogrio.list_layers(path)[:, 0]
    train = pyogrio.read_dataframe(path, layer="First train")
    assert str(train.begin[0]) == "1920-04-27 01:00:00+00:00"
    assert str(train.end[0]) == "1920-04-27 02:00:00+00:00"
    assert set(train.geometry.geom_type) == {"Point", "LineString"}


def test_czml_begins_with_a_document_and_its_clock(motion: Motion, gazetteer: Gazetteer) -> None:
    document, *packets = exported(motion, gazetteer, "czml")
    assert (document["id"], document["version"]) == ("document", "1.0")
    assert document["clock"]["interval"] == "1920-04-26T00:00:00Z/1920-05-06T00:00:00Z"
    assert "leave the zone out" in document["description"]
    ids = [packet["id"] for packet in packets]
    assert len(set(ids)) == len(ids)
    assert {packet["parent"] for packet in packets if "parent" in packet} <= set(ids)


def test_czml_shows_events_while_they_may_be(hostile: Motion, gazetteer: Gazetteer) -> None:
    packets = {packet["id"]: packet for packet in exported(hostile, gazetteer, "czml")}
    assert packets["event/landing"]["availability"] == "1920-04-28T12:00:00Z/1920-04-28T12:01:00Z"
    assert packets["event/landing"]["position"] == {"cartographicDegrees": [49.0, 40.6, 0]}
    assert packets["event/crossing/2"]["position"]["cartographicDegrees"][:2] == [48.601, 41.8]
    odd = packets["event/odd"]
    assert odd["availability"] == "1920-04-28T00:00:00Z/1920-05-06T00:00:00Z"
    assert "position" not in odd
    assert "<b>" not in odd["description"]
    assert "position" not in packets["unit/still"]


def test_czml_moves_units_along_their_way(motion: Motion, gazetteer: Gazetteer) -> None:
    packets = {packet["id"]: packet for packet in exported(motion, gazetteer, "czml")}
    train, guard = packets["unit/first-train"], packets["unit/guard"]
    figures = train["position"]["cartographicDegrees"]
    assert len(figures) % 4 == 0
    assert all(a < b for a, b in pairwise(figures[::4]))
    start = datetime.fromisoformat(train["position"]["epoch"])
    assert start.isoformat() == "1920-04-27T01:00:00+00:00"
    assert train["availability"].endswith("/1920-05-05T23:59:00Z")
    assert guard["availability"].endswith("/1920-04-27T02:30:00Z")
    assert train["point"]["color"]["rgba"] == [0xAA, 0x22, 0x11, 255]


def test_a_moving_feature_follows_the_railway(
    motion: Motion, gazetteer: Gazetteer, railways: RailNetwork
) -> None:
    features = {f["id"]: f for f in exported(motion, gazetteer, "mf-json")["features"]}
    train = features["first-train"]["temporalGeometry"]
    assert (train["type"], train["interpolation"]) == ("MovingPoint", "Linear")
    assert max(railways.snap(LonLat(*at)).offset_km for at in train["coordinates"]) < 0.01
    assert [49.0, 41.0] in train["coordinates"]
    for feature in features.values():
        times = feature["temporalGeometry"]["datetimes"]
        assert all(a < b for a, b in pairwise(times))
        assert feature["time"] == [times[0], times[-1]]


def test_moving_features_are_at_their_fixes_at_the_middle_of_their_times(
    motion: Motion, gazetteer: Gazetteer
) -> None:
    features = {f["id"]: f["temporalGeometry"] for f in exported(motion, gazetteer, "mf-json")["features"]}
    horse = dict(zip(features["horse"]["datetimes"], features["horse"]["coordinates"], strict=True))
    assert horse["1920-04-27T03:00:00Z"] == [48.601, 41.8]
    assert horse["1920-04-28T12:00:00Z"] == [48.4, 41.3]
    assert horse["1920-05-01T12:00:00Z"] == [48.0, 41.0]


def test_what_does_not_move_is_counted(hostile: Motion, gazetteer: Gazetteer) -> None:
    note = exported(hostile, gazetteer, "mf-json")["properties"]["note"]
    assert note.endswith("Units left out for want of a track: 1 (still).")


def test_two_times_in_one_second_become_one(moving: Callable[[str], Motion], gazetteer: Gazetteer) -> None:
    fixes = "".join(
        f"    - {{place: {place}, when: 1920-04-27T01:00, sources: [article]}}\n"
        for place in ("north", "far")
    )
    motion = moving(f"- unit: horse\n  mode: road\n  fixes:\n{fixes}")
    [horse] = exported(motion, gazetteer, "mf-json")["features"]
    assert horse["temporalGeometry"]["datetimes"] == ["1920-04-27T01:00:00Z", "1920-05-05T23:59:00Z"]
    assert horse["temporalGeometry"]["coordinates"] == [[50.5, 41.3], [50.5, 41.3]]


@pytest.mark.filterwarnings("ignore")  # movingpandas 0.23 uses what pandas 3 deprecates
def test_movingpandas_reads_and_measures_the_tracks(
    motion: Motion, gazetteer: Gazetteer, tmp_path: Path
) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import movingpandas
    path = tmp_path / "toy.mf.json"
    path.write_bytes(export(motion, gazetteer, "mf-json"))
    tracks = {track.id: track for track in movingpandas.read_mf_json(str(path), "unit").trajectories}
    assert set(tracks) == {"first-train", "horse", "guard"}
    train = tracks["first-train"]
    way = motion.itinerary("first-train").ways
    assert train.get_length(units="km") == pytest.approx(sum(leg.km for leg in way), rel=0.01)
    noon = train.get_position_at(datetime(1920, 4, 27, 12))
    told = motion.position("first-train", datetime(1920, 4, 27, 12))
    assert told is not None
    assert (noon.x, noon.y) == pytest.approx(told.point, abs=1e-4)
    assert train.df.uncertainty_km.iloc[0] == pytest.approx(
        motion.path("first-train").vertices[0][3], abs=0.01
    )
    assert train.get_duration() > timedelta(days=8)


def test_the_shipped_campaign_goes_into_every_format() -> None:
    gazetteer, campaign = Gazetteer.shipped(), Campaign.shipped()
    motion = Motion(campaign, gazetteer, RailNetwork.shipped())
    collection = exported(motion, gazetteer, "geojson")
    ids = [feature["id"] for feature in collection["features"]]
    assert len(ids) == len(set(ids))
    assert len(exported(motion, gazetteer, "mf-json")["features"]) == len(campaign.tracks)
    marks = tree(motion, gazetteer).findall(".//k:Placemark", KML)
    assert len(marks) == len(ids)
    assert len(exported(motion, gazetteer, "czml")) > len(campaign.events) + len(campaign.units)
