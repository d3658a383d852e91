"""Every way to get a campaign's files wrong, and the one line that says so."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from phaseline.campaign import Campaign, load
from phaseline.errors import DataErrors
from phaseline.gazetteer import Gazetteer

Spoil = Callable[[dict[str, str]], Path]

FAULTS = yaml.safe_load((Path(__file__).parent / "faults.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault['file']}:{fault['fault'][:40]}")
def test_a_fault_is_one_clear_line(
    spoil: Spoil, folder: Path, gazetteer: Gazetteer, fault: dict[str, str]
) -> None:
    path = spoil(fault)
    with pytest.raises(DataErrors) as raised:
        load(folder, gazetteer)
    assert f"{path}:{fault['fault']}" in str(raised.value).splitlines()


def test_all_faults_are_told_at_once(spoil: Spoil, folder: Path, gazetteer: Gazetteer) -> None:
    for fault in FAULTS[12:16]:
        spoil(fault)
    (folder / "views.yaml").write_text("", encoding="utf-8")
    with pytest.raises(DataErrors) as raised:
        load(folder, gazetteer)
    files = [Path(fault.file).name for fault in raised.value.faults]
    assert {"units.yaml", "tracks.yaml", "views.yaml"} <= set(files)
    assert files == sorted(files)


def test_a_faulty_item_is_not_a_missing_one(spoil: Spoil, folder: Path, gazetteer: Gazetteer) -> None:
    path = spoil({"file": "claims.yaml", "sound": "edtf: 1920-04-28T14:00", "broken": "edtf: later"})
    with pytest.raises(DataErrors) as raised:
        load(folder, gazetteer)
    assert [(fault.file, fault.line, fault.found) for fault in raised.value.faults] == [
        (str(path), 6, "'later'")
    ]


@pytest.mark.parametrize(
    ("name", "content", "line"),
    [
        ("events.yaml", None, ": found no such file, expected one"),
        ("events.yaml", b"", ": found an empty file, expected its entries"),
        ("events.yaml", b"# nothing\n", ": found an empty file, expected its entries"),
        ("events.yaml", b"- id: a\n  title: Bak\xfc\n", ":2: found byte 0xfc, expected text in UTF-8"),
        ("events.yaml", b"id: a\n", ":1: found no list, expected a list of events"),
        ("events.yaml", b"- landing\n", ":1: found 'landing', expected keys with values"),
        (
            "events.yaml",
            b"- {id: a\n",
            ":2: found a YAML fault (while parsing a flow mapping did not find expected ',' or '}'), "
            "expected well-formed YAML",
        ),
        ("views.yaml", b"[]\n", ":1: found no view, expected one or more, for a view is a map"),
        ("units.yaml", b"- id: a\n", ":1: found no list under 'sides', expected a list of sides"),
        ("campaign.yaml", b"just words\n", ":1: found 'just words', expected keys with values"),
    ],
)
def test_a_file_that_cannot_be_read(
    folder: Path, gazetteer: Gazetteer, name: str, content: bytes | None, line: str
) -> None:
    if content is None:
        (folder / name).unlink()
    else:
        (folder / name).write_bytes(content)
    with pytest.raises(DataErrors) as raised:
        load(folder, gazetteer)
    assert f"{folder / name}{line}" in str(raised.value).splitlines()


def test_a_folder_that_is_not_there(tmp_path: Path, gazetteer: Gazetteer) -> None:
    with pytest.raises(DataErrors, match=r"found no such folder, expected a campaign's folder$") as raised:
        load(tmp_path / "none", gazetteer)
    assert len(raised.value.faults) == 1


BOMB = "- &a0 [x]\n" + "".join(f"- &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 30))


@pytest.mark.parametrize(
    "text",
    [
        BOMB,
        f"{BOMB}- id: e\n  title: *a29\n  when: *a29\n",
        "&a [*a]",
        "- &a {id: *a}",
        "[" * 5000,
        "- !!python/object:os.system {}",
        "\0",
        "- {[a]: b}",
    ],
)
def test_hostile_yaml_is_a_fault(folder: Path, gazetteer: Gazetteer, text: str) -> None:
    (folder / "events.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(DataErrors, match=r"events\.yaml"):
        load(folder, gazetteer)


@pytest.mark.parametrize("how", ["joined", "seized", "untold"])
def test_a_unit_need_not_end_in_defeat(folder: Path, gazetteer: Gazetteer, how: str) -> None:
    tracks = folder / "tracks.yaml"
    text = tracks.read_text(encoding="utf-8")
    tracks.write_text(text.replace("how: disarmed", f"how: {how}"), encoding="utf-8")
    ended = [track.ends.how for track in load(folder, gazetteer).tracks.values() if track.ends]
    assert how in ended


def test_claims_and_routes_may_be_left_out(folder: Path, gazetteer: Gazetteer) -> None:
    (folder / "claims.yaml").unlink()
    (folder / "routes.geojson").unlink()
    tracks = (folder / "tracks.yaml").read_text(encoding="utf-8")
    (folder / "tracks.yaml").write_text(tracks.replace("via: valley, ", ""), encoding="utf-8")
    campaign = load(folder, gazetteer)
    assert (campaign.claims, dict(campaign.routes)) == ((), {})


def test_events_are_in_order_of_time_and_entries_know_their_lines(campaign: Campaign) -> None:
    assert [(event.id, event.spot.line) for event in campaign.events] == [("crossing", 9), ("landing", 1)]
    assert campaign.tracks["horse"].fixes[1].spot.line == 12


def test_words_by_language_fall_back_to_english(folder: Path, gazetteer: Gazetteer) -> None:
    text = (folder / "campaign.yaml").read_text(encoding="utf-8")
    (folder / "campaign.yaml").write_text(
        text.replace("A toy campaign", "{en: Toy, az: Oyuncaq}"), encoding="utf-8"
    )
    title = load(folder, gazetteer).title
    assert (title.get("az"), title.get("ru"), str(title), dict(title)) == (
        "Oyuncaq",
        "Toy",
        "Toy",
        {"en": "Toy", "az": "Oyuncaq"},
    )


@pytest.mark.parametrize(
    ("coordinates", "fault"),
    [
        ("[[48.0, 41.0], [48.0, 41.0]]", ":1: found a line without length in feature 0 ('valley'), expected"),
        ("[[48.0, 41.0], [48.0, -90]]", ":1: found [48.0, -90] in feature 0 ('valley'), expected"),
        (f"[[{'9' * 5000}, 41.0], [48.0, 40]]", ":1: found no list of features, expected"),
    ],
)
def test_a_route_that_cannot_be_drawn(
    folder: Path, gazetteer: Gazetteer, coordinates: str, fault: str
) -> None:
    path = folder / "routes.geojson"
    properties = '{"id": "valley", "name": "Valley", "class": "inferred", "mode": "road"}'
    geometry = f'{{"type": "LineString", "coordinates": {coordinates}}}'
    feature = f'{{"type": "Feature", "properties": {properties}, "geometry": {geometry}}}'
    path.write_text(f'{{"type": "FeatureCollection", "features": [{feature}]}}', encoding="utf-8")
    with pytest.raises(DataErrors) as raised:
        load(folder, gazetteer)
    assert any(str(line).startswith(f"{path}{fault}") for line in raised.value.faults)


def test_a_number_of_any_length_is_a_fault(folder: Path, gazetteer: Gazetteer) -> None:
    text = (folder / "events.yaml").read_text(encoding="utf-8")
    (folder / "events.yaml").write_text(text.replace("count: 12", f"count: {'9' * 5000}"), encoding="utf-8")
    with pytest.raises(DataErrors, match="expected a whole number"):
        load(folder, gazetteer)


def test_a_list_may_be_a_folder_read_in_order_of_names(folder: Path, gazetteer: Gazetteer) -> None:
    whole = load(folder, gazetteer)
    late, early = _as_folder(folder)
    parted = load(folder, gazetteer)
    assert [event.id for event in parted.events] == [event.id for event in whole.events]
    assert {event.spot.file for event in parted.events} == {str(early), str(late)}


def test_an_id_used_in_another_file_of_the_folder_is_named_with_its_file(
    folder: Path, gazetteer: Gazetteer
) -> None:
    late, early = _as_folder(folder)
    late.write_text(late.read_text(encoding="utf-8") + early.read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(
        DataErrors, match=r"2-late\.yaml:\d+: found id '[a-z-]+' again.*line 1 of 1-early\.yaml"
    ):
        load(folder, gazetteer)


def test_a_list_is_a_file_or_a_folder_with_files(folder: Path, gazetteer: Gazetteer) -> None:
    (folder / "claims").mkdir()
    with pytest.raises(DataErrors, match="a file beside the folder claims/, expected one of them"):
        load(folder, gazetteer)
    (folder / "claims.yaml").unlink()
    with pytest.raises(DataErrors, match="an empty folder"):
        load(folder, gazetteer)


def _as_folder(folder: Path) -> tuple[Path, Path]:
    """Moves the first event into a file of its own; the files of the rest and of the first."""
    events = folder / "events.yaml"
    first, *rest = re.split(r"(?m)^(?=- id:)", events.read_text(encoding="utf-8"))[1:]
    events.unlink()
    early, late = folder / "events" / "1-early.yaml", folder / "events" / "2-late.yaml"
    early.parent.mkdir()
    early.write_text(first, encoding="utf-8")
    late.write_text("".join(rest), encoding="utf-8")
    return late, early
