"""The lists of a campaign's folder as they are written, each in one YAML file or in a folder of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from phaseline.campaign.document import Document
from phaseline.campaign.values import ID_PATTERN, SPOT, did_you_mean
from phaseline.errors import DataErrors, Fault

NAMES = ("campaign", "witnesses", "units", "tracks", "events", "claims", "views")
Location = tuple[str | int, ...]
"""Where something stands in a document: keys and indices from its top."""


class Lists:
    """The documents of one folder by list, and what is wrong with them so far.

    Attributes:
        faults: every fault found; whoever reads on adds to it.
        unread: the lists that may define more than can be read.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.faults: list[Fault] = []
        self.unread: set[str] = set()
        self.documents = {name: self._open(name, required=name != "claims") for name in NAMES}

    def _open(self, name: str, *, required: bool) -> list[Document]:
        """The list's one file, or the files of its folder; those that cannot be read are left out."""
        documents = []
        for path in self._paths(name, required=required):
            try:
                document = Document(path)
            except DataErrors as error:
                self.faults += error.faults
                self.unread.add(name)
                continue
            self.faults += document.faults
            documents.append(document)
        return documents

    def _paths(self, name: str, *, required: bool) -> list[Path]:
        path = self.folder / f"{name}.yaml"
        folder = self.folder / name
        if not folder.is_dir():
            return [path] if required or path.exists() else []
        paths = sorted(folder.glob("*.yaml"))
        if path.exists():
            self.faults.append(Fault(str(path), None, f"a file beside the folder {name}/", "one of them"))
        elif not paths:
            self.faults.append(Fault(str(folder), None, "an empty folder", "one *.yaml file or more"))
        return paths

    def items(self, name: str, section: str | None = None) -> Iterator[tuple[Document, Location, object]]:
        """The entries of a list (or of the lists under `section`), each with its document and location."""
        for document in self.documents[name]:
            at: Location = () if section is None else (section,)
            data = document.data
            if section is not None:
                data = data.get(section, ()) if isinstance(data, dict) else None
            if not isinstance(data, tuple):
                found = "no list" + (f" under {section!r}" if section else "")
                self.report(document, at, found, f"a list of {section or name}")
                self.unread.add(name)
                continue
            yield from ((document, (*at, i), item) for i, item in enumerate(data))

    def ids(self, name: str, section: str | None = None) -> set[str] | None:
        """The ids of a list's entries, `None` if some cannot be read; an id given twice is a fault."""
        first: dict[str, tuple[Document, Location]] = {}
        nameless = False
        for document, at, item in self.items(name, section):
            found = item.get("id") if isinstance(item, dict) else None
            nameless |= not isinstance(found, str) or not re.match(ID_PATTERN, found)
            if not isinstance(found, str):
                continue
            if found in first:
                home, there = first[found]
                where = f"line {home.line((*there, 'id'))}"
                if home.file != document.file:
                    where += f" of {Path(home.file).name}"
                self.report(document, (*at, "id"), f"id {found!r} again", f"one not used on {where}")
            first.setdefault(found, (document, at))
        return None if nameless or name in self.unread else set(first)

    def words(self, name: str, key: str, section: str | None = None) -> set[str]:
        """The words under a key of a list's entries, each a word or a list of words."""
        values = [item.get(key) for _, _, item in self.items(name, section) if isinstance(item, dict)]
        words = [value if isinstance(value, tuple) else (value,) for value in values]
        return {word for row in words for word in row if isinstance(word, str)}

    def hold_keys(self, name: str, keys: tuple[str, ...]) -> None:
        """Any other key at the top of the list's files is a fault."""
        for document in self.documents[name]:
            for key in document.data if isinstance(document.data, dict) else ():
                if key not in keys and key != SPOT:
                    expected = " or ".join(keys) + did_you_mean(key, keys)
                    self.report(document, (key,), f"key {key!r}", expected)
                    self.unread.add(name)

    def report(self, document: Document, at: Location, found: str, expected: str) -> None:
        """Writes a fault down, once."""
        new = Fault(document.file, document.line(at), found, expected)
        if new not in self.faults:
            self.faults.append(new)
