// The list of what has changed since the last step, and on the map the ghosts of where units stood. Both are made only
// while the list is open, as the reader leaves it.
import { difference } from "./difference.mjs";
import { element, inLanguage } from "./dom.mjs";
import { phaseWords } from "./phaselines.mjs";
import { stateAt } from "./state.mjs";

const GHOST_PANE = "pl-ghosts";
const GHOST = { pane: GHOST_PANE, fill: false, interactive: false };

export class Changes {
  constructor({ document, L, map, story, say, pictures }) {
    Object.assign(this, { document, L, map, story, say, pictures, ghosts: [] });
    this.node = document.getElementById("pl-changes");
    this.body = this.node.lastElementChild;
    (map.getPane(GHOST_PANE) ?? map.createPane(GHOST_PANE)).style.zIndex = "425";
    this.onToggle = () => {
      this.draw(this.step, this.lang);
      if (this.node.open) this.node.scrollIntoView({ block: "nearest" });
    };
    this.node.addEventListener("toggle", this.onToggle);
  }

  draw(step, lang) {
    Object.assign(this, { step, lang });
    this.clear();
    this.node.classList.toggle("pl-none", !step);
    if (!this.node.open || !step) return;
    const { times } = this.story;
    const [before, after] = [step - 1, step].map((i) => stateAt(this.story, times[i], i));
    const changes = difference(this.story, before, after);
    this.body.replaceChildren(...this.sections(changes));
    this.ghosts = changes.moved.flatMap((move) => this.ghost(move));
    for (const ghost of this.ghosts) ghost.addTo(this.map);
  }

  // A ring where the unit stood, and the way it has come since.
  ghost({ unit, way }) {
    const { sides, units } = this.story.scene;
    const { colour } = sides[units[unit].side];
    return [
      this.L.polyline(way, { ...GHOST, color: "#fffdf6", weight: 1.6, opacity: 0.9 }),
      this.L.circleMarker(way[0], { ...GHOST, radius: 7, color: "#fffdf6", weight: 4, opacity: 0.8 }),
      this.L.circleMarker(way[0], { ...GHOST, radius: 7, color: colour, weight: 1.8, dashArray: "3 2.5" }),
    ];
  }

  sections({ appeared, gone, moved, arrived, taken, lines, began, faded }) {
    const { scene } = this.story;
    const title = (thing) => inLanguage(thing.title, this.lang);
    const reached = new Map(arrived.map(({ unit, place }) => [unit, ` → ${title(scene.places[place])}`]));
    const event = (e) => this.item([], title(scene.events[e]));
    const still = arrived.filter(({ unit }) => !moved.some((move) => move.unit === unit));
    const lists = {
      arrived: still.map(({ unit }) => this.unitItem(unit, reached.get(unit))),
      moved: moved.map(({ unit, km }) => this.unitItem(unit, ` ${this.kmText(km)}${reached.get(unit) ?? ""}`)),
      appeared: appeared.map((unit) => this.unitItem(unit)),
      gone: gone.map((unit) => this.unitItem(unit)),
      taken: taken.filter(({ declared }) => !declared).map((change) => this.takenItem(change)),
      declared: taken.filter(({ declared }) => declared).map((change) => this.takenItem(change)),
      lines: lines.map((line) => this.item([], inLanguage(phaseWords(line), this.lang))),
      began: began.map(event),
      faded: faded.map(event),
    };
    const told = Object.entries(lists).filter(([, items]) => items.length);
    if (!told.length) return [element(this.document, "p", "", this.say("no_change"))];
    return told.flatMap(([name, items]) => {
      const list = element(this.document, "ul");
      list.append(...items);
      return [element(this.document, "h3", "", this.say(`changes/${name}`)), list];
    });
  }

  kmText(km) {
    return `${km < 10 ? km.toFixed(1) : Math.round(km)} ${this.say("km/other")}`;
  }

  item(signs, words) {
    const item = element(this.document, "li");
    item.append(...signs, element(this.document, "span", "", words));
    return item;
  }

  unitItem(u, more = "") {
    const { units, sides } = this.story.scene;
    const sign = element(this.document, "span");
    this.pictures.onPlate(sign, units[u].arm, sides[units[u].side], units[u].echelon);
    return this.item([sign], inLanguage(units[u].name, this.lang) + (more && `:${more}`));
  }

  takenItem({ place, side, declared }) {
    const { places, sides } = this.story.scene;
    const dot = element(this.document, "span", declared ? "pl-dot pl-dot-town pl-held pl-declared" : "pl-dot pl-dot-town pl-held");
    dot.style.setProperty("--side", sides[side]?.colour ?? "transparent");
    return this.item([dot], [places[place].title, sides[side]?.name].map((text) => inLanguage(text, this.lang)).join(" → "));
  }

  clear() {
    for (const ghost of this.ghosts) ghost.remove();
    this.ghosts = [];
  }

  shut() {
    this.clear();
    this.node.removeEventListener("toggle", this.onToggle);
  }
}
