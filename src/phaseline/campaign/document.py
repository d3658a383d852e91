"""A YAML file as plain values that still know their lines.

Scalars follow YAML 1.2: only `true` and `false` are truth values, and dates stay text, for EDTF to read.
PyYAML's compiled composer is used (20 times as fast on 3,000 lines as a parser in Python); its rules for tags
are not, which take a third of its time.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import yaml

from phaseline.campaign.values import SPOT, Spot
from phaseline.errors import DataErrors, Fault

_NUMERIC = frozenset("+-.0123456789")
_INT = re.compile(r"[-+]?(0|[1-9][0-9]{0,17})", re.ASCII)
_FLOAT = re.compile(r"[-+]?([0-9]+\.[0-9]*|\.[0-9]+|[0-9]+)([eE][-+]?[0-9]+)?", re.ASCII)
_QUOTED = ("'", '"', "|", ">")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}


class _Loader(getattr(yaml, "CBaseLoader", yaml.BaseLoader)):  # type: ignore[misc]
    """Composes nodes without working out their tags."""

    def resolve(self, kind: object, value: object, implicit: object) -> str:
        return ""

    def descend_resolver(self, parent: object, index: object) -> None:
        """Nothing: no rule asks where a node stands."""

    def ascend_resolver(self) -> None:
        """Nothing, as in descending."""


class Document:
    """One YAML file: `data` in tuples, dicts, text and numbers; every dict has its `Spot` under `SPOT`.

    Raises:
        DataErrors: the file is missing, cannot be read, is empty, or is not YAML.
    """

    def __init__(self, path: Path) -> None:
        self.file = str(path)
        self.faults: list[Fault] = []
        self.root = self._compose(read_text(path))
        self._values: dict[int, object] = {}
        self.data = self._value(self.root)

    def line(self, location: Sequence[str | int]) -> int:
        """The line of what stands at `location`, a path of keys and indices, or of what should hold it."""
        node, line = self.root, self.root.start_mark.line
        for step in location:
            if isinstance(node, yaml.MappingNode):
                pair = next(((k, v) for k, v in node.value if k.value == step), None)
                if pair is None:
                    break
                line, node = pair[0].start_mark.line, pair[1]
            elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
                node = node.value[step]
                line = node.start_mark.line
        return int(line) + 1

    def _compose(self, text: str) -> yaml.Node:
        try:
            node = yaml.compose(text, Loader=_Loader)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line = mark.line + 1 if mark else None
            said = " ".join(part for part in (error.context, error.problem) if part)
            raise DataErrors([Fault(self.file, line, f"a YAML fault ({said})", "well-formed YAML")]) from None
        except yaml.YAMLError as error:
            said = str(error).splitlines()[0]
            raise DataErrors([Fault(self.file, None, f"a YAML fault ({said})", "well-formed YAML")]) from None
        if node is None:
            raise DataErrors([Fault(self.file, None, "an empty file", "its entries")])
        return node

    def _value(self, node: yaml.Node) -> object:
        if isinstance(node, yaml.ScalarNode):
            return node.value if node.style in _QUOTED else scalar(node.value)
        key = id(node)
        if key not in self._values:
            self._values[key] = None  # what an alias inside its own anchor refers to
            self._values[key] = self._built(node)
        return self._values[key]

    def _built(self, node: yaml.Node) -> object:
        if isinstance(node, yaml.SequenceNode):
            return tuple(self._value(item) for item in node.value)
        entry: dict[str, object] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                line = key.start_mark.line + 1
                self.faults.append(Fault(self.file, line, "a list or mapping as a key", "a word"))
                continue
            if key.value in entry:
                line = key.start_mark.line + 1
                self.faults.append(
                    Fault(self.file, line, f"key {key.value!r} a second time", "every key once")
                )
            entry[key.value] = self._value(value)
        entry[SPOT] = Spot(self.file, node.start_mark.line + 1)
        return entry


def scalar(text: str) -> object:
    """What an unquoted `text` means: a number, a truth value, nothing, or the text itself."""
    if text in _WORDS:
        return _WORDS[text]
    if text[0] not in _NUMERIC:
        return text
    if _INT.fullmatch(text):
        return int(text)
    return float(text) if _FLOAT.fullmatch(text) else text


def read_text(path: Path) -> str:
    """The file as text.

    Raises:
        DataErrors: it is missing, cannot be opened, or is not UTF-8.
    """
    try:
        raw = path.read_bytes()
    except FileNotFoundError:
        raise DataErrors([Fault(str(path), None, "no such file", "one")]) from None
    except OSError as error:
        found = f"a file that cannot be read ({error.strerror})"
        raise DataErrors([Fault(str(path), None, found, "a readable file")]) from None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise DataErrors(
            [Fault(str(path), line, f"byte 0x{raw[error.start]:02x}", "text in UTF-8")]
        ) from None
