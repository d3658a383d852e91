"""How fast the geocoder reads beside bare matchers of the same names: MB/s and ratios, in one run.

    python tests/bench/geocode.py [--names 100000] [--megabytes 3] [ARTICLE.txt ...]

A made-up gazetteer and made-up texts that name one of its places every 100, 300 and 1000 characters, then the
shipped gazetteer and the texts given. The contenders take turns, and the best of their rounds counts, in
seconds of the processor. The peers find names and nothing else: no generic words, roles or places. One that
is not installed is skipped.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from time import process_time

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


def made_up_text(names: Sequence[str], megabytes: float, spacing: int = 100) -> str:
    """Sentences of about a hundred characters; one in `spacing` / 100 names a place."""
    draw = random.Random(27)
    parts: list[str] = []
    size = 0
    while size < megabytes * 1e6:
        words = draw.choices(FILLER, k=draw.randint(12, 22))
        if spacing == 100 or draw.random() < 100 / spacing:
            words.insert(draw.randrange(len(words)), draw.choice(names))
        words[0] = words[0][0].upper() + words[0][1:]
        parts.append(" ".join(words) + draw.choice((". ", ". ", ".\n")))
        size += len(parts[-1])
    return "".join(parts)


def made_up_places(names: Sequence[str]) -> Gazetteer:
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
    return Gazetteer(places, [])


def names_of(gazetteer: Gazetteer) -> list[str]:
    return list(dict.fromkeys(name.text for place in gazetteer for name in place.names))


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


def best_of(contenders: Sequence[Callable[[], int]], rounds: int) -> list[tuple[float, int]]:
    """The seconds of each one's best round, and what it found; they take turns."""
    best = [(float("inf"), 0)] * len(contenders)
    for _ in range(rounds):
        for i, run in enumerate(contenders):
            start = process_time()
            found = run()
            best[i] = min(best[i], (process_time() - start, found))
    return best


def compare(title: str, gazetteer: Gazetteer, names: Sequence[str], text: str, rounds: int) -> None:
    gazetteer.geocode(text)
    there = [(name, prepare) for name, module, prepare in PEERS if find_spec(module)]
    runs = [lambda: len(gazetteer.geocode(text)), *(prepare(names, text) for _, prepare in there)]
    (own, mentions), *others = best_of(runs, rounds)
    size = len(text) / 1e6
    print(f"{title}: {size:.2f} million characters")
    print(f"    {'Gazetteer.geocode':22}{size / own:8.2f} MB/s  {mentions:,} mentions")
    for (name, _), (taken, found) in zip(there, others, strict=True):
        said = f"{found:,} names; the geocoder's speed is {taken / own:.2f} of it"
        print(f"    {name:22}{size / taken:8.2f} MB/s  {said}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("texts", nargs="*", type=Path)
    parser.add_argument("--names", type=int, default=100_000)
    parser.add_argument("--megabytes", type=float, default=3.0)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    missing = [name for name, module, _ in PEERS if find_spec(module) is None]
    print(f"not installed, skipped: {', '.join(missing)}" if missing else "all peers are installed")
    names = made_up_names(given.names)
    gazetteer = made_up_places(names)
    for spacing in (100, 300, 1000):
        text = made_up_text(names, given.megabytes, spacing)
        title = f"{given.names:,} names, one every {spacing} characters"
        compare(title, gazetteer, names, text, given.rounds)
    shipped = Gazetteer.shipped()
    for path in given.texts:
        compare(path.name, shipped, names_of(shipped), path.read_text("utf-8"), 4 * given.rounds)


if __name__ == "__main__":
    main()
