import assert from "node:assert/strict";
import test from "node:test";
import { headingAt, headOf } from "../../src/phaseline/atlas/player/heads.mjs";
import { linesReached, phasePoints, phaseSpots, phaseWords } from "../../src/phaseline/atlas/player/phaselines.mjs";
import { makeStory } from "../../src/phaseline/atlas/player/state.mjs";
import { datesOf, distinct, ticksOf } from "../../src/phaseline/atlas/player/ticks.mjs";

const path = { t: [0, 60, 120, 180], lon: [48, 48, 49, 50], lat: [40, 40, 40, 40], km: [0, 0, 0, 0] };
const legs = [{ from: 0, to: 1, still: 1 }, { from: 1, to: 2 }, { from: 2, to: 3, route: "inferred" }];
const words = (en) => ({ en, az: en, ru: en });
const ticks = [[0, words("27 Apr"), 1], [2, words("28 Apr"), 1], [3, words("c. 29 Apr")]];
const one = { side: 0, path, legs, ticks };
const other = { side: 1, path, legs, ticks: [[2, words("c. 28 Apr")], [3, words("30 Apr"), 1]] };
const story = makeStory({ steps: [{ t: 0, cards: [] }], events: [], places: [], units: [one, other] });
const frame = { scale: 64, originX: 0, originY: 0 };

test("a tick shows when its unit comes there, one at the beginning when it has left", () => {
  assert.deepEqual(ticksOf(story).map(({ from }) => from), [120, 120, 180, 120, 180]);
  for (const { heading: [right, down] } of ticksOf(story)) assert.ok(right > 0.99 && Math.abs(down) < 0.1);
});

test("what is said of a place once is not said again, nor that it is approximate; attested dates come first", () => {
  assert.deepEqual(datesOf(story).map(({ words: { en } }) => en), ["30 Apr", "27 Apr", "28 Apr", "c. 29 Apr"]);
});

test("ticks across one way at one place are one", () => {
  assert.equal(distinct(ticksOf(story)).length, 3);
});

test("a unit without ticks has none", () => {
  const bare = makeStory({ ...story.scene, units: [{ side: 0, path, legs }] });
  assert.deepEqual(ticksOf(bare), []);
  assert.deepEqual(datesOf(bare), []);
});

test("a head points where its unit came to, ahead of it; where none stands, it ends at that point", () => {
  const leg = { unit: 0, from: 1, to: 2 };
  const xs = (d) => d.match(/[ML](-?[\d.]+) /g).map((part) => Number(part.slice(1)));
  const end = story.paths.x[2] * frame.scale;
  assert.ok(Math.max(...xs(headOf(story.paths, frame, leg, 500, true))) > end + 10);
  assert.ok(Math.max(...xs(headOf(story.paths, frame, leg, 500, false))) < end - 5);
  const half = (story.paths.x[1] + story.paths.x[2]) / 2 * frame.scale;
  assert.ok(Math.abs(Math.max(...xs(headOf(story.paths, frame, leg, 90, true))) - half - 16) < 1);
});

test("who has hardly moved has no head, nor who came by a way that is not known", () => {
  assert.equal(headingAt(story.paths, 0, 1, 0.01, 1), null);
  const unknown = makeStory({ ...story.scene, units: [{ ...one, legs: legs.map((leg) => ({ ...leg, route: "unknown" })) }] });
  assert.equal(headingAt(unknown.paths, 0, 1, 1, 64), null);
});

const line = { title: { en: "Hills", ru: "Холмы" }, when: { en: "27–28 Apr", ru: "27–28 апр" }, line: [[48, 40], [49, 41]], t: 60, t1: 120 };

test("a line is named with its dates, and reached once", () => {
  assert.deepEqual(phaseWords(line), { en: "Hills · 27–28 Apr", ru: "Холмы · 27–28 апр" });
  assert.deepEqual([[0, 59], [0, 60], [60, 120]].map(([a, b]) => linesReached({ phase_lines: [line] }, a, b).length), [0, 1, 0]);
  assert.deepEqual(linesReached({}, 0, 99), []);
});

test("a line's label stands beside its middle or ends", () => {
  const points = phasePoints(line, frame);
  assert.ok(points[1][0] > points[0][0] && points[1][1] < points[0][1]);
  const spots = phaseSpots(points, 100, 14);
  assert.ok(spots.count > 30);
  for (let i = 0; i < spots.count; i += 1) {
    const [[left, top, right, bottom]] = spots.at(i);
    assert.deepEqual([Math.round(right - left), Math.round(bottom - top)], [100, 14]);
  }
});
