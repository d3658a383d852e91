import assert from "node:assert/strict";
import test from "node:test";
import { KEYS, keyAction } from "../../src/phaseline/atlas/player/keys.mjs";
import { words } from "./story.mjs";

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
  ["]", "nextChapter"],
  ["[", "previousChapter"],
  ["5", "chapter"],
  ["f", "lecture"],
  ["F", "lecture"],
  ["b", "blank"],
  [".", "blank"],
  ["l", "labels"],
  ["a", "attested"],
  ["k", "legend"],
  ["n", "notes"],
  ["g", "graph"],
  ["Escape", "shut"],
  ["/", "search"],
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

test("Shift and a page key turn by a chapter, a digit goes to its chapter", () => {
  assert.equal(pressed("PageDown", { shiftKey: true }), "nextChapter");
  assert.equal(pressed("PageUp", { shiftKey: true }), "previousChapter");
  assert.deepEqual(keyAction({ key: "3", tag: "BODY" }), { name: "chapter", by: 2 });
});

test("in a lecture Space goes on and Escape ends it", () => {
  assert.equal(pressed(" ", { lecture: true }), "next");
  assert.equal(pressed("Escape", { lecture: true }), "leave");
  assert.equal(pressed(" ", { lecture: true, tag: "TEXTAREA" }), null);
});

test("a key held down goes on stepping, but switches once", () => {
  assert.equal(pressed("ArrowRight", { repeat: true }), "next");
  for (const key of ["f", "b", "l", "p", "g", "?"]) assert.equal(pressed(key, { repeat: true }), null);
});

test("every key is listed in the help", () => {
  const arrows = { ArrowRight: "→", ArrowLeft: "←", ArrowDown: "↓", ArrowUp: "↑", "Shift+ArrowUp": "Shift + arrows" };
  const pages = { PageDown: "Page Down", PageUp: "Page Up" };
  const shifted = { "Shift+PageDown": "Shift + Page Down", "Shift+PageUp": "Shift + Page Up" };
  const written = { ...arrows, ...pages, ...shifted, " ": "Space", "-": "−" };
  const listed = (key) => written[key] ?? (key.length === 1 ? key.toUpperCase() : key);
  const { en, ...others } = words;
  const said = en.keys.flatMap(([keys]) => keys.split(/, (?!in )| or | to /));
  for (const key of KEYS) assert.ok(said.some((one) => one.split(", ")[0] === listed(key)), key);
  for (const other of Object.values(others)) assert.equal(other.keys.length, en.keys.length);
});
