// Asking about a place or a unit, by searching or by pointing at it: the map goes there and a panel tells its facts.
import { Changes } from "./changes.mjs";
import { Chosen } from "./chosen.mjs";
import { Facts } from "./facts.mjs";
import { Finder } from "./finder.mjs";
import { positionAt } from "./paths.mjs";
import { kmPerPixel, zoomShowing } from "./scale.mjs";

const NEAR_DOT = 14;
const WIDTHS_OF_DOUBT = 6;
const SHARE_OF_VIEW = 0.2;

// How close to look: at least so that a fifth of the view's breadth fills the map, unless the reader is closer already,
// and far enough to see all of where the point may lie. Lengths in km, breadths in pixels.
export function closeness({ zoom, lat, km, viewKm, pixels }) {
  const closest = km ? zoomShowing(lat, km * WIDTHS_OF_DOUBT, pixels) : Infinity;
  return Math.min(Math.max(zoom, zoomShowing(lat, viewKm * SHARE_OF_VIEW, pixels)), closest);
}

// What a click on the map is at: a sign, a name or an event that has its own node, else the nearest dot shown.
export function subjectAt(marks, target, { x, y }) {
  const node = target.closest?.(".pl-sign, .pl-label, .pl-event");
  for (const [kind, { list }] of [["unit", marks.signs], ["place", marks.names], ["event", marks.events]]) {
    const index = node ? list.findIndex((mark) => mark.node === node) : -1;
    if (index >= 0) return { kind, index };
  }
  let nearest = { away: NEAR_DOT, index: -1 };
  marks.dots.list.forEach((dot, index) => {
    const away = dot?.shown ? Math.hypot(marks.spots[index].x - x, marks.spots[index].y - y) : Infinity;
    if (away < nearest.away) nearest = { away, index };
  });
  return nearest.index < 0 ? null : { kind: "place", index: nearest.index };
}

// Where a unit is told to be: how far off it may be is no reason to look from afar.
function unitSpot(position) {
  return position && { lat: position.lat, lon: position.lon };
}

export class Explore {
  // act: go(step); leave(), before the map moves by hand; minute(), which shows; animate(), whether motion is welcome.
  constructor({ document, L, map, story, view, say, act }) {
    Object.assign(this, { map, story, view, act });
    const { pictures } = view;
    this.chosen = new Chosen({ L, map });
    const onClose = () => this.point(null);
    this.facts = new Facts({ document, story, say, pictures, act: { go: act.go, onClose, tell: (subject) => this.tell(subject), present: (unit) => this.present(unit) } });
    this.finder = new Finder({ document, story, say, pictures, act: { choose: (subject) => this.choose(subject) } });
    this.changes = new Changes({ document, L, map, story, say, pictures });
    this.onClick = ({ originalEvent, layerPoint }) => {
      const subject = subjectAt(this.view.marks, originalEvent.target, layerPoint);
      if (subject) this.tell(subject);
    };
    map.on("click", this.onClick);
  }

  // From the list of what was found: goes there, then tells.
  choose(subject) {
    const spot = subject.kind === "event" ? null : this.spotOf(subject);
    if (spot) this.goThere(spot);
    this.tell(subject);
  }

  tell(subject) {
    if (subject.kind === "event") {
      this.act.go(this.story.eventStep[subject.index]);
      return;
    }
    this.facts.show(subject, this.lang);
    this.point(subject);
  }

  // Where a place is, or a unit at the minute that shows; null where that is not known.
  spotOf({ kind, index }) {
    if (kind === "unit") return unitSpot(positionAt(this.story.paths, index, this.act.minute()));
    const place = this.story.scene.places[index];
    return place.lon === null || place.lon === undefined ? null : place;
  }

  // How a unit stands at the minute that shows.
  present(unit) {
    const position = positionAt(this.story.paths, unit, this.act.minute());
    return { km: position && Math.round(position.km * 10) / 10, under: this.view.marks.signs.underOf(unit) };
  }

  goThere({ lat, lon, km }) {
    const { map } = this;
    const [west, south, east, north] = this.story.scene.extent;
    const pixels = Math.min(map.getSize().x, map.getSize().y);
    const viewKm = ((east - west) / 360) * 256 * kmPerPixel((south + north) / 2, 0);
    this.act.leave();
    map.setView([lat, lon], closeness({ zoom: map.getZoom(), lat, km, viewKm, pixels }), { animate: this.act.animate() });
  }

  point(subject) {
    this.view.marks.signs.light(subject?.kind === "unit" ? subject.index : null);
    const spot = subject?.kind === "place" ? this.spotOf(subject) : null;
    if (spot) this.chosen.show(spot);
    else this.chosen.hide();
  }

  // A step has come: what was asked about another is closed; who is typing goes on.
  turn(step) {
    this.step = step;
    this.facts.close();
    this.changes.draw(step, this.lang);
  }

  search() {
    this.finder.show();
  }

  // Closes what is open; answers whether anything was.
  close() {
    const { open } = this.finder;
    this.finder.close();
    return this.facts.close() || open;
  }

  setLanguage(lang) {
    this.lang = lang;
    this.facts.close();
    this.finder.setLanguage(lang);
    this.changes.draw(this.step, lang);
  }

  shut() {
    this.map.off("click", this.onClick);
    this.facts.shut();
    this.changes.shut();
    this.finder.shut();
  }
}
