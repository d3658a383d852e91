"""A folder of tables is read whole, or every fault in it is told in one go."""

import os
import re
from pathlib import Path

import pytest

from phaseline.errors import DataErrors
from phaseline.gazetteer import Gazetteer

GOOD = {
    "places.csv": (
        "id,title,kind,feature_code,lat,lon,uncertainty_km,certainty,start,end,sources,note\n"
        'baku,Baku,city,P.PPLC,40.37,49.84,3,certain,,,geonames:587084; survey:7,"a note, with a comma"\n'
        "adr,Azerbaijan Democratic "
        "Republic,state,A.PCLH,40.5,47.5,200,certain,1918-05-28,1920-04-28,survey,\n"
        "lost,Lost Village,village,,,,,uncertain,,,,\n"
    ),
    "names.csv": (
        "place,text,language,use,start,end,sources\n"
        "baku,Bakı,az,modern,,,geonames\n"
        "baku,Баку,ru-petr1708,period,,1918,survey\n"
    ),
    "relations.csv": (
        "place,relation,other,value,sources\nbaku,part-of,adr,,\nbaku,on-line,bilajari-baku,14,survey\n"
    ),
    "sources.csv": (
        "id,title,url,licence,note\ngeonames,GeoNames,https://x.org,CC BY 4.0,\nsurvey,A survey,,,\n"
    ),
}


def folder(path: Path, **changed: str) -> Path:
    for name, text in (GOOD | {f"{table}.csv": text for table, text in changed.items()}).items():
        (path / name).write_text(text, encoding="utf-8")
    return path


def test_tables_become_places(tmp_path: Path) -> None:
    gazetteer = Gazetteer.read(folder(tmp_path))
    baku = gazetteer["baku"]
    assert (baku.lat, baku.lon, baku.uncertainty_km) == (40.37, 49.84, 3.0)
    assert baku.sources == ("geonames:587084", "survey:7")
    assert [name.text for name in baku.names] == ["Bakı", "Баку"]
    assert baku.related("part-of") == ("adr",)
    assert baku.relations[1].value == "14"
    assert gazetteer["lost"].point is None
    assert [source.title for source in gazetteer.sources] == ["GeoNames", "A survey"]


@pytest.mark.parametrize(("date", "found"), [("1919", ["adr"]), ("1920-04-28", ["adr"]), ("1921", [])])
def test_a_place_is_found_in_its_lifetime(tmp_path: Path, date: str, found: list[str]) -> None:
    gazetteer = Gazetteer.read(folder(tmp_path))
    places = gazetteer.lookup("Azerbaijan Democratic Republic", at=date)
    assert [candidate.place.id for candidate in places] == found


def test_every_fault_of_every_table_is_told_with_its_line(tmp_path: Path) -> None:
    places = GOOD["places.csv"].replace("40.37", "north").replace("city", "metropolis") + "Bad Id,,town\n"
    places += "baku,Baku again,city,P,40,,3,sure,soon,,nowhere:1,\n"
    names = GOOD["names.csv"] + "atlantis,Atlantis,en,text,,,\nbaku,?!,english language,spoken,,,\n"
    relations = "place,relation,other,value,sources\nbaku,near,mars,,\n"
    with pytest.raises(DataErrors) as caught:
        Gazetteer.read(folder(tmp_path, places=places, names=names, relations=relations))
    told = str(caught.value).replace(f"{tmp_path}{os.sep}", "").splitlines()
    assert told == [
        line
        for line in told
        if line.startswith(("places.csv:", "names.csv:", "relations.csv:")) and ", expected " in line
    ]
    for expected in (
        "places.csv:2: found kind 'metropolis', expected one of city, town",
        "places.csv:2: found lat 'north', expected a number from -90 to 90, or nothing",
        "places.csv:5: found 3 cells, expected 12: id,title,kind",
        "places.csv:6: found certainty 'sure', expected one of certain, less-certain, uncertain",
        "places.csv:6: found lat '40', lon '', uncertainty_km '3', expected all three, or none",
        "places.csv:6: found start 'soon', expected an EDTF date",
        "places.csv:6: found source 'nowhere:1', expected an id of sources.csv",
        "places.csv:6: found place 'baku' again, expected each place once",
        "names.csv:4: found place 'atlantis', expected an id of places.csv",
        "names.csv:5: found text '?!', expected a name with a letter in it",
        "names.csv:5: found language 'english language', expected something like az-Cyrl",
        "names.csv:5: found use 'spoken', expected one of text, period, modern, variant",
        "relations.csv:2: found relation 'near', expected one of station-of, part-of",
        "relations.csv:2: found other 'mars', expected an id of places.csv",
    ):
        assert any(line.startswith(expected) for line in told), expected


@pytest.mark.parametrize(
    ("table", "text", "fault"),
    [
        ("names", "place,name\n", "names.csv:1: found the header place,name, expected place,text,language"),
        ("names", "", "names.csv: found an empty file, expected a header"),
        ("sources", 'id,title,url,licence,note\nx,"y"z,,,\n', "sources.csv:2: found a row that is not CSV"),
    ],
)
def test_a_broken_table_is_one_fault(tmp_path: Path, table: str, text: str, fault: str) -> None:
    with pytest.raises(DataErrors, match="^" + re.escape(f"{tmp_path}{os.sep}{fault}")):
        Gazetteer.read(folder(tmp_path, **{table: text}))


def test_missing_and_mistaken_files_are_told(tmp_path: Path) -> None:
    folder(tmp_path)
    (tmp_path / "names.csv").unlink()
    (tmp_path / "relations.csv").write_bytes(b"place,relation\xff")
    with pytest.raises(DataErrors) as caught:
        Gazetteer.read(tmp_path)
    assert [fault.file for fault in caught.value.faults] == [
        str(tmp_path / name) for name in ("names.csv", "relations.csv")
    ]
    with pytest.raises(DataErrors, match="found no such folder"):
        Gazetteer.read(tmp_path / "elsewhere")


PLACES, *BAKU = GOOD["places.csv"].splitlines(keepends=True)
OWN = {
    "places.csv": PLACES
    + "baku,Baku of the oilmen,city,P.PPLC,40.4,49.9,1,certain,,,survey:9,\n"
    + "balakhani,Balakhani,village,P.PPL,40.46,49.92,1,certain,,,,\n",
    "relations.csv": "place,relation,other,value,sources\nbalakhani,part-of,adr,,\n",
}


def test_tables_extend_a_gazetteer_and_may_override_it(tmp_path: Path) -> None:
    gazetteer = Gazetteer.read(folder(tmp_path))
    own = tmp_path / "own"
    own.mkdir()
    assert gazetteer.extended(own) is gazetteer
    for name, text in OWN.items():
        (own / name).write_text(text, encoding="utf-8")
    whole = gazetteer.extended(str(own))
    assert [place.id for place in whole] == ["baku", "adr", "lost", "balakhani"]
    assert whole["baku"].title == "Baku of the oilmen"
    assert whole["balakhani"].related("part-of") == ("adr",)
    assert [c.place.id for c in whole.lookup("Balakhani")] == ["balakhani"]
    assert whole.sources == gazetteer.sources
    assert gazetteer["baku"].title == "Baku"


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        ("places.csv", OWN["places.csv"].replace("survey:9", "hearsay"), ":2: found source 'hearsay'"),
        ("relations.csv", OWN["relations.csv"].replace("adr", "mars"), ":2: found other 'mars'"),
        ("names.csv", "place,text,language,use,start,end,sources\nlost,Lost,en,text,,,\n", ":2: found place"),
        ("places.csv", None, ": found no such file"),
    ],
)
def test_faults_of_tables_that_extend_are_told(
    tmp_path: Path, name: str, text: str | None, fault: str
) -> None:
    gazetteer = Gazetteer.read(folder(tmp_path))
    own = tmp_path / "own"
    own.mkdir()
    for table, content in {**OWN, name: text}.items():
        if content is not None:
            (own / table).write_text(content, encoding="utf-8")
    with pytest.raises(DataErrors) as caught:
        gazetteer.extended(own)
    assert any(str(line).startswith(f"{own / name}{fault}") for line in caught.value.faults)
