// The lines of the train graph: distance down, time across, after Marey; drawn whole for a size, for page and paper.
import { inLanguage, svgElement } from "./dom.mjs";
import { clamp } from "./time.mjs";

const EM = { letter: 0.68, gap: 0.9, top: 2, bottom: 0.9, right: 1.4, row: 1.25, sign: 1.5 };
const MOST_NAMES = 0.34;
const WINDOW_PIXELS = 7;
const DIAMOND = 5;
const NAME_FOOT = 0.32;

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

export class GraphLines {
  constructor({ document, story, lang, width, height, em }) {
    Object.assign(this, { document, story, lang, width, em, graph: story.scene.graph });
    const { start, end } = story.scene;
    const longest = Math.max(...this.graph.stations.map(({ name }) => inLanguage(name, lang).length), 0);
    const left = Math.min((longest * EM.letter + EM.gap) * em, width * MOST_NAMES);
    Object.assign(this, { left, top: EM.top * em, size: EM.sign * em });
    this.wide = width - this.left - EM.right * em;
    this.high = height - this.top - EM.bottom * em;
    this.x = (minute) => this.left + (this.wide * (minute - start)) / (end - start);
    this.y = (km) => this.top + (this.high * km) / this.graph.km;
    const svg = svgElement(document, "svg", "pl-graph-lines");
    svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    svg.setAttribute("aria-hidden", "true");
    this.svg = svg;
    this.drawGrid(svg, width);
    this.drawWindows(svg);
    this.drawRuns(svg);
    this.drawClaims(svg);
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
    const room = EM.row * this.em;
    const rows = stations.map((station) => ({ station, at: this.y(station.km), rank: station.rank, room }));
    const named = apart(rows);
    for (const row of rows) {
      if (!named.has(row) && row.rank > 2) continue;
      const rank = `pl-graph-rank${row.rank}`;
      svg.append(this.line(this.left, row.at, this.left + this.wide, row.at, `pl-graph-row ${rank}`));
      if (!named.has(row)) continue;
      const name = inLanguage(row.station.name, this.lang);
      const [x, y] = [this.left - 0.5 * this.em, row.at + 0.35 * this.em];
      svg.append(this.text(x, y, name, `pl-graph-name ${rank}`, "end"));
    }
    const wide = ({ label }) => (inLanguage(label, this.lang).length * EM.letter + EM.gap) * this.em;
    const columns = ticks.map((tick) => ({ tick, at: this.x(tick.t), rank: tick.day ? 0 : 1, room: wide(tick) }));
    const labelled = apart(columns);
    for (const column of columns) {
      const kind = column.tick.day ? "pl-graph-day" : "pl-graph-hour";
      svg.append(this.line(column.at, this.top, column.at, this.top + this.high, kind));
      const at = clamp(column.at, 2 * this.em, width - 2 * this.em);
      const label = inLanguage(column.tick.label, this.lang);
      if (labelled.has(column)) svg.append(this.text(at, 1.3 * this.em, label, `${kind}-name`, "middle"));
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
      const points = t.map((minute, i) => `${this.x(minute).toFixed(1)},${this.y(km[i]).toFixed(1)}`);
      path.setAttribute("points", points.join(" "));
      this.groups.get(unit).append(path);
    }
  }

  // The trains' names, each turned along its line in the colour of its side.
  nameTrains(names) {
    for (const { unit, name, x, y, degrees } of names) {
      const text = this.text(x, y + NAME_FOOT * this.em, name, "pl-graph-train-name", "middle");
      text.setAttribute("transform", `rotate(${degrees.toFixed(1)} ${x.toFixed(1)} ${y.toFixed(1)})`);
      text.style.fill = this.colourOf(unit);
      this.svg.append(text);
    }
  }

  // The hours that are claimed for one thing, joined by a line: the preferred one full, the others hollow.
  drawClaims(svg) {
    for (const { km, hours } of this.graph.claims) {
      const y = this.y(km);
      const xs = hours.map(({ t0, t1 }) => this.x((t0 + t1) / 2));
      svg.append(this.line(Math.min(...xs), y, Math.max(...xs), y, "pl-graph-dispute"));
      hours.forEach(({ preferred }, i) => {
        const name = preferred ? "pl-graph-claim pl-graph-preferred" : "pl-graph-claim";
        const mark = svgElement(this.document, "path", name);
        const sides = `l${DIAMOND} ${DIAMOND}l-${DIAMOND} ${DIAMOND}l-${DIAMOND} -${DIAMOND}z`;
        mark.setAttribute("d", `M${xs[i].toFixed(1)} ${(y - DIAMOND).toFixed(1)}${sides}`);
        svg.append(mark);
      });
    }
  }

  // The events' signs that do not cover each other, by their middles.
  signs() {
    const { scene } = this.story;
    const order = scene.kinds?.events ?? [];
    const found = this.graph.events
      .map(({ event: e, km }) => ({ event: scene.events[e], e, x: this.x(scene.events[e].t), y: this.y(km) }))
      .sort((a, b) => order.indexOf(a.event.kind) - order.indexOf(b.event.kind) || a.x - b.x);
    return uncovered(found, this.size);
  }
}
