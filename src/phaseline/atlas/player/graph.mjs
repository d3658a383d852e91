// The train graph: distance down, time across, after Marey. It is drawn whole when its size changes; a step only moves
// the hand. Hover or drag along it and the map follows; a train that is pointed at in one lights up in the other.
import { element, inLanguage, svgElement } from "./dom.mjs";
import { colourOfEvent } from "./pictures.mjs";
import { clamp, lastNotAfter } from "./time.mjs";

const EM = { name: 7.4, top: 2, bottom: 0.9, right: 1.4, row: 1.25, sign: 1.5, day: 4.6, hour: 2.9 };
const KINDS = ["battle", "clash", "capture", "surrender", "sabotage", "uprising", "air", "naval", "aftermath"];
const NEAR_PIXELS = 14;
const WINDOW_PIXELS = 7;
const DIAMOND = 5;

// Pure: which of several names, each with its middle, the room it takes and a rank, may stand in a row so that none
// touches another; the lower rank first, then the order given.
export function apart(entries) {
  const kept = [];
  for (const entry of [...entries].sort((a, b) => a.rank - b.rank)) {
    if (kept.every((other) => Math.abs(other.at - entry.at) >= (other.room + entry.room) / 2)) kept.push(entry);
  }
  return new Set(kept);
}

// Pure: of signs at x, y those that do not cover one that comes before.
export function uncovered(signs, size) {
  const kept = [];
  for (const sign of signs) {
    const free = kept.every(({ x, y }) => Math.abs(x - sign.x) >= size || Math.abs(y - sign.y) >= size);
    if (free) kept.push(sign);
  }
  return kept;
}

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
    this.unhooks = [];
    this.hook(this.plot, "pointerdown", (event) => this.onDown(event));
    this.hook(this.plot, "pointermove", (event) => this.onMove(event));
    this.hook(this.plot, "pointerup", () => this.onUp());
    this.hook(this.plot, "pointercancel", () => this.onUp());
    this.hook(this.plot, "pointerleave", () => this.point(null));
  }

  hook(target, type, listener) {
    target.addEventListener(type, listener);
    this.unhooks.push(() => target.removeEventListener(type, listener));
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
    const { start, end } = this.story.scene;
    Object.assign(this, { em, left: EM.name * em, top: EM.top * em });
    this.wide = width - this.left - EM.right * em;
    this.high = height - this.top - EM.bottom * em;
    this.x = (minute) => this.left + (this.wide * (minute - start)) / (end - start);
    this.y = (km) => this.top + (this.high * km) / this.graph.km;
    const svg = svgElement(this.document, "svg", "pl-graph-lines");
    svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    svg.setAttribute("aria-hidden", "true");
    this.drawGrid(svg, width);
    this.drawWindows(svg);
    this.drawRuns(svg);
    this.drawClaims(svg);
    this.plot.replaceChildren(svg, ...this.signs(), this.hand, this.note);
    this.hand.style.height = `${this.high}px`;
    this.hand.style.top = `${this.top}px`;
    if (this.minute !== undefined) this.draw(this.minute);
  }

  line(x1, y1, x2, y2, name) {
    const made = svgElement(this.document, "path", name);
    made.setAttribute("d", `M${x1.toFixed(1)} ${y1.toFixed(1)}L${x2.toFixed(1)} ${y2.toFixed(1)}`);
    return made;
  }

  text(x, y, words, name, anchor) {
    const made = svgElement(this.document, "text", name);
    made.setAttribute("x", x.toFixed(1));
    made.setAttribute("y", y.toFixed(1));
    made.setAttribute("text-anchor", anchor);
    made.textContent = words;
    return made;
  }

  drawGrid(svg, width) {
    const { stations, ticks } = this.graph;
    const rows = stations.map((station) => ({ station, at: this.y(station.km), rank: station.rank, room: EM.row * this.em }));
    const named = apart(rows);
    for (const row of rows) {
      if (!named.has(row) && row.rank > 2) continue;
      svg.append(this.line(this.left, row.at, this.left + this.wide, row.at, `pl-graph-row pl-graph-rank${row.rank}`));
      if (!named.has(row)) continue;
      const name = inLanguage(row.station.name, this.lang);
      svg.append(this.text(this.left - 0.5 * this.em, row.at + 0.35 * this.em, name, `pl-graph-name pl-graph-rank${row.rank}`, "end"));
    }
    const columns = ticks.map((tick) => ({ tick, at: this.x(tick.t), rank: tick.day ? 0 : 1, room: (tick.day ? EM.day : EM.hour) * this.em }));
    const told = apart(columns);
    for (const column of columns) {
      const kind = column.tick.day ? "pl-graph-day" : "pl-graph-hour";
      svg.append(this.line(column.at, this.top, column.at, this.top + this.high, kind));
      const at = clamp(column.at, 2 * this.em, width - 2 * this.em);
      if (told.has(column)) svg.append(this.text(at, 1.3 * this.em, inLanguage(column.tick.label, this.lang), `${kind}-name`, "middle"));
    }
  }

  colourOf(unit) {
    const { units, sides } = this.story.scene;
    return sides[units[unit].side].colour;
  }

  drawWindows(svg) {
    for (const { unit, km, t0, t1 } of this.graph.windows) {
      const bar = this.line(this.x(t0), this.y(km), this.x(t1), this.y(km), "pl-graph-window");
      bar.style.stroke = this.colourOf(unit);
      bar.style.strokeWidth = String(WINDOW_PIXELS);
      svg.append(bar);
    }
  }

  // Each train as one group, so that it can be lit as a whole.
  drawRuns(svg) {
    this.groups = new Map();
    for (const { unit, basis, t, km } of this.graph.runs) {
      if (!this.groups.has(unit)) {
        const group = svgElement(this.document, "g", "pl-graph-train");
        group.style.stroke = this.colourOf(unit);
        this.groups.set(unit, group);
        svg.append(group);
      }
      const path = svgElement(this.document, "polyline", `pl-graph-${basis}`);
      path.setAttribute("points", t.map((minute, i) => `${this.x(minute).toFixed(1)},${this.y(km[i]).toFixed(1)}`).join(" "));
      this.groups.get(unit).append(path);
    }
  }

  // The hours that are claimed for one thing, joined by a line: the preferred one full, the others hollow.
  drawClaims(svg) {
    for (const { km, hours } of this.graph.claims) {
      const y = this.y(km);
      const xs = hours.map(({ t0, t1 }) => this.x((t0 + t1) / 2));
      svg.append(this.line(Math.min(...xs), y, Math.max(...xs), y, "pl-graph-dispute"));
      hours.forEach(({ preferred }, i) => {
        const mark = svgElement(this.document, "path", preferred ? "pl-graph-claim pl-graph-preferred" : "pl-graph-claim");
        mark.setAttribute("d", `M${xs[i].toFixed(1)} ${(y - DIAMOND).toFixed(1)}l${DIAMOND} ${DIAMOND}l-${DIAMOND} ${DIAMOND}l-${DIAMOND} -${DIAMOND}z`);
        svg.append(mark);
      });
    }
  }

  signs() {
    const { scene } = this.story;
    const size = EM.sign * this.em;
    const found = this.graph.events
      .map(({ event, km }) => ({ event: scene.events[event], e: event, x: this.x(scene.events[event].t), y: this.y(km) }))
      .sort((a, b) => KINDS.indexOf(a.event.kind) - KINDS.indexOf(b.event.kind) || a.x - b.x);
    this.shownEvents = uncovered(found, size);
    return this.shownEvents.map(({ event, x, y }) => {
      const sign = element(this.document, "span", "pl-graph-event");
      this.pictures.onPaper(sign, event.kind, colourOfEvent(scene, event));
      sign.style.transform = `translate(${(x - size / 2).toFixed(1)}px, ${(y - size / 2).toFixed(1)}px)`;
      return sign;
    });
  }

  // Moves the hand to a minute.
  draw(minute) {
    this.minute = minute;
    if (this.open && this.x) this.hand.style.transform = `translateX(${this.x(minute).toFixed(1)}px)`;
  }

  // What the pointer is at: the minute, the km, and the train whose line runs nearest.
  at(event) {
    const box = this.plot.getBoundingClientRect();
    const { start, end } = this.story.scene;
    const minute = clamp(start + ((event.clientX - box.left - this.left) / this.wide) * (end - start), start, end);
    const y = event.clientY - box.top;
    let nearest = { away: NEAR_PIXELS, unit: null };
    for (const run of this.graph.runs) {
      const km = kmAt(run, minute);
      const away = km === null ? Infinity : Math.abs(this.y(km) - y);
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
    if (!this.x) return;
    const found = this.at(event);
    if (this.dragging) this.act.scrub(found.minute);
    this.point(found);
  }

  onUp() {
    this.dragging = false;
  }

  // Says which train or event the pointer is at, here and on the map.
  point(found) {
    const told = found && this.shownEvents.find(({ x, y }) => Math.hypot(x - found.x, y - found.y) < NEAR_PIXELS);
    const unit = found?.unit ?? null;
    this.act.light(unit);
    const { units } = this.story.scene;
    const words = told ? inLanguage(told.event.title, this.lang) : unit === null ? "" : inLanguage(units[unit].name, this.lang);
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
    for (const [u, group] of this.groups ?? []) {
      group.classList.toggle("pl-lit", u === unit);
      group.classList.toggle("pl-dim", unit !== null && this.groups.has(unit) && u !== unit);
    }
  }

  shut() {
    for (const unhook of this.unhooks) unhook();
  }
}
