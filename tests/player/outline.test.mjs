import assert from "node:assert/strict";
import test from "node:test";
import { gathered, numberList, outlineOf, whenAfter, wholeOf } from "../../src/phaseline/atlas/player/outline.mjs";
import { makeStory } from "../../src/phaseline/atlas/player/state.mjs";
import { scene } from "./story.mjs";

const outline = outlineOf(makeStory(scene));
const entries = outline.flatMap((chapter) => chapter.entries);

test("there is a block for each chapter, each ends where the next begins", () => {
  assert.equal(outline.length, scene.chapters.length);
  outline.forEach(({ from, to }, c) => {
    assert.equal(from, scene.chapters[c].t);
    assert.equal(to, scene.chapters[c + 1]?.t ?? scene.end);
  });
});

test("a chapter shows the last step before the next begins", () => {
  outline.slice(0, -1).forEach(({ step, to }) => {
    assert.ok(scene.steps[step].t < to);
    assert.ok(scene.steps[step + 1].t >= to);
  });
  assert.equal(outline.at(-1).step, scene.steps.length - 1);
});

test("every event with a card is told once", () => {
  const cards = [...new Set(scene.steps.flatMap((step) => step.cards))];
  assert.deepEqual(entries.map(({ e }) => e).sort((a, b) => a - b), cards.sort((a, b) => a - b));
});

test("numbers run through, and only what has a place within the extent has one", () => {
  const numbers = entries.map(({ number }) => number).filter((number) => number !== null);
  assert.deepEqual(numbers, numbers.map((_, i) => i + 1));
  for (const { event, number } of entries) if (number !== null) assert.equal(typeof event.lon, "number");
});

test("a scene without chapters is told in one block", () => {
  const [only, ...others] = outlineOf(makeStory({ ...scene, chapters: [] }));
  assert.deepEqual(others, []);
  assert.equal(only.to, scene.end);
});

test("numbers are written in runs", () => {
  for (const [numbers, written] of [[[], ""], [[4], "4"], [[2, 1], "1, 2"], [[3, 5, 6, 7], "3, 5–7"]]) {
    assert.equal(numberList(numbers), written);
  }
});

test("marks on one another become one", () => {
  const marks = [
    { number: 1, x: 0, y: 0 },
    { number: 2, x: 50, y: 0 },
    { number: 3, x: 3, y: 4 },
  ];
  assert.deepEqual(gathered(marks, 7), [
    { x: 0, y: 0, numbers: [1, 3] },
    { x: 50, y: 0, numbers: [2] },
  ]);
});

test("a list says of a date only what is new", () => {
  for (const [when, before, said] of [
    ["27 April 1920, 22:00", "", "27 April 1920, 22:00"],
    ["27 April 1920, 22:00", "27 April 1920, 22:00", ""],
    ["27 April 1920, 22:30", "27 April 1920, 22:00", "22:30"],
    ["27 April 1920", "27 April 1920, 22:00", "27 April 1920"],
    ["27 April 1920, 22:30", "27 April 1920", "27 April 1920, 22:30"],
    ["28 April 1920, 01:00", "27 April 1920, 22:00", "28 April 1920, 01:00"],
  ]) {
    assert.equal(whenAfter(when, before), said);
  }
});

test("the whole story is one chapter without events", () => {
  const whole = wholeOf({ scene: { start: 3, end: 90 }, times: [3, 40, 80] });
  assert.deepEqual([whole.from, whole.to, whole.step, whole.entries], [3, 90, 2, []]);
});
