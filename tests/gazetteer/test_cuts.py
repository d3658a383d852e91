"""Generic words are cut off, the outer one first, and say the kind."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phaseline.gazetteer.cuts import bare, cuts
from phaseline.gazetteer.kinds import KINDS, generics, lookup_generics


@pytest.mark.parametrize(
    ("name", "left", "kind"),
    [
        ("Bilajari station", ["Bilajari"], "station"),
        ("Razyezd Kusar-Chay", ["Kusar-Chay", "Kusar"], "halt"),
        ("Raz'yezd Gil'gil'chay", ["Gil'gil'chay", "Gil'gil"], "halt"),
        ("Samur River bridge", ["Samur River", "Samur"], "bridge"),
        ("Bakı Dəmiryol Stansiyası", ["Bakı"], "station"),
        ("Gouvernement Jelisawetpol", ["Jelisawetpol"], "governorate"),
        ("gouvernement de Bakou", ["Bakou"], "governorate"),
        ("Arrondissement de Zakatali", ["Zakatali"], "district"),
        ("District of Quba", ["Quba"], "uezd"),
        ("chemin de fer transcaucasien", ["transcaucasien"], "railway-line"),
        ("Bahnstrecke Baku–Yalama", ["Baku–Yalama"], "railway-line"),
        ("Kura-Fluss", ["Kura"], "river"),
        ("Mugansteppe", ["Mugan"], "plain"),
        ("République de l'Azerbaïdjan", ["Azerbaïdjan"], "state"),
        ("Елизаветпольскій у.", ["Елизаветпольскій"], "uezd"),
        ("رود کورا", ["کورا"], "river"),
    ],
)
def test_a_generic_word_is_cut_off_and_says_the_kind(name: str, left: list[str], kind: str) -> None:
    whole, *less = cuts(name)
    assert whole.kinds == frozenset()
    assert [cut.written for cut in less if cut.kinds] == left
    assert all(kind in cut.kinds for cut in less if cut.kinds)


@pytest.mark.parametrize("name", ["Station", "Baku", "Meer", "de", "Temir-Khan-Shura"])
def test_a_name_of_nothing_else_stays_whole(name: str) -> None:
    assert [cut.written for cut in cuts(name)] == [name]


@given(st.text())
def test_cuts_are_parts_of_the_name(name: str) -> None:
    found = cuts(name)
    assert bool(found) == any(cut.folded for cut in found)
    for longer, shorter in pairwise(found):
        assert shorter.folded in longer.folded
        assert len(shorter.folded) < len(longer.folded)


def test_words_of_other_languages_serve_lookup_only() -> None:
    assert {"meer", "gare", "kreis"} <= lookup_generics().keys()
    assert not {"meer", "mer", "kreis", "mare", "see"} & generics().keys()
    assert bare("Kaspisches Meer").kinds == frozenset()
    for generic in lookup_generics().values():
        assert generic.kinds & set(KINDS)
