// A map of the handout: the ground, the ways up to a chapter's end, who holds what, signs, numbered marks, names.
import { drawn } from "./dom.mjs";
import { layerPoint } from "./frame.mjs";
import { along, around, centred, Grid, joined, leaderOf, listed, placeLabels, ringed, straightSpots } from "./labels.mjs";
import { letteringOf } from "./lettering.mjs";
import { dotKind } from "./kinds.mjs";
import { gathered, numberList } from "./outline.mjs";
import { labelOf } from "./naming.mjs";
import { between } from "./paths.mjs";
import { isLate } from "./known.mjs";
import { sheetGround } from "./sheetground.mjs";
import { scaleDrawn, scalePlace } from "./sheetscale.mjs";
import { arrowAt, dotAt, heldAt, unitSign, wayAlong } from "./sheetsigns.mjs";
import { arrowsAlong, runsOf, stretchesOf } from "./sheetways.mjs";
import { stateAt } from "./state.mjs";

const MOST_NUMBERS = 5;
const MARK_RINGS = { near: 8, ring: 14, rings: 5 };
const TOLD_RINGS = { near: 16, ring: 15, rings: 3 };
const SIGN_RINGS = { near: 9, ring: 16 };
const CLOSE_ZOOM = 8;

export class SheetMap {
  // tools: what all maps of a handout have in common (see handout.mjs); frame: what this one shows (see sheetframe.mjs).
  constructor(tools, frame) {
    const { document, story, lettering, sides, naming, lang } = tools;
    Object.assign(this, { tools, document, story, lettering, sides, naming, lang, frame });
    this.bounds = [3, 3, frame.width - 3, frame.height - 3];
    this.spots = story.scene.places.map(({ lon, lat }) => (typeof lon === "number" ? this.spot(lon, lat) : null));
    this.leastRank = frame.zoom < CLOSE_ZOOM ? 3 : 4;
  }

  spot(lon, lat) {
    return layerPoint(this.frame, lon, lat);
  }

  isNear({ x, y }) {
    const [left, top, right, bottom] = this.bounds;
    return x > left && x < right && y > top && y < bottom;
  }

  // The map of one chapter of the outline; frames: boxes to mark on it, each with its words.
  draw(chapter, frames = []) {
    const { document, frame, story, tools } = this;
    const state = stateAt(story, chapter.to, chapter.step);
    const svg = drawn(document, "svg", "pl-sheet-map", { viewBox: `0 0 ${frame.width} ${frame.height}` });
    svg.append(sheetGround({ document, base: story.scene.base ?? {}, frame }));
    const units = this.unitsOf(state, chapter);
    const dots = this.dotsOf(state, chapter);
    const sure = [...dots.values()].filter((dot) => dot.sure);
    const arrows = this.drawWays(svg, chapter, sure);
    const marks = this.marksOf(chapter);
    const scale = scalePlace(frame, [...sure, ...marks, ...units]);
    const items = [
      ...frames.map((box) => this.frameItem(box)),
      ...marks.map((mark) => this.markItem(mark)),
      ...this.nameItems(dots, ({ first }) => first),
      ...units.filter(({ told }) => told).map((unit) => this.signItem(unit)),
      ...this.nameItems(dots, ({ first }) => !first),
      ...units.filter(({ told }) => !told).map((unit) => this.signItem(unit)),
      ...tools.rivers.flatMap((river) => this.riverItem(river) ?? []),
    ];
    const blocked = sure.map(({ p, x, y }) => [[x - 5, y - 5, x + 5, y + 5], p + 1]);
    for (const { x, y } of units.filter(({ vague }) => !vague)) blocked.push([[x - 4, y - 4, x + 4, y + 4], null]);
    for (const { x, y } of arrows) blocked.push([[x - 5, y - 5, x + 5, y + 5], null]);
    blocked.push([scale.box, null]);
    const choices = placeLabels(items, { bounds: this.bounds, fixed: new Grid(this.bounds, blocked) });
    svg.append(...frames.map(({ box: [x, y, width, height] }) => drawn(document, "rect", "pl-sheet-extent", { x, y, width, height })));
    this.drawPlaced(svg, items, choices, dots, units);
    svg.append(scaleDrawn(document, this.lettering, scale, tools.say("km/other")));
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
      const leader = leaderOf(item, choices[i]);
      if (leader) leaders.push(leaderPath(leader));
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

  // What was travelled in this chapter strongly and with arrows, what before it faintly; answers the arrows.
  drawWays(svg, { from, to }, dots) {
    const { document, story, frame } = this;
    const sideOf = (unit) => this.sides.get(story.scene.units[unit].side);
    const [before, now] = [stretchesOf(story, frame, -Infinity, from), stretchesOf(story, frame, from, to)];
    const draw = (stretches, earlier) => {
      const written = (points) => points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ");
      for (const { unit, style, points } of stretches) svg.append(wayAlong(document, sideOf(unit), written(points), style, earlier));
    };
    draw(before, true);
    draw(now, false);
    const arrows = arrowsAlong(runsOf(now), frame, dots);
    svg.append(...arrows.map((arrow) => arrowAt(document, sideOf(arrow.unit), arrow)));
    return arrows;
  }

  // A map of the whole story shows none: each chapter's map does.
  unitsOf({ units: { shown, segment, share, known, vague } }, { units: told }) {
    if (!told) return [];
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
    const sign = unitSign(this.tools, unit);
    const { width, height } = sign;
    const wide = width + this.lettering.sizeOf(name, "sign").w + 5;
    const full = ringed(x, y, wide, height, { grip: width / 2, rings: told ? 6 : 3, ...SIGN_RINGS });
    const brief = ringed(x, y, width, height, { rings: told ? 6 : 4, ...SIGN_RINGS });
    const positions = joined(full, brief);
    const write = (svg, choice) => {
      const [box] = positions.at(choice);
      this.drawSign(svg, box, { unit, sign, name: choice < full.count ? name : "", vague, late });
    };
    const leadFrom = vague ? undefined : 0;
    return { positions, leadFrom, inset: 8, brief: full.count, x, y, draw: write };
  }

  drawSign(svg, [left, top, right], { unit, sign, name, vague, late }) {
    const middle = top + sign.middle;
    if (name) {
      const from = left + sign.width / 2;
      const box = { x: from, y: middle - 8, width: right - from, height: 16, rx: 2 };
      const { colour } = this.sides.get(unit.side);
      svg.append(drawn(this.document, "rect", vague ? "pl-sheet-tag pl-sheet-vague" : "pl-sheet-tag", { ...box, stroke: colour }));
      svg.append(this.lettering.write(name, "sign", left + sign.width + 2, middle - 6.1));
    }
    const plate = sign.draw([left, top]);
    if (late) plate.classList.add("pl-sheet-late");
    svg.append(plate);
  }

  marksOf({ entries }) {
    const marks = entries
      .filter(({ number }) => number !== null)
      .map(({ number, event }) => ({ number, ...this.spot(event.lon, event.lat) }));
    return gathered(marks, 7, MOST_NUMBERS);
  }

  markItem({ numbers, x, y }) {
    const words = numberList(numbers);
    const { w, h } = this.lettering.sizeOf(words, "number");
    const positions = ringed(x, y, w + 6, h + 2, MARK_RINGS);
    const draw = (svg, choice) => this.drawMark(svg, positions.at(choice)[0], words, numbers);
    return { positions, must: true, leadFrom: 0, inset: 5, x, y, draw };
  }

  // The words of a frame stand in one of its corners.
  frameItem({ box: [left, top, width, height], words }) {
    const { w, h } = this.lettering.sizeOf(words, "number");
    const lefts = [left, left + width - w - 6];
    const tops = [top, top + height - h - 2];
    const boxes = tops.flatMap((y) => lefts.map((x) => [[x, y, x + w + 6, y + h + 2]]));
    const draw = (svg, choice) => {
      const [x, y] = boxes[choice][0];
      svg.append(drawn(this.document, "rect", "pl-sheet-tab", { x, y, width: w + 6, height: h + 2 }));
      svg.append(this.lettering.write(words, "number", x + 4, y + 1, "pl-sheet-tab-words"));
    };
    return { positions: listed(boxes), must: true, draw };
  }

  drawMark(svg, [left, top, right, bottom], words, numbers) {
    const group = drawn(this.document, "g", "pl-sheet-mark", { "data-numbers": numbers.join(" ") });
    const box = { x: left, y: top, width: right - left, height: bottom - top, rx: (bottom - top) / 2 };
    group.append(drawn(this.document, "rect", "", box));
    group.append(this.lettering.write(words, "number", left + 4, top + 1));
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
      .filter(({ p, rank }) => this.spots[p] && rank <= this.leastRank && this.isNear(this.spots[p]))
      .sort((a, b) => a.rank - b.rank || Boolean(b.kind) - Boolean(a.kind) || a.p - b.p);
    return new Map(shown.map((dot) => [dot.p, dot]));
  }

  nameItems(dots, wanted) {
    return [...dots.values()].filter(wanted).flatMap((dot) => this.nameItem(dot) ?? []);
  }

  nameItem({ p, place, kind, told, first, sure, x, y }) {
    const style = letteringOf(place, !kind, told);
    const words = this.lettering.wordsOf(labelOf(place, this.naming, this.lang), style);
    if (!words) return null;
    const { w, h } = this.lettering.sizeOf(words, style);
    const near = kind ? around(x, y, w, h, 6) : centred(x, y, w, h);
    const beside = first && kind ? joined(near, ringed(x, y, w, h, TOLD_RINGS)) : near;
    const dot = [x - 4, y - 4, x + 4, y + 4];
    const positions = kind && !sure ? { count: beside.count, at: (i) => [...beside.at(i), dot] } : beside;
    const draw = (svg, choice) => {
      const [[left, top]] = beside.at(choice);
      svg.append(this.lettering.write(words, style, left, top, "pl-sheet-name"));
    };
    const leadFrom = first && kind ? near.count : undefined;
    return { p, positions, own: p + 1, x, y, leadFrom, inset: 3, apart: kind ? 6 : 0, draw };
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
      const text = this.lettering.write(words, "water", x - w / 2, y - h / 2, "pl-sheet-name");
      text.setAttribute("transform", `rotate(${((angle * 180) / Math.PI).toFixed(1)} ${x.toFixed(1)} ${y.toFixed(1)})`);
      svg.append(text);
    };
    return { positions: listed(spots.map((spot) => along(spot, w, h))), draw };
  }
}

function leaderPath(ends) {
  const [x, y, toX, toY] = ends.map((part) => part.toFixed(1));
  return `M${x} ${y}L${toX} ${toY}`;
}
