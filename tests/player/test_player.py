"""The player's own tests, run by the Node that Playwright brings, and what its page and words must hold."""

import json
import re
import subprocess
from pathlib import Path

from playwright._impl._driver import compute_driver_executable

from phaseline.atlas.signs import make_signs
from phaseline.atlas.symbols import symbols
from phaseline.gazetteer import Gazetteer
from phaseline.gazetteer.fold import words

HERE = Path(__file__).parent
PLAYER = HERE.parents[1] / "src" / "phaseline" / "atlas" / "player"
FOLD = """
import {{ readFileSync }} from "node:fs";
import {{ foldName }} from "{module}";
console.log(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(foldName)));
"""


def test_the_players_tests_pass_in_node() -> None:
    node, _ = compute_driver_executable()
    tests = sorted(str(path) for path in HERE.glob("*.test.mjs"))
    assert len(tests) >= 8
    run = subprocess.run([node, "--test", *tests], capture_output=True, text=True, timeout=120, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


def test_the_small_scene_has_the_kinds_of_every_scene() -> None:
    scene = json.loads((HERE / "scene.json").read_text("utf-8"))
    assert scene["kinds"] == make_signs()["kinds"]


def test_the_player_folds_every_name_of_the_gazetteer_as_python_does() -> None:
    node, _ = compute_driver_executable()
    names = [name.text for place in Gazetteer.shipped() for name in place.names]
    assert len(names) > 4000
    code = FOLD.format(module=(PLAYER / "fold.mjs").as_uri())
    command = [node, "--input-type=module", "--eval", code]
    run = subprocess.run(command, input=json.dumps(names), capture_output=True, text=True, check=True)
    folded = {name: " ".join(words(name)) for name in names}
    assert dict(zip(names, json.loads(run.stdout), strict=True)) == folded


def test_pictograms_are_plain_paths_in_three_paints() -> None:
    for name, drawing in symbols().items():
        assert drawing["box"][:2] == [0, 0], name
        for shape in drawing["shapes"]:
            assert shape["paint"] in {"ink", "paper", "side"}, name
            assert re.fullmatch(r"[MLHVCQAhvaz0-9., -]+", shape["d"]), (name, shape["d"])


def test_the_page_has_no_inline_styles_nor_handlers() -> None:
    page = (PLAYER / "page.html").read_text("utf-8")
    assert not re.search(r"\s(style|on[a-z]+)\s*=", page)
    assert "|safe" not in page.replace(" ", "")


def test_no_module_builds_markup_from_text_or_loads_anything() -> None:
    for module in PLAYER.glob("*.mjs"):
        code = module.read_text("utf-8")
        found = re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|\beval\(|\bfetch\(|console\.|new Function", code
        )
        assert not found, (module.name, found and found[0])


def test_the_page_asks_only_for_words_that_exist() -> None:
    words = json.loads((PLAYER / "words.json").read_text("utf-8"))["en"]
    page = (PLAYER / "page.html").read_text("utf-8")
    asked = set(re.findall(r"data-(?:word|name)=\"([^\"]+)\"", page)) | set(re.findall(r"words\.(\w+)", page))
    for module in PLAYER.glob("*.mjs"):
        asked |= set(re.findall(r"say\(\"([^\"]+)\"\)", module.read_text("utf-8")))
    missing = [path for path in sorted(asked) if path.split("/")[0] not in words]
    assert missing == []


def _paths(words: dict[str, object], above: str = "") -> set[str]:
    return {
        path
        for key, value in words.items()
        for path in (_paths(value, f"{above}{key}/") if isinstance(value, dict) else {f"{above}{key}"})
    }


def test_every_language_has_every_word_of_the_interface() -> None:
    words = json.loads((PLAYER / "words.json").read_text("utf-8"))
    assert set(words) == {"en", "az", "ru"}
    for language in words.values():
        assert _paths(language) == _paths(words["en"])
