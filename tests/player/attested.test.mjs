import assert from "node:assert/strict";
import test from "node:test";
import { onlyAttested } from "../../src/phaseline/atlas/player/attested.mjs";
import { legendOf } from "../../src/phaseline/atlas/player/legend.mjs";
import { positionAt } from "../../src/phaseline/atlas/player/paths.mjs";
import { makeStory, stateAt } from "../../src/phaseline/atlas/player/state.mjs";
import { legsOf } from "../../src/phaseline/atlas/player/ways.mjs";

const path = { t: [0, 60, 120, 180, 240], lon: [48, 48, 49, 49, 50], lat: [40, 40, 40, 40, 41], km: [0, 0, 0, 0, 0] };
const legs = [{ from: 0, to: 1, still: 1 }, { from: 1, to: 2, sure: 1 }, { from: 2, to: 3, still: 1 }, { from: 3, to: 4, route: "inferred" }];
const fix = (t, basis) => ({ t, place: 0, basis, when: null, sources: [] });
const fixes = [fix(0, "attested"), fix(120, "attested"), fix(240, "inferred")];
const ticks = [[0, { en: "27 Apr" }, 1], [2, { en: "28 Apr" }, 1], [4, { en: "c. 29 Apr" }]];
const moving = { side: 0, arm: "cavalry", path, legs, fixes, ticks };
const late = { ...moving, path: { t: [0], lon: [48], lat: [40], km: [1] }, legs: [], fixes: [fixes[0]], ticks: [], known: [{ t: 0 }, { t: 90, late: 1 }] };
const vague = { ...late, known: [{ t: 0, vague: 1 }] };
const line = (sure) => ({ title: { en: "Hills" }, line: [[48, 40], [49, 41]], places: [], t: 0, t1: 9, when: { en: "c. 27 Apr" }, arrivals: [[{}, {}, 1], [{}, {}, 0]], ...sure });
const phase_lines = [line({ sure: { t: 5, t1: 5, when: { en: "28 Apr" } } }), line({})];
const scene = { steps: [{ t: 0, cards: [] }], events: [], places: [], sides: [{}], units: [moving, late, vague], phase_lines };
const only = onlyAttested(scene);
const shownAt = (minute) => [...stateAt(makeStory(only), minute).units.shown];

test("units show where they were attested, until they leave, are late, or were never more than about there", () => {
  assert.deepEqual([0, 30, 60].map((minute) => shownAt(minute)[0]), [1, 1, 1]);
  assert.deepEqual([90, 240, 400].map((minute) => shownAt(minute)[0]), [0, 0, 0]);
  assert.deepEqual([120, 180].map((minute) => shownAt(minute)[0]), [1, 1]);
  assert.deepEqual([30, 90, 120].map((minute) => shownAt(minute)[1]), [1, 1, 0]);
  assert.deepEqual([30, 120].map((minute) => shownAt(minute)[2]), [0, 0]);
});

test("whoever asks for a unit's position gets none where none is attested", () => {
  const { paths } = makeStory(only);
  assert.deepEqual([120, 240].map((minute) => Boolean(positionAt(paths, 0, minute))), [true, false]);
});

test("the train graph keeps no run that is inferred", () => {
  const graph = { runs: [{ basis: "attested" }, { basis: "inferred" }], stations: [] };
  assert.deepEqual(onlyAttested({ ...scene, graph }).graph, { runs: [{ basis: "attested" }], stations: [] });
});

test("of the ways those stay that units are attested to have come, whole", () => {
  assert.deepEqual(legsOf(makeStory(only)).map(({ unit, from, to, whole }) => [unit, from, to, whole]), [[0, 1, 2, true]]);
});

test("inferred fixes, dates and arrivals go, and the lines that nobody is attested to have reached", () => {
  assert.deepEqual(only.units[0].fixes.map(({ basis }) => basis), ["attested", "attested"]);
  assert.deepEqual(only.units[0].ticks.map(([vertex]) => vertex), [0, 2]);
  assert.deepEqual(only.phase_lines.map(({ t, t1, when, arrivals }) => [t, t1, when.en, arrivals.length]), [[5, 5, "28 Apr", 1]]);
});

test("the legend follows: nothing vague or late, no inferred way, no unit that never shows", () => {
  const found = legendOf({ ...only, kinds: {} });
  assert.deepEqual([found.known, found.routes, found.ticks, found.phases], [[], ["attested"], true, true]);
  assert.deepEqual(legendOf({ ...only, units: [only.units[2]], kinds: {} }).arms, []);
});

test("without the switch every unit counts, and the scene given stays as it is", () => {
  assert.equal(scene.units[0].spans, undefined);
  assert.ok(positionAt(makeStory(scene).paths, 0, 240));
  assert.equal(scene.units[0].legs[3].route, "inferred");
});
