"""The command line keeps its contracts."""

import csv
import io
import json
import os
import shutil
import subprocess
import sys
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


def test_geocode_counts_line_ends_as_they_are(tmp_path: Path) -> None:
    file = tmp_path / "windows.txt"
    file.write_bytes(b"Baku fell.\r\nThen Yalama station.\r\n")
    decoded = file.read_bytes().decode()
    mentions = list(map(json.loads, run("geocode", str(file), "--format", "jsonl").stdout.splitlines()))
    assert [decoded[m["start"] : m["end"]] for m in mentions] == ["Baku", "Yalama station"]


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
    contract = {"unit", "lat", "lon", "basis", "uncertainty_km", "near"}
    assert set(train) == contract | {"between", "about", "way_to", "silent_since"}
    assert train["between"] is None
    table = run("where", "--at", "1920-04-27T22:15", "--unit", "third-international").stdout
    assert "near " in table
    assert ", between nasosnaya-station and khirdalan-station" in table
    assert answer("where", "--at", "1920-04-27T22:00", "--unit", "third-international", "--json") == [train]


def test_where_says_on_stderr_what_it_cannot_answer() -> None:
    early = run("where", "--at", "1920-04-20T12:00", "--unit", "third-international", "--json")
    assert json.loads(early.stdout) == []
    assert "note: third-international is nowhere at 1920-04-20T12:00" in early.stderr
    outside = run("where", "--at", "1919-12-01T12:00", "--json")
    assert json.loads(outside.stdout) == []
    assert "note: 1919-12-01T12:00 lies outside the campaign's window" in outside.stderr
    assert run("where", "--at", "1920-04-27T22:00").stderr == ""


def test_where_says_what_the_map_says_of_a_unit_that_is_hardly_known() -> None:
    asked = ("where", "--unit", "thirty-second-division", "--at")
    (row,) = answer(*asked, "1920-04-21T12:00", "--json")
    assert (row["basis"], row["about"], row["silent_since"]) == ("inferred", "dagestan", None)
    assert row["uncertainty_km"] > 120
    assert "by an unknown way" in run(*asked, "1920-04-21T12:00").stdout
    assert ", last heard of 1920-05-12" in run(*asked, "1920-05-15T12:00").stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["where", "--at", "1920-04-27"], "expected a clock time"),
        (["where", "--at", "noonish"], "--at: found 'noonish', expected an EDTF date"),
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


def test_units_print_the_order_of_battle_as_a_tree() -> None:
    rows = json.loads(run("units", "--json").stdout)
    depth = {row["id"]: row["depth"] for row in rows}
    for row in rows:
        assert row["parent"] is None or depth[row["parent"]] == row["depth"] - 1
    order = [row["id"] for row in rows]
    assert order.index("armored-train-group") < order.index("third-international")
    printed = run("units").stdout
    assert "6 armored trains of the army" in printed
    assert any(line.startswith("    ") for line in printed.splitlines())


def test_witnesses_print_the_bibliography_by_kind() -> None:
    rows = json.loads(run("witnesses", "--json").stdout)
    assert [row["kind"] for row in rows] == sorted(row["kind"] for row in rows)
    printed = run("witnesses").stdout
    assert "\nMemoir\n" in printed
    assert all(row["name"] in printed for row in rows)


def test_translations_give_a_table_to_fill(tmp_path: Path) -> None:
    out = tmp_path / "words.csv"
    assert run("translations", "--language", "az", "--out", str(out)).exit_code == 0
    rows = list(csv.DictReader(io.StringIO(out.read_text("utf-8"))))
    assert list(rows[0]) == ["where", "en", "az"]
    assert len(rows) > 500


def test_check_passes_the_shipped_campaign() -> None:
    result = run("check")
    assert result.exit_code == 0, result.stderr


def test_broken_data_gives_one_line_a_fault_and_leaves_the_maps(
    copied_campaign: Path, tmp_path: Path
) -> None:
    events = copied_campaign / "events" / "1-approach.yaml"
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
        assert any(f"1-approach.yaml:{when + 1}: found 'sometime in spring', expected" in f for f in faults)
        assert any("witnesses.yaml:" in fault for fault in faults)
    assert [p.name for p in maps.iterdir()] == ["armored-train-raid.html"]
    assert (maps / "armored-train-raid.html").read_text() == "the old map"


def test_a_missing_campaign_file_is_named(copied_campaign: Path) -> None:
    shutil.rmtree(copied_campaign / "units")
    result = run("check", str(copied_campaign))
    assert result.exit_code == 2
    assert "units.yaml" in result.stderr


def test_places_as_a_table_go_where_they_are_sent(tmp_path: Path) -> None:
    target = tmp_path / "places.txt"
    result = run("places", "--out", str(target))
    assert (result.exit_code, result.output) == (0, "")
    assert target.read_bytes().decode() == run("places").stdout


def test_what_cannot_be_written_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    target = tmp_path / "file" / "places.csv"
    result = run("places", "--format", "csv", "--out", str(target))
    assert result.exit_code == 2
    assert result.stderr.startswith(f"{target}: cannot be written (")
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.parametrize("style", ["geojson", "csv", "kml", "czml", "mf-json"])
def test_export_prints_what_it_would_write(tmp_path: Path, style: str) -> None:
    target = tmp_path / "campaign"
    asked = ["export", "--format", style, "--what", "tracks"]
    result = run(*asked, "--out", str(target))
    assert (result.exit_code, result.output) == (0, "")
    assert target.read_bytes() == run(*asked).stdout_bytes


def test_export_offers_every_format() -> None:
    from phaseline.campaign.exchange import FORMATS

    choice = next(option for option in main.commands["export"].params if option.name == "style")
    assert tuple(choice.type.choices) == FORMATS  # type: ignore[attr-defined]


def test_export_of_a_geopackage_needs_a_file(tmp_path: Path) -> None:
    result = run("export", "--format", "gpkg")
    assert result.exit_code == 2
    assert "expected a file to write it to" in result.stderr
    target = tmp_path / "campaign.gpkg"
    assert run("export", "--format", "gpkg", "--out", str(target)).exit_code == 0
    assert target.read_bytes().startswith(b"SQLite format 3")


def test_export_says_what_a_format_cannot_hold() -> None:
    result = run("export", "--format", "csv")
    assert result.exit_code == 2
    assert result.stderr == "--what: found no choice for the format csv, expected events or tracks\n"


def test_what_is_imported_can_be_put_in_a_campaign(tmp_path: Path, copied_campaign: Path) -> None:
    for what in ("events", "tracks"):
        table = tmp_path / f"{what}.csv"
        run("export", "--format", "csv", "--what", what, "--out", str(table))
        result = run("import", str(table), "--as", what, "--into", "azerbaijan-1920")
        assert result.exit_code == 0, result.output
        shutil.rmtree(copied_campaign / what)
        (copied_campaign / f"{what}.yaml").write_text(result.stdout, encoding="utf-8")
    assert answer("events", str(copied_campaign), "--json") == answer("events", "--json")
    assert run("check", str(copied_campaign)).stderr == run("check").stderr


def test_import_of_a_faulty_file_prints_its_faults_alone(tmp_path: Path) -> None:
    table = tmp_path / "ride.csv"
    table.write_text("unit,place,when\nhorse,north,1920-04-31\nhorse,,1920-05-01\n", encoding="utf-8")
    result = run("import", str(table), "--as", "tracks")
    assert (result.exit_code, result.stdout) == (2, "")
    assert [line.partition(": found")[0] for line in result.stderr.splitlines()] == [
        f"{table}:2",
        f"{table}:3",
    ]


def test_output_is_utf8_whatever_the_console() -> None:
    code = "import sys; from phaseline.cli import main; main(['lookup', 'Баку', '--limit', '1'])"
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, env={**os.environ, "PYTHONIOENCODING": "cp1252"}, capture_output=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout.decode().startswith("Баку: baku")


AUSTERLITZ = {
    "campaign.yaml": """\
id: austerlitz-1805
title: Austerlitz
summary: The morning of 2 December 1805 on the Pratzen heights.
calendar: Gregorian.
zone: Local time.
epoch: "1805-12-02T00:00"
window: ["1805-12-02", "1805-12-02"]
languages: [en]
""",
    "witnesses.yaml": "- {id: bulletin, name: The 30th Bulletin, kind: report}\n",
    "units.yaml": """\
sides:
  - {id: french, name: French, short: French, colour: "#1f4e9c", shape: square}
  - {id: allies, name: Allies, short: Allies, colour: "#2f7d3b", shape: circle}
units:
  - {id: saint-hilaire, name: Saint-Hilaire's division, short: Saint-Hilaire, side: french, arm: infantry}
  - {id: kollowrat, name: Kollowrat's column, short: Kollowrat, side: allies, arm: infantry}
""",
    "tracks.yaml": """\
- unit: saint-hilaire
  mode: road
  fixes:
    - {place: puntowitz, when: "1805-12-02T08:30", sources: [bulletin]}
    - {place: pratzen, when: "1805-12-02T09:30", sources: [bulletin]}
- unit: kollowrat
  mode: none
  fixes:
    - {place: pratzen, when: "1805-12-02T08:00", sources: [bulletin]}
  ends: {when: "1805-12-02T11:00", how: withdrew, sources: [bulletin]}
""",
    "events.yaml": """\
- id: pratzen-taken
  kind: capture
  when: "1805-12-02T09:30"
  places: [pratzen]
  units: [saint-hilaire, kollowrat]
  title: The Pratzen heights are taken
  text: The division comes out of the fog and takes the village.
  takes: [{place: pratzen, side: french}]
  sources: [bulletin]
""",
    "views.yaml": """\
- id: pratzen
  title: The Pratzen heights
  window: ["1805-12-02T07:00", "1805-12-02T12:00"]
  extent: [16.6, 49.0, 16.95, 49.25]
""",
    "places.csv": """\
id,title,kind,feature_code,lat,lon,uncertainty_km,certainty,start,end,sources,note
pratzen,Pratzen,village,P.PPL,49.145,16.762,1,certain,,,map:Austerlitz,
puntowitz,Puntowitz,village,P.PPL,49.178,16.751,1,certain,,,map:Austerlitz,
""",
    "names.csv": "place,text,language,use,start,end,sources\npratzen,Prace,cs,modern,,,map\n",
    "sources.csv": "id,title,url,licence,note\nmap,A map of the field,,,\n",
}


@pytest.fixture
def austerlitz(tmp_path: Path) -> Path:
    folder = tmp_path / "austerlitz-1805"
    folder.mkdir()
    for name, text in AUSTERLITZ.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def test_another_campaign_from_its_folder_to_its_maps(austerlitz: Path, tmp_path: Path) -> None:
    campaign = str(austerlitz)
    checked = run("check", campaign)
    assert (checked.exit_code, checked.stderr) == (0, "")

    maps = tmp_path / "maps"
    built = run("build", campaign, "--out", str(maps))
    assert (built.exit_code, built.stderr) == (0, "")
    assert sorted(page.name for page in maps.iterdir()) == ["index.html", "pratzen.html"]
    page = (maps / "pratzen.html").read_text(encoding="utf-8")
    assert "The Pratzen heights are taken" in page
    assert "Puntowitz" in page
    assert 'href="pratzen.html"' in (maps / "index.html").read_text(encoding="utf-8")

    rows = answer("where", campaign, "--at", "1805-12-02T09:30", "--json")
    assert [(row["unit"], row["near"]) for row in rows] == [
        ("saint-hilaire", "pratzen"),
        ("kollowrat", "pratzen"),
    ]
    assert [event["id"] for event in answer("events", campaign, "--json")] == ["pratzen-taken"]
    assert answer("claims", campaign, "--json") == []


@pytest.mark.parametrize(
    ("file", "sound", "broken", "line", "code"),
    [
        ("views.yaml", "16.95, 49.25", "16.95, 86", 4, 2),
        ("views.yaml", "16.6, 49.0", "-181, 49.0", 4, 2),
        ("views.yaml", "id: pratzen", "id: index", 1, 2),
        ("views.yaml", "id: pratzen", "id: lpt1", 1, 2),
        ("views.yaml", AUSTERLITZ["views.yaml"], "[]\n", 1, 2),
        ("campaign.yaml", "[en]", "[tlh]", 8, 2),
        ("places.csv", "49.145", "149.145", 2, 2),
        ("names.csv", "pratzen", "pratze", 2, 2),
        ("tracks.yaml", "09:30", "08:31", 5, 1),
        ("events.yaml", "  sources: [bulletin]\n", "", 1, 1),
    ],
)
def test_what_check_faults_is_not_built(
    austerlitz: Path, tmp_path: Path, file: str, sound: str, broken: str, line: int, code: int
) -> None:
    path = austerlitz / file
    text = path.read_text(encoding="utf-8")
    assert sound in text
    path.write_text(text.replace(sound, broken, 1), encoding="utf-8")
    checked = run("check", str(austerlitz))
    built = run("build", str(austerlitz), "--out", str(tmp_path / "maps"))
    assert (checked.exit_code, built.exit_code) == (code, 2)
    assert checked.stderr == built.stderr
    (told,) = built.stderr.splitlines()
    assert told.startswith(f"{path}:{line}: found ")
    assert ", expected " in told
    assert not (tmp_path / "maps").exists()
