"""The examples in the docstrings of the gazetteer run and give what they say."""

import doctest
from importlib import import_module
from pathlib import Path

import pytest

import phaseline
from phaseline import gazetteer

ROOM = Path(gazetteer.__file__).parent
MODULES = ["phaseline", *(f"phaseline.gazetteer.{path.stem}" for path in sorted(ROOM.glob("[!_]*.py")))]


@pytest.mark.parametrize("name", MODULES)
def test_examples_are_true(name: str) -> None:
    assert doctest.testmod(import_module(name)).failed == 0


def test_every_public_name_says_what_it_is() -> None:
    assert set(phaseline._ROOMS["gazetteer"]) <= set(gazetteer.__all__)
    for name in gazetteer.__all__:
        if callable(getattr(gazetteer, name)):
            assert getattr(gazetteer, name).__doc__, name
