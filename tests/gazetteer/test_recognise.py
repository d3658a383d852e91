"""One pass finds the longest names from the left, and the generic words."""

from hypothesis import given
from hypothesis import strategies as st

from phaseline.gazetteer.recognise import Recogniser

NAMES = ("abu", "abu bel", "bel", "bel cor dan", "cor", "dan", "abu bel cor", "cor dan")
RECOGNISER = Recogniser(NAMES)


def longest(words: list[str]) -> list[str]:
    """The same by trying: from each word the longest name that begins with it."""
    found, i = [], 0
    while i < len(words):
        sizes = [
            n for n in (3, 2, 1) if " ".join(words[i : i + n]).lower() in NAMES and words[i][0].isupper()
        ]
        if sizes:
            found.append(" ".join(words[i : i + sizes[0]]))
        i += sizes[0] if sizes else 1
    return found


@given(st.lists(st.sampled_from(["Abu", "Bel", "Cor", "Dan", "bel", "cor", "eel"])))
def test_the_longest_from_the_left(words: list[str]) -> None:
    text = " ".join(words)
    assert [text[start:end] for start, end, _ in RECOGNISER.found(text).names] == longest(words)


def test_generic_words_and_ends_that_tell() -> None:
    found = RECOGNISER.found("Abu railway station by the road, Kurakchay")
    assert found.names == [(0, 3, 0)]
    assert found.words_at == {4: (19, "railway station"), 12: (19, "station"), 27: (31, "road")}
    assert found.telling == [12]
    assert found.fused == [38]
