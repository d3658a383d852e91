// How names are written on a printed map, and how much room they take. Sizes are pixels of paper: 10.67 is 8 point.
import { drawn, inLanguage } from "./dom.mjs";

const SERIF = "pl-sheet-serif";
const LETTERS = {
  city: { size: 13, weight: 700 },
  town: { size: 11.5, weight: 600 },
  spot: { size: 10.7, weight: 400 },
  told: { size: 10.7, weight: 600 },
  water: { size: 12, weight: 400, italic: true, name: `${SERIF} pl-sheet-water` },
  area: { size: 11, weight: 400, italic: true, name: SERIF },
  state: { size: 10.7, weight: 600, spacing: 1.6, name: `${SERIF} pl-sheet-state` },
  sign: { size: 10.7, weight: 600 },
  number: { size: 10.7, weight: 700 },
};
export const WATER_KINDS = new Set(["sea", "lake", "bay", "river"]);

// Pure: the style of a place's name; spots that are told of stand out.
export function letteringOf(place, isArea, told) {
  if (WATER_KINDS.has(place.kind)) return "water";
  if (place.kind === "state") return "state";
  if (isArea) return "area";
  return place.rank === 1 ? "city" : place.rank === 2 ? "town" : told ? "told" : "spot";
}

// Writes and measures in the page's faces.
export class Lettering {
  constructor({ document, window, lang }) {
    Object.assign(this, { document, lang });
    this.ink = document.createElement("canvas").getContext("2d");
    const root = window.getComputedStyle(document.documentElement);
    this.sans = root.getPropertyValue("--sans").trim() || "sans-serif";
    this.serif = root.getPropertyValue("--serif").trim() || "serif";
  }

  wordsOf(text, style) {
    const words = inLanguage(text, this.lang);
    return style === "state" ? words.toLocaleUpperCase(this.lang) : words;
  }

  // The room that words of one or more lines take.
  sizeOf(words, style) {
    const { size, weight, italic, spacing = 0, name } = LETTERS[style];
    const family = name?.startsWith(SERIF) ? this.serif : this.sans;
    this.ink.font = `${italic ? "italic " : ""}${weight} ${size}px ${family}`;
    const lines = words.split("\n");
    const wide = Math.max(...lines.map((line) => this.ink.measureText(line).width + spacing * line.length));
    return { w: Math.ceil(wide) + 2, h: lines.length * this.lineHeight(style) };
  }

  lineHeight(style) {
    return Math.ceil(LETTERS[style].size * 1.16);
  }

  // Words with their left and top.
  write(words, style, left, top, className = "") {
    const { look, name } = this.look(style);
    const at = { x: left.toFixed(1), y: (top + LETTERS[style].size * 0.88).toFixed(1) };
    const text = drawn(this.document, "text", `${className} ${name}`.trim(), { ...at, ...look });
    const [first, ...others] = words.split("\n");
    text.append(first);
    for (const line of others) {
      const span = drawn(this.document, "tspan", "", { x: at.x, dy: this.lineHeight(style) });
      span.append(line);
      text.append(span);
    }
    return text;
  }

  // Attributes and class of a text in a style.
  look(style) {
    const { size, weight, italic, spacing, name } = LETTERS[style];
    const look = { "font-size": size, "font-weight": weight };
    if (italic) look["font-style"] = "italic";
    if (spacing) look["letter-spacing"] = spacing;
    return { look, name: name ?? "" };
  }
}
