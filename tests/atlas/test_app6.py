"""Signs in APP-6: one for each arm, a mark for each echelon, in one grid and three paints."""

import re

import pytest

from phaseline.atlas.app6 import app6
from phaseline.atlas.scene import make_scene
from phaseline.atlas.symbols import Pictogram
from phaseline.campaign import Campaign

ARMS, ECHELONS = app6()["arms"], app6()["echelons"]
MARKS = {
    "section": 2,
    "platoon": 3,
    "company": 1,
    "battalion": 2,
    "regiment": 3,
    "brigade": 1,
    "division": 2,
    "corps": 3,
    "army": 4,
    "front": 5,
}


def points(d: str) -> list[tuple[float, float]]:
    """The points that a path's absolute pairs of numbers name; what is relative has none."""
    pairs = re.findall(r"(?<=[MLC ])(-?[\d.]+) (-?[\d.]+)(?=[A-Za-z ])", re.sub(r"a[^aMzhv]*", "", d))
    return [(float(x), float(y)) for x, y in pairs]


@pytest.mark.parametrize("drawing", [*ARMS.values(), *ECHELONS.values()])
def test_signs_are_plain_paths_in_three_paints_within_their_box(drawing: Pictogram) -> None:
    left, top, width, height = drawing["box"]
    for shape in drawing["shapes"]:
        assert shape["paint"] in {"ink", "paper", "side"}
        assert re.fullmatch(r"[MLHVCQAhvaz0-9., -]+", shape["d"])
        for x, y in points(shape["d"]):
            assert left <= x <= left + width
            assert top <= y <= top + height


@pytest.mark.parametrize("arm", ARMS)
def test_every_sign_is_framed_alike_for_every_side(arm: str) -> None:
    shapes = ARMS[arm]["shapes"]
    assert ARMS[arm]["box"][1] == 43
    assert [shape["paint"] for shape in shapes if shape["paint"] != "paper"][:2] == ["ink", "side"]


def test_the_frames_tell_land_from_equipment_sea_and_air() -> None:
    widths = {arm: drawing["box"][2] for arm, drawing in ARMS.items()}
    assert {arm for arm, width in widths.items() if width == 134} == {"locomotive", "train", "ship"}
    assert {arm for arm, width in widths.items() if width == 124} == {"aircraft"}
    assert set(widths.values()) == {124, 134, 164}


def test_only_a_headquarters_stands_on_a_staff() -> None:
    feet = {arm: sum(drawing["box"][1::2]) for arm, drawing in ARMS.items() if drawing["box"][2] == 164}
    assert {arm for arm, foot in feet.items() if foot > 157} == {"headquarters"}


@pytest.mark.parametrize(("echelon", "count"), MARKS.items())
def test_a_mark_has_its_dots_strokes_or_crosses(echelon: str, count: int) -> None:
    halo, mark = ECHELONS[echelon]["shapes"]
    assert (halo["paint"], mark["paint"]) == ("paper", "ink")
    bands = 2 if echelon in {"brigade", "division", "corps", "army", "front"} else 1
    assert mark["d"].count("M") == halo["d"].count("M") == count * bands


def test_a_mark_stands_above_every_frame() -> None:
    for drawing in ECHELONS.values():
        _, top, _, height = drawing["box"]
        assert top + height == 43


def test_a_unit_tells_its_echelon_to_the_page_if_it_has_one() -> None:
    campaign = Campaign.shipped()
    scene = make_scene(campaign, "cavalry-advances")
    told = {unit["id"]: unit.get("echelon") for unit in scene["units"]}
    assert told == {unit: campaign.units[unit].echelon for unit in told}
    assert told["second-cavalry-corps"] == "corps"
    assert scene["app6"] == app6()
