"""What looking a name up costs at many names, as ratios to rapidfuzz alone within one run.

    python tests/bench/lookup.py [--names 100000] [--asked 200]

The names are made up of syllables, always the same ones. Prints exact look-ups against a bare dict, and
misspelt ones (a letter dropped, doubled or changed) and strangers' names against rapidfuzz's `extractOne`
over the same folded names. Each figure is the median of alternating rounds; the first round is dropped.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Callable, Sequence

from phaseline.gazetteer import Gazetteer, Place
from phaseline.gazetteer.fold import fold_text

ONSETS = [
    "b",
    "ch",
    "d",
    "dzh",
    "g",
    "gh",
    "k",
    "kh",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "sh",
    "t",
    "v",
    "y",
    "z",
    "zh",
]
VOWELS = ["a", "e", "i", "o", "u", "ya", "yu"]
CODAS = ["", "", "", "l", "n", "r", "sh", "t", "z"]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--names", type=int, default=100_000)
    parser.add_argument("--asked", type=int, default=200)
    given = parser.parse_args()
    chance = random.Random(1920)
    names = made_up(given.names, chance)
    start = time.perf_counter()
    gazetteer = Gazetteer(Place(str(i), name, "village") for i, name in enumerate(names))
    print(f"{len(names)} names, read in {time.perf_counter() - start:.1f} s")
    start = time.perf_counter()
    gazetteer.lookup("Qwyx")
    print(f"first name that is not listed  {time.perf_counter() - start:7.1f} s, once")
    print_exact(gazetteer, names)
    asked = chance.sample(names, given.asked)
    print_fuzzy("misspelt", gazetteer, names, [misspelt(name, chance) for name in asked], asked)
    print_fuzzy("stranger", gazetteer, names, made_up(given.asked, chance), [])


def made_up(count: int, chance: random.Random) -> list[str]:
    """So many different names of two to four syllables."""
    names: dict[str, None] = {}
    while len(names) < count:
        parts = chance.choice((2, 3, 3, 4))
        name = "".join(chance.choice(p) for _ in range(parts) for p in (ONSETS, VOWELS, CODAS))
        names[name.capitalize()] = None
    return list(names)


def misspelt(name: str, chance: random.Random) -> str:
    """The name with one letter in its middle dropped, doubled or changed."""
    i = chance.randrange(1, len(name) - 1)
    instead = chance.choice(("", name[i] * 2, chance.choice("aeiobdgklmnrst")))
    return name[:i] + instead + name[i + 1 :]


def print_exact(gazetteer: Gazetteer, names: Sequence[str]) -> None:
    table = {name: [name] for name in names}
    bare, ours = alternately(lambda: list(map(table.get, names)), lambda: list(map(gazetteer.lookup, names)))
    rate = len(names) / ours
    print(f"exact     {rate / 1000:7.0f} thousand a second, × {ours / bare:.1f} a bare dict")


def print_fuzzy(
    what: str, gazetteer: Gazetteer, names: Sequence[str], asked: Sequence[str], meant: Sequence[str]
) -> None:
    from rapidfuzz import process
    from rapidfuzz.distance import Levenshtein

    folded = list(map(fold_text, names))
    questions = list(map(fold_text, asked))

    def peer() -> list[object]:
        return [process.extractOne(q, folded, scorer=Levenshtein.distance, score_cutoff=2) for q in questions]

    bare, ours = alternately(peer, lambda: list(map(gazetteer.lookup, asked)), rounds=3)
    found = [gazetteer.lookup(name) for name in asked]
    right = sum(bool(c) and c[0].place.title == name for c, name in zip(found, meant, strict=False))
    each, peers = ours / len(asked) * 1000, bare / len(asked) * 1000
    print(f"{what}  {each:7.2f} ms each, × {each / peers:.2f} rapidfuzz alone ({peers:.2f} ms)")
    print(f"          {sum(map(bool, found))} of {len(asked)} matched" + f", {right} right" * bool(meant))


def alternately(
    first: Callable[[], object], second: Callable[[], object], *, rounds: int = 5
) -> tuple[float, float]:
    """Median seconds of two calls, made in turn."""
    taken = [(seconds(first), seconds(second)) for _ in range(rounds + 1)][1:]
    one, other = zip(*taken, strict=True)
    return statistics.median(one), statistics.median(other)


def seconds(call: Callable[[], object]) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
