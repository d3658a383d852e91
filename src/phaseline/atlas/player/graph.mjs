// The train graph. It is drawn whole when its size changes (see lines.mjs); a step only moves the hand. Hover or drag
// along it and the map follows; a train that is pointed at in one lights up in the other.
import { element, inLanguage } from "./dom.mjs";
import { Hooks } from "./hooks.mjs";
import { GraphLines } from "./lines.mjs";
import { colourOfEvent } from "./pictures.mjs";
import { clamp, lastNotAfter } from "./time.mjs";
import { trainNames } from "./trainnames.mjs";

const NEAR_PIXELS = 14;
// The room of a train's name, in em: each letter and its height.
const NAME_LETTER = 0.56;
const NAME_HEIGHT = 1.15;

// Pure: how far a run has come at a minute, in km; null while it is not on the line.
export function kmAt({ t, km }, minute) {
  if (minute < t[0] || minute > t[t.length - 1]) return null;
  const i = clamp(lastNotAfter(t, minute), 0, t.length - 2);
  const share = t[i + 1] > t[i] ? (minute - t[i]) / (t[i + 1] - t[i]) : 0;
  return km[i] + share * (km[i + 1] - km[i]);
}

export class Graph {
  // act: scrub(minute) shows any minute; light(unit | null) points a unit out on the map.
  constructor({ document, window, story, say, pictures, act }) {
    Object.assign(this, { document, window, story, say, pictures, act });
    this.graph = story.scene.graph;
    const find = (id) => document.getElementById(`pl-${id}`);
    this.node = find("graph");
    this.plot = find("graph-plot");
    this.hand = find("graph-hand");
    this.note = find("graph-note");
    this.hooks = new Hooks();
    this.hooks.on(this.plot, "pointerdown", (event) => this.onDown(event));
    this.hooks.on(this.plot, "pointermove", (event) => this.onMove(event));
    this.hooks.on(this.plot, "pointerup", () => this.onUp());
    this.hooks.on(this.plot, "pointercancel", () => this.onUp());
    this.hooks.on(this.plot, "pointerleave", () => this.point(null));
  }

  get open() {
    return !this.node.hidden;
  }

  setLanguage(lang) {
    this.lang = lang;
    this.fit();
  }

  // Draws the whole graph for the size that it now has.
  fit() {
    if (!this.open) return;
    const { width, height } = this.plot.getBoundingClientRect();
    if (!width || !height) return;
    const em = parseFloat(this.window.getComputedStyle(this.plot).fontSize);
    const { document, story, lang } = this;
    this.lines = new GraphLines({ document, story, lang, width, height, em });
    const { svg, top, high, size } = this.lines;
    const words = (text) => inLanguage(text, lang);
    const sizeOf = (name) => ({ w: (name.length * NAME_LETTER + 1) * em, h: NAME_HEIGHT * em });
    this.lines.nameTrains(trainNames({ lines: this.lines, scene: story.scene, words, sizeOf, sign: size / 2 }));
    this.plot.replaceChildren(svg, ...this.signs(), this.hand, this.note);
    this.hand.style.height = `${high}px`;
    this.hand.style.top = `${top}px`;
    if (this.minute !== undefined) this.draw(this.minute);
  }

  signs() {
    const { size } = this.lines;
    this.shownEvents = this.lines.signs();
    return this.shownEvents.map(({ event, x, y }) => {
      const sign = element(this.document, "span", "pl-graph-event");
      this.pictures.onPaper(sign, event.kind, colourOfEvent(this.story.scene, event));
      sign.style.transform = `translate(${(x - size / 2).toFixed(1)}px, ${(y - size / 2).toFixed(1)}px)`;
      return sign;
    });
  }

  // Moves the hand to a minute.
  draw(minute) {
    this.minute = minute;
    if (this.open && this.lines) this.hand.style.transform = `translateX(${this.lines.x(minute).toFixed(1)}px)`;
  }

  // What the pointer is at: the minute, the km, and the train whose line runs nearest.
  at(event) {
    const box = this.plot.getBoundingClientRect();
    const { start, end } = this.story.scene;
    const { left, wide } = this.lines;
    const minute = clamp(start + ((event.clientX - box.left - left) / wide) * (end - start), start, end);
    const y = event.clientY - box.top;
    let nearest = { away: NEAR_PIXELS, unit: null };
    for (const run of this.graph.runs) {
      const km = kmAt(run, minute);
      const away = km === null ? Infinity : Math.abs(this.lines.y(km) - y);
      if (away < nearest.away) nearest = { away, unit: run.unit };
    }
    return { minute, y, x: event.clientX - box.left, unit: nearest.unit };
  }

  onDown(event) {
    this.plot.setPointerCapture?.(event.pointerId);
    this.dragging = true;
    event.preventDefault();
    this.act.scrub(this.at(event).minute);
  }

  onMove(event) {
    if (!this.lines) return;
    const found = this.at(event);
    if (this.dragging) this.act.scrub(found.minute);
    this.point(found);
  }

  onUp() {
    this.dragging = false;
  }

  // Says which train or event the pointer is at, here and on the map.
  point(found) {
    const pointed = found && this.shownEvents.find(({ x, y }) => Math.hypot(x - found.x, y - found.y) < NEAR_PIXELS);
    const unit = found?.unit ?? null;
    this.act.light(unit);
    const { units } = this.story.scene;
    const words = pointed ? inLanguage(pointed.event.title, this.lang) : unit === null ? "" : inLanguage(units[unit].name, this.lang);
    this.note.textContent = words;
    this.note.hidden = !words;
    if (!words) return;
    const { width } = this.plot.getBoundingClientRect();
    const room = this.note.offsetWidth;
    const x = clamp(found.x + 12, 2, Math.max(2, width - room - 2));
    this.note.style.transform = `translate(${Math.round(x)}px, ${Math.round(Math.max(2, found.y - 34))}px)`;
  }

  // Points a train out; null points at none.
  light(unit) {
    for (const [u, group] of this.lines?.groups ?? []) {
      group.classList.toggle("pl-lit", u === unit);
      group.classList.toggle("pl-dim", unit !== null && this.lines.groups.has(unit) && u !== unit);
    }
  }

  shut() {
    this.hooks.shut();
  }
}
