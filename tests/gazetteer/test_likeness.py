"""Small slips cost little, and a short name bears none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phaseline.gazetteer.adjectives import adjective_stems
from phaseline.gazetteer.likeness import misspelling, most_edits, tolerance

LETTERS = st.text(alphabet="abdegiklmnorstuvzCJSTXZ", max_size=12)


@given(LETTERS, LETTERS)
def test_the_cost_is_a_distance(a: str, b: str) -> None:
    assert misspelling(a, a) == 0
    assert misspelling(a, b) == pytest.approx(misspelling(b, a))
    assert a == b or misspelling(a, b) > 0


@pytest.mark.parametrize(
    ("meant", "slip", "greater"),
    [
        ("derbent", "derbint", "derbmnt"),
        ("kurdamir", "kurdarnir", "kurdaplir"),
        ("gumri", "gnmri", "gdmri"),
        ("derbent", "derbknt", "derbdnt"),
        ("alexandropol", "alexandropoi", "alexandropos"),
        ("derbent", "drebent", "dpebent"),
        ("ganJa", "kanJa", "banJa"),
    ],
)
def test_a_likely_slip_costs_less(meant: str, slip: str, greater: str) -> None:
    assert misspelling(slip, meant) < misspelling(greater, meant)


def test_longer_names_bear_more() -> None:
    borne = [tolerance(length) for length in range(1, 30)]
    assert borne == sorted(borne)
    assert borne[3] == 0
    assert most_edits(4) == 0
    assert most_edits(9, other_start=True) <= most_edits(9)


@pytest.mark.parametrize(
    ("adjective", "name"),
    [
        ("SemaXinski", "SemaXa"),
        ("kubinski", "kuba"),
        ("bakinskaia", "baku"),
        ("SamXorski", "SamXor"),
        ("derbentskogo", "derbent"),
        ("kaspiSes", "kaspi"),
        ("JebrailSer", "Jebrail"),
        ("transkavkasien", "transkavkas"),
    ],
)
def test_an_adjective_leads_back_to_its_name(adjective: str, name: str) -> None:
    assert name in adjective_stems(adjective)


@pytest.mark.parametrize("name", ["baku", "derbent", "ski", "tiflis"])
def test_what_is_no_adjective_has_no_stem(name: str) -> None:
    assert adjective_stems(name) == []
