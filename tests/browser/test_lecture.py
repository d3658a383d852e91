"""A lecture with the raid's map: keys, full and blank screen, chapters, the second window, the way back."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize, expect

STEP = "window.campaignMap.current().index"
FULL = "document.fullscreenElement !== null"
LECTURE = "document.body.classList.contains('pl-lecture')"
BLANK = "document.getElementById('pl-blank').open"
NOTICE = "document.getElementById('pl-notice').textContent"
SAID = "document.querySelector('.pl-step-head').textContent"
# Where the map's ground stands in the window.
GROUND = """() => {
  const ground = [...document.querySelectorAll(".leaflet-overlay-pane > *, .pl-dot-city")];
  const boxes = ground.map((node) => node.getBoundingClientRect());
  return boxes.map(({ x, y, width }) => [x, y, width].map(Math.round));
}"""
# How many names of places can be seen.
NAMES = """() => [...document.querySelectorAll(".pl-label:not(.pl-off)")]
  .filter((name) => name.checkVisibility({ visibilityProperty: true })).length"""
COUNT_CHANGES = """() => {
  window.changes = 0;
  const watch = new MutationObserver((list) => (window.changes += list.length));
  const what = { childList: true, characterData: true, subtree: true };
  watch.observe(document.querySelector(".pl-step-head"), what);
}"""
HELP = "document.getElementById('pl-help-box').open"
TARGETS = """() => [...document.querySelectorAll("#pl-bands button")].map((button) => {
  const { width, height } = button.getBoundingClientRect();
  return [width, height];
})"""
# Of every step in a lecture, how far its words run out of the panel.
RUNS_OUT = """() => Array.from({ length: window.campaignMap.stepCount }, (_, i) => {
  window.campaignMap.goTo(i);
  const panel = document.getElementById("pl-panel");
  return panel.scrollHeight - panel.clientHeight;
})"""


@pytest.fixture
def raid(open_page: Callable[..., Page], maps: Path) -> Iterator[Page]:
    page = open_page(maps / "armored-train-raid.html")
    page.wait_for_timeout(50)
    yield page
    for window in page.context.pages:
        if window != page:
            window.close()


@pytest.fixture
def starts(maps: Path, scene_of: Callable[[Path], dict[str, Any]]) -> list[int]:
    """The step that each chapter begins with."""
    steps = scene_of(maps / "armored-train-raid.html")["steps"]
    return [i for i, step in enumerate(steps) if i == 0 or steps[i - 1]["chapter"] != step["chapter"]]


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def notes_of(page: Page, key: str = "n") -> Page:
    with page.expect_popup() as opened:
        page.keyboard.press(key)
    return opened.value


def assert_back_at(page: Page, before: list[list[int]]) -> None:
    """The map's ground stands where it did; Leaflet rounds its origin to whole pixels."""
    for was, now in zip(before, page.evaluate(GROUND), strict=True):
        assert now == pytest.approx(was, abs=1)


def soon(page: Page, condition: str) -> None:
    """Waits for a JavaScript condition; Playwright's own wait needs eval, which the page forbids."""
    for _ in range(100):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(30)
    raise AssertionError(condition)


def test_f_switches_lecture_mode_and_full_screen(raid: Page) -> None:
    press(raid, "f")
    soon(raid, f"{LECTURE} && {FULL}")
    press(raid, "f")
    soon(raid, f"!{LECTURE} && !({FULL})")


def test_escape_and_leaving_the_full_screen_end_it(raid: Page) -> None:
    press(raid, "f")
    soon(raid, FULL)
    raid.evaluate("document.exitFullscreen()")
    soon(raid, f"!{LECTURE}")
    press(raid, "f", "Escape")
    soon(raid, f"!{LECTURE}")


def test_it_switches_on_where_the_browser_refuses_the_full_screen(raid: Page) -> None:
    raid.evaluate(
        "void (document.documentElement.requestFullscreen = async () => { throw TypeError('no'); })"
    )
    press(raid, "f")
    soon(raid, f"{NOTICE}.includes('no full screen')")
    assert raid.evaluate(LECTURE)
    press(raid, "Escape")
    assert not raid.evaluate(LECTURE)


def test_keys_in_a_lecture_step_and_never_play(raid: Page) -> None:
    last = raid.evaluate("window.campaignMap.stepCount") - 1
    press(raid, "f")
    for key, expected in [
        ("Space", 1),
        ("ArrowRight", 2),
        ("PageDown", 3),
        ("ArrowDown", 4),
        ("ArrowLeft", 3),
        ("PageUp", 2),
        ("ArrowUp", 1),
        ("End", last),
        ("Home", 0),
    ]:
        press(raid, key)
        assert raid.evaluate(STEP) == expected, key
    assert raid.locator(".pl-playing").count() == 0
    raid.mouse.move(400, 300)
    raid.mouse.move(420, 310)
    raid.locator("#pl-next").click()
    press(raid, "Space")
    assert raid.evaluate(STEP) == 2


@pytest.mark.parametrize("lecture", [False, True])
def test_chapter_keys(raid: Page, starts: list[int], lecture: bool) -> None:
    if lecture:
        press(raid, "f")
    for key, expected in [
        ("]", starts[1]),
        ("Shift+PageDown", starts[2]),
        ("[", starts[1]),
        ("4", starts[3]),
        ("9", starts[3]),
        ("Shift+PageUp", starts[2]),
        ("1", 0),
    ]:
        press(raid, key)
        assert raid.evaluate(STEP) == expected, key


def test_chapters_in_the_time_bar_are_buttons(raid: Page, starts: list[int]) -> None:
    buttons = raid.locator("#pl-bands button")
    assert buttons.count() == len(starts)
    buttons.nth(3).click()
    assert raid.evaluate(STEP) == starts[3]
    now = raid.locator("#pl-bands [aria-current=step]")
    assert now.get_attribute("aria-label") == buttons.nth(3).get_attribute("aria-label")
    buttons.nth(1).focus()
    press(raid, "Enter")
    assert raid.evaluate(STEP) == starts[1]


@pytest.mark.parametrize("width", [1920, 1280, 390])
def test_chapter_buttons_are_large_enough(raid: Page, width: int) -> None:
    raid.set_viewport_size(ViewportSize(width=width, height=844))
    raid.wait_for_timeout(200)
    assert all(wide >= 24 and high >= 24 for wide, high in raid.evaluate(TARGETS))


def test_a_strip_shows_where_events_crowd(raid: Page) -> None:
    box = raid.locator("#pl-density path").bounding_box()
    line = raid.locator("#pl-time").bounding_box()
    assert box
    assert line
    assert 8 <= box["height"] <= 14
    assert box["width"] > 0.9 * line["width"]
    assert box["y"] < line["y"] + 8


@pytest.mark.parametrize("key", ["b", "."])
def test_the_screen_is_blanked_until_one_goes_on(raid: Page, key: str) -> None:
    press(raid, key)
    assert raid.evaluate(BLANK)
    assert raid.evaluate(STEP) == 0
    press(raid, key)
    assert not raid.evaluate(BLANK)
    press(raid, key, "PageDown")
    assert not raid.evaluate(BLANK)
    assert raid.evaluate(STEP) == 1
    press(raid, "f", key, "Escape")
    assert not raid.evaluate(BLANK)
    press(raid, key)
    raid.mouse.click(300, 300)
    assert not raid.evaluate(BLANK)


def test_l_takes_the_names_of_places_off(raid: Page) -> None:
    assert raid.evaluate(NAMES) > 5
    press(raid, "l")
    assert raid.evaluate(NAMES) == 0
    assert raid.locator(".pl-sign:not(.pl-off)").first.is_visible()
    assert "off" in raid.evaluate(NOTICE)
    press(raid, "l")
    assert raid.evaluate(NAMES) > 5


def test_no_key_is_taken_while_typing_or_choosing(raid: Page) -> None:
    raid.evaluate("document.querySelector('.pl-panel').append(document.createElement('textarea'))")
    for place in ("textarea", "#pl-speed"):
        raid.focus(place)
        press(raid, "f", "b", "l", "n", "g", "?", "3", "]", "Space", "Escape")
        assert raid.evaluate(STEP) == 0, place
        assert not raid.evaluate(f"{LECTURE} || {BLANK} || {HELP}"), place
    assert len(raid.context.pages) == 1


def test_the_date_and_the_words_are_large_and_the_rest_steps_back(raid: Page) -> None:
    size = "parseFloat(getComputedStyle(document.getElementById('{}')).fontSize)"
    raid.set_viewport_size(ViewportSize(width=1920, height=1080))
    before = {name: raid.evaluate(size.format(f"pl-{name}")) for name in ("day", "clock", "step-title")}
    press(raid, "f")
    soon(raid, FULL)
    for name, was in before.items():
        assert raid.evaluate(size.format(f"pl-{name}")) > 1.3 * was, name
    for hidden in (".pl-legend", ".pl-about", ".pl-range"):
        assert not raid.locator(hidden).first.is_visible()
    assert raid.locator("#pl-graph").is_visible()
    bar = raid.locator(".pl-bar")
    assert bar.bounding_box()["y"] >= 1080  # type: ignore[index]
    raid.mouse.move(600, 300)
    raid.mouse.move(620, 320)
    soon(raid, "document.querySelector('.pl-bar').getBoundingClientRect().top < innerHeight - 60")
    press(raid, "f")
    soon(raid, f"!{LECTURE}")
    assert {name: raid.evaluate(size.format(f"pl-{name}")) for name in before} == before


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 720)], ids=str)
def test_the_words_of_every_step_have_room(raid: Page, size: tuple[int, int]) -> None:
    raid.set_viewport_size(ViewportSize(width=size[0], height=size[1]))
    press(raid, "f")
    soon(raid, FULL)
    raid.wait_for_timeout(200)
    assert max(raid.evaluate(RUNS_OUT)) <= 1


def test_every_control_is_reached_by_tab_in_a_lecture(raid: Page) -> None:
    press(raid, "f")
    raid.focus("#pl-time")
    box = raid.locator("#pl-time").bounding_box()
    assert box
    assert box["y"] + box["height"] <= 720
    assert raid.locator(":focus-visible").count() == 1


def test_axe_finds_nothing_in_a_lecture_nor_in_the_help(
    raid: Page, violations_of: Callable[[Page], list[str]]
) -> None:
    press(raid, "f", "PageDown", "PageDown")
    assert violations_of(raid) == []
    press(raid, "?")
    assert violations_of(raid) == []
    press(raid, "Escape", "b")
    assert violations_of(raid) == []
    press(raid, "b")
    raid.mouse.move(400, 300)
    raid.mouse.move(420, 310)
    assert violations_of(raid) == []


def test_axe_finds_nothing_in_the_notes(raid: Page, violations_of: Callable[[Page], list[str]]) -> None:
    notes = notes_of(raid)
    press(raid, "PageDown", "PageDown")
    assert violations_of(notes) == []


def test_the_live_region_speaks_once_a_step(raid: Page) -> None:
    press(raid, "f")
    raid.evaluate(COUNT_CHANGES)
    press(raid, "PageDown")
    raid.wait_for_timeout(100)
    assert raid.evaluate("window.changes") == 2
    spoken = raid.locator("#pl-time").get_attribute("aria-valuetext")
    assert spoken == raid.evaluate("window.campaignMap.current().label")
    assert spoken in raid.evaluate(SAID)


def test_the_notes_drive_the_map_and_follow_it(
    raid: Page, maps: Path, scene_of: Callable[[Path], dict[str, Any]], starts: list[int]
) -> None:
    scene = scene_of(maps / "armored-train-raid.html")
    notes = notes_of(raid)
    head, text = notes.locator(".pl-notes-head"), notes.locator(".pl-notes-text")
    coming = notes.locator(".pl-notes-coming")
    last = len(scene["steps"]) - 1
    reached = next(e for e, event in enumerate(scene["events"]) if event["id"] == "bilajari-reached")
    disputed = next(i for i, each in enumerate(scene["steps"]) if reached in each["cards"])
    for i in (starts[4], disputed):
        raid.evaluate(f"window.campaignMap.goTo({i})")
        step, following = scene["steps"][i], scene["steps"][i + 1]
        event = scene["events"][step["cards"][0]]
        expect(head).to_contain_text(f"Step {i + 1} of {len(scene['steps'])}")
        for words in (step["title"]["en"], step["label"]["en"], f"Chapter {step['chapter'] + 1} of"):
            assert words in head.inner_text()
        assert event["text"]["en"] in text.inner_text()
        assert event["sources"][0]["en"] in text.inner_text()
        assert following["title"]["en"] in coming.inner_text()
        assert following["label"]["en"] in coming.inner_text()
    assert "preferred" in text.inner_text()
    notes.get_by_role("button", name="Next step").click()
    after = disputed + 1
    assert raid.evaluate(STEP) == after
    turned = next((start for start in starts if start > after), after)
    turns = [("PageUp", disputed), ("ArrowRight", after), ("]", turned), ("2", starts[1]), ("End", last)]
    for key, expected in turns:
        press(notes, key)
        assert raid.evaluate(STEP) == expected, key
    expect(coming).to_contain_text("ends here")
    notes.get_by_role("button", name="Previous step").click()
    assert raid.evaluate(STEP) == last - 1
    press(notes, "Home")
    notes.evaluate("document.activeElement.blur()")
    press(notes, "Space")
    assert raid.evaluate(STEP) == 1
    press(notes, "b")
    assert raid.evaluate(BLANK)


def test_the_notes_have_two_clocks(raid: Page) -> None:
    press(raid, "f")
    notes = notes_of(raid)
    elapsed, hour = notes.locator(".pl-notes-clock").all()
    notes.wait_for_timeout(1300)
    assert elapsed.inner_text() in {"0:01", "0:02"}
    assert hour.inner_text() == notes.evaluate(
        "[new Date().getHours(), new Date().getMinutes()].map((n) => String(n).padStart(2, '0')).join(':')"
    )
    notes.get_by_role("button", name="From zero").click()
    assert elapsed.inner_text() == "0:00"


def test_either_window_goes_on_when_the_other_closes(
    raid: Page, maps: Path, scene_of: Callable[[Path], dict[str, Any]]
) -> None:
    notes = notes_of(raid)
    notes.close()
    press(raid, "PageDown")
    assert raid.evaluate(STEP) == 1
    notes = notes_of(raid)
    raid.goto("about:blank")
    scene = scene_of(maps / "armored-train-raid.html")
    told = notes.locator("body").inner_text()
    assert "The map was closed" in told
    assert [step["title"]["en"] for step in scene["steps"] if step["title"]["en"] not in told] == []


def test_the_page_says_when_the_notes_are_blocked(raid: Page) -> None:
    raid.evaluate("void (window.open = () => null)")
    press(raid, "n")
    assert "blocked the window" in raid.evaluate(NOTICE)
    press(raid, "PageDown")
    assert raid.evaluate(STEP) == 1


def test_the_lecture_stays_on_if_the_notes_cost_the_full_screen(raid: Page) -> None:
    press(raid, "f")
    soon(raid, FULL)
    notes_of(raid)
    raid.evaluate("document.exitFullscreen()")
    soon(raid, f"{NOTICE}.includes('left the full screen')")
    assert raid.evaluate(LECTURE)
    raid.bring_to_front()
    press(raid, "f")
    soon(raid, f"{LECTURE} && {FULL}")


def test_back_to_the_story_from_another_extent(raid: Page) -> None:
    back = raid.locator("#pl-back")
    before = raid.evaluate(GROUND)
    assert not back.is_visible()
    raid.mouse.move(600, 300)
    raid.mouse.down()
    raid.mouse.move(500, 380, steps=4)
    raid.mouse.up()
    soon(raid, "!document.getElementById('pl-back').hidden")
    press(raid, "PageDown")
    assert back.is_visible()
    press(raid, "PageUp")
    back.click()
    assert not back.is_visible()
    assert_back_at(raid, before)
    for key in ("+", "Shift+ArrowRight"):
        press(raid, key)
        soon(raid, "!document.getElementById('pl-back').hidden")
    press(raid, "0")
    assert not back.is_visible()
    assert_back_at(raid, before)


def test_the_way_back_can_be_clicked_in_a_lecture(raid: Page) -> None:
    press(raid, "f")
    soon(raid, FULL)
    before = raid.evaluate(GROUND)
    press(raid, "+")
    soon(raid, "!document.getElementById('pl-back').hidden")
    raid.mouse.move(500, 300)
    raid.mouse.move(520, 320)
    raid.locator("#pl-back").click()
    assert_back_at(raid, before)


def test_back_to_the_story_from_another_minute(raid: Page) -> None:
    back = raid.locator("#pl-back")
    raid.evaluate("window.campaignMap.goTo(7)")
    box = raid.locator("#pl-graph-plot").bounding_box()
    assert box
    raid.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 60)
    raid.mouse.down()
    raid.mouse.move(box["x"] + box["width"] * 0.8, box["y"] + 60, steps=3)
    raid.mouse.up()
    assert back.is_visible()
    assert raid.evaluate(STEP) > 7
    back.click()
    assert raid.evaluate(STEP) == 7
    assert not back.is_visible()
    raid.mouse.click(box["x"] + box["width"] * 0.8, box["y"] + 60)
    press(raid, "PageDown")
    assert not back.is_visible()


def test_the_help_lists_the_keys_and_closes_with_escape(raid: Page) -> None:
    press(raid, "?")
    help_box = raid.locator("#pl-help-box")
    for key in ("Page Down", "Shift + Page Down", "1 to 9", "B or .", "L", "N", "F", "G"):
        assert help_box.locator("dt", has_text=key).first.is_visible(), key
    press(raid, "Escape")
    assert not help_box.is_visible()


def test_the_map_looks_at_each_chapter_unless_the_reader_looks_elsewhere(raid: Page) -> None:
    whole = raid.evaluate(GROUND)
    raid.evaluate("window.campaignMap.goTo(7)")
    samur = raid.evaluate(GROUND)
    assert samur != whole
    raid.evaluate("window.campaignMap.goTo(8)")
    assert raid.evaluate(GROUND) == samur
    press(raid, "0")
    soon(raid, "!document.getElementById('pl-back').hidden")
    assert_back_at(raid, whole)
    raid.evaluate("window.campaignMap.goTo(20)")
    assert_back_at(raid, whole)
    raid.evaluate("window.campaignMap.goTo(7)")
    raid.locator("#pl-back").click()
    assert_back_at(raid, samur)
    assert not raid.locator("#pl-back").is_visible()
