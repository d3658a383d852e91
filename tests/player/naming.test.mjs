import assert from "node:assert/strict";
import test from "node:test";
import { NAMINGS, labelOf } from "../../src/phaseline/atlas/player/naming.mjs";

const place = {
  name: { en: "Quba", ru: "Куба" },
  also: { period: { en: "Kuba", ru: "Куба" }, modern: { en: "Quba", ru: "Губа" } },
};

for (const [naming, en, ru] of [
  [null, "Quba", "Куба"],
  ["period", "Kuba", "Куба"],
  ["modern", "Quba", "Губа"],
  ["two", "Quba", "Куба\nГуба"],
]) {
  test(`a place named ${naming ?? "as in the text"}`, () => {
    assert.deepEqual([labelOf(place, naming, "en"), labelOf(place, naming, "ru")], [en, ru]);
  });
}

test("a place without other names keeps its own; one that is named by another has none", () => {
  for (const naming of NAMINGS) {
    assert.equal(labelOf({ name: { en: "Baku" } }, naming, "en"), "Baku");
    assert.equal(labelOf({ name: { en: "Baku" }, also: { period: { en: "Badu" } } }, "modern", "en"), "Baku");
    assert.equal(labelOf({ ...place, name: { en: "", ru: "" } }, naming, "en"), "");
  }
});
