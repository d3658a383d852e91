"""The whole build: the committed maps are what the data gives, byte for byte."""

import gzip
import os
from pathlib import Path

import pytest

from phaseline.atlas import build_maps
from phaseline.atlas.basemap import base_map, credits, detail_of
from phaseline.campaign import Campaign
from phaseline.errors import UnknownName
from phaseline.gazetteer import Gazetteer

MAPS = Path(os.environ.get("PHASELINE_MAPS") or Path(__file__).parents[2] / "maps")
LIMIT = 1_500_000
GZIPPED_LIMIT = 500_000


@pytest.fixture(scope="module")
def campaign() -> Campaign:
    return Campaign.shipped()


@pytest.fixture(scope="module")
def built(campaign: Campaign, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    return build_maps(campaign, Gazetteer.shipped(), tmp_path_factory.mktemp("maps"))


def test_the_committed_maps_are_a_fresh_build(built: list[Path]) -> None:
    assert {p.name for p in built} == {p.name for p in MAPS.glob("*.html")}
    for page in built:
        assert page.read_bytes() == (MAPS / page.name).read_bytes(), f"{page.name} is not as committed"


def test_two_builds_are_alike(built: list[Path], campaign: Campaign, tmp_path: Path) -> None:
    for one, other in zip(built, build_maps(campaign, Gazetteer.shipped(), tmp_path), strict=True):
        assert one.read_bytes() == other.read_bytes()


def test_pages_are_small_enough(built: list[Path]) -> None:
    for page in built:
        assert page.stat().st_size <= LIMIT
        assert len(gzip.compress(page.read_bytes())) <= GZIPPED_LIMIT


def test_one_view_alone_leaves_the_index_out(campaign: Campaign, tmp_path: Path) -> None:
    written = build_maps(campaign, Gazetteer.shipped(), tmp_path, views=["armored-train-raid"])
    assert [p.name for p in written] == ["armored-train-raid.html"]


def test_an_unknown_view_writes_nothing(campaign: Campaign, tmp_path: Path) -> None:
    with pytest.raises(UnknownName, match="'nowhere'"):
        build_maps(campaign, Gazetteer.shipped(), tmp_path / "maps", views=["nowhere"])
    assert not (tmp_path / "maps").exists()


def test_progress_is_told_page_by_page(campaign: Campaign, tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    build_maps(campaign, Gazetteer.shipped(), tmp_path, on_page=lambda *page: told.append(page))
    assert [name for name, _, _ in told] == [*campaign.views, "index.html"]
    assert [done for _, done, _ in told] == list(range(len(told)))


def test_a_map_beyond_the_shipped_ground_has_none_and_owes_nobody_for_it() -> None:
    paris = (2.2, 48.7, 2.6, 49.0)
    assert detail_of(paris) == "none"
    assert not any(base_map("none").values())
    assert [credit["text"]["en"] for credit in credits(["en"], "none")] == [
        "Places: GeoNames (CC BY 4.0), Wikidata"
    ]
    assert detail_of((44.8, 38.3, 50.6, 43.1)) == "regional"
    assert detail_of((46.2, 40.5, 46.5, 40.8)) == "regional"
    assert detail_of((49.78, 40.288, 49.94, 40.446)) == "local"
