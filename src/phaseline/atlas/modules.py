"""Joins a folder of small JavaScript modules into one classic script.

A page opened from a file may not load modules, so the player's `.mjs` files, which Node runs as they are,
become one function. The joiner reads a plain subset of the language, one that needs no parser: whatever
stands in a line's first column is an import, an export, a declaration, a comment or a closing bracket.
Anything else is refused by file and line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from pathlib import Path, PurePosixPath
from posixpath import normpath

from rjsmin import jsmin

from phaseline.errors import DataErrors, Fault

_NAME = r"[A-Za-z_$][\w$]*"
_IMPORT = re.compile(r"import\s*\{([^{}]*)\}\s*from\s*[\"'](\.{1,2}/[^\"']+\.mjs)[\"'];?[ \t]*")
_EXPORT_LIST = re.compile(r"export\s*\{([^{}]*)\};?[ \t]*(?!\s*from\b)")
_DECLARATION = re.compile(
    rf"(export\s+)?(?:(?:async\s+)?function\s*\*?\s*({_NAME})\s*\(|class\s+({_NAME})\b"
    rf"|(?:const|let|var)\s+({_NAME})\s*(?:=(?!=)|;))"
)
_FIRST_COLUMN = re.compile(r"^[^\s})\]/`]", re.MULTILINE)
_COMMENT = re.compile(r"/(?:\*.*?\*/|(?<![:\"'`\\]/)/[^\n]*)", re.DOTALL)
_NESTED = re.compile(r"`[^`]*\$\{[^`}]*`")
_LOADS_OR_ENDS = re.compile(r"\bimport(?:\s*\(|\.meta\b)|<(?:/(?i:script)|!--)")
_REFUSED = (
    (_LOADS_OR_ENDS, "code that neither loads modules nor ends a script"),
    (_NESTED, "no template in a template, of which minifying takes the blanks"),
)


@dataclass(frozen=True, slots=True)
class Module:
    """One `.mjs` file, read: its code without imports and exports, and the names of each kind."""

    name: str
    code: str
    imports: dict[str, tuple[str, ...]]
    exports: frozenset[str]
    lines: dict[str, int]


def join_modules(folder: Path, entry: str) -> str:
    """The module `entry` of `folder` and all it imports, as one minified expression that gives its
    exports.

    Raises:
        DataErrors: a file is missing, a form is outside the subset, a name is declared twice or imported
            but not exported, or modules import each other in a circle; every fault found is named.
    """
    modules = _reachable(folder, entry)
    _check_names(modules)
    try:
        order = list(
            TopologicalSorter({name: module.imports for name, module in modules.items()}).static_order()
        )
    except CycleError as error:
        circle = " → ".join(error.args[1])
        raise DataErrors([Fault(circle, None, "modules that import each other", "no circle")]) from None
    parts = [modules[name].code for name in order]
    given = ", ".join(sorted(modules[entry].exports))
    script = "\n".join(["(function () {", '"use strict";', *parts, f"return {{ {given} }};", "})()"])
    return str(jsmin(script))


def _reachable(folder: Path, entry: str) -> dict[str, Module]:
    modules: dict[str, Module] = {}
    faults: list[Fault] = []
    waiting = [(entry, "the page")]
    while waiting:
        name, wanted_by = waiting.pop()
        if name in modules:
            continue
        path = folder / name
        if not path.is_file():
            faults.append(Fault(str(path), None, "no such module", f"the file that {wanted_by} imports"))
            continue
        modules[name], found = read_module(name, path.read_text(encoding="utf-8"), str(path))
        faults += found
        waiting += [(other, name) for other in modules[name].imports]
    if faults:
        raise DataErrors(sorted(faults, key=lambda fault: (fault.file, fault.line or 0)))
    return modules


def read_module(name: str, text: str, file: str) -> tuple[Module, list[Fault]]:
    """The module `name` with the source `text`, and what in it is outside the accepted subset."""
    bare = _blank_comments(text)
    faults = [
        Fault(file, _line(bare, found.start()), repr(found[0]), expected)
        for pattern, expected in _REFUSED
        for found in pattern.finditer(bare)
    ]
    imports: dict[str, tuple[str, ...]] = {}
    exports: set[str] = set()
    lines: dict[str, int] = {}
    cuts: list[tuple[int, int]] = []
    for start in _starts(bare):
        if found := _IMPORT.match(bare, start):
            target = normpath(str(PurePosixPath(name).parent / found[2]))
            imports[target] = (*imports.get(target, ()), *_names(found[1]))
            cuts.append(found.span())
        elif found := _EXPORT_LIST.match(bare, start):
            exports.update(_names(found[1]))
            cuts.append(found.span())
        elif found := _DECLARATION.match(bare, start):
            declared = found[2] or found[3] or found[4]
            if declared in lines:
                faults.append(
                    Fault(file, _line(bare, start), f"a second {declared}", "each name declared once")
                )
            lines[declared] = _line(bare, start)
            if found[1]:
                exports.add(declared)
                cuts.append(found.span(1))
        else:
            faults.append(_unknown(file, bare, start))
            continue
        faults += _renames(file, bare, start, found[0])
    return Module(name, _without(text, cuts), imports, frozenset(exports), lines), faults


def _starts(bare: str) -> Iterator[int]:
    """Where a statement starts in the first column; inner lines of a list of names are passed over."""
    end = 0
    for found in _FIRST_COLUMN.finditer(bare):
        if found.start() < end:
            continue
        listed = _IMPORT.match(bare, found.start()) or _EXPORT_LIST.match(bare, found.start())
        end = listed.end() if listed else found.start() + 1
        yield found.start()


def _blank_comments(text: str) -> str:
    """The text with comments turned to spaces, line for line and letter for letter."""
    return _COMMENT.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)


def _names(listed: str) -> list[str]:
    return [name for part in listed.split(",") if (name := part.strip())]


def _renames(file: str, bare: str, start: int, statement: str) -> list[Fault]:
    if statement.startswith(("import", "export")) and re.search(rf"{_NAME}\s+as\s+{_NAME}", statement):
        return [
            Fault(file, _line(bare, start), "a renamed import or export", "names used as they are declared")
        ]
    return []


def _unknown(file: str, bare: str, start: int) -> Fault:
    line = bare[start:].split("\n", 1)[0].strip()
    expected = "a named relative import, a named export, or a declaration of one name"
    return Fault(file, _line(bare, start), repr(line[:60]), expected)


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1


def _without(text: str, cuts: list[tuple[int, int]]) -> str:
    kept, end = [], 0
    for start, stop in cuts:
        kept.append(text[end:start])
        end = stop
    return "".join([*kept, text[end:]])


def _check_names(modules: dict[str, Module]) -> None:
    """Holds that no two modules declare one name, and that what is imported or exported is there."""
    faults: list[Fault] = []
    home: dict[str, str] = {}
    for module in modules.values():
        for name, line in module.lines.items():
            if name in home:
                faults.append(
                    Fault(module.name, line, f"a second {name}", f"another name than in {home[name]}")
                )
            home.setdefault(name, module.name)
        faults += [
            Fault(module.name, None, f"{name} imported from {target}", f"a name that {target} exports")
            for target, names in module.imports.items()
            for name in names
            if name not in modules[target].exports
        ]
        missing = sorted(module.exports - module.lines.keys())
        faults += [
            Fault(module.name, None, f"{name} exported", "a name declared in this module") for name in missing
        ]
    if faults:
        raise DataErrors(faults)
