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
  "]": "nextChapter",
  "[": "previousChapter",
  p: "toggle",
  " ": "toggle",
  f: "lecture",
  b: "blank",
  ".": "blank",
  l: "labels",
  a: "attested",
  k: "legend",
  n: "notes",
  g: "graph",
  "/": "search",
  Escape: "shut",
  "?": "help",
  "+": "closer",
  "=": "closer",
  "-": "farther",
  0: "whole",
};
const LECTURE = { ...ACTIONS, " ": "next", Escape: "leave" };
const SHIFTED = {
  ArrowRight: { name: "pan", by: [1, 0] },
  ArrowLeft: { name: "pan", by: [-1, 0] },
  ArrowDown: { name: "pan", by: [0, 1] },
  ArrowUp: { name: "pan", by: [0, -1] },
  PageDown: { name: "nextChapter" },
  PageUp: { name: "previousChapter" },
};
const SCROLLS = new Set(["ArrowUp", "ArrowDown"]);
// A clicker's keys work wherever the focus was left, but not while one types.
const CLICKED = new Set(["PageDown", "PageUp"]);
const PRESSED_BY_SPACE = new Set(["BUTTON", "SUMMARY", "A", "SELECT"]);
// What a key held down does again and again; the rest it does once.
const REPEATED = new Set(["next", "previous", "nextChapter", "previousChapter", "closer", "farther", "pan"]);

// The keys that do something, as the browser names them: for the list of keys to be held against.
export const KEYS = [...Object.keys(LECTURE), "1", "9", "Shift+ArrowUp", "Shift+PageDown", "Shift+PageUp"];

// What is focused: its tag, its input type, and whether text is edited in it; and whether a lecture is on.
export function keyAction({ key, ctrlKey, altKey, metaKey, shiftKey, repeat, tag, type, editable, scrolls, lecture }) {
  if (ctrlKey || altKey || metaKey) return null;
  if (editable || tag === "TEXTAREA" || (tag === "INPUT" && type !== "range")) return null;
  if (tag === "SELECT" && !CLICKED.has(key)) return null;
  if (shiftKey && SHIFTED[key]) return SHIFTED[key];
  if (key === " " && PRESSED_BY_SPACE.has(tag)) return null;
  if (tag === "INPUT" && SCROLLS.has(key)) return { name: key === "ArrowUp" ? "next" : "previous" };
  if (scrolls && SCROLLS.has(key)) return null;
  if (/^[1-9]$/.test(key)) return { name: "chapter", by: Number(key) - 1 };
  const name = (lecture ? LECTURE : ACTIONS)[key.length === 1 ? key.toLowerCase() : key];
  return name && (!repeat || REPEATED.has(name)) ? { name } : null;
}
