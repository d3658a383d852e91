import assert from "node:assert/strict";
import test from "node:test";
import { legendOf, legendRows } from "../../src/phaseline/atlas/player/legend.mjs";
import { scene, words } from "./story.mjs";

test("the legend tells what the scene draws and no more", () => {
  const found = legendOf(scene);
  assert.deepEqual(found.sides, [0, 1]);
  assert.deepEqual(found.arms, ["armored-train", "train", "cavalry", "infantry"]);
  assert.deepEqual(found.routes, ["attested", "inferred", "conjectural"]);
  assert.deepEqual(new Set(found.events), new Set(scene.events.map((event) => event.kind)));
  assert.deepEqual(found.places, ["city", "town", "station", "village", "bridge", "pass"]);
  assert.deepEqual(found.frontiers, ["legal"]);
  assert.deepEqual(found.reaches, ["band", "disc"]);
});

test("sizes of units are told from the smallest to the largest", () => {
  const [first, second, ...others] = scene.units;
  const units = [{ ...first, echelon: "army" }, { ...second, echelon: "regiment" }, ...others];
  assert.deepEqual(legendOf({ ...scene, units }).echelons, ["regiment", "army"]);
});

test("an empty scene needs no legend", () => {
  const found = legendOf({ ...scene, units: [], events: [], places: [], base: {} });
  assert.ok(Object.values(found).every((value) => (Array.isArray(value) ? value.length === 0 : value === false)));
});

test("every row of a legend has its words in each language, a side its own name", () => {
  const groups = legendRows(legendOf(scene));
  assert.deepEqual(groups.sides, [{ form: "sides", value: 0 }, { form: "sides", value: 1 }]);
  assert.deepEqual(groups.ground.map((row) => row.words), ["railway", "frontiers/legal", "river"]);
  const rows = Object.values(groups).flat().filter((row) => row.form !== "sides");
  for (const language of Object.values(words)) {
    for (const row of rows) assert.ok(row.words.split("/").reduce((found, key) => found?.[key], language), row.words);
  }
});

test("a unit that is not known to be where it is drawn is explained where one is drawn", () => {
  const entry = (t, vague, late) => ({ t, vague, late, words: {} });
  const knownAs = (...known) => legendOf({ ...scene, units: [{ ...scene.units[0], known }, ...scene.units.slice(1)] }).known;
  assert.deepEqual(legendOf(scene).known, []);
  assert.deepEqual(knownAs(entry(scene.start, 1, 0)), ["vague"]);
  assert.deepEqual(knownAs(entry(scene.start - 90, 1, 0), entry(scene.start - 60, 0, 1)), ["late"]);
  assert.deepEqual(knownAs(entry(scene.start - 90, 1, 1), entry(scene.start - 60, 0, 0)), []);
});
