"""A scene for a page: its texts in a table, each once, and in the scene their numbers.

A text is a mapping from every language of the scene to words; in its place stands `{"_": number}`. The table
has a column a language, which packs better than rows: what is alike lies together. `texts.mjs` reads it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

VERSION = 1
"""The version of the scenes that the player reads."""
_NUMBER = "_"
_PLAIN = frozenset({str, int, float, bool, type(None)})


def with_texts_apart(scene: dict[str, Any]) -> dict[str, Any]:
    """`{"scene": …, "texts": {language: [words, …]}}`; the scene given stays as it is."""
    table = _Table(scene["languages"])
    kept = {key: table.kept(value) for key, value in scene.items()}
    return {"scene": kept, "texts": table.columns()}


class _Table:
    """The texts met so far, each with its number."""

    def __init__(self, languages: Iterable[str]) -> None:
        self._languages = list(languages)
        self._keys = frozenset(self._languages)
        self._numbers: dict[tuple[str, ...], int] = {}

    def kept(self, value: Any) -> Any:
        """A value with its texts put into the table."""
        if isinstance(value, list | tuple):
            return [part if type(part) in _PLAIN else self.kept(part) for part in value]
        if not isinstance(value, dict):
            return value
        if value.keys() == self._keys and all(isinstance(words, str) for words in value.values()):
            text = tuple(value[language] for language in self._languages)
            return {_NUMBER: self._numbers.setdefault(text, len(self._numbers))}
        return {key: part if type(part) in _PLAIN else self.kept(part) for key, part in value.items()}

    def columns(self) -> dict[str, list[str]]:
        columns = zip(*self._numbers, strict=True) if self._numbers else ([] for _ in self._languages)
        return dict(zip(self._languages, map(list, columns), strict=True))
