"""Railway lines and borders that a text names by their ends, `the Ganja-Baku line`: put together again."""

from __future__ import annotations

import re
from collections.abc import Sequence

from phaseline.gazetteer.kinds import Generic
from phaseline.gazetteer.passage import Passage
from phaseline.gazetteer.spans import Span
from phaseline.gazetteer.ways import generic_words

Chain = list[Span]

_HYPHEN = re.compile(r" ?[-–—] ?")
_LINE_LINK = re.compile(r"\.? \(?$")


def are_linked(text: str, left: Span, right: Span) -> bool:
    """Whether only a dash stands between two spans."""
    return right.start - left.end < 4 and _HYPHEN.fullmatch(text, left.end, right.start) is not None


def with_lines(passage: Passage, spans: Sequence[Span]) -> list[Span]:
    """The spans, those that name a line by its ends as one: `Ganja-Baku line`, each of `Baku–Yalama and
    Baku–Ganja railways`, and of `routes (Batum-Baku, Batum-Kars)`."""
    chains = _chains(passage.text, spans)
    if len(chains) == len(spans):
        return list(spans)
    lines: list[Span | None] = [None] * len(chains)
    plural: Generic | None = None
    for i in range(len(chains) - 1, -1, -1):
        if plural and not _listed_together(passage, chains, i):
            plural = None
        lines[i], plural = _line_by_word_after(passage, chains[i], plural)
    for i, chain in enumerate(chains):
        if plural and not (i and _listed_together(passage, chains, i - 1)):
            plural = None
        if lines[i] is None:
            lines[i], plural = _line_by_word_before(passage, chain, plural)
    return [s for chain, line in zip(chains, lines, strict=True) for s in ([line] if line else chain)]


def _chains(text: str, spans: Sequence[Span]) -> list[Chain]:
    """The spans, those that a dash links in one list."""
    chains: list[Chain] = []
    for span in spans:
        if chains and are_linked(text, chains[-1][-1], span):
            chains[-1].append(span)
        else:
            chains.append([span])
    return chains


def _listed_together(passage: Passage, chains: Sequence[Chain], i: int) -> bool:
    return i + 1 < len(chains) and passage.is_conjoined(chains[i][-1].end, chains[i + 1][0].start)


def _line_by_word_after(
    passage: Passage, chain: Chain, plural: Generic | None
) -> tuple[Span | None, Generic | None]:
    """If the chain is a line or border by the word that follows, or by the plural that follows its list: its
    span, and the plural that goes on speaking."""
    if len(chain) == 1:
        return None, None
    first, last = chain[0].start, chain[-1].end
    said = passage.after(last)
    if said is None:
        return (_line(chain, first, last, plural), plural) if plural else (None, None)
    if said.generic.grip != "line":
        return None, None
    if said.generic.plural:
        return _line(chain, first, last, said.generic), said.generic
    return _line(chain, first, said.end, said.generic), None


def _line_by_word_before(
    passage: Passage, chain: Chain, plural: Generic | None
) -> tuple[Span | None, Generic | None]:
    """The same by the word that precedes: `линия Ялама – Баку`, `routes (Batum-Baku, Batum-Kars)`."""
    if len(chain) == 1:
        return None, None
    first, last = chain[0].start, chain[-1].end
    if plural:
        return _line(chain, first, last, plural), plural
    link = _LINE_LINK.search(passage.text, max(0, first - 3), first)
    ending = passage.ending(link.start()) if link else None
    if link is None or ending is None:
        return None, None
    start, word = ending
    generic = generic_words()[word]
    if generic.grip != "line":
        return None, None
    passage.used.add(start)
    if generic.plural:
        return _line(chain, first, last, generic), generic
    return _line(chain, start if link.group() == " " else first, last, generic), None


def _line(chain: Chain, start: int, end: int, generic: Generic) -> Span:
    stems = tuple(span.stem for span in chain)
    return Span(start, end, " ".join(stems), (), generic.kinds, True, stems=stems)
