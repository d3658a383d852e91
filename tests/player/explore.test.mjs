import assert from "node:assert/strict";
import test from "node:test";
import { closeness, subjectAt } from "../../src/phaseline/atlas/player/explore.mjs";
import { kmPerPixel } from "../../src/phaseline/atlas/player/scale.mjs";

const look = { zoom: 7, lat: 40, km: 2, viewKm: 500, pixels: 600 };
const kmShown = (asked) => kmPerPixel(asked.lat, closeness(asked)) * asked.pixels;

test("a place fills a fifth of the view, but a reader who is closer stays there", () => {
  assert.ok(Math.abs(kmShown(look) - 100) < 1e-6);
  assert.equal(closeness({ ...look, km: 0.5, zoom: 13 }), 13);
});

test("where the place is doubtful, all of where it may be is seen", () => {
  assert.ok(Math.abs(kmShown({ ...look, km: 50 }) - 300) < 1e-6);
  assert.ok(Math.abs(kmShown({ ...look, km: 50, zoom: 13 }) - 300) < 1e-6);
});

const node = { closest: () => node };
const nowhere = { closest: () => null };
const marks = {
  signs: { list: [{ node: {} }] },
  names: { list: [{ node: {} }, { node }] },
  events: { list: [] },
  dots: { list: [{ shown: true }, null, { shown: false }] },
  spots: [{ x: 10, y: 10 }, { x: 100, y: 100 }, { x: 60, y: 60 }],
};

test("a click on a name means its place, beside a dot the dot's place, elsewhere nothing", () => {
  assert.deepEqual(subjectAt(marks, node, { x: 500, y: 500 }), { kind: "place", index: 1 });
  assert.deepEqual(subjectAt(marks, nowhere, { x: 18, y: 14 }), { kind: "place", index: 0 });
  assert.equal(subjectAt(marks, nowhere, { x: 60, y: 60 }), null);
  assert.equal(subjectAt(marks, nowhere, { x: 300, y: 0 }), null);
});
