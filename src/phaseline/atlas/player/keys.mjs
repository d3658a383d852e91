// Which key does what. Pure: a key event's plain facts in, the name of an action or null out.

const ACTIONS = {
  ArrowRight: "next",
  ArrowDown: "next",
  PageDown: "next",
  ArrowLeft: "previous",
  ArrowUp: "previous",
  PageUp: "previous",
  Home: "first",
  End: "last",
  p: "toggle",
  P: "toggle",
  " ": "toggle",
  "?": "help",
  "+": "closer",
  "=": "closer",
  "-": "farther",
  0: "whole",
  g: "graph",
  G: "graph",
};
const PANS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
const SCROLLS = new Set(["ArrowUp", "ArrowDown"]);
// A clicker's keys work wherever the focus was left, but not while one types.
const CLICKED = new Set(["PageDown", "PageUp"]);
const PRESSED_BY_SPACE = new Set(["BUTTON", "SUMMARY", "A", "SELECT"]);

// What is focused: its tag, its input type, and whether text is edited in it.
export function keyAction({ key, ctrlKey, altKey, metaKey, shiftKey, tag, type, editable, scrolls }) {
  if (ctrlKey || altKey || metaKey) return null;
  if (editable || tag === "TEXTAREA" || (tag === "INPUT" && type !== "range")) return null;
  if (tag === "SELECT" && !CLICKED.has(key)) return null;
  if (shiftKey && PANS[key]) return { name: "pan", by: PANS[key] };
  if (key === " " && PRESSED_BY_SPACE.has(tag)) return null;
  if (tag === "INPUT" && SCROLLS.has(key)) return { name: key === "ArrowUp" ? "next" : "previous" };
  if (scrolls && SCROLLS.has(key)) return null;
  return ACTIONS[key] ? { name: ACTIONS[key] } : null;
}
