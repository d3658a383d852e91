import assert from "node:assert/strict";
import test from "node:test";
import { flattenPaths, mercatorX, mercatorY, positionAt, routeStyle } from "../../src/phaseline/atlas/player/paths.mjs";
import { vectors } from "./story.mjs";

const unit = { path: vectors.path, legs: [{ from: 0, to: 4, basis: "attested" }], from: vectors.from, to: vectors.to };

for (const { minute, at } of vectors.positions) {
  test(`a unit's position at minute ${minute}`, () => {
    const found = positionAt(flattenPaths([unit]), 0, minute);
    if (at === null) assert.equal(found, null);
    else [found.lon, found.lat, found.km].forEach((value, i) => assert.ok(Math.abs(value - at[i]) < 1e-9));
  });
}

test("units do not mix in the flat arrays", () => {
  const other = { ...unit, path: { t: [0, 100], lon: [10, 20], lat: [0, 0], km: [1, 1] }, legs: [] };
  const paths = flattenPaths([unit, other, unit]);
  assert.equal(positionAt(paths, 1, 50).lon, 15);
  assert.equal(positionAt(paths, 2, 0).lon, 48);
});

test("a unit without a path is nowhere, one with a single fix stands there", () => {
  const none = { path: { t: [], lon: [], lat: [], km: [] }, legs: [], from: null, to: null };
  const one = { path: { t: [5], lon: [49], lat: [40], km: [2] }, legs: [], from: 5, to: null };
  const paths = flattenPaths([none, one]);
  assert.equal(positionAt(paths, 0, 10), null);
  assert.deepEqual([positionAt(paths, 1, 1e6).lon, positionAt(paths, 1, 1e6).lat], [49, 40]);
});

test("legs are styled by what is known of the way", () => {
  assert.equal(routeStyle({ basis: "attested", route: "attested" }), 0);
  assert.equal(routeStyle({ basis: "inferred", route: null }), 1);
  assert.equal(routeStyle({ basis: "attested", route: "inferred" }), 1);
  assert.equal(routeStyle({ basis: "inferred", route: "conjectural" }), 2);
});

test("Web Mercator at zoom 0", () => {
  assert.equal(mercatorX(0), 128);
  assert.ok(Math.abs(mercatorY(0) - 128) < 1e-9);
  assert.ok(Math.abs(mercatorY(85.05112877980659)) < 1e-6);
});
