import assert from "node:assert/strict";
import test from "node:test";
import { typeFor } from "../../src/phaseline/atlas/player/lecture.mjs";
import { elapsedText, hourText, notesOf } from "../../src/phaseline/atlas/player/notes.mjs";

const scene = {
  chapters: [{ title: { en: "One" }, text: { en: "Opening." } }, { title: { en: "Two" }, text: { en: "More." } }],
  steps: [
    { chapter: 0, cards: [0], label: { en: "1 May" }, title: { en: "A fight" } },
    { chapter: 0, cards: [], arrivals: [], label: { en: "2 May" }, title: { en: "Quiet" } },
  ],
  events: [
    {
      title: { en: "A fight" },
      when: { en: "1 May, morning" },
      text: { en: "It was fought." },
      sources: [{ en: "A memoir" }, { en: "A memoir" }],
    },
  ],
  claims: [
    { event: 0, about: { en: "its hour" }, said: [{ en: "X: 5" }, { en: "Y: 6" }], preferred: 1, reason: { en: "Nearer." } },
  ],
};
const say = (path) => path;

test("the notes tell the step, its sources and disagreements, and what comes next", () => {
  assert.deepEqual(notesOf(scene, 0, "en", say), {
    date: "1 May",
    title: "A fight",
    count: "step 1 of 2",
    chapter: "chapter 1 of 2: One",
    opening: "Opening.",
    cards: [{ title: "", when: "1 May, morning", text: "It was fought.", numbers: [], sources: ["A memoir"] }],
    claims: [{ about: "its hour", said: ["X: 5", "Y: 6 (preferred)"], reason: "Nearer." }],
    next: { date: "2 May", title: "Quiet" },
  });
});

test("the last step has none after it, and a chapter is opened once", () => {
  const { next, opening, cards } = notesOf(scene, 1, "en", say);
  assert.deepEqual([next, opening, cards], [null, "", []]);
});

test("a clock is written in figures", () => {
  assert.equal(elapsedText(0), "0:00");
  assert.equal(elapsedText(65_900), "1:05");
  assert.equal(elapsedText(3_600_000 + 61_000), "1:01:01");
  assert.equal(hourText(new Date(2020, 1, 1, 9, 5)), "09:05");
});

test("longer words are set in smaller type, in the same room", () => {
  const room = { width: 576, height: 1080, windowHeight: 1080 };
  const type = (length, size = room) => typeFor({ heading: 40, paragraphs: [length], aside: 0 }, size);
  assert.equal(type(120), 0);
  assert.ok(type(420) > 0);
  assert.equal(type(5000), 5);
  assert.equal(type(120, { ...room, height: 300 }), 5);
});
