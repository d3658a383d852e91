"""A scene for a page: its texts in a table, each once, and in the scene their numbers.

A text is a mapping from every language of the scene to words; in its place stands `{"_": number}`. The table
has a column a language, which packs better than rows: what is alike lies together. `texts.mjs` reads it.
"""

from __future__ import annotations

from typing import Any

VERSION = 1
"""The version of the scenes that the player reads."""
_NUMBER = "_"


def with_texts_apart(scene: dict[str, Any]) -> dict[str, Any]:
    """`{"scene": …, "texts": {language: [words, …]}}`; the scene given stays as it is."""
    numbers: dict[tuple[str, ...], int] = {}
    languages = list(scene["languages"])
    kept = {key: _kept(value, languages, numbers) for key, value in scene.items()}
    columns = zip(*numbers, strict=True) if numbers else ([] for _ in languages)
    return {"scene": kept, "texts": dict(zip(languages, map(list, columns), strict=True))}


def _kept(value: Any, languages: list[str], numbers: dict[tuple[str, ...], int]) -> Any:
    if isinstance(value, list | tuple):
        return [_kept(part, languages, numbers) for part in value]
    if not isinstance(value, dict):
        return value
    if value.keys() == set(languages) and all(isinstance(words, str) for words in value.values()):
        text = tuple(value[language] for language in languages)
        return {_NUMBER: numbers.setdefault(text, len(numbers))}
    return {key: _kept(part, languages, numbers) for key, part in value.items()}
