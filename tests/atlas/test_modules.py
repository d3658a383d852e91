"""The joiner of the player's modules: order, the accepted forms, and what it refuses."""

import json
import re
import subprocess
from pathlib import Path

import pytest
from playwright._impl._driver import compute_driver_executable

from phaseline.atlas.map import PLAYER
from phaseline.atlas.modules import join_modules
from phaseline.errors import DataErrors

A = """// The first.
import { twice } from "./lib/b.mjs";
import {
  LIMIT,
  show,
} from "./c.mjs";

/* import nothing from "here"; */
export function start(n) {
  return show(twice(Math.min(n, LIMIT)));
}
"""
B = 'import { LIMIT } from "../c.mjs";\n\nexport const twice = (n) => n * 2 + LIMIT * 0;\n'
C = "const LIMIT = 20;\nfunction show(n) {\n  return `${n}`;\n}\nexport { LIMIT, show };\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "lib").mkdir()
    for name, text in {"a.mjs": A, "lib/b.mjs": B, "c.mjs": C}.items():
        (tmp_path / name).write_text(text)
    return tmp_path


def value_of(expression: str) -> object:
    """What the Node that Playwright brings makes of a JavaScript expression."""
    node, _ = compute_driver_executable()
    code = f"console.log(JSON.stringify({expression}))"
    run = subprocess.run([node, "-"], input=code, capture_output=True, text=True, check=True)
    return json.loads(run.stdout)


def test_modules_become_one_expression_that_gives_the_entrys_exports(folder: Path) -> None:
    joined = join_modules(folder, "a.mjs")
    assert value_of(f"{joined}.start(100)") == "40"
    assert value_of(f"Object.keys({joined})") == ["start"]


def test_a_module_stands_after_those_it_imports(folder: Path) -> None:
    joined = join_modules(folder, "a.mjs")
    assert joined.index("function show") < joined.index("const twice") < joined.index("function start")
    assert '"use strict"' in joined


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("export default function f() {}", "c.mjs:7: found 'export default"),
        ('export * from "./a.mjs";', "c.mjs:7: found 'export *"),
        ('export { show } from "./a.mjs";', "c.mjs:7: found 'export { show } from"),
        ('import all from "./b.mjs";', "c.mjs:7: found 'import all"),
        ('import * as all from "./b.mjs";', r"c.mjs:7: found 'import \* as"),
        ('import { readFile } from "node:fs";', "c.mjs:7: found 'import { readFile }"),
        ('import "./b.mjs";', "c.mjs:7: found 'import"),
        ("const { x, y } = LIMIT;", "c.mjs:7: found 'const { x"),
        ("let p, q;", "c.mjs:7: found 'let p, q"),
        ("show(1);", "c.mjs:7: found 'show"),
        ("if (LIMIT) {", "c.mjs:7: found 'if"),
        ("const s = (n) => `a ${n.map((m) => `${m} b`)}`;", "c.mjs:7: found '`a "),
        ("const LIMIT = 3;", "c.mjs:7: found a second LIMIT"),
        ("const twice = 3;", "found a second twice, expected another name than in"),
        ('const m = import("./b.mjs");', r"c.mjs:7: found 'import\('"),
        ("const u = import.meta;", "c.mjs:7: found 'import.meta'"),
        ('const s = "</script>";', "c.mjs:7: found '</script'"),
        ('const s = "<!--";', "c.mjs:7: found '<!--'"),
        ("export { LIMIT as most };", "c.mjs:7: found a renamed import or export"),
        ("export { nothing };", "c.mjs: found nothing exported, expected a name declared"),
        ('import { nothing } from "./lib/b.mjs";', "found nothing imported from lib/b.mjs"),
        ('import { x } from "./gone.mjs";', "gone.mjs: found no such module, expected the file that c.mjs"),
    ],
)
def test_what_is_outside_the_subset_is_refused_by_file_and_line(
    folder: Path, line: str, complaint: str
) -> None:
    (folder / "c.mjs").write_text(f"{C}\n{line}\n")
    with pytest.raises(DataErrors, match=complaint):
        join_modules(folder, "a.mjs")


def test_modules_that_import_each_other_are_refused(folder: Path) -> None:
    (folder / "c.mjs").write_text(f'{C}import {{ twice }} from "./lib/b.mjs";\n')
    with pytest.raises(DataErrors, match=r"found modules that import each other, expected no circle"):
        join_modules(folder, "a.mjs")


def test_every_fault_is_told_at_once(folder: Path) -> None:
    (folder / "c.mjs").write_text(f"{C}show(1);\nshow(2);\n")
    with pytest.raises(DataErrors) as caught:
        join_modules(folder, "a.mjs")
    assert len(caught.value.faults) == 2


def test_minifying_leaves_every_template_of_the_player_as_it_is() -> None:
    joined = "".join(join_modules(PLAYER, entry) for entry in ("main.mjs", "reader.mjs"))
    code = "".join(file.read_text("utf-8") for file in PLAYER.glob("*.mjs"))
    templates = re.findall(r"`[^`]*\$\{[^`]*`", code)
    assert len(templates) > 100
    assert [text for text in templates if text not in joined] == []


def test_the_shipped_player_joins_and_gives_start() -> None:
    assert value_of(f"Object.keys({join_modules(PLAYER, 'main.mjs')})") == ["start"]


def test_joined_code_is_minified_but_for_its_texts(folder: Path) -> None:
    (folder / "a.mjs").write_text(
        "// why\nexport function two() {\n\n  // how\n  return `one\n  // two ${ 1 + 1 }`; // beside\n}\n"
    )
    joined = join_modules(folder, "a.mjs")
    assert value_of(f"{joined}.two()") == "one\n  // two 2"
    assert not re.search("why|how|beside|^ |\n\n", joined.replace("  // two", ""))
