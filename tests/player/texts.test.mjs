import assert from "node:assert/strict";
import test from "node:test";
import { textsTold, withTexts } from "../../src/phaseline/atlas/player/texts.mjs";

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

test("texts that the page tells without a script have the first numbers", () => {
  const told = { en: ["Road"], ru: ["Дорога"] };
  assert.deepEqual(withTexts({ a: { _: 0 }, b: { _: 1 } }, TEXTS, told), {
    a: { en: "Road", ru: "Дорога" },
    b: { en: "Bridge", ru: "Мост" },
  });
});

test("each text of the chronicle is read in its language, or in all where they say the same", () => {
  const nodes = [["en", "Road"], ["ru", "Дорога"], ["", "p. 7"], ["en", "Bridge"], ["ru", "Мост"]];
  const page = { querySelectorAll: () => nodes.map(([lang, textContent]) => ({ lang, textContent })) };
  const window = { DOMParser: class { parseFromString() { return page; } } };
  const document = { getElementById: () => null };
  assert.deepEqual(textsTold(document, window, ["en", "ru"], 3), { en: ["Road", "p. 7", "Bridge"], ru: ["Дорога", "p. 7", "Мост"] });
  assert.throws(() => textsTold(document, window, ["en", "ru"], 4), /chronicle: found 3 texts in en, expected 4/);
});
