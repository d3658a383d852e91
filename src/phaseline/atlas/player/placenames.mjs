// The names of places, and of rivers along them.
import { element, inLanguage } from "./dom.mjs";
import { layerPoint } from "./frame.mjs";
import { isArea, isWrittenAlone, nameClass, rankShown } from "./kinds.mjs";
import { along, around, centred, joined, listed, ringed, straightSpots } from "./labels.mjs";
import { hideMark, isInside, makeMark } from "./mark.mjs";
import { labelOf } from "./naming.mjs";
import { UNHELD } from "./state.mjs";

const NAME_NEAR = 8;
const NAME_FAR = 12;
const NAME_RINGS = { near: 22, ring: 18, rings: 3 };
const SMALL_NAME_RINGS = { near: 22, ring: 14, rings: 1 };

export class PlaceNames {
  constructor({ document, pane, story, rivers, lang }) {
    Object.assign(this, { document, pane, lang, places: story.scene.places, told: new Set() });
    this.list = this.places.map((place) => this.make(place));
    this.rivers = rivers.map((river) => ({ ...this.put("pl-label pl-label-river", river.name), river }));
  }

  put(name, words) {
    return makeMark(this.pane, element(this.document, "div", name, inLanguage(words, this.lang)));
  }

  make(place) {
    const made = this.put(nameClass(place), place.name);
    if (!made.node.textContent || place.lon === null || place.lon === undefined) made.nowhere = true;
    return made;
  }

  get all() {
    return [...this.list, ...this.rivers];
  }

  // Takes a new view: spots are those of the places, in layer pixels.
  fit(frame, bounds, spots, small) {
    Object.assign(this, { bounds, spots, small, most: rankShown(frame.zoom) });
    for (const mark of this.all) mark.positions = null;
    for (const mark of this.rivers) Object.assign(mark, { spots: this.riverSpots(mark, frame), turns: null });
  }

  riverSpots(mark, frame) {
    const [left, top, right, bottom] = this.bounds;
    const wide = [left - 50, top - 50, right + 50, bottom + 50];
    const points = mark.river.line.map(([lat, lon]) => {
      const { x, y } = layerPoint(frame, lon, lat);
      return [x, y];
    });
    const near = points.filter(([x, y]) => isInside(wide, x, y));
    if (near.length < 2) return [];
    const away = mark.h * 0.5 + 2;
    return straightSpots(near, mark.w, this.bounds, 8).map((spot) => ({
      ...spot,
      x: spot.x + away * Math.sin(spot.angle),
      y: spot.y - away * Math.cos(spot.angle),
    }));
  }

  // A new step, which tells of some places.
  turn(told) {
    for (const p of this.told) if (!told.has(p)) this.list[p].node.classList.remove("pl-now");
    for (const p of told) this.list[p].node.classList.add("pl-now");
    this.told = told;
  }

  // What may show, the most important first, and the rest hidden: those that the step tells of, great cities, for which
  // signs make room, and the others.
  items(holders) {
    const found = { told: [], great: [], others: [] };
    for (const name of this.wanted(holders)) {
      if (name.told) found.told.push(this.toldItem(name));
      else if (!name.area && name.rank <= 1) found.great.push(this.toldItem(name));
      else found.others.push(this.item(name));
    }
    for (const mark of this.rivers) {
      if (mark.spots.length) found.others.push(this.riverItem(mark));
      else hideMark(mark);
    }
    return found;
  }

  wanted(holders) {
    return this.places
      .map((place, p) => {
        const told = this.told.has(p);
        const held = holders[p] !== UNHELD;
        const area = isArea(place.kind) || (isWrittenAlone(place.kind) && !told && !held);
        return { p, told, rank: told ? 0 : (place.rank ?? 4) - (held ? 0.5 : 0), area };
      })
      .filter(({ p, rank, told }) => {
        const spot = this.list[p].nowhere ? null : this.spots[p];
        const counts = told || rank <= this.most || (!this.small && holders[p] !== UNHELD);
        const wanted = spot && counts && isInside(this.bounds, spot.x, spot.y);
        if (!wanted) hideMark(this.list[p]);
        return wanted;
      })
      .sort((a, b) => a.rank - b.rank || a.area - b.area || a.p - b.p);
  }

  item({ p, area }) {
    const mark = this.list[p];
    const { x, y } = this.spots[p];
    if (mark.area !== area) Object.assign(mark, { area, positions: null });
    mark.positions ??= area
      ? centred(x, y, mark.w, mark.h)
      : joined(around(x, y, mark.w, mark.h, NAME_NEAR), around(x, y, mark.w, mark.h, NAME_FAR));
    return { mark, last: mark.last, positions: mark.positions, own: p + 1, apart: area ? 0 : NAME_FAR };
  }

  // A name the step tells of reaches farther for room, and has a leader from there, unless it is that of an area.
  toldItem({ p, area }) {
    const item = this.item({ p, area });
    const { mark } = item;
    const { x, y } = this.spots[p];
    const farther = ringed(x, y, mark.w, mark.h, this.small ? SMALL_NAME_RINGS : NAME_RINGS);
    const leadFrom = area ? undefined : item.positions.count;
    return { ...item, positions: joined(item.positions, farther), leadFrom, inset: 2, x, y };
  }

  riverItem(mark) {
    mark.turns ??= mark.spots.map(({ x, y, angle }) => ({ x: x - mark.w / 2, y: y - mark.h / 2, angle }));
    mark.positions ??= listed(mark.spots.map((spot) => along(spot, mark.w, mark.h)));
    return { mark, last: mark.last, turns: mark.turns, positions: mark.positions };
  }

  // Calls places as the reader chooses: see naming.mjs.
  setNaming(naming) {
    this.naming = naming;
    this.list.forEach((mark, p) => {
      mark.node.textContent = labelOf(this.places[p], naming, this.lang);
    });
  }

  setLanguage(lang) {
    this.lang = lang;
    this.setNaming(this.naming);
    for (const { node, river } of this.rivers) node.textContent = inLanguage(river.name, lang);
  }
}
