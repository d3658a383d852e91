"""Scenes: plain JSON that says at every step what the campaign's data says."""

import json
import re
import shutil
from bisect import bisect_right
from copy import deepcopy
from datetime import datetime, timedelta
from pathlib import Path as File
from typing import Any

import pytest

from phaseline.atlas.basemap import base_map, detail_of
from phaseline.atlas.scene import Scene, _Writer, make_scene
from phaseline.campaign import Campaign, Motion, RailNetwork, load
from phaseline.campaign.motion import Path, Vertex
from phaseline.gazetteer import Gazetteer
from phaseline.geo import LonLat, distance_km

SOUND = File(__file__).parents[1] / "campaign" / "broken" / "sound"
LATE_TRAIN = """- unit: train
  mode: rail
  fixes:
    - {place: yalama-station, when: 1920-05-02T06:00, sources: [diary]}
    - {place: khachmaz-station, when: 1920-05-02T08:00, sources: [diary]}
"""
VIEWS = ["armored-train-raid", "cavalry-advances", "baku-rising", "to-the-borders", "whole-campaign"]


@pytest.fixture(scope="module")
def campaign() -> Campaign:
    return Campaign.shipped()


@pytest.fixture(scope="module")
def motion(campaign: Campaign) -> Motion:
    return Motion(campaign, Gazetteer.shipped(), RailNetwork.shipped())


@pytest.fixture(scope="module")
def scenes(campaign: Campaign, motion: Motion) -> dict[str, Scene]:
    bases = {detail: base_map(detail) for detail in ("regional", "local")}
    return {
        view.id: make_scene(campaign, view, motion=motion, base=bases[detail_of(view.extent)])
        for view in campaign.views.values()
    }


def writer_of(folder: File, preferred: _Writer | None = None) -> _Writer:
    """The writer of the toy campaign's view."""
    gazetteer = Gazetteer.shipped().extended(folder)
    campaign = load(folder, gazetteer)
    motion = Motion(campaign, gazetteer, RailNetwork.shipped())
    return _Writer(campaign, campaign.views["coast"], gazetteer, motion, preferred)


def at(path: dict[str, list[float]], minute: float) -> LonLat:
    i = min(max(bisect_right(path["t"], minute) - 1, 0), len(path["t"]) - 2)
    start, end = path["t"][i], path["t"][i + 1]
    share = min(max((minute - start) / (end - start), 0), 1) if end > start else 1
    lon, lat = (path[k][i] + (path[k][i + 1] - path[k][i]) * share for k in ("lon", "lat"))
    return LonLat(lon, lat)


def test_the_views_that_were_promised_are_there(scenes: dict[str, Scene]) -> None:
    assert set(VIEWS) <= set(scenes)


@pytest.mark.parametrize("view", VIEWS)
def test_steps_go_forward_within_the_window(scenes: dict[str, Scene], view: str) -> None:
    scene = scenes[view]
    minutes = [step["t"] for step in scene["steps"]]
    assert minutes == sorted(set(minutes))
    assert scene["start"] == minutes[0]
    assert minutes[-1] <= scene["end"]
    assert {step["chapter"] for step in scene["steps"]} == set(range(len(scene["chapters"])))


@pytest.mark.parametrize("view", VIEWS)
def test_every_event_is_told_at_one_step_its_own(scenes: dict[str, Scene], view: str) -> None:
    scene = scenes[view]
    told = [(card, step["t"]) for step in scene["steps"] for card in step["cards"]]
    assert sorted(card for card, _ in told) == list(range(len(scene["events"])))
    for card, minute in told:
        event = scene["events"][card]
        assert event["t"] == minute
        assert event["t0"] <= event["t"] <= event["t1"]
        assert event["sources"]


@pytest.mark.parametrize("view", VIEWS)
def test_a_scene_is_plain_json_and_worded_in_every_language(scenes: dict[str, Scene], view: str) -> None:
    scene = scenes[view]
    assert json.loads(json.dumps(scene, allow_nan=False)) == scene
    languages = set(scene["languages"])

    def worded(value: Any) -> None:
        if isinstance(value, list):
            for part in value:
                worded(part)
        elif isinstance(value, dict):
            if value.keys() & {"en"}:
                assert languages <= value.keys()
            for part in value.values():
                worded(part)

    worded({key: value for key, value in scene.items() if key != "base"})


@pytest.mark.parametrize("view", VIEWS)
def test_the_drawn_path_is_where_the_unit_was(scenes: dict[str, Scene], motion: Motion, view: str) -> None:
    scene = scenes[view]
    for unit in scene["units"]:
        path = motion.path(unit["id"])
        for minute in range(scene["start"], scene["end"], 37):
            vertex = path.at(minute)
            if vertex is not None and len(unit["path"]["t"]) > 1:
                assert distance_km(at(unit["path"], minute), LonLat(vertex.lon, vertex.lat)) < 0.05


@pytest.mark.parametrize(
    ("clock", "place"), [("1920-04-27T22:00", "nasosnaya-station"), ("1920-04-27T22:30", "khirdalan-station")]
)
def test_the_leading_train_keeps_the_hours_of_its_witnesses(
    scenes: dict[str, Scene], campaign: Campaign, clock: str, place: str
) -> None:
    minute = (datetime.fromisoformat(clock) - campaign.epoch) / timedelta(minutes=1)
    (train,) = [unit for unit in scenes["armored-train-raid"]["units"] if unit["id"] == "third-international"]
    station = Gazetteer.shipped()[place].point
    assert station is not None
    assert distance_km(at(train["path"], minute), station) < 2
    assert minute in [step["t"] for step in scenes["armored-train-raid"]["steps"]]


VECTORS = json.loads((File(__file__).parent.parent / "vectors" / "positions.json").read_text("utf-8"))


@pytest.mark.parametrize("case", VECTORS["cases"], ids=lambda case: f"{case['path']} at {case['minute']}")
def test_python_reads_a_path_as_the_player_does(case: dict[str, Any]) -> None:
    drawn = VECTORS["paths"][case["path"]]
    vertices = tuple(
        Vertex(*row) for row in zip(drawn["t"], drawn["lon"], drawn["lat"], drawn["km"], strict=True)
    )
    path = Path("unit", vertices, (), (), drawn["from"], drawn["to"], None)
    found = path.at(case["minute"])
    assert (found and list(found[1:])) == (case["expected"] and pytest.approx(case["expected"]))


def test_tellings_give_what_differs_and_refer_to_the_rest(scenes: dict[str, Scene]) -> None:
    scene = scenes["armored-train-raid"]
    tellings = {telling["witness"]: telling for telling in scene["tellings"]}
    told = tellings["izvestia-1920-04-29"]
    events = [scene["events"][e] if isinstance(e, int) else e for e in told["events"]]
    assert [event["id"] for event in events] == [event["id"] for event in scene["events"]]
    otherwise = [event for event in told["events"] if not isinstance(event, int)]
    assert "bilajari-reached" in {event["id"] for event in otherwise}
    reached = next(event for event in otherwise if event["id"] == "bilajari-reached")
    assert reached["when"]["en"] == "28 April 1920, 03:30"
    steps = [scene["steps"][s] if isinstance(s, int) else s for s in told["steps"]]
    assert [step["t"] for step in steps] == sorted({step["t"] for step in steps})
    assert sorted(card for step in steps for card in step["cards"]) == list(range(len(scene["events"])))


def test_a_unit_keeps_its_number_in_a_telling_that_brings_it_only_later(tmp_path: File) -> None:
    shutil.copytree(SOUND, tmp_path / "late")
    tracks = tmp_path / "late" / "tracks.yaml"
    _, others = tracks.read_text("utf-8").split("- unit: horse")
    tracks.write_text(f"{LATE_TRAIN}- unit: horse{others}", "utf-8")
    preferred = writer_of(SOUND)
    assert list(preferred.unit_index) == ["train", "horse", "guard"]
    assert writer_of(tmp_path / "late", preferred).unit_index == preferred.unit_index
    assert list(writer_of(tmp_path / "late").unit_index) == ["horse", "guard"]


@pytest.mark.parametrize("view", VIEWS)
def test_every_telling_differs_from_the_preferred_accounts(scenes: dict[str, Scene], view: str) -> None:
    for telling in scenes[view]["tellings"]:
        assert any(
            not isinstance(entry, int) for part in ("events", "units") for entry in telling.get(part, [])
        )


@pytest.mark.parametrize("view", VIEWS)
def test_an_arrival_is_told_only_on_the_map_and_makes_a_step_only_at_a_certain_hour(
    scenes: dict[str, Scene], view: str
) -> None:
    scene = scenes[view]
    west, south, east, north = scene["extent"]
    for step in scene["steps"]:
        for arrival in step["arrivals"]:
            (place,) = (scene["places"][p] for p in arrival["places"])
            assert west - 0.2 <= place["lon"] <= east + 0.2
            assert south - 0.2 <= place["lat"] <= north + 0.2
        if step["arrivals"] and not step["cards"]:
            assert step["clock"]["en"].count(":") == 1


def test_a_night_without_hours_is_told_in_the_order_of_what_happened(scenes: dict[str, Scene]) -> None:
    scene = scenes["baku-rising"]
    minutes = {event["id"]: event["t"] for event in scene["events"]}
    told = [
        "ships-supplied",
        "gunners-fetched",
        "patrol-disarmed",
        "coastal-guns-seized",
    ]
    assert [minutes[event] for event in told] == sorted({minutes[event] for event in told})


def test_the_shore_of_a_city_is_finer_and_owed_to_whoever_drew_it(scenes: dict[str, Scene]) -> None:
    west, south, east, north = scenes["baku-rising"]["extent"]

    def islands(scene: Scene) -> list[Any]:
        (land,) = scene["base"]["land"]
        rings = [polygon[0] for polygon in land["geometry"]["coordinates"]]
        return [r for r in rings if all(west <= lon <= east and south <= lat <= north for lon, lat in r)]

    assert len(islands(scenes["baku-rising"])) == 1
    assert islands(scenes["whole-campaign"]) == []
    credits = " ".join(credit["text"]["en"] for credit in scenes["baku-rising"]["credits"])
    assert "Coast and railways: © OpenStreetMap contributors (ODbL)" in credits


def test_every_map_says_what_the_maps_leave_out(scenes: dict[str, Scene]) -> None:
    said = Campaign.shipped().heading.scope
    assert said is not None
    for scene in scenes.values():
        assert {language: said.get(language) for language in ("en", "az", "ru")} in [
            credit["text"] for credit in scene["credits"]
        ]


def test_the_first_days_in_baku_are_told_on_the_maps(scenes: dict[str, Scene]) -> None:
    titles = {view: {event["title"]["en"] for event in scene["events"]} for view, scene in scenes.items()}
    executed = "Three hundred are said to have been executed at Bayil"
    assert executed in titles["whole-campaign"] & titles["baku-rising"]
    assert "The Week of Plunder" in titles["whole-campaign"]


@pytest.mark.parametrize("view", VIEWS)
def test_places_carry_every_name_and_source_of_the_gazetteer(scenes: dict[str, Scene], view: str) -> None:
    gazetteer = Gazetteer.shipped()
    for place in scenes[view]["places"]:
        names = {(text, tongue) for text, tongues, _ in place["names"] for tongue in tongues.split()}
        assert names == {(name.text, name.language) for name in gazetteer[place["id"]].names}
        assert {source.partition(":")[0] for source in place["sources"]} <= set(scenes[view]["gazetteer"])


def test_a_name_of_another_time_is_said_to_be_one(scenes: dict[str, Scene]) -> None:
    ganja = next(place for place in scenes["whole-campaign"]["places"] if place["id"] == "ganja")
    uses = {text: use for text, _, use in ganja["names"]}
    assert uses["Kirovabad"] == "another-time"
    assert uses["Ganja"] == "text"
    assert uses["Gəncə"] == "period"
    assert uses["Gence"] == "modern"


@pytest.mark.parametrize("view", VIEWS)
def test_units_carry_their_fixes_at_the_minutes_of_their_paths(
    scenes: dict[str, Scene], motion: Motion, view: str
) -> None:
    for unit in scenes[view]["units"]:
        path = motion.path(unit["id"])
        placed = [(round(path.vertices[i].minute), fix) for i, fix in path.fixes if fix.place is not None]
        assert [fix["t"] for fix in unit["fixes"]] == [minute for minute, _ in placed]
        places = [scenes[view]["places"][fix["place"]]["id"] for fix in unit["fixes"]]
        assert places == [fix.place for _, fix in placed]
        assert all(fix["sources"] for fix in unit["fixes"] if fix["basis"] == "attested")


def test_chapters_say_from_when_to_when_they_run(scenes: dict[str, Scene]) -> None:
    ranges = [chapter["range"]["en"] for chapter in scenes["armored-train-raid"]["chapters"]]
    assert ranges[1] == "26 April, 18:00 to 27 April 1920, 03:00"
    assert len(set(ranges)) == len(ranges)


def test_a_unit_in_a_region_has_no_way_out_of_its_middle(scenes: dict[str, Scene]) -> None:
    units = {unit["id"]: unit for unit in scenes["whole-campaign"]["units"]}
    division = units["thirty-second-division"]
    moves = [leg.get("route", "attested") for leg in division["legs"] if "still" not in leg]
    assert moves == ["unknown", "unknown", "unknown", "inferred", "inferred", "inferred"]
    assert [entry["vague"] for entry in division["known"]] == [1, 1, 1, 1, 1, 0]
    words = division["known"][2]["words"]
    assert words["en"] == "somewhere in Azerbaijan, or on the way to Yevlakh"
    assert words["ru"] == "Азербайджан (где именно, неизвестно); возможно, уже в пути (далее — Евлах)"
    assert words["az"] == "Azərbaycan ərazisində haradasa; yaxud artıq yoldadır (növbəti yer: Yevlax)"
    assert "known" in units["third-international"]


def test_a_unit_last_heard_of_earlier_says_when(scenes: dict[str, Scene]) -> None:
    for scene in scenes.values():
        for unit in scene["units"]:
            minutes = [entry["t"] for entry in unit["known"]]
            assert minutes == sorted(set(minutes))
            for entry in unit["known"]:
                silent = re.search("last heard of: |not heard of after ", entry["words"]["en"])
                assert bool(silent) == bool(entry["late"])
                assert bool(entry["words"]["en"]) == bool(entry["vague"] or entry["late"])


def test_cards_and_fixes_say_that_an_hour_is_inferred(scenes: dict[str, Scene], campaign: Campaign) -> None:
    marks = {"en": " (hour inferred)", "az": " (saat ehtimal edilir)", "ru": " (час предполагается)"}
    hours = {event.id: event.hours for event in campaign.events}
    for scene in scenes.values():
        for event in scene["events"]:
            for language, mark in marks.items():
                assert event["when"][language].endswith(mark) == (hours[event["id"]] == "inferred")
    units = {unit["id"]: unit for unit in scenes["whole-campaign"]["units"]}
    ganja = units["taman-cavalry"]["fixes"][-1]
    assert ganja["when"]["en"] == "2 May 1920, 08:00–20:00 (hour inferred)"


def test_a_scene_is_its_caller_s_own(campaign: Campaign) -> None:
    first = make_scene(campaign, "armored-train-raid")
    fresh = deepcopy(first)
    for part in ("app6", "symbols", "base", "kinds", "units"):
        first[part].clear()
    second = make_scene(campaign, "armored-train-raid")
    assert second == fresh
    second["symbols"]["cavalry"]["shapes"].clear()
    second["app6"]["arms"].clear()
    second["base"]["land"].clear()
    assert make_scene(campaign, "armored-train-raid") == fresh
