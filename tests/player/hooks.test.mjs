import assert from "node:assert/strict";
import test from "node:test";
import { Hooks } from "../../src/phaseline/atlas/player/hooks.mjs";

function fakeMap() {
  const heard = [];
  return { heard, on: (types) => heard.push(`+${types}`), off: (types) => heard.push(`-${types}`) };
}

test("whatever was listened to is let go of, once", () => {
  const target = new EventTarget();
  const map = fakeMap();
  const hooks = new Hooks();
  let calls = 0;
  hooks.on(target, "click", () => (calls += 1));
  hooks.onPassive(target, "click", () => (calls += 1));
  hooks.onMap(map, "moveend zoomend", () => {});
  target.dispatchEvent(new Event("click"));
  assert.equal(calls, 2);
  hooks.shut();
  hooks.shut();
  target.dispatchEvent(new Event("click"));
  assert.equal(calls, 2);
  assert.deepEqual(map.heard, ["+moveend zoomend", "-moveend zoomend"]);
});
