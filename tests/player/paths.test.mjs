import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { flattenPaths, mercatorX, mercatorY, positionAt, routeStyle, wayWithin } from "../../src/phaseline/atlas/player/paths.mjs";
import { legsOf } from "../../src/phaseline/atlas/player/ways.mjs";

const shared = JSON.parse(readFileSync(new URL("../vectors/positions.json", import.meta.url), "utf8"));
const unit = { path: shared.paths["moves and stands"], legs: [], from: 60, to: null };

for (const { path, minute, expected } of shared.cases) {
  test(`a position as Python has it: ${path} at ${minute}`, () => {
    const drawn = shared.paths[path];
    const found = positionAt(flattenPaths([{ path: drawn, from: drawn.from, to: drawn.to }]), 0, minute);
    const near = (value, i) => assert.ok(Math.abs(value - expected[i]) < 1e-9);
    if (expected === null) assert.equal(found, null);
    else [found.lon, found.lat, found.km].forEach(near);
  });
}

test("units do not mix in the flat arrays", () => {
  const other = { ...unit, path: { t: [0, 100], lon: [10, 20], lat: [0, 0], km: [1, 1] }, legs: [], from: 0 };
  const paths = flattenPaths([unit, other, unit]);
  assert.equal(positionAt(paths, 1, 50).lon, 15);
  assert.equal(positionAt(paths, 2, 60).lon, 48.5);
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
  assert.equal(routeStyle({ basis: "inferred", route: "attested" }), 0);
  assert.equal(routeStyle({ basis: "attested", route: "inferred" }), 1);
  assert.equal(routeStyle({ basis: "inferred", route: "conjectural" }), 2);
});

test("Web Mercator at zoom 0", () => {
  assert.equal(mercatorX(0), 128);
  assert.ok(Math.abs(mercatorY(0) - 128) < 1e-9);
  assert.ok(Math.abs(mercatorY(85.05112877980659)) < 1e-6);
});

test("the way within a length runs along the bends and stops at the ends", () => {
  const bent = { path: { t: [0, 10, 20], lon: [0, 36, 36], lat: [0, 0, 0] }, legs: [] };
  const straight = { path: { t: [0, 10], lon: [0, 36], lat: [0, 0] }, legs: [] };
  const paths = flattenPaths([bent, straight]);
  const xs = (points) => points.map(([x]) => Math.round(x - mercatorX(0)));
  assert.deepEqual(xs(wayWithin(paths, 1, 3, 0.5, 5)), [8, 18]);
  assert.deepEqual(xs(wayWithin(paths, 1, 3, 0.5, 500)), [0, 26]);
  assert.deepEqual(xs(wayWithin(paths, 0, 1, 0.5, 5)), [21, 26]);
  assert.deepEqual(wayWithin(paths, 1, 3, 0.5, 0), []);
});

test("along a way that is not known there is no band", () => {
  const path = { t: [0, 10, 20], lon: [0, 36, 72], lat: [0, 0, 0] };
  const legs = [
    { from: 0, to: 1, route: "unknown" },
    { from: 1, to: 2, route: "inferred" },
  ];
  const paths = flattenPaths([{ path, legs }]);
  assert.deepEqual(wayWithin(paths, 0, 0, 0.5, 5), []);
  assert.deepEqual(wayWithin(paths, 0, 1, 0, 5), []);
  assert.equal(wayWithin(paths, 0, 1, 0.5, 5).length, 2);
});

test("a way that is not known is no leg to draw", () => {
  const path = { t: [0, 10, 20], lon: [0, 36, 72], lat: [0, 0, 0] };
  const leg = (from, route) => ({ from, to: from + 1, route });
  const units = [{ path, legs: [leg(0, "unknown"), leg(1, "inferred")] }];
  const drawn = legsOf({ scene: { units }, paths: flattenPaths(units) });
  assert.deepEqual(drawn.map(({ from, style }) => [from, style]), [[1, "inferred"]]);
});
