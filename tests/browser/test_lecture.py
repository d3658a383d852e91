"""A lecture: keys, full and blank screen, chapters, the second window, the way back."""

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
# Of every step in a lecture, the sizes of its day, of its hours, and of those on its cards.
SIZES_OF_HOURS = """() => Array.from({ length: window.campaignMap.stepCount }, (_, i) => {
  window.campaignMap.goTo(i);
  const all = [...document.querySelectorAll("#pl-day, #pl-clock, .pl-when")];
  const said = all.filter((node) => node.offsetWidth);
  return Math.min(...said.map((node) => parseFloat(getComputedStyle(node).fontSize)));
})"""
# Of every step in a lecture, how far its words run out of the panel.
RUNS_OUT = """() => Array.from({ length: window.campaignMap.stepCount }, (_, i) => {
  window.campaignMap.goTo(i);
  const panel = document.getElementById("pl-panel");
  return panel.scrollHeight - panel.clientHeight;
})"""


@pytest.fixture
def page(open_page: Callable[..., Page], lesson: Path) -> Iterator[Page]:
    page = open_page(lesson / "coast.html")
    page.wait_for_timeout(50)
    yield page
    for window in page.context.pages:
        if window != page:
            window.close()


@pytest.fixture
def raid(open_page: Callable[..., Page], maps: Path) -> Page:
    """The fullest of the shipped maps, for what must have room there."""
    return open_page(maps / "armored-train-raid.html")


@pytest.fixture
def starts(lesson: Path, scene_of: Callable[[Path], dict[str, Any]]) -> list[int]:
    """The step that each chapter begins with."""
    steps = scene_of(lesson / "coast.html")["steps"]
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


def test_f_switches_lecture_mode_and_full_screen(page: Page) -> None:
    press(page, "f")
    soon(page, f"{LECTURE} && {FULL}")
    press(page, "f")
    soon(page, f"!{LECTURE} && !({FULL})")


def test_escape_and_leaving_the_full_screen_end_it(page: Page) -> None:
    press(page, "f")
    soon(page, FULL)
    page.evaluate("document.exitFullscreen()")
    soon(page, f"!{LECTURE}")
    press(page, "f", "Escape")
    soon(page, f"!{LECTURE}")


def test_it_switches_on_where_the_browser_refuses_the_full_screen(page: Page) -> None:
    page.evaluate(
        "void (document.documentElement.requestFullscreen = async () => { throw TypeError('no'); })"
    )
    press(page, "f")
    soon(page, f"{NOTICE}.includes('no full screen')")
    assert page.evaluate(LECTURE)
    press(page, "Escape")
    assert not page.evaluate(LECTURE)


def test_keys_in_a_lecture_step_and_never_play(page: Page) -> None:
    last = page.evaluate("window.campaignMap.stepCount") - 1
    press(page, "f")
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
        press(page, key)
        assert page.evaluate(STEP) == expected, key
    assert page.locator(".pl-playing").count() == 0
    page.mouse.move(400, 300)
    page.mouse.move(420, 310)
    page.locator("#pl-next").click()
    press(page, "Space")
    assert page.evaluate(STEP) == 2


@pytest.mark.parametrize("lecture", [False, True])
def test_chapter_keys(page: Page, starts: list[int], lecture: bool) -> None:
    if lecture:
        press(page, "f")
    for key, expected in [
        ("]", starts[1]),
        ("Shift+PageDown", starts[2]),
        ("[", starts[1]),
        ("4", starts[3]),
        ("9", starts[3]),
        ("Shift+PageUp", starts[2]),
        ("1", 0),
    ]:
        press(page, key)
        assert page.evaluate(STEP) == expected, key


def test_chapters_in_the_time_bar_are_buttons(page: Page, starts: list[int]) -> None:
    buttons = page.locator("#pl-bands button")
    assert buttons.count() == len(starts)
    buttons.nth(3).click()
    assert page.evaluate(STEP) == starts[3]
    now = page.locator("#pl-bands [aria-current=step]")
    assert now.get_attribute("aria-label") == buttons.nth(3).get_attribute("aria-label")
    buttons.nth(1).focus()
    press(page, "Enter")
    assert page.evaluate(STEP) == starts[1]


@pytest.mark.parametrize("width", [1920, 1280, 390])
def test_chapter_buttons_are_large_enough(raid: Page, width: int) -> None:
    raid.set_viewport_size(ViewportSize(width=width, height=844))
    raid.wait_for_timeout(200)
    assert all(wide >= 24 and high >= 24 for wide, high in raid.evaluate(TARGETS))


def test_a_strip_shows_where_events_crowd(page: Page) -> None:
    box = page.locator("#pl-density path").bounding_box()
    line = page.locator("#pl-time").bounding_box()
    assert box
    assert line
    assert 8 <= box["height"] <= 14
    assert box["width"] > 0.9 * line["width"]
    assert box["y"] < line["y"] + 8


@pytest.mark.parametrize("key", ["b", "."])
def test_the_screen_is_blanked_until_one_goes_on(page: Page, key: str) -> None:
    press(page, key)
    assert page.evaluate(BLANK)
    assert page.evaluate(STEP) == 0
    press(page, key)
    assert not page.evaluate(BLANK)
    press(page, key, "PageDown")
    assert not page.evaluate(BLANK)
    assert page.evaluate(STEP) == 1
    press(page, "f", key, "Escape")
    assert not page.evaluate(BLANK)
    press(page, key)
    page.mouse.click(300, 300)
    assert not page.evaluate(BLANK)


def test_l_takes_the_names_of_places_off(page: Page) -> None:
    assert page.evaluate(NAMES) > 5
    press(page, "l")
    assert page.evaluate(NAMES) == 0
    assert page.locator(".pl-sign:not(.pl-off)").first.is_visible()
    assert "off" in page.evaluate(NOTICE)
    press(page, "l")
    assert page.evaluate(NAMES) > 5


def test_no_key_is_taken_while_typing_or_choosing(page: Page) -> None:
    page.evaluate("document.querySelector('.pl-panel').append(document.createElement('textarea'))")
    for place in ("textarea", "#pl-speed"):
        page.focus(place)
        press(page, "f", "b", "l", "n", "g", "?", "3", "]", "Space", "Escape")
        assert page.evaluate(STEP) == 0, place
        assert not page.evaluate(f"{LECTURE} || {BLANK} || {HELP}"), place
    assert len(page.context.pages) == 1


def test_the_date_and_the_words_are_large_and_the_rest_steps_back(page: Page) -> None:
    size = "parseFloat(getComputedStyle(document.getElementById('{}')).fontSize)"
    page.set_viewport_size(ViewportSize(width=1920, height=1080))
    before = {name: page.evaluate(size.format(f"pl-{name}")) for name in ("day", "clock", "step-title")}
    press(page, "f")
    soon(page, FULL)
    for name, was in before.items():
        assert page.evaluate(size.format(f"pl-{name}")) > 1.3 * was, name
    for hidden in (".pl-legend", ".pl-about", ".pl-range"):
        assert not page.locator(hidden).first.is_visible()
    assert page.locator("#pl-graph").is_visible()
    bar = page.locator(".pl-bar")
    assert bar.bounding_box()["y"] >= 1080  # type: ignore[index]
    page.mouse.move(600, 300)
    page.mouse.move(620, 320)
    soon(page, "document.querySelector('.pl-bar').getBoundingClientRect().top < innerHeight - 60")
    press(page, "f")
    soon(page, f"!{LECTURE}")
    assert {name: page.evaluate(size.format(f"pl-{name}")) for name in before} == before


@pytest.mark.parametrize("size", [(1920, 1080), (1280, 720)], ids=str)
def test_the_words_of_every_step_have_room(raid: Page, size: tuple[int, int]) -> None:
    raid.set_viewport_size(ViewportSize(width=size[0], height=size[1]))
    press(raid, "f")
    soon(raid, FULL)
    soon(raid, f"{NOTICE} !== ''")
    raid.wait_for_timeout(3600)
    soon(raid, f"{NOTICE} === ''")
    assert max(raid.evaluate(RUNS_OUT)) <= 1


def test_the_legend_comes_over_the_map_when_asked_and_goes_with_the_lecture(raid: Page) -> None:
    legend = raid.locator("#pl-legend")
    home = legend.evaluate("(node) => node.parentElement.id")
    press(raid, "f")
    soon(raid, FULL)
    assert not legend.is_visible()
    press(raid, "k")
    assert legend.is_visible()
    assert raid.locator(".pl-key-sides li").count() > 1
    press(raid, "k")
    assert not legend.is_visible()
    press(raid, "k")
    press(raid, "f")
    assert legend.evaluate("(node) => node.parentElement.id") == home
    assert not raid.evaluate("document.body.classList.contains('pl-legend-asked')")


def test_a_notice_covers_nothing_and_hours_are_large(raid: Page) -> None:
    raid.set_viewport_size(ViewportSize(width=1920, height=1080))
    press(raid, "f")
    soon(raid, FULL)
    press(raid, "l")
    box, ground = raid.locator("#pl-notice").bounding_box(), raid.locator(".leaflet-container").bounding_box()
    assert box
    assert ground
    assert box["height"] > 20
    assert box["x"] >= ground["x"] + ground["width"]
    panel = raid.locator("#pl-panel").bounding_box()
    assert panel
    assert panel["y"] + panel["height"] <= box["y"] + 1
    assert min(raid.evaluate(SIZES_OF_HOURS)) >= 28


def test_every_control_is_reached_by_tab_in_a_lecture(page: Page) -> None:
    press(page, "f")
    page.focus("#pl-time")
    box = page.locator("#pl-time").bounding_box()
    assert box
    assert box["y"] + box["height"] <= 720
    assert page.locator(":focus-visible").count() == 1


def test_axe_finds_nothing_in_a_lecture_nor_in_the_help(
    page: Page, violations_of: Callable[[Page], list[str]]
) -> None:
    press(page, "f", "PageDown", "PageDown")
    assert violations_of(page) == []
    press(page, "?")
    assert violations_of(page) == []
    press(page, "Escape", "b")
    assert violations_of(page) == []
    press(page, "b")
    page.mouse.move(400, 300)
    page.mouse.move(420, 310)
    assert violations_of(page) == []


def test_axe_finds_nothing_in_the_notes(page: Page, violations_of: Callable[[Page], list[str]]) -> None:
    notes = notes_of(page)
    press(page, "PageDown", "PageDown")
    assert violations_of(notes) == []


def test_the_live_region_speaks_once_a_step(page: Page) -> None:
    press(page, "f")
    page.evaluate(COUNT_CHANGES)
    press(page, "PageDown")
    page.wait_for_timeout(100)
    assert page.evaluate("window.changes") == 2
    spoken = page.locator("#pl-time").get_attribute("aria-valuetext")
    assert spoken == page.evaluate("window.campaignMap.current().label")
    assert spoken in page.evaluate(SAID)


def test_the_notes_drive_the_map_and_follow_it(
    page: Page, lesson: Path, scene_of: Callable[[Path], dict[str, Any]], starts: list[int]
) -> None:
    scene = scene_of(lesson / "coast.html")
    notes = notes_of(page)
    head, text = notes.locator(".pl-notes-head"), notes.locator(".pl-notes-text")
    coming = notes.locator(".pl-notes-coming")
    last = len(scene["steps"]) - 1
    reached = next(e for e, event in enumerate(scene["events"]) if event["id"] == "port-reached")
    disputed = next(i for i, each in enumerate(scene["steps"]) if reached in each["cards"])
    for i in (starts[4], disputed):
        page.evaluate(f"window.campaignMap.goTo({i})")
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
    assert page.evaluate(STEP) == after
    turned = next((start for start in starts if start > after), after)
    turns = [("PageUp", disputed), ("ArrowRight", after), ("]", turned), ("2", starts[1]), ("End", last)]
    for key, expected in turns:
        press(notes, key)
        assert page.evaluate(STEP) == expected, key
    expect(coming).to_contain_text("ends here")
    notes.get_by_role("button", name="Previous step").click()
    assert page.evaluate(STEP) == last - 1
    press(notes, "Home")
    notes.evaluate("document.activeElement.blur()")
    press(notes, "Space")
    assert page.evaluate(STEP) == 1
    press(notes, "b")
    assert page.evaluate(BLANK)


def test_the_notes_have_two_clocks(page: Page) -> None:
    press(page, "f")
    notes = notes_of(page)
    elapsed, hour = notes.locator(".pl-notes-clock").all()
    notes.wait_for_timeout(1300)
    assert elapsed.inner_text() in {"0:01", "0:02"}
    assert hour.inner_text() == notes.evaluate(
        "[new Date().getHours(), new Date().getMinutes()].map((n) => String(n).padStart(2, '0')).join(':')"
    )
    notes.get_by_role("button", name="From zero").click()
    assert elapsed.inner_text() == "0:00"


def test_either_window_goes_on_when_the_other_closes(
    page: Page, lesson: Path, scene_of: Callable[[Path], dict[str, Any]]
) -> None:
    notes = notes_of(page)
    notes.close()
    press(page, "PageDown")
    assert page.evaluate(STEP) == 1
    notes = notes_of(page)
    page.goto("about:blank")
    scene = scene_of(lesson / "coast.html")
    told = notes.locator("body").inner_text()
    assert "The map was closed" in told
    assert [step["title"]["en"] for step in scene["steps"] if step["title"]["en"] not in told] == []


def test_the_page_says_when_the_notes_are_blocked(page: Page) -> None:
    page.evaluate("void (window.open = () => null)")
    press(page, "n")
    assert "blocked the window" in page.evaluate(NOTICE)
    press(page, "PageDown")
    assert page.evaluate(STEP) == 1


def test_the_lecture_stays_on_if_the_notes_cost_the_full_screen(page: Page) -> None:
    press(page, "f")
    soon(page, FULL)
    notes_of(page)
    page.evaluate("document.exitFullscreen()")
    soon(page, f"{NOTICE}.includes('left the full screen')")
    assert page.evaluate(LECTURE)
    page.bring_to_front()
    press(page, "f")
    soon(page, f"{LECTURE} && {FULL}")


def test_back_to_the_story_from_another_extent(page: Page) -> None:
    back = page.locator("#pl-back")
    before = page.evaluate(GROUND)
    assert not back.is_visible()
    page.mouse.move(820, 200)
    page.mouse.down()
    page.mouse.move(720, 280, steps=4)
    page.mouse.up()
    soon(page, "!document.getElementById('pl-back').hidden")
    press(page, "PageDown")
    assert back.is_visible()
    press(page, "PageUp")
    back.click()
    assert not back.is_visible()
    assert_back_at(page, before)
    for key in ("+", "Shift+ArrowRight"):
        press(page, key)
        soon(page, "!document.getElementById('pl-back').hidden")
    press(page, "0")
    assert not back.is_visible()
    assert_back_at(page, before)


def test_the_way_back_can_be_clicked_in_a_lecture(page: Page) -> None:
    press(page, "f")
    soon(page, FULL)
    before = page.evaluate(GROUND)
    press(page, "+")
    soon(page, "!document.getElementById('pl-back').hidden")
    page.mouse.move(500, 300)
    page.mouse.move(520, 320)
    page.locator("#pl-back").click()
    assert_back_at(page, before)


def test_back_to_the_story_from_another_minute(page: Page) -> None:
    back = page.locator("#pl-back")
    page.evaluate("window.campaignMap.goTo(7)")
    box = page.locator("#pl-graph-plot").bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 60)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.8, box["y"] + 60, steps=3)
    page.mouse.up()
    assert back.is_visible()
    assert page.evaluate(STEP) > 7
    back.click()
    assert page.evaluate(STEP) == 7
    assert not back.is_visible()
    page.mouse.click(box["x"] + box["width"] * 0.8, box["y"] + 60)
    press(page, "PageDown")
    assert not back.is_visible()


def test_the_help_lists_the_keys_and_closes_with_escape(page: Page) -> None:
    press(page, "?")
    help_box = page.locator("#pl-help-box")
    for key in ("Page Down", "Shift + Page Down", "1 to 9", "B or .", "L", "N", "F", "G"):
        assert help_box.locator("dt", has_text=key).first.is_visible(), key
    press(page, "Escape")
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
