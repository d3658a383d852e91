"""A scene for a page: its texts in a table, each once, and in the scene their numbers.

A text is a mapping from every language of the scene to words; in its place stands `{"_": number}`. The table
has a column a language, which packs better than rows: what is alike lies together. `texts.mjs` reads it.

What a page tells in all languages where scripts are off, its chronicle, it need not carry twice: those texts
have the first numbers, in the order in which they are told, and `texts.mjs` reads them out of the chronicle.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup, escape

VERSION = 1
"""The version of the scenes that the player reads."""
_NUMBER = "_"
_PLAIN = frozenset({str, int, float, bool, type(None)})
Text = dict[str, str] | str | None


class Told:
    """Writes texts into a page, each in every language, and keeps them in their order.

    Args:
        languages: the page's languages; of a text that lacks one, English stands in for it.
    """

    def __init__(self, languages: Sequence[str]) -> None:
        self.languages = tuple(languages)
        self.texts: list[tuple[str, ...]] = []

    def __call__(self, tag: str, text: Text, kind: str = "") -> Markup:
        """An element a language, or one where all say the same. None is closed: that must need no end tag."""
        words = self._words(text)
        self.texts.append(words)
        of_kind = f" class={kind}" if kind else ""
        if len(set(words)) == 1:
            return Markup(f"<{tag}{of_kind}>{escape(words[0])}")
        each = zip(self.languages, words, strict=True)
        return Markup(
            "".join(f"<{tag}{of_kind} lang={escape(language)}>{escape(said)}" for language, said in each)
        )

    def _words(self, text: Text) -> tuple[str, ...]:
        if text is None or isinstance(text, str):
            return (text or "",) * len(self.languages)
        return tuple(text.get(language) or text.get("en") or "" for language in self.languages)


def with_texts_apart(scene: dict[str, Any], told: Sequence[tuple[str, ...]] = ()) -> dict[str, Any]:
    """`{"scene": …, "texts": {language: [words, …]}, "told": number}`; the scene given stays as it is.

    Args:
        scene: as `make_scene` gives it.
        told: what the page's chronicle tells, as `Told` keeps it; of these the table has none.
    """
    table = _Table(scene["languages"], told)
    kept = {key: table.kept(value) for key, value in scene.items()}
    return {"scene": kept, "texts": table.columns(), "told": len(told)}


class _Table:
    """The texts met so far, each with its number; the first numbers are those of what is told elsewhere."""

    def __init__(self, languages: Sequence[str], told: Sequence[tuple[str, ...]]) -> None:
        self._languages = list(languages)
        self._keys = frozenset(languages)
        self._first = len(told)
        self._apart: list[tuple[str, ...]] = []
        self._numbers: dict[tuple[str, ...], int] = {}
        for number, text in enumerate(told):
            self._numbers.setdefault(text, number)

    def kept(self, value: Any) -> Any:
        """A value with its texts put into the table."""
        if isinstance(value, list | tuple):
            return [part if type(part) in _PLAIN else self.kept(part) for part in value]
        if not isinstance(value, dict):
            return value
        if value.keys() == self._keys and all(isinstance(words, str) for words in value.values()):
            return {_NUMBER: self._number(tuple(value[language] for language in self._languages))}
        return {key: part if type(part) in _PLAIN else self.kept(part) for key, part in value.items()}

    def _number(self, text: tuple[str, ...]) -> int:
        if text not in self._numbers:
            self._numbers[text] = self._first + len(self._apart)
            self._apart.append(text)
        return self._numbers[text]

    def columns(self) -> dict[str, list[str]]:
        """The texts in the order of their numbers, by language."""
        columns = zip(*self._apart, strict=True) if self._apart else ([] for _ in self._languages)
        return dict(zip(self._languages, map(list, columns), strict=True))
