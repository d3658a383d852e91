"""A campaign's entries as the plain values they are written from, and as YAML."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import yaml

from phaseline.campaign.document import scalar
from phaseline.campaign.model import Entry, Source
from phaseline.campaign.values import Text
from phaseline.when import When


def plain(value: Any) -> Any:
    """An entry, or any value in one, as text, numbers, lists and dicts in the form of the campaign's files.

    What an entry leaves at its default is left out; words in English alone and sources without a section are
    mere text.
    """
    if isinstance(value, Entry):
        return _plain_entry(value)
    if isinstance(value, When):
        return value.edtf
    if isinstance(value, Text):
        return value["en"] if set(value) == {"en"} else dict(value)
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    return [plain(item) for item in value] if isinstance(value, tuple) else value


def _plain_entry(entry: Entry) -> Any:
    said = {
        field.alias or name: plain(value)
        for name, field in type(entry).model_fields.items()
        if name != "spot" and (value := getattr(entry, name)) != field.default
    }
    return entry.witness if isinstance(entry, Source) and set(said) == {"witness"} else said


_BREAKS = frozenset("\x85\u2028\u2029\ufeff")
"""What YAML folds like a line's end unless it is escaped."""


class _Dumper(yaml.SafeDumper):
    """Lists stand in from their key; text that would be read as something else is quoted; no aliases."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _represent(dumper: yaml.SafeDumper, text: str) -> yaml.Node:
    quoted = not isinstance(scalar(text), str) or not _BREAKS.isdisjoint(text)
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"' if quoted else None)


_Dumper.add_representer(str, _represent)


def to_yaml(entries: Iterable[Entry]) -> str:
    """The entries as a list in the form of `events.yaml` or `tracks.yaml`."""
    values = [plain(entry) for entry in entries]
    style: dict[str, Any] = {"allow_unicode": True, "default_flow_style": None, "width": 110}
    text: str = yaml.dump(values, Dumper=_Dumper, sort_keys=False, **style)
    return text
