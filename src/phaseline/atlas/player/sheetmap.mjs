// The small maps of the handout: the ground, the ways up to a chapter's end, who holds what, signs, numbered marks,
// names.
import { drawn } from "./dom.mjs";
import { layerPoint } from "./frame.mjs";
import { along, around, centred, Grid, joined, listed, placeLabels, ringed, straightSpots } from "./labels.mjs";
import { letteringOf } from "./lettering.mjs";
import { dotKind } from "./marks.mjs";
import { gathered, numberList } from "./outline.mjs";
import { between, shareAt } from "./paths.mjs";
import { isLate } from "./known.mjs";
import { GROUND_ID } from "./sheetground.mjs";
import { dotAt, heldAt, PLATE, plateAt, wayAlong } from "./sheetsigns.mjs";
import { stateAt } from "./state.mjs";
import { legsOf } from "./ways.mjs";

const MOST_NUMBERS = 5;
const MARK_RINGS = { near: 8, ring: 14, rings: 5 };
const TOLD_RINGS = { near: 16, ring: 15, rings: 3 };
const SIGN_RINGS = { near: 9, ring: 16 };
const LEADER_FROM = 9;
const LEAST_RANK = 3;

// What all maps of a handout have in common.
export class SheetMaps {
  constructor({ document, story, rivers, lettering, sides, frame }) {
    Object.assign(this, { document, story, lettering, sides, frame });
    this.bounds = [2, 2, frame.width - 2, frame.height - 2];
    this.spots = story.scene.places.map(({ lon, lat }) => (typeof lon === "number" ? this.spot(lon, lat) : null));
    this.legs = legsOf(story);
    this.rivers = rivers.map((river) => this.riverItem(river)).filter(Boolean);
  }

  spot(lon, lat) {
    return layerPoint(this.frame, lon, lat);
  }

  isNear({ x, y }) {
    const [left, top, right, bottom] = this.bounds;
    return x > left && x < right && y > top && y < bottom;
  }

  // The map of one chapter of the outline.
  draw(chapter) {
    const { document, frame, story } = this;
    const state = stateAt(story, chapter.to, chapter.step);
    const svg = drawn(document, "svg", "pl-sheet-map", { viewBox: `0 0 ${frame.width} ${frame.height}` });
    svg.append(drawn(document, "use", "", { href: `#${GROUND_ID}` }));
    for (const leg of this.legs) this.drawLeg(svg, leg, chapter);
    const units = this.unitsOf(state, chapter);
    const dots = this.dotsOf(state, chapter);
    const items = [
      ...this.markItems(chapter),
      ...this.nameItems(dots, ({ first }) => first),
      ...units.filter(({ told }) => told).map((unit) => this.signItem(unit)),
      ...this.nameItems(dots, ({ first }) => !first),
      ...units.filter(({ told }) => !told).map((unit) => this.signItem(unit)),
      ...this.rivers,
    ];
    const sure = [...dots.values()].filter((dot) => dot.sure);
    const blocked = sure.map(({ p, x, y }) => [[x - 5, y - 5, x + 5, y + 5], p + 1]);
    for (const { x, y, vague } of units) if (!vague) blocked.push([[x - 4, y - 4, x + 4, y + 4], null]);
    const fixed = new Grid(this.bounds, blocked);
    const choices = placeLabels(items, { bounds: this.bounds, fixed });
    this.drawPlaced(svg, items, choices, dots, units);
    return svg;
  }

  // Leaders lie lowest, then dots and true points, then what is written.
  drawPlaced(svg, items, choices, dots, units) {
    const above = drawn(this.document, "g", "");
    const leaders = [];
    const named = new Set();
    items.forEach((item, i) => {
      if (choices[i] < 0) return;
      item.draw(above, choices[i]);
      if (item.p !== undefined) named.add(item.p);
      if (item.leads) leaders.push(leaderTo(item, item.positions.at(choices[i])[0]));
    });
    svg.append(drawn(this.document, "path", "pl-sheet-leader", { d: leaders.join("") }));
    for (const dot of dots.values()) if (dot.sure || named.has(dot.p)) this.drawDot(svg, dot);
    for (const { x, y, side, vague } of units) if (!vague) svg.append(this.pointAt(x, y, side));
    svg.append(above);
  }

  pointAt(x, y, side) {
    const at = { cx: x.toFixed(1), cy: y.toFixed(1), r: 3.2, fill: this.sides.get(side).colour };
    return drawn(this.document, "circle", "pl-sheet-point", at);
  }

  drawDot(svg, { x, y, kind, holder, declared }) {
    if (holder >= 0) svg.append(heldAt(this.document, this.sides.get(holder), [x, y], declared));
    else if (kind) svg.append(dotAt(this.document, kind, [x, y]));
  }

  // What was travelled in this chapter strongly, what before it faintly.
  drawLeg(svg, leg, { from, to }) {
    const side = this.sides.get(this.story.scene.units[leg.unit].side);
    for (const [start, end, earlier] of [[-Infinity, from, true], [from, to, false]]) {
      const points = this.stretch(leg, start, end);
      if (points.length > 1) svg.append(wayAlong(this.document, side, points.join(" "), leg.style, earlier));
    }
  }

  // The part of a leg that is travelled between two minutes.
  stretch({ unit, from, to }, start, end) {
    const { paths } = this.story;
    const { t } = paths;
    const points = [];
    const add = (i, minute) => points.push(this.wayPoint(i, minute > t[i] ? shareAt(paths, unit, i, minute) : 0));
    for (let i = from; i < to; i += 1) {
      if (t[i + 1] <= start || t[i] >= end) continue;
      if (!points.length) add(i, start);
      if (t[i + 1] <= end) points.push(this.wayPoint(i + 1, 0));
      else add(i, end);
    }
    return points;
  }

  wayPoint(i, share) {
    const { x, y } = this.story.paths;
    const { scale, originX, originY } = this.frame;
    const at = [between(x, i, share) * scale - originX, between(y, i, share) * scale - originY];
    return at.map((part) => part.toFixed(1)).join(",");
  }

  unitsOf({ units: { shown, segment, share, known, vague } }, { units: told }) {
    const { x, y } = this.story.paths;
    const { scale, originX, originY } = this.frame;
    return this.story.scene.units
      .map((unit, u) => ({
        unit,
        shown: shown[u],
        vague: vague[u] === 1,
        late: isLate(unit, known[u]),
        side: unit.side,
        told: told.has(u),
        x: between(x, segment[u], share[u]) * scale - originX,
        y: between(y, segment[u], share[u]) * scale - originY,
      }))
      .filter((found) => found.shown && this.isNear(found));
  }

  // With its name; where there is no room for that, without.
  signItem({ unit, told, vague, late, x, y }) {
    const name = this.lettering.wordsOf(unit.short, "sign");
    const size = this.lettering.sizeOf(name, "sign");
    const w = PLATE.width + size.w + 5;
    const full = ringed(x, y, w, PLATE.height, { grip: PLATE.width / 2, rings: told ? 4 : 2, ...SIGN_RINGS });
    const brief = ringed(x, y, PLATE.width, PLATE.height, { rings: told ? 5 : 3, ...SIGN_RINGS });
    const positions = joined(full, brief);
    const draw = (svg, choice) => this.drawSign(svg, positions.at(choice)[0], unit, choice < full.count ? name : "", { vague, late });
    return { positions, last: -1, x, y, leads: !vague, draw };
  }

  drawSign(svg, [left, top, right, bottom], unit, name, known) {
    const paint = this.sides.get(unit.side);
    if (name) {
      const from = left + PLATE.width / 2;
      const box = { x: from, y: top + 0.5, width: right - from, height: bottom - top - 1, rx: 2 };
      svg.append(drawn(this.document, "rect", known.vague ? "pl-sheet-tag pl-sheet-vague" : "pl-sheet-tag", { ...box, stroke: paint.colour }));
      this.write(svg, name, "sign", left + PLATE.width + 2, top + 2.4);
    }
    const at = [left + PLATE.width / 2, (top + bottom) / 2];
    const plate = plateAt(this.document, paint, at, this.story.scene.symbols[unit.arm]);
    if (known.late) plate.classList.add("pl-sheet-late");
    svg.append(plate);
  }

  markItems({ entries }) {
    const marks = entries
      .filter(({ number }) => number !== null)
      .map(({ number, event }) => ({ number, ...this.spot(event.lon, event.lat) }));
    return gathered(marks, 7, MOST_NUMBERS).map(({ numbers, x, y }) => {
      const words = numberList(numbers);
      const { w, h } = this.lettering.sizeOf(words, "number");
      const positions = ringed(x, y, w + 6, h + 2, MARK_RINGS);
      const draw = (svg, choice) => this.drawMark(svg, positions.at(choice)[0], words, numbers);
      return { positions, last: -1, must: true, x, y, leads: true, draw };
    });
  }

  drawMark(svg, [left, top, right, bottom], words, numbers) {
    const group = drawn(this.document, "g", "pl-sheet-mark", { "data-numbers": numbers.join(" ") });
    const box = { x: left, y: top, width: right - left, height: bottom - top, rx: (bottom - top) / 2 };
    group.append(drawn(this.document, "rect", "", box));
    this.write(group, words, "number", left + 4, top + 1);
    svg.append(group);
  }

  // The places that may show, the most important first: dots by place.
  dotsOf({ holders, declared }, { places: told }) {
    const dots = this.story.scene.places.map((place, p) => {
      const kind = dotKind(place.kind);
      const rank = told.has(p) ? 0 : (place.rank ?? 4) - (holders[p] >= 0 ? 0.5 : 0);
      const holder = kind ? holders[p] : -1;
      const first = told.has(p) || (Boolean(kind) && rank <= 1);
      const sure = Boolean(kind) && (first || holder >= 0);
      const marks = { holder, declared: Boolean(declared[p]) };
      return { p, place, kind, rank, ...marks, told: told.has(p), first, sure, ...this.spots[p] };
    });
    const shown = dots
      .filter(({ p, rank }) => this.spots[p] && rank <= LEAST_RANK && this.isNear(this.spots[p]))
      .sort((a, b) => a.rank - b.rank || Boolean(b.kind) - Boolean(a.kind) || a.p - b.p);
    return new Map(shown.map((dot) => [dot.p, dot]));
  }

  nameItems(dots, wanted) {
    return [...dots.values()].filter(wanted).flatMap((dot) => this.nameItem(dot) ?? []);
  }

  nameItem({ p, place, kind, told, first, sure, x, y }) {
    const style = letteringOf(place, !kind, told);
    const words = this.lettering.wordsOf(place.name, style);
    if (!words) return null;
    const { w, h } = this.lettering.sizeOf(words, style);
    const near = kind ? around(x, y, w, h, 6) : centred(x, y, w, h);
    const beside = first && kind ? joined(near, ringed(x, y, w, h, TOLD_RINGS)) : near;
    const dot = [x - 4, y - 4, x + 4, y + 4];
    const positions = kind && !sure ? { count: beside.count, at: (i) => [...beside.at(i), dot] } : beside;
    const draw = (svg, choice) => {
      const [[left, top]] = beside.at(choice);
      this.write(svg, words, style, left, top, "pl-sheet-name");
    };
    return { p, positions, last: -1, own: p + 1, x, y, leads: Boolean(first && kind), draw };
  }

  write(svg, words, style, left, top, className = "") {
    const { look, name } = this.lettering.look(style);
    const at = { x: left.toFixed(1), y: (top + this.lettering.baseline(style)).toFixed(1) };
    const text = drawn(this.document, "text", `${className} ${name}`.trim(), { ...at, ...look });
    text.textContent = words;
    svg.append(text);
    return text;
  }

  riverItem({ name, line }) {
    const words = this.lettering.wordsOf(name, "water");
    const { w, h } = this.lettering.sizeOf(words, "water");
    const points = line.map(([lat, lon]) => this.spot(lon, lat)).filter((point) => this.isNear(point));
    if (points.length < 2) return null;
    const spots = straightSpots(points.map(({ x, y }) => [x, y]), w, this.bounds).map((spot) => ({
      ...spot,
      x: spot.x + (h / 2 + 1) * Math.sin(spot.angle),
      y: spot.y - (h / 2 + 1) * Math.cos(spot.angle),
    }));
    const draw = (svg, choice) => {
      const { x, y, angle } = spots[choice];
      const text = this.write(svg, words, "water", x - w / 2, y - h / 2, "pl-sheet-name");
      text.setAttribute("transform", `rotate(${((angle * 180) / Math.PI).toFixed(1)} ${x.toFixed(1)} ${y.toFixed(1)})`);
    };
    return { positions: listed(spots.map((spot) => along(spot, w, h))), last: -1, draw };
  }
}

// From a true point to the nearest edge of what stands for it; nothing where that is close.
function leaderTo({ x, y }, [left, top, right, bottom]) {
  const toX = Math.min(right - 3, Math.max(left + 3, x));
  const toY = Math.min(bottom - 1, Math.max(top + 1, y));
  if (Math.hypot(toX - x, toY - y) < LEADER_FROM) return "";
  return `M${x.toFixed(1)} ${y.toFixed(1)}L${toX.toFixed(1)} ${toY.toFixed(1)}`;
}
