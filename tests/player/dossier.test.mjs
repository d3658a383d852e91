import assert from "node:assert/strict";
import test from "node:test";
import { claimsOf, fixesOf, namesByUse, sourcesOf, stepsOf } from "../../src/phaseline/atlas/player/dossier.mjs";
import { scene } from "./story.mjs";

const place = (id) => ({ kind: "place", index: scene.places.findIndex((one) => one.id === id) });
const unit = (id) => ({ kind: "unit", index: scene.units.findIndex((one) => one.id === id) });
const cardsOf = (step) => scene.steps[step].cards.map((card) => scene.events[card]);

test("what tells of a place or a unit is every card that names it, by its own title", () => {
  for (const subject of [place("khudat"), unit("lk")]) {
    const field = subject.kind === "place" ? "places" : "units";
    const found = stepsOf(scene, subject);
    scene.steps.forEach((step, i) => {
      const naming = [...cardsOf(i), ...(step.arrivals ?? [])].filter((told) => (told[field] ?? []).includes(subject.index));
      assert.deepEqual(found.filter((one) => one.step === i).map(({ title }) => title), naming.map(({ title }) => title));
    });
  }
  assert.ok(stepsOf(scene, place("khudat")).length > 0);
});

test("disagreements are those about the unit itself, or about its events", () => {
  const made = {
    events: [{ places: [0], units: [1] }, { places: [2], units: [] }],
    claims: [{ event: 0, unit: null }, { event: null, unit: 1 }, { event: 1, unit: null }],
  };
  const about = (kind, index) => claimsOf(made, { kind, index }).map((claim) => made.claims.indexOf(claim));
  assert.deepEqual([about("place", 0), about("unit", 1), about("place", 2), about("unit", 0)], [[0], [0, 1], [2], []]);
});

test("names stand by their use, each with its languages", () => {
  const names = [["Ganja", "en", "text"], ["Gandscha", "de", "period"], ["Gəncə", "az", "modern"], ["Ganca", "und", "modern"]];
  assert.deepEqual(namesByUse({ names }), [
    ["text", [["Ganja", ["en"]]]],
    ["period", [["Gandscha", ["de"]]]],
    ["modern", [["Gəncə", ["az"]], ["Ganca", []]]],
  ]);
  assert.deepEqual(namesByUse({}), []);
});

test("sources are given by title, with their locator", () => {
  const given = { gazetteer: { geonames: "GeoNames", editor: "The editors" } };
  const sources = ["geonames:585184", "editor", "unheard"];
  assert.deepEqual(sourcesOf(given, { sources }), [["GeoNames", "585184"], ["The editors", ""], ["unheard", ""]]);
});

test("a fix leads to the step in force then, unless it lies outside the map's time", () => {
  const fixes = [{ t: -5 }, { t: 0 }, { t: 25 }, { t: 31 }];
  assert.deepEqual(fixesOf({ start: 0, end: 30 }, [0, 10, 20, 30], { fixes }).map(({ step }) => step), [null, 0, 2, null]);
});
