// Draws states on the map and beside it, and only what differs from the state before.
import { extentsOf } from "./camera.mjs";
import { Cards } from "./cards.mjs";
import { frameOf, zoomTarget } from "./frame.mjs";
import { Graph } from "./graph.mjs";
import { Heads } from "./heads.mjs";
import { Hooks } from "./hooks.mjs";
import { drawLegend } from "./legend.mjs";
import { isSmall, Marks } from "./marks.mjs";
import { Moment } from "./moment.mjs";
import { PhaseLines } from "./phaselines.mjs";
import { Pictures } from "./pictures.mjs";
import { Pulses } from "./pulses.mjs";
import { scaleBars } from "./scale.mjs";
import { Ticks } from "./ticks.mjs";
import { Tracks } from "./tracks.mjs";
import { Ways } from "./ways.mjs";

const WIDEST_BAR = 120;
const WIDE = 760;
const ROOM_FOR_SIGNS = 56;
const WIDE_FOR_GRAPH = 1200;
const MANY = 150;
const LEAST_HEIGHT_FOR_LEGEND = 860;
const DEAREST_LEGEND = 0.3;
const TALLEST_LEGEND = 0.56;
const CLEARANCE = 4;
const LEGEND_ASKED = "pl-legend-asked";
const PANES = [
  ["reach", 410],
  ["tracks", 420],
  ["dots", 500],
  ["moment", 560],
  ["pulses", 630],
  ["marks", 640],
];

export class View {
  // act: scrub(minute) shows any minute; isAway(): whether the reader has moved the map; settle(): the map is where the
  // story has it. graphOpen: whether the train
  // graph shows, if the reader has said so. signs: see Pictures.
  constructor({ document, window, L, map, rivers, story, say, lang, act, graphOpen, signs }) {
    Object.assign(this, { document, window, L, map, story, say, lang, act, hooks: new Hooks() });
    this.panes = Object.fromEntries(PANES.map(([name, level]) => [name, this.makePane(name, level)]));
    const { reach, tracks, dots, moment, marks } = this.panes;
    const density = () => window.devicePixelRatio || 1;
    const many = story.paths.count > MANY;
    const drawn = { document, pane: tracks, story };
    this.tracks = many ? new Tracks({ ...drawn, density }) : new Ways(drawn);
    this.ticks = many ? null : new Ticks({ document, svg: this.tracks.svg, story });
    this.phases = many ? null : new PhaseLines({ document, svg: this.tracks.svg, story });
    this.moment = many ? null : new Moment({ document, pane: moment, reachPane: reach, story });
    this.heads = many ? null : new Heads({ document, svg: this.moment.svg, story });
    this.pictures = new Pictures({ document, window, scene: story.scene, signs });
    const pulses = new Pulses({ document, pane: this.panes.pulses });
    this.marks = new Marks({ document, pane: marks, dotPane: dots, story, rivers, lang, many, pictures: this.pictures, pulses });
    this.cards = new Cards({ document, story, say, pictures: this.pictures });
    Object.assign(this, { state: null, zooming: false, late: false });
    this.extents = new Map();
    this.readMap();
    if (story.scene.graph) this.setUpGraph(act, graphOpen ?? window.innerWidth >= WIDE_FOR_GRAPH);
  }

  makePane(name, level) {
    const made = this.map.getPane(`pl-${name}`) ?? this.map.createPane(`pl-${name}`);
    made.style.zIndex = String(level);
    return made;
  }

  setUpGraph({ scrub }, open) {
    const { document, window, story, say, pictures } = this;
    const light = (unit) => {
      this.graph.light(unit);
      this.marks.signs.light(unit);
    };
    this.graph = new Graph({ document, window, story, say, pictures, act: { scrub, light } });
    this.marks.signs.onPoint((unit) => this.graph.light(unit));
    this.showGraph(open);
  }

  showGraph(open) {
    if (!this.graph) return;
    this.graph.node.hidden = !open;
    this.document.body.classList.toggle("pl-graph-open", open);
    this.document.getElementById("pl-graph-button").setAttribute("aria-expanded", String(open));
    this.map.invalidateSize({ animate: false });
    this.graph.fit();
  }

  // After the page's parts have moved or grown.
  relayout() {
    this.room = null;
    this.document.body.classList.remove(LEGEND_ASKED);
    this.map.invalidateSize({ animate: false });
    this.graph?.fit();
    if (!this.act.isAway()) this.showStory();
    this.refit();
  }

  readMap() {
    const { map, hooks } = this;
    hooks.onMap(map, "moveend", () => this.arrive());
    hooks.onMap(map, "resize", () => {
      this.room = null;
      this.graph?.fit();
      if (!this.act.isAway()) this.showStory();
    });
    hooks.onMap(map, "zoomanim", ({ center, zoom }) => {
      this.zooming = true;
      if (!this.frame) return;
      const { scale, toPoint } = zoomTarget({ map, L: this.L, frame: this.frame, center, zoom });
      this.hush(true);
      this.tracks.stretch(scale, toPoint);
    });
  }

  // The map has come to rest; if it was asked elsewhere while it zoomed, it goes on to there.
  arrive() {
    const { late } = this;
    Object.assign(this, { zooming: false, late: false });
    this.refit();
    if (late && !this.act.isAway()) this.showExtent(this.looksAt, true);
  }

  // While the map zooms, lines are stretched along with it; signs and names step back.
  hush(zooming) {
    this.panes.tracks.classList.toggle("pl-zooming", zooming);
    for (const name of ["reach", "dots", "moment", "pulses", "marks"]) this.panes[name].classList.toggle("pl-hushed", zooming);
  }

  // Shows what the step in force tells of.
  showStory(animate = false) {
    this.act.settle();
    this.showExtent(this.extentAt(this.state?.step ?? 0), animate);
  }

  get small() {
    return isSmall(this.map.getSize().x);
  }

  // What the map shows at a step, as large as it is.
  extentAt(step) {
    const { small, extents, story } = this;
    if (!extents.has(small)) extents.set(small, extentsOf(story, small));
    return extents.get(small)[step];
  }

  // Shows the whole extent.
  showWhole(animate = false) {
    this.showExtent(this.story.scene.extent, animate);
  }

  // Shows an extent: beside the legend where that costs little, else with the legend in the panel; and clear of the
  // date, beside it or under it, whichever costs less.
  showExtent(extent, animate) {
    this.looksAt = extent;
    // Leaflet heeds no other aim while it zooms.
    this.late = this.zooming;
    if (this.late) return;
    const bounds = this.boundsOf(extent);
    const { edge, left, right, bottom } = this.roomTaken();
    const zoomWith = ([x, y]) => this.zoomFor(bounds, [x + edge, y + edge]);
    const beside = [Math.max(left, right + edge / 2), edge];
    const under = [left, bottom + edge / 2];
    const corner = zoomWith(beside) > zoomWith(under) ? beside : under;
    const far = extent !== this.story.scene.extent && this.small ? ROOM_FOR_SIGNS : edge;
    this.map.fitBounds(bounds, { paddingTopLeft: corner, paddingBottomRight: [far, far], animate });
  }

  // What the page takes of the map at its size and in its language, in pixels: the edge, the legend at the left, and the
  // date, which may reach so far right and down. It costs layouts, so it is worked out once for all steps.
  roomTaken() {
    this.room ??= this.measureRoom();
    return this.room;
  }

  measureRoom() {
    const { x: width, y: height } = this.map.getSize();
    const edge = Math.round(Math.min(width, height) * 0.03) + 8;
    const left = this.window.innerWidth > WIDE ? this.placeLegend(edge) : edge;
    const origin = this.map.getContainer().getBoundingClientRect();
    const dates = this.measureDates().map((box) => fromCorner(box, origin));
    const far = (side) => Math.max(0, ...dates.map((box) => box[side]));
    const em = parseFloat(this.window.getComputedStyle(this.panes.marks).fontSize);
    return { edge, left, right: far(2), bottom: far(3), dates, em };
  }

  boundsOf([west, south, east, north]) {
    return this.L.latLngBounds([south, west], [north, east]);
  }

  // The boxes on the page that the date may take over the map; none where it stands elsewhere.
  measureDates() {
    const { document, cards, lang } = this;
    const date = document.getElementById("pl-date");
    if (date.parentElement.id !== "pl-over") return [];
    const boxes = cards.longestDates(lang).map(([day, clock]) => {
      cards.writeDate(day, clock);
      return date.getBoundingClientRect();
    });
    if (this.state) cards.drawDate(this.state, lang);
    return boxes;
  }

  // Where the legend goes: open in the panel where that is tall, else where it costs the whole view little. Answers how
  // many pixels it takes from the map's left.
  placeLegend(edge) {
    const bounds = this.boundsOf(this.story.scene.extent);
    const legend = this.document.getElementById("pl-legend");
    const tall = this.window.innerHeight >= LEAST_HEIGHT_FOR_LEGEND;
    if (!tall) {
      this.document.getElementById("pl-over").append(legend);
      legend.open = true;
      const left = legend.offsetWidth + edge;
      const price = this.zoomFor(bounds, [2 * edge, 2 * edge]) - this.zoomFor(bounds, [left + edge, 2 * edge]);
      if (price <= DEAREST_LEGEND && legend.offsetHeight < TALLEST_LEGEND * this.map.getSize().y) return left;
    }
    this.document.getElementById("pl-legend-place").append(legend);
    legend.open = tall;
    return edge;
  }

  // Shows the legend or takes it away: in a lecture, which has none beside the map, over it.
  askLegend(lecture) {
    const { document } = this;
    const legend = document.getElementById("pl-legend");
    if (!lecture) {
      legend.open = !legend.open;
      return;
    }
    const asked = document.body.classList.toggle(LEGEND_ASKED);
    if (asked) document.getElementById("pl-over").append(legend);
    legend.open = asked;
    this.refit();
  }

  zoomFor(bounds, padding) {
    return this.map.getBoundsZoom(bounds, false, this.L.point(padding));
  }

  // After the map has moved, zoomed or changed its size.
  refit() {
    this.frame = frameOf(this.map);
    if (!this.frame.width || !this.frame.height) return;
    this.hush(false);
    this.tracks.fit(this.frame);
    this.ticks?.fit(this.frame);
    this.phases?.fit(this.frame);
    this.moment?.fit(this.frame);
    this.heads?.fit(this.frame);
    this.drawScale();
    this.marks.fit(this.frame, this.obstacles(), this.roomTaken().em);
    if (this.state) this.drawMap(this.state);
  }

  // What lies over the map, as boxes in layer pixels; the date counts at its longest.
  obstacles() {
    const origin = this.map.getContainer().getBoundingClientRect();
    const { left, top } = this.frame;
    const others = [...this.document.querySelectorAll("#pl-over > :not(#pl-date)")].map((node) => fromCorner(node.getBoundingClientRect(), origin));
    return [...this.roomTaken().dates, ...others]
      .filter(([x, y, toX, toY]) => toX > x && toY > y)
      .map(([x, y, toX, toY]) => [x + left - CLEARANCE, y + top - CLEARANCE, toX + left + CLEARANCE, toY + top + CLEARANCE]);
  }

  // Moving: what is new is pointed at, and the map glides to where the chapter looks.
  draw(state, moving) {
    this.state = state;
    this.cards.draw(state, this.lang);
    if (!this.frame) return;
    const follows = this.extentAt(state.step) !== this.looksAt && !this.act.isAway();
    if (follows) this.showStory(moving);
    if (!follows || moving || this.late) this.drawMap(state, moving);
  }

  drawMap(state, moving = false) {
    const begun = this.tracks.draw(state.minute);
    this.phases?.draw(state.minute);
    this.heads?.draw(begun, state.minute, state.units);
    this.graph?.draw(state.minute);
    const { marks } = this;
    const leaders = marks.draw(state, moving);
    this.ticks?.draw(state.minute, marks.covers);
    if (!this.moment) this.tracks.drawPoints(state.units);
    else {
      const isFree = (box) => marks.isFree(box);
      const hasPoint = (unit) => marks.signs.hasPoint(unit);
      this.moment.draw(state.units, { leaders, isFree, hasPoint, acting: marks.signs.told });
    }
  }

  drawScale() {
    const widest = Math.min(WIDEST_BAR, this.frame.width * 0.24);
    const forms = new Intl.PluralRules(this.lang);
    for (const { unit, length, pixels } of scaleBars(this.frame.lat, this.frame.zoom, widest)) {
      const bar = this.document.getElementById(`pl-scale-${unit}`);
      bar.style.width = `${pixels.toFixed(2)}px`;
      bar.dataset.length = String(length);
      bar.textContent = [length, this.say(`${unit}/${forms.select(length)}`)].join(" ");
    }
  }

  setLanguage(lang) {
    this.lang = lang;
    this.room = null;
    this.document.documentElement.lang = lang;
    for (const node of this.document.querySelectorAll("[data-word]")) node.textContent = this.say(node.dataset.word);
    for (const node of this.document.querySelectorAll("[data-name]")) {
      node.setAttribute("aria-label", this.say(node.dataset.name));
      if (node.tagName === "BUTTON") node.title = this.say(node.dataset.name);
    }
    const container = this.map.getContainer();
    container.setAttribute("aria-label", `${this.say("map")}. ${this.say("map_help")}`);
    this.marks.setLanguage(lang);
    this.cards.drawHead(lang);
    this.graph?.setLanguage(lang);
    this.drawLegend();
  }

  drawLegend() {
    const { document, pictures, say, lang } = this;
    const node = document.getElementById("pl-legend-body");
    drawLegend({ document, node, scene: this.story.scene, pictures, say, lang });
    const choice = document.getElementById("pl-signs");
    if (choice) choice.value = pictures.signs ?? "pictograms";
  }

  // Draws all signs of units in the other style: those on the map, in the legend, on the cards.
  setSigns(signs) {
    this.room = null;
    this.pictures.setSigns(signs);
    this.marks.redrawSigns();
    this.drawLegend();
    if (this.state) this.cards.redraw(this.state, this.lang);
    this.refit();
  }

  setNaming(naming) {
    this.marks.setNaming(naming);
    const choice = this.document.getElementById("pl-names");
    if (choice) choice.value = naming ?? "text";
    this.refit();
  }

  shut() {
    this.hooks.shut();
    this.graph?.shut();
    this.cards.shut();
    for (const pane of Object.values(this.panes)) pane.replaceChildren();
  }
}

// A box on the page as left, top, right, bottom from a corner.
function fromCorner({ left, top, right, bottom }, corner) {
  return [left - corner.left, top - corner.top, right - corner.left, bottom - corner.top];
}
