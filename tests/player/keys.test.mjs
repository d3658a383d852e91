import assert from "node:assert/strict";
import test from "node:test";
import { keyAction } from "../../src/phaseline/atlas/player/keys.mjs";

const pressed = (key, focus = {}) => keyAction({ key, tag: "BODY", ...focus })?.name ?? null;

const table = [
  ["ArrowRight", "next"],
  ["PageDown", "next"],
  ["ArrowLeft", "previous"],
  ["PageUp", "previous"],
  ["Home", "first"],
  ["End", "last"],
  ["p", "toggle"],
  [" ", "toggle"],
  ["?", "help"],
  ["0", "whole"],
  ["x", null],
];

for (const [key, action] of table) {
  test(`the key ${JSON.stringify(key)} does ${action ?? "nothing"}`, () => assert.equal(pressed(key), action));
}

test("keys are left alone while typing or choosing, but work on the time control", () => {
  for (const tag of ["TEXTAREA", "SELECT"]) assert.equal(pressed("ArrowRight", { tag }), null);
  assert.equal(pressed("PageDown", { tag: "SELECT" }), "next");
  assert.equal(pressed("p", { tag: "INPUT", type: "text" }), null);
  assert.equal(pressed("p", { tag: "DIV", editable: true }), null);
  assert.equal(pressed("ArrowRight", { tag: "INPUT", type: "range" }), "next");
  assert.equal(pressed("ArrowUp", { tag: "INPUT", type: "range" }), "next");
});

test("the browser keeps its own: chords, space on a button, arrows in a text that scrolls", () => {
  assert.equal(pressed("ArrowLeft", { altKey: true }), null);
  assert.equal(pressed("p", { ctrlKey: true }), null);
  assert.equal(pressed(" ", { tag: "BUTTON" }), null);
  assert.equal(pressed("ArrowDown", { tag: "MAIN", scrolls: true }), null);
});

test("Shift and an arrow move the map", () => {
  assert.deepEqual(keyAction({ key: "ArrowUp", shiftKey: true, tag: "BODY" }), { name: "pan", by: [0, -1] });
});
