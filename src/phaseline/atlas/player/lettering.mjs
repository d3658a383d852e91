// How names are written on a printed map, and how much room they take. Sizes are pixels of paper: 10.67 is 8 point.
import { inLanguage } from "./dom.mjs";

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
  line: { size: 11.4, weight: 400 },
  prose: { size: 12.3, weight: 400, name: SERIF },
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

  sizeOf(words, style) {
    const { size, weight, italic, spacing = 0, name } = LETTERS[style];
    const family = name?.startsWith(SERIF) ? this.serif : this.sans;
    this.ink.font = `${italic ? "italic " : ""}${weight} ${size}px ${family}`;
    return { w: Math.ceil(this.ink.measureText(words).width + spacing * words.length) + 2, h: Math.ceil(size * 1.16) };
  }

  // How many lines a text takes in a column, about: words seldom fill a line.
  linesOf(words, style, column) {
    return Math.ceil((this.sizeOf(words, style).w * 1.06) / column);
  }

  // Attributes and class of a text in a style.
  look(style) {
    const { size, weight, italic, spacing, name } = LETTERS[style];
    const look = { "font-size": size, "font-weight": weight };
    if (italic) look["font-style"] = "italic";
    if (spacing) look["letter-spacing"] = spacing;
    return { look, name: name ?? "" };
  }

  baseline(style) {
    return LETTERS[style].size * 0.88;
  }
}
