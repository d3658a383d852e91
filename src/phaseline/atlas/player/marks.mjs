// All that stands on the map as an element: signs of units and of events, dots and names of places. They are placed
// together, so that none touches another.
import { DatedLabels } from "./datedlabels.mjs";
import { Dots } from "./dots.mjs";
import { EventSigns } from "./eventsigns.mjs";
import { layerPoint } from "./frame.mjs";
import { cutsAt, Grid, inside, leaderOf, placeLabels } from "./labels.mjs";
import { hideMark, moveMark } from "./mark.mjs";
import { PlaceNames } from "./placenames.mjs";
import { Signs } from "./signs.mjs";
import { placesTold, unitsActing } from "./told.mjs";

const CHANGED_SIZE = 14;
// An owner of no box.
const NOBODYS = -1;
const SMALL = 600;

// Whether a map so wide has no room for a sign of every unit.
export function isSmall(width) {
  return width < SMALL;
}

export class Marks {
  constructor({ document, pane, dotPane, story, rivers, lang, many, pictures, pulses }) {
    Object.assign(this, { pane, story, pulses });
    this.signs = new Signs({ document, pane, story, pictures, lang, many });
    this.events = new EventSigns({ document, pane, story, pictures, lang });
    this.dots = new Dots({ document, pane: dotPane, story });
    this.names = new PlaceNames({ document, pane, story, rivers, lang });
    this.dated = many ? null : new DatedLabels({ document, pane, story, lang });
    this.all = [...this.signs.list, ...this.events.list, ...this.names.all, ...(this.dated?.all ?? [])];
    // The boxes of the signs of the last draw, in layer pixels.
    this.covers = [];
  }

  // Takes a new view: sizes are read once, in one go, and what hangs on the ground alone is worked out.
  fit(frame, blocked, em) {
    if (em !== this.em || !this.measured) this.measure();
    const bounds = [frame.left + 2, frame.top + 2, frame.left + frame.width - 2, frame.top + frame.height - 2];
    const small = isSmall(frame.width);
    Object.assign(this, { em, frame, bounds, small });
    for (const mark of this.all) mark.last = -1;
    this.spots = this.story.scene.places.map(({ lon, lat }) => (lon === null ? null : layerPoint(frame, lon, lat)));
    this.fixed = new Grid(bounds, [...blocked.map((box) => [box, null]), ...this.dots.fit(frame, this.spots)]);
    this.names.fit(frame, bounds, this.spots, small);
    this.dated?.fit(frame, bounds, small);
  }

  // Reads how large everything is, at its longest; what is hidden is not laid out at other times.
  measure() {
    this.pane.classList.add("pl-measuring");
    this.signs.unfold();
    this.signs.measurePlates();
    for (const mark of this.all) {
      mark.w = mark.node.offsetWidth;
      mark.h = mark.node.offsetHeight;
    }
    this.pane.classList.remove("pl-measuring");
    this.measured = true;
  }

  // Draws a state's differences; answers the leaders from true points, in layer pixels: those to signs and those to names.
  draw(state, moving) {
    const turned = state.step !== this.step;
    if (turned) this.turnStep(state);
    const names = this.names.items(state.holders);
    const events = this.events.items(state.events, this);
    const units = this.signs.items(state, this);
    const { told, great, others } = names;
    const { lines, dates } = this.dated?.items(state.minute) ?? { lines: [], dates: [] };
    const first = this.small ? [told, units.signs, events.fresh, units.specks, great] : [told, events.fresh, units.specks, great, units.signs];
    const items = [...first, events.later, lines, others, dates].flat();
    this.grid = new Grid(this.bounds, [...this.dots.draw(this.names.told, state.holders), ...units.points]);
    const choices = placeLabels(items, { bounds: this.bounds, fixed: this.fixed, grid: this.grid });
    const leaders = { signs: [], names: [] };
    choices.forEach((choice, i) => {
      const leader = this.settle(items[i], choice);
      if (leader) leaders[items[i].own > 0 ? "names" : "signs"].push(leader);
    });
    this.covers = items.flatMap(({ covers, positions }, i) => (covers && choices[i] >= 0 ? positions.at(choices[i]) : []));
    if (turned) this.pulses.show(moving ? this.newSpots(items, choices, state) : []);
    return leaders;
  }

  // Puts an item where it has found room; answers its leader, if it has one.
  settle(item, choice) {
    const { mark, positions, turns, fold, margin = 0 } = item;
    if (choice < 0) {
      hideMark(mark);
      return null;
    }
    mark.last = choice;
    fold?.(cutsAt(item, choice));
    if (turns) {
      const { angle, x, y } = turns[choice];
      moveMark(mark, x, y, angle);
      return null;
    }
    const [[left, top]] = positions.at(choice);
    moveMark(mark, left - margin, top - margin);
    return leaderOf(item, choice);
  }

  // Whether nothing of the last draw stands in a box, which lies on the map.
  isFree(box) {
    return inside(box, this.bounds) && !this.fixed.hits(box, NOBODYS) && !this.grid.hits(box, NOBODYS);
  }

  // Where something is new: the signs of what has just happened, and places that have changed hands.
  newSpots(items, choices, { changed }) {
    const spots = [];
    items.forEach(({ must, positions }, i) => {
      if (!must) return;
      const [[left, top, right, bottom]] = positions.at(choices[i]);
      spots.push({ x: (left + right) / 2, y: (top + bottom) / 2, size: right - left });
    });
    changed.forEach((is, p) => is && this.dots.list[p] && spots.push({ ...this.spots[p], size: CHANGED_SIZE }));
    return spots;
  }

  turnStep(state) {
    this.step = state.step;
    const { scene } = this.story;
    this.names.turn(placesTold(scene, state.step));
    this.signs.turn(unitsActing(scene, state.step));
    this.dots.turn(state);
    this.events.turn(state.events);
  }

  // Draws units' signs in the other style; the next fit measures again.
  redrawSigns() {
    this.measured = false;
    this.signs.redraw();
  }

  setNaming(naming) {
    this.measured = false;
    this.names.setNaming(naming);
  }

  setLanguage(lang) {
    this.measured = false;
    for (const part of [this.signs, this.events, this.names, this.dated]) part?.setLanguage(lang);
  }
}
