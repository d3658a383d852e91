"""Folding: how spellings of one name are brought together.

`fold_text` keeps every character at its place, so that what is found in the folded text can be cut out of the
original. What lengthens, shortens or respells a name stands in `spelling`.
"""

from __future__ import annotations

import re
import unicodedata

_LOOKALIKE = {
    **dict(zip("əıßłøđðþς", "eisloddtσ", strict=True)),
    **dict(zip("әіѣѳѵґғҝһҹҷјүұө", "еиефигггхччиууо", strict=True)),
}


class _FoldTable(dict[int, str]):
    """Code point to folded character, worked out when a character is first met."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold_character(chr(code))
        return folded


def _fold_character(character: str) -> str:
    base = unicodedata.normalize("NFKD", character.lower())[0].lower()[0]
    base = _LOOKALIKE.get(base, base)
    if not base.isalnum() or unicodedata.category(base) == "Lm":
        return " "
    return base


_TABLE = _FoldTable()
_MARK = re.compile("[\u0300-\u036f\u0483-\u0487]")
_MANY = 100


def fold_text(text: str) -> str:
    """`text` in lower case without accents, every character that is no letter or digit a space.

    One character in, one out: `len(fold_text(t)) == len(t)`, and positions stay. Combining marks that stand
    alone become spaces: take them out first with `drop_marks` where they may occur.
    """
    if text.isascii():
        return text.translate(_TABLE)
    lower = text.replace("İ", "i").lower()
    changed = [character for character in set(lower) if _TABLE[ord(character)] != character]
    if len(changed) > _MANY:
        return lower.translate(_TABLE)
    # Python translates other than ASCII text slowly; a few dozen replacements are faster.
    for character in changed:
        lower = lower.replace(character, _TABLE[ord(character)])
    return lower


def drop_marks(text: str) -> tuple[str, list[int]]:
    """`text` without combining marks, and where in it each mark had stood.

    What stands at `i` of the result stood at `i + bisect_right(marks, i)` of `text`.
    """
    if text.isascii() or not _MARK.search(text):
        return text, []
    marks = [match.start() - before for before, match in enumerate(_MARK.finditer(text))]
    return _MARK.sub("", text), marks


def words(name: str) -> list[str]:
    """The folded words of a name: `Temir-Khan-Shura` gives `["temir", "khan", "shura"]`."""
    return fold_text(drop_marks(name)[0]).split()
