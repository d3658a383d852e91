"""How fast the geocoder reads beside bare matchers of the same names: MB/s and ratios, in one run.

    python tests/bench/geocode.py [NAMES] [MEGABYTES]

A made-up gazetteer (100,000 names unless said otherwise) and a made-up text that names one of them every
hundred characters. The peers find names and nothing else: no generic words, roles or places. One that is not
installed is skipped.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from time import perf_counter

from phaseline.gazetteer import Gazetteer, Name, Place

SYLLABLES = re.findall("..", "bakaramugazoletivadekhumayeorpisutabenodi")
FILLER_TEXT = (
    "the column halted before dawn and its patrols had found no water; a train was heard in the north, then "
    "firing, while wounded men came back along the road and said that nobody knew where the others were"
)
FILLER = FILLER_TEXT.split()
Peer = Callable[[Sequence[str], str], Callable[[], int]]


def made_up_names(count: int) -> list[str]:
    draw = random.Random(1920)
    names: dict[str, None] = {}
    while len(names) < count:
        name = "".join(draw.choices(SYLLABLES, k=draw.randint(3, 5))).capitalize()
        names[f"{name} {draw.choice(SYLLABLES).capitalize()}" if draw.random() < 0.1 else name] = None
    return list(names)


def made_up_text(names: Sequence[str], megabytes: float) -> str:
    draw = random.Random(27)
    parts: list[str] = []
    size = 0
    while size < megabytes * 1e6:
        words = draw.choices(FILLER, k=draw.randint(12, 22))
        words.insert(draw.randrange(len(words)), draw.choice(names))
        words[0] = words[0][0].upper() + words[0][1:]
        parts.append(" ".join(words) + draw.choice((". ", ". ", ".\n")))
        size += len(parts[-1])
    return "".join(parts)


def geocoder(names: Sequence[str], text: str) -> Callable[[], int]:
    draw = random.Random(4)
    places = [
        Place(
            id=f"place-{i}",
            title=name,
            kind=draw.choice(("village", "town", "station", "river")),
            lat=draw.uniform(38, 43),
            lon=draw.uniform(44, 50),
            names=(Name(name, "en", "text"),),
            sources=("bench",),
        )
        for i, name in enumerate(names)
    ]
    gazetteer = Gazetteer(places, [])
    gazetteer.geocode("")
    return lambda: len(gazetteer.geocode(text))


def ahocorasick_pass(names: Sequence[str], text: str) -> Callable[[], int]:
    """Names in any case, as whole words, of a text that is lower case already."""
    from ahocorasick_rs import AhoCorasick, Implementation, MatchKind

    automaton = AhoCorasick(
        [f" {name.lower()} " for name in names],
        matchkind=MatchKind.LeftmostLongest,
        implementation=Implementation.ContiguousNFA,
        store_patterns=False,
    )
    lower = "".join(c if c.isalnum() else " " for c in text.lower())
    return lambda: len(automaton.find_matches_as_indexes(lower))


def flashtext_pass(names: Sequence[str], text: str) -> Callable[[], int]:
    from flashtext import KeywordProcessor

    processor = KeywordProcessor(case_sensitive=True)
    processor.add_keywords_from_list(list(names))
    return lambda: len(processor.extract_keywords(text, span_info=True))


def spacy_pass(names: Sequence[str], text: str) -> Callable[[], int]:
    import spacy
    from spacy.matcher import PhraseMatcher

    nlp = spacy.blank("en")
    nlp.max_length = len(text) + 1
    matcher = PhraseMatcher(nlp.vocab)
    matcher.add("place", list(nlp.tokenizer.pipe(names)))
    return lambda: len(matcher(nlp(text)))


PEERS: tuple[tuple[str, str, Peer], ...] = (
    ("bare ahocorasick_rs", "ahocorasick_rs", ahocorasick_pass),
    ("flashtext", "flashtext", flashtext_pass),
    ("spaCy PhraseMatcher", "spacy", spacy_pass),
)


def seconds(run: Callable[[], int], times: int = 5) -> tuple[float, int]:
    """The best of a few runs in seconds, and what was found."""
    best, found = float("inf"), 0
    for _ in range(times):
        start = perf_counter()
        found = run()
        best = min(best, perf_counter() - start)
    return best, found


def main(count: int = 100_000, megabytes: float = 3.0) -> None:
    names = made_up_names(count)
    text = made_up_text(names, megabytes)
    size = len(text) / 1e6
    own, found = seconds(geocoder(names, text))
    print(f"{len(names):,} names, {size:.1f} MB of text")
    print(f"{'Gazetteer.geocode':22}{size / own:8.1f} MB/s  {found:,} mentions")
    for title, module, prepare in PEERS:
        if find_spec(module) is None:
            print(f"{title:22} not installed, skipped")
            continue
        taken, found = seconds(prepare(names, text), 5 if module == "ahocorasick_rs" else 1)
        said = f"{found:,} names; the geocoder's speed is {taken / own:.2f} of it"
        print(f"{title:22}{size / taken:8.1f} MB/s  {said}")


if __name__ == "__main__":
    main(*(kind(given) for kind, given in zip((int, float), sys.argv[1:], strict=False)))
