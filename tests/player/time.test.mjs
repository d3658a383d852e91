import assert from "node:assert/strict";
import test from "node:test";
import { clamp, eased, lastNotAfter, paceOf, shareBetween, stepAt } from "../../src/phaseline/atlas/player/time.mjs";

test("the last time not after a minute is found, and none before the first", () => {
  const times = [10, 20, 20, 40];
  const table = [[9, -1], [10, 0], [19, 0], [20, 2], [39, 2], [40, 3], [900, 3]];
  for (const [minute, index] of table) assert.equal(lastNotAfter(times, minute), index, `at ${minute}`);
});

test("only the asked part of the times is searched", () => {
  assert.equal(lastNotAfter([1, 2, 3, 1, 2, 3], 2, 3, 6), 4);
  assert.equal(lastNotAfter([5, 6, 7, 8], 1, 2, 4), 1);
});

test("before its first step a story stands at the first", () => {
  assert.equal(stepAt([100, 200], 5), 0);
  assert.equal(stepAt([100, 200], 200), 1);
});

test("shares stay between 0 and 1, and of no time the whole has passed", () => {
  assert.equal(shareBetween(10, 20, 15), 0.5);
  assert.equal(shareBetween(10, 20, 99), 1);
  assert.equal(shareBetween(10, 10, 10), 1);
});

test("easing keeps the ends", () => {
  assert.deepEqual([eased(0), eased(0.5), eased(1)], [0, 0.5, 1]);
});

test("every step is given time to be seen, and empty days do not drag", () => {
  const pace = paceOf([0, 15, 75, 75, 10 * 1440]);
  assert.equal(pace.length, 4);
  for (const ms of pace) assert.ok(ms >= 1500 && ms <= 4200);
  assert.ok(pace[0] < pace[1] && pace[1] < pace[3]);
  assert.equal(paceOf([7]).length, 0);
});

test("clamp", () => {
  assert.deepEqual([clamp(-1, 0, 5), clamp(3, 0, 5), clamp(9, 0, 5)], [0, 3, 5]);
});
