import assert from "node:assert/strict";
import test from "node:test";
import { withTexts } from "../../src/phaseline/atlas/player/texts.mjs";

const TEXTS = { en: ["Bridge", "Station"], ru: ["Мост", "Станция"] };

test("the texts of a scene come back to their places, however deep", () => {
  const scene = { places: [{ name: { _: 1 } }, { name: { _: 0 } }], steps: [[{ _: 1 }], 4, null, "as it is"], _x: 1 };
  assert.deepEqual(withTexts(scene, TEXTS), {
    places: [{ name: { en: "Station", ru: "Станция" } }, { name: { en: "Bridge", ru: "Мост" } }],
    steps: [[{ en: "Station", ru: "Станция" }], 4, null, "as it is"],
    _x: 1,
  });
});

test("a text that stands in two places is one object", () => {
  const { a, b } = withTexts({ a: { _: 0 }, b: { _: 0 } }, TEXTS);
  assert.equal(a, b);
});

test("a scene with its texts in it is taken as it is", () => {
  const scene = { title: { en: "Bridge" } };
  assert.equal(withTexts(scene, undefined), scene);
});
