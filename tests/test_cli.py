"""The command line keeps its contracts."""

import csv
import io
import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from phaseline import shipped
from phaseline.cli import main


def run(*arguments: str, text: str | None = None) -> Result:
    return CliRunner().invoke(main, arguments, input=text)


def answer(*arguments: str) -> Any:
    result = run(*arguments)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


@pytest.fixture
def copied_campaign(tmp_path: Path) -> Path:
    copy = tmp_path / "campaign"
    shutil.copytree(shipped.folder("campaigns/azerbaijan-1920"), copy)
    return copy


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_explains_itself(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) > 4


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Bilajary", "bilajari-station"),
        ("Bileceri", "bilajari-station"),
        ("Port-Petrovsk", "port-petrovsk"),
        ("Temir-Khan-Shura", "temir-khan-shura"),
        ("Kürdəmir", "kurdamir"),
        ("ст. Баладжары", "bilajari-station"),
        ("ст. Ялама", "yalama-station"),
    ],
)
def test_lookup_finds_a_place_by_its_spellings(name: str, place: str) -> None:
    found = answer("lookup", name, "--json")
    assert found["query"] == name
    assert found["match"]["id"] == place
    assert found["candidates"][0] == found["match"]
    keys = {"id", "name", "kind", "lat", "lon", "uncertainty_km", "score", "reason"}
    assert set(found["match"]) == keys


def test_lookup_answers_each_name_on_its_own_line() -> None:
    lines = run("lookup", "Baku", "Xyzzyqua", "--json").stdout.splitlines()
    baku, nothing = map(json.loads, lines)
    assert baku["match"]["id"] == "baku"
    assert nothing == {"query": "Xyzzyqua", "match": None, "candidates": []}


def test_lookup_by_kind_and_limit() -> None:
    found = answer("lookup", "Ganja", "--json", "--kind", "station", "--limit", "1")
    assert [c["id"] for c in found["candidates"]] == ["ganja-station"]


TEXT = "The train left Yalama station at dawn and reached Khachmaz."


def test_geocode_gives_offsets_into_the_text() -> None:
    lines = run("geocode", "-", "--format", "jsonl", text=TEXT).stdout.splitlines()
    mentions = list(map(json.loads, lines))
    assert [TEXT[m["start"] : m["end"]] for m in mentions] == ["Yalama station", "Khachmaz"]
    assert mentions[0]["id"] == "yalama-station"
    keys = ["start", "end", "surface", "id", "name", "kind", "lat", "lon", "uncertainty_km", "score", "role"]
    assert list(mentions[0]) == keys


def test_geocode_as_geojson_table_and_page() -> None:
    collection = json.loads(run("geocode", "-", "--format", "geojson", text=TEXT).stdout)
    assert {f["geometry"]["type"] for f in collection["features"]} == {"Point"}
    assert "yalama-station" in run("geocode", "-", text=TEXT).stdout
    page = run("geocode", "-", "--format", "html", text=TEXT + " <script>alert(1)</script>").stdout
    assert 'data-place="yalama-station"' in page
    assert "<script>alert" not in page


def test_geocode_refuses_bytes_that_are_not_text(tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"Baku \xff")
    result = run("geocode", str(bad))
    assert result.exit_code == 2
    assert result.stderr.strip().endswith("expected UTF-8 text")


def test_places_in_every_format(tmp_path: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("places", "--format", "csv").stdout)))
    collection = answer("places", "--format", "geojson")
    linked = answer("places", "--format", "lpf")
    assert len(rows) == len(collection["features"]) == len(linked["features"]) > 100
    assert run("places", "--format", "lp-tsv").stdout.startswith("id\t")
    target = tmp_path / "places.gpkg"
    assert run("places", "--format", "gpkg", "--out", str(target)).exit_code == 0
    assert target.read_bytes().startswith(b"SQLite format 3")


def test_where_tells_point_basis_and_uncertainty() -> None:
    rows = answer("where", "--at", "1920-04-27T22:00", "--json")
    (train,) = [row for row in rows if row["unit"] == "third-international"]
    assert train["near"] == "nasosnaya-station"
    assert train["basis"] == "attested"
    assert set(train) == {"unit", "lat", "lon", "basis", "uncertainty_km", "near"}
    assert answer("where", "--at", "1920-04-27T22:00", "--unit", "third-international", "--json") == [train]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["where", "--at", "1920-04-27"], "expected a clock time"),
        (["where", "--at", "noonish"], "expected an EDTF date"),
        (["where", "--at", "1920-04-27T22:00", "--unit", "nobody"], "'nobody'"),
        (["build", "atlantis-1920"], "expected a folder or one of: azerbaijan-1920"),
        (["build", "--view", "nowhere"], "'nowhere'"),
    ],
)
def test_a_wrong_request_is_one_line_and_exit_code_2(
    arguments: list[str], message: str, tmp_path: Path
) -> None:
    result = run(*arguments, *(["--out", str(tmp_path)] if arguments[0] == "build" else []))
    assert result.exit_code == 2
    assert message in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


def test_events_keep_the_contract() -> None:
    events = answer("events", "--json")
    keys = {"id", "edtf", "start", "end", "places", "units", "kind", "text", "sources"}
    assert all(keys <= set(event) for event in events)
    assert [e["start"] for e in events] == sorted(e["start"] for e in events)


def test_claims_keep_the_contract() -> None:
    rows = answer("claims", "--json")
    keys = {"id", "about", "claims", "preferred", "reason", "hours", "km"}
    assert all(keys <= set(row) for row in rows)
    (arrival,) = [row for row in rows if row["id"] == "bilajari-arrival"]
    assert arrival["hours"] == pytest.approx(4.5)


def test_check_passes_the_shipped_campaign() -> None:
    result = run("check")
    assert result.exit_code == 0, result.stderr


def test_broken_data_gives_one_line_a_fault_and_leaves_the_maps(
    copied_campaign: Path, tmp_path: Path
) -> None:
    events = copied_campaign / "events.yaml"
    lines = events.read_text("utf-8").splitlines(keepends=True)
    when = next(i for i, line in enumerate(lines) if line.strip().startswith("when:"))
    lines[when] = lines[when].split("when:")[0] + "when: sometime in spring\n"
    events.write_text("".join(lines), "utf-8")
    (copied_campaign / "witnesses.yaml").write_text("- {id: nobody\n", "utf-8")
    maps = tmp_path / "maps"
    maps.mkdir()
    (maps / "armored-train-raid.html").write_text("the old map")

    for command in (["build", str(copied_campaign), "--out", str(maps)], ["check", str(copied_campaign)]):
        result = run(*command)
        assert result.exit_code == 2
        faults = result.stderr.strip().splitlines()
        assert any(f"events.yaml:{when + 1}: found 'sometime in spring', expected" in f for f in faults)
        assert any("witnesses.yaml:" in fault for fault in faults)
    assert [p.name for p in maps.iterdir()] == ["armored-train-raid.html"]
    assert (maps / "armored-train-raid.html").read_text() == "the old map"


def test_a_missing_campaign_file_is_named(copied_campaign: Path) -> None:
    (copied_campaign / "units.yaml").unlink()
    result = run("check", str(copied_campaign))
    assert result.exit_code == 2
    assert "units.yaml" in result.stderr
