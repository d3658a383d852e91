import assert from "node:assert/strict";
import test from "node:test";
import { chapterStarts, chapterTurn, crowding, spread } from "../../src/phaseline/atlas/player/chapters.mjs";

const steps = [0, 0, 1, 1, 1, 3].map((chapter) => ({ chapter }));
const starts = chapterStarts({ steps, chapters: [{}, {}, {}, {}] });

test("a chapter starts with its first step, one without steps nowhere", () => {
  assert.deepEqual(starts, [0, 2, -1, 5]);
});

const turns = [
  [0, 1, 2],
  [1, 1, 2],
  [2, 1, 5],
  [5, 1, null],
  [5, -1, 2],
  [4, -1, 2],
  [2, -1, 0],
  [0, -1, null],
];
for (const [step, by, expected] of turns) {
  test(`from step ${step} a turn by ${by} leads to ${expected}`, () => {
    assert.equal(chapterTurn(starts, step, by), expected);
  });
}

test("buttons that would lie on each other are moved apart, within the width", () => {
  assert.deepEqual(spread([0, 40, 90], 24, 200), [0, 40, 90]);
  assert.deepEqual(spread([0, 5, 90], 24, 200), [0, 24, 90]);
  assert.deepEqual(spread([0, 150, 195], 24, 200), [0, 150, 176]);
  assert.deepEqual(spread([0, 190, 195], 24, 200), [0, 152, 176]);
});

test("events crowd where they follow close upon each other", () => {
  const told = [0, 1000, 1010, 1020, 3000].map((t) => ({ t, cards: [0] }));
  const shares = crowding(told);
  assert.equal(Math.max(...shares), 1);
  assert.equal(shares.indexOf(1), 2);
  assert.ok(shares[0] < 0.5 && shares[4] < 0.5);
  assert.deepEqual(crowding([{ t: 5, cards: [] }]), [0]);
});
