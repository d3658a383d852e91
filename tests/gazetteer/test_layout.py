"""Texts as pages break them: what flows again, and that every place in it is found again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phaseline.gazetteer.layout import flowing, original


@pytest.mark.parametrize(
    ("page", "flow"),
    [
        ("Port-\nPetrovsk", "Port-Petrovsk"),
        ("Khach-\n   maz", "Khachmaz"),
        ("Порт-\r\nПетровске", "Порт-Петровске"),
        ("one  two   three", "one two three"),
        ("one \n  two", "one\ntwo"),
        ("one\n\ntwo", "one\n\ntwo"),
        ("3-\n4", "3-\n4"),
        ("as it is", "as it is"),
        ("one\r\ntwo", "one\ntwo"),
        ("one\rtwo", "one\rtwo"),
    ],
)
def test_a_page_flows(page: str, flow: str) -> None:
    assert flowing(page)[0] == flow


@given(st.lists(st.sampled_from(["a", "B", "-", "\n", " ", "\t", "\r", "ж"])).map("".join))
def test_every_letter_is_found_again(page: str) -> None:
    flow, dropped = flowing(page)
    assert len(flow) + len(dropped) == len(page)
    for i, letter in enumerate(flow):
        start, end = original(i, i + 1, dropped)
        assert page[start:end] == letter
