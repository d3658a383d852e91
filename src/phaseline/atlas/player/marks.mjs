// Signs, events, places and names: elements on the map that are made once, moved by transform, and placed so
// that none touches another.
import { between } from "./paths.mjs";
import { element, inLanguage } from "./dom.mjs";
import { isLate, knownWords } from "./known.mjs";
import { layerPoint } from "./frame.mjs";
import { along, around, centred, Grid, inside, joined, leaderOf, listed, placeLabels } from "./labels.mjs";
import { ringed, straightSpots } from "./labels.mjs";
import { WATER_KINDS } from "./lettering.mjs";
import { colourOfEvent } from "./pictures.mjs";
import { labelOf } from "./naming.mjs";
import { EVENT_PHASES } from "./state.mjs";
import { rearAt, rearsOf } from "./ways.mjs";

const AREAS = new Set([
  ...WATER_KINDS,
  "state",
  "region",
  "mountain",
  "plain",
  "peninsula",
  "island",
  "uezd",
  "governorate",
  "district",
  "frontier",
  "railway-line",
]);
const DOTS = new Set(["city", "town", "station", "village", "bridge", "pass"]);
const NO_ONE = -1;
// Sizes of an event's sign, in em: round it, and of its picture alone.
const EVENT_EM = 2.24;
const MARK_EM = 1.6;
const CHANGED_SIZE = 14;
const NARROW = 600;
const CROWD = 8;
const NAME_NEAR = 8;
const NAME_FAR = 12;
const NAME_RINGS = { near: 22, ring: 18, rings: 3 };
const BRIEF_RINGS = 9;
const SIGN_RING = 13;

export function dotKind(kind) {
  if (AREAS.has(kind)) return null;
  return DOTS.has(kind) ? kind : "other";
}

function nameClass(place) {
  if (WATER_KINDS.has(place.kind)) return "pl-label pl-label-water";
  if (place.kind === "state") return "pl-label pl-label-state";
  if (AREAS.has(place.kind)) return "pl-label pl-label-area";
  return `pl-label pl-label-rank${place.rank ?? 4}`;
}

// Names that signs make room for: great cities; what the step tells of comes before all signs.
function isGreat({ told, rank, area }) {
  return !told && !area && rank <= 1;
}

// What a step tells: its events, and its arrivals, which have the same form.
function tellingsOf({ events, steps }, step) {
  return [...steps[step].cards.map((card) => events[card]), ...(steps[step].arrivals ?? [])];
}

// The places a step tells of, each with the place whose name stands for it.
export function placesTold(scene, step) {
  const places = tellingsOf(scene, step).flatMap((telling) => telling.places ?? []);
  return new Set(places.flatMap((p) => [p, scene.places[p].named_by ?? p]));
}

// The lowest rank whose names show at a zoom.
function rankShown(zoom) {
  if (zoom < 6.2) return 1;
  if (zoom < 7) return 2;
  return zoom < 8 ? 3 : 4;
}

export class Marks {
  constructor({ document, pane, dotPane, story, rivers, lang, many, pictures, pulses }) {
    this.document = document;
    this.pane = pane;
    this.dotPane = dotPane;
    this.story = story;
    this.lang = lang;
    this.pictures = pictures;
    this.pulses = pulses;
    const { scene } = story;
    this.signs = many ? [] : scene.units.map((unit) => this.makeSign(unit));
    this.events = scene.events.map((event) => this.makeEvent(event));
    this.dots = scene.places.map((place) => this.makeDot(place));
    this.names = scene.places.map((place) => this.makeName(place));
    this.rivers = rivers.map((river) => this.makeRiver(river));
    this.all = [...this.signs, ...this.events, ...this.names, ...this.rivers];
    this.mentioned = new Set();
    this.rears = rearsOf(story);
  }

  put(node, pane = this.pane) {
    node.classList.add("pl-off");
    pane.append(node);
    return { node, shown: false, brief: false, at: "", last: -1, w: 0, h: 0 };
  }

  makeSign(unit) {
    const { scene } = this.story;
    const side = scene.sides[unit.side];
    const node = element(this.document, "div", "pl-sign");
    const plate = element(this.document, "span");
    this.pictures.onPlate(plate, unit.arm, side, unit.echelon);
    const name = element(this.document, "span", "pl-sign-name", inLanguage(unit.short, this.lang));
    name.style.borderColor = side.colour;
    node.append(plate, name);
    return { ...this.put(node), known: -1 };
  }

  // Draws each sign's plate again, in the other style.
  redrawSigns() {
    this.outgrow();
    const { units, sides } = this.story.scene;
    this.signs.forEach((mark, u) => {
      const { arm, side, echelon } = units[u];
      this.pictures.onPlate(mark.node.firstChild, arm, sides[side], echelon);
    });
  }

  makeEvent(event) {
    const node = element(this.document, "div", `pl-event pl-event-${event.kind}`);
    node.title = inLanguage(event.title, this.lang);
    this.pictures.onPaper(node, event.kind, colourOfEvent(this.story.scene, event));
    return this.put(node);
  }

  makeDot(place) {
    const kind = dotKind(place.kind);
    if (!kind || place.lon === null || place.lon === undefined) return null;
    const node = element(this.document, "div", `pl-dot pl-dot-${kind} pl-certainty-${place.certainty ?? "certain"}`);
    return { ...this.put(node, this.dotPane), holder: NO_ONE, declared: false, always: false };
  }

  makeName(place) {
    const made = this.put(element(this.document, "div", nameClass(place), inLanguage(place.name, this.lang)));
    if (!made.node.textContent || place.lon === null || place.lon === undefined) made.nowhere = true;
    return made;
  }

  makeRiver(river) {
    const node = element(this.document, "div", "pl-label pl-label-river", inLanguage(river.name, this.lang));
    return { ...this.put(node), river };
  }

  // Takes a new view: sizes are read once, in one go, and what hangs on the ground alone is worked out.
  fit(frame, blocked, em) {
    if (em !== this.em || !this.measured) this.measure();
    this.em = em;
    this.frame = frame;
    this.blocked = blocked;
    this.bounds = [frame.left + 2, frame.top + 2, frame.left + frame.width - 2, frame.top + frame.height - 2];
    for (const mark of this.all) {
      mark.last = -1;
      mark.positions = null;
    }
    const { places } = this.story.scene;
    this.spots = places.map((place) => (place.lon === null ? null : layerPoint(frame, place.lon, place.lat)));
    this.fitDots();
    for (const mark of this.rivers) Object.assign(mark, { spots: this.riverSpots(mark), turns: null });
  }

  // Reads how large everything is, at its longest; what is hidden is not laid out at other times.
  measure() {
    this.pane.classList.add("pl-measuring");
    for (const mark of this.signs) {
      mark.node.classList.remove("pl-brief");
      mark.brief = false;
    }
    for (const mark of this.signs) mark.plate = mark.node.firstChild.offsetWidth;
    for (const mark of this.all) {
      mark.w = mark.node.offsetWidth;
      mark.h = mark.node.offsetHeight;
    }
    this.pane.classList.remove("pl-measuring");
    this.measured = true;
  }

  // What was measured is no more so: the next fit measures again.
  outgrow() {
    this.measured = false;
  }

  // Dots stand where they stand; those of the more important places show at every step, and names keep clear of them.
  fitDots() {
    const most = rankShown(this.frame.zoom);
    const blocked = this.blocked.map((box) => [box, null]);
    this.dots.forEach((dot, p) => {
      if (!dot) return;
      dot.always = (this.story.scene.places[p].rank ?? 4) <= most;
      dot.node.style.left = `${Math.round(this.spots[p].x)}px`;
      dot.node.style.top = `${Math.round(this.spots[p].y)}px`;
      this.reveal(dot);
      if (dot.always) blocked.push(this.boxOfDot(p));
    });
    this.fixed = new Grid(this.bounds, blocked);
  }

  boxOfDot(p) {
    const { x, y } = this.spots[p];
    return [[x - 5, y - 5, x + 5, y + 5], p + 1];
  }

  riverSpots(mark) {
    const [left, top, right, bottom] = this.bounds;
    const points = mark.river.line.map(([lat, lon]) => {
      const { x, y } = layerPoint(this.frame, lon, lat);
      return [x, y];
    });
    const near = points.filter(([x, y]) => x > left - 50 && x < right + 50 && y > top - 50 && y < bottom + 50);
    if (near.length < 2) return [];
    const away = mark.h * 0.5 + 2;
    return straightSpots(near, mark.w, this.bounds, 8).map((spot) => ({
      ...spot,
      x: spot.x + away * Math.sin(spot.angle),
      y: spot.y - away * Math.cos(spot.angle),
    }));
  }

  show(mark, x, y, turn = 0) {
    const at = turn
      ? `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px) rotate(${turn.toFixed(3)}rad)`
      : `translate(${Math.round(x)}px, ${Math.round(y)}px)`;
    if (mark.at !== at) {
      mark.node.style.transform = at;
      mark.at = at;
    }
    this.reveal(mark);
  }

  reveal(mark) {
    if (mark.shown) return;
    mark.node.classList.remove("pl-off");
    mark.shown = true;
  }

  hide(mark) {
    if (!mark.shown) return;
    mark.node.classList.add("pl-off");
    mark.shown = false;
    mark.last = -1;
  }

  // Draws a state's differences; answers the leaders from true points to signs, in layer pixels.
  draw(state, moving) {
    const turned = state.step !== this.step;
    if (turned) this.turnStep(state);
    const items = [];
    const names = this.namesToPlace(state);
    for (const name of names) if (name.told) items.push(this.toldNameItem(name));
    const later = this.addEvents(items, state);
    for (const name of names) if (isGreat(name)) items.push(this.toldNameItem(name));
    const points = this.addSigns(items, state);
    items.push(...later);
    for (const name of names) if (!name.told && !isGreat(name)) items.push(this.nameItem(name));
    for (const mark of this.rivers) this.addRiver(items, mark);
    const blocked = this.showDots(state).map((p) => this.boxOfDot(p));
    for (const { x, y, vague } of points) if (!vague) blocked.push([[x - 6, y - 6, x + 6, y + 6], null]);
    const leaders = [];
    this.grid = new Grid(this.bounds, blocked);
    const choices = placeLabels(items, { bounds: this.bounds, fixed: this.fixed, grid: this.grid });
    choices.forEach((choice, i) => this.settle(items[i], choice, leaders));
    if (turned) this.pulses.show(moving ? this.newSpots(items, choices, state) : []);
    return leaders;
  }

  settle(item, choice, leaders) {
    const { mark, positions, turns, brief, margin = 0 } = item;
    if (choice < 0) {
      this.hide(mark);
      return;
    }
    mark.last = choice;
    if (brief !== undefined && mark.brief !== choice >= brief) {
      mark.brief = choice >= brief;
      mark.node.classList.toggle("pl-brief", mark.brief);
    }
    if (turns) {
      const { angle, x, y } = turns[choice];
      this.show(mark, x, y, angle);
      return;
    }
    const [[left, top]] = positions.at(choice);
    this.show(mark, left - margin, top - margin);
    const leader = leaderOf(item, choice);
    if (leader) leaders.push(leader);
  }

  // Whether nothing of the last draw stands in a box, which lies on the map.
  isFree(box) {
    return inside(box, this.bounds) && !this.fixed.hits(box, NO_ONE) && !this.grid.hits(box, NO_ONE);
  }

  // Where something is new: the signs of what has just happened, and places that have changed hands.
  newSpots(items, choices, { changed }) {
    const spots = [];
    items.forEach(({ must, positions }, i) => {
      if (!must) return;
      const [[left, top, right, bottom]] = positions.at(choices[i]);
      spots.push({ x: (left + right) / 2, y: (top + bottom) / 2, size: right - left });
    });
    changed.forEach((is, p) => is && this.dots[p] && spots.push({ ...this.spots[p], size: CHANGED_SIZE }));
    return spots;
  }

  turnStep(state) {
    this.step = state.step;
    const { scene } = this.story;
    const told = placesTold(scene, state.step);
    for (const p of this.mentioned) if (!told.has(p)) this.names[p].node.classList.remove("pl-now");
    for (const p of told) this.names[p].node.classList.add("pl-now");
    this.mentioned = told;
    this.acting = new Set(tellingsOf(scene, state.step).flatMap((telling) => telling.units ?? []));
    for (const mark of this.signs) if (mark.brief) mark.last = -1;
    this.dots.forEach((dot, p) => dot && this.turnDot(dot, state, p));
    this.events.forEach((mark, e) => this.turnEvent(mark, state.events[e]));
  }

  turnEvent(mark, phase) {
    if (mark.phase === phase) return;
    mark.phase = phase;
    mark.node.classList.toggle("pl-fresh", phase === EVENT_PHASES.fresh);
    mark.node.classList.toggle("pl-mark", phase === EVENT_PHASES.mark);
  }

  turnDot(dot, state, p) {
    const holder = state.holders[p];
    const declared = Boolean(state.declared[p]);
    if (holder === dot.holder && declared === dot.declared) return;
    Object.assign(dot, { holder, declared });
    dot.node.classList.toggle("pl-held", holder !== NO_ONE);
    dot.node.classList.toggle("pl-declared", declared);
    dot.node.style.setProperty("--side", this.story.scene.sides[holder]?.colour ?? "transparent");
  }

  // How well it is known where a unit is.
  turnSign(u, known, vague) {
    const mark = this.signs[u];
    if (mark.known === known) return;
    mark.known = known;
    mark.node.classList.toggle("pl-vague", vague === 1);
    mark.node.classList.toggle("pl-late", isLate(this.story.scene.units[u], known));
    mark.node.title = this.titleOf(u);
  }

  titleOf(u) {
    const { units, sides } = this.story.scene;
    const { name, side } = units[u];
    const told = [name, sides[side].name, knownWords(units[u], this.signs[u].known)];
    return told.map((text) => inLanguage(text, this.lang)).filter(Boolean).join(" · ");
  }

  // Signs of the units that the step tells of come first and reach farthest for room; where there is none, a sign goes
  // without its name.
  addSigns(items, { minute, units }) {
    const { x, y } = this.story.paths;
    const found = [];
    for (let u = 0; u < this.signs.length; u += 1) {
      const px = between(x, units.segment[u], units.share[u]) * this.frame.scale - this.frame.originX;
      const py = between(y, units.segment[u], units.share[u]) * this.frame.scale - this.frame.originY;
      const mark = this.signs[u];
      if (!units.shown[u] || !this.isNear(px, py)) {
        this.hide(mark);
        continue;
      }
      this.turnSign(u, units.known[u], units.vague[u]);
      this.standBehind(mark, rearAt(this.rears[u], minute));
      found.push({ mark, x: px, y: py, vague: units.vague[u], told: this.acting.has(u) });
    }
    const crowded = found.length > CROWD || this.frame.width < NARROW;
    for (const sign of [...found.filter(({ told }) => told), ...found.filter(({ told }) => !told)]) {
      items.push(this.signItem(sign, crowded));
    }
    return found;
  }

  // A sign would stand behind its unit, as it moves: so the way ahead stays clear, and each side on its own flank.
  standBehind(mark, rear) {
    if (mark.rear === rear) return;
    mark.rear = rear;
    mark.last = -1;
  }

  signItem({ mark, x, y, vague, told }, crowded) {
    const rings = told ? 10 : crowded ? 4 : 6;
    const towards = mark.rear;
    const positions = ringed(x, y, mark.w, mark.h, { grip: mark.plate / 2, rings, ring: SIGN_RING, towards });
    const plates = ringed(x, y, mark.plate, mark.h, { rings: BRIEF_RINGS, ring: SIGN_RING, towards });
    const both = joined(positions, plates);
    const leadFrom = vague ? undefined : 0;
    return { mark, leadFrom, inset: 8, x, y, last: mark.last, positions: both, brief: positions.count };
  }

  isNear(x, y) {
    const [left, top, right, bottom] = this.bounds;
    return x >= left && x <= right && y >= top && y <= bottom;
  }

  addEvents(items, state) {
    const later = [];
    this.events.forEach((mark, e) => {
      const phase = state.events[e];
      const event = this.story.scene.events[e];
      if (phase === EVENT_PHASES.gone) {
        this.hide(mark);
        return;
      }
      const { x, y } = layerPoint(this.frame, event.lon, event.lat);
      if (!this.isNear(x, y)) {
        this.hide(mark);
        return;
      }
      const fresh = phase === EVENT_PHASES.fresh;
      const margin = phase === EVENT_PHASES.mark ? (this.em * (EVENT_EM - MARK_EM)) / 2 : 0;
      const size = this.em * EVENT_EM - 2 * margin;
      const positions = fresh ? ringed(x, y, size, size, { near: 10, ring: 16 }) : around(x, y, size, size, 9);
      const leadFrom = fresh ? 0 : undefined;
      (fresh ? items : later).push({ mark, must: fresh, leadFrom, inset: 8, margin, last: mark.last, positions, x, y });
    });
    return later;
  }

  // Shows the dots of the places that count at this step; answers those that do not show at every step.
  showDots(state) {
    const others = [];
    this.dots.forEach((dot, p) => {
      if (!dot || dot.always) return;
      const wanted = this.mentioned.has(p) || state.holders[p] !== NO_ONE;
      if (wanted) others.push(p);
      if (wanted === dot.shown) return;
      dot.node.classList.toggle("pl-off", !wanted);
      dot.shown = wanted;
    });
    return others;
  }

  // The names that may show, the most important first; the others are hidden.
  namesToPlace(state) {
    const { places } = this.story.scene;
    const most = rankShown(this.frame.zoom);
    return places
      .map((place, p) => {
        const told = this.mentioned.has(p);
        const held = state.holders[p] !== NO_ONE;
        return { p, told, rank: told ? 0 : (place.rank ?? 4) - (held ? 0.5 : 0), area: AREAS.has(place.kind) };
      })
      .filter(({ p, rank, told }) => {
        const spot = this.names[p].nowhere ? null : this.spots[p];
        const wanted = spot && (told || rank <= most) && this.isNear(spot.x, spot.y);
        if (!wanted) this.hide(this.names[p]);
        return wanted;
      })
      .sort((a, b) => a.rank - b.rank || a.area - b.area || a.p - b.p);
  }

  nameItem({ p, area }) {
    const mark = this.names[p];
    const { x, y } = this.spots[p];
    mark.positions ??= area
      ? centred(x, y, mark.w, mark.h)
      : joined(around(x, y, mark.w, mark.h, NAME_NEAR), around(x, y, mark.w, mark.h, NAME_FAR));
    return { mark, last: mark.last, positions: mark.positions, own: p + 1, apart: area ? 0 : NAME_FAR };
  }

  // A name the step tells of reaches farther for room, and has a leader from there, unless it is that of an area.
  toldNameItem({ p, area }) {
    const item = this.nameItem({ p, area });
    const { mark } = item;
    const { x, y } = this.spots[p];
    const farther = ringed(x, y, mark.w, mark.h, NAME_RINGS);
    const leadFrom = area ? undefined : item.positions.count;
    return { ...item, positions: joined(item.positions, farther), leadFrom, inset: 2, x, y };
  }

  addRiver(items, mark) {
    if (!mark.spots.length) {
      this.hide(mark);
      return;
    }
    mark.turns ??= mark.spots.map(({ x, y, angle }) => ({ x: x - mark.w / 2, y: y - mark.h / 2, angle }));
    mark.positions ??= listed(mark.spots.map((spot) => along(spot, mark.w, mark.h)));
    items.push({ mark, last: mark.last, turns: mark.turns, positions: mark.positions });
  }

  // Points a unit's sign out; null points at none.
  light(unit) {
    this.signs.forEach((mark, u) => mark.node.classList.toggle("pl-lit", u === unit));
  }

  // Says which unit's sign the pointer is at, null when it leaves.
  onPoint(tell) {
    this.signs.forEach((mark, u) => {
      mark.node.addEventListener("pointerover", () => tell(u));
      mark.node.addEventListener("pointerout", () => tell(null));
    });
  }

  // Calls places as the reader chooses: see naming.mjs.
  setNaming(naming) {
    this.outgrow();
    this.naming = naming;
    this.names.forEach((mark, p) => {
      mark.node.textContent = labelOf(this.story.scene.places[p], naming, this.lang);
    });
  }

  setLanguage(lang) {
    this.outgrow();
    this.lang = lang;
    const { scene } = this.story;
    this.setNaming(this.naming);
    for (const { node, river } of this.rivers) node.textContent = inLanguage(river.name, lang);
    this.signs.forEach((mark, u) => {
      mark.node.lastChild.textContent = inLanguage(scene.units[u].short, lang);
      mark.node.title = this.titleOf(u);
    });
    this.events.forEach((mark, e) => {
      mark.node.title = inLanguage(scene.events[e].title, lang);
    });
  }
}
