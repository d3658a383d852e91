// The panel of a place or a unit: its facts, the steps that tell of it, disagreements, sources. It takes the place of
// the step's words until it is closed or the step turns.
import { Claims } from "./claims.mjs";
import { element, inLanguage } from "./dom.mjs";
import { claimsOf, fixesOf, namesByUse, sourcesOf, stepsOf } from "./dossier.mjs";
import { Hooks } from "./hooks.mjs";
import { phaseWords } from "./phaselines.mjs";

const OPEN = "pl-facts-open";

export class Facts {
  // act: go(step); onClose(); tell(subject); present(unit): how a unit stands at the minute that shows, {km, under}: how far
  // off it may be, null where it is not on the map, and the units counted on its sign.
  constructor({ document, story, say, pictures, act }) {
    Object.assign(this, { document, story, say, pictures, act, hooks: new Hooks() });
    const find = (id) => document.getElementById(`pl-${id}`);
    this.node = find("facts");
    this.name = find("facts-name");
    this.kicker = find("facts-kicker");
    this.body = find("facts-body");
    this.panel = find("panel");
    this.hooks.on(find("facts-close"), "click", () => this.close());
    this.hooks.on(this.body, "click", (event) => this.onClick(event));
  }

  get open() {
    return !this.node.hidden;
  }

  onClick(event) {
    const { step, unit } = event.target.closest("a")?.dataset ?? {};
    if (step === undefined && unit === undefined) return;
    event.preventDefault();
    if (unit === undefined) this.act.go(Number(step));
    else this.act.tell({ kind: "unit", index: Number(unit) });
  }

  // subject: {kind: "place" | "unit", index}.
  show(subject, lang) {
    this.lang = lang;
    if (!this.open) this.from = this.document.activeElement;
    const { scene } = this.story;
    const [first, then] = subject.kind === "place" ? this.ofPlace(scene.places[subject.index]) : this.ofUnit(scene.units[subject.index], this.act.present(subject.index));
    this.claims?.shut();
    this.body.replaceChildren(...first, ...this.steps(subject), ...then, ...this.disputes(subject), ...this.origins(subject));
    this.node.hidden = false;
    this.document.body.classList.add(OPEN);
    this.panel.scrollTop = 0;
    this.name.focus({ preventScroll: true });
  }

  close() {
    if (!this.open) return false;
    const inside = this.node.contains(this.document.activeElement);
    this.node.hidden = true;
    this.document.body.classList.remove(OPEN);
    if (inside && this.from?.isConnected) this.from.focus({ preventScroll: true });
    this.act.onClose();
    return true;
  }

  make(tag, name, ...children) {
    const node = element(this.document, tag, name);
    node.append(...children);
    return node;
  }

  // A heading and a list under it; nothing for no entries.
  section(heading, items, name = "") {
    return items.length ? [this.make("h3", "", heading), this.make("ul", name, ...items)] : [];
  }

  // What stands before the steps that tell of it, and what after.
  ofPlace(place) {
    const { say, lang } = this;
    this.name.textContent = inLanguage(place.title, lang);
    const sure = say(`certainty/${place.certainty ?? "certain"}`);
    this.kicker.replaceChildren([say(`kinds/${place.kind}`), sure, this.within(place.km)].filter(Boolean).join(" · "));
    const names = namesByUse(place).flatMap(([use, list]) =>
      this.section(say(`uses/${use}`), list.map((name) => this.nameItem(name)), "pl-names"),
    );
    return [this.lines(place), names];
  }

  // The lines that run through a place, with who reached them when.
  lines(place) {
    const { scene } = this.story;
    const through = (scene.phase_lines ?? []).filter(({ places }) => places.some((p) => scene.places[p] === place));
    return through.flatMap((line) =>
      this.section(`${this.say("phase_line")}: ${inLanguage(phaseWords(line), this.lang)}`, line.arrivals.map((one) => this.arrivalItem(one))),
    );
  }

  arrivalItem([name, when, sure, source]) {
    const said = [sure ? "" : this.say("basis/inferred"), inLanguage(source, this.lang)].filter(Boolean).join("; ");
    const what = [name, when].map((words) => inLanguage(words, this.lang)).join(": ");
    return this.make("li", "", what, ...(said ? [this.make("small", "", said)] : []));
  }

  within(km) {
    return km ? `${this.say("within")} ${km} ${this.say("km/other")}` : "";
  }

  nameItem([text, languages]) {
    const name = this.make("b", "", text);
    name.dir = "auto";
    if (languages.length) [name.lang] = languages;
    const spoken = languages.map((language) => this.say(`tongues/${language}`)).join(", ");
    return this.make("li", "", name, this.make("span", "", spoken));
  }

  ofUnit(unit, { km, under }) {
    const { say, lang, story } = this;
    const { scene } = story;
    const side = scene.sides[unit.side];
    this.name.textContent = inLanguage(unit.name, lang);
    const sign = element(this.document, "span");
    this.pictures.onPlate(sign, unit.arm, side, unit.echelon);
    const told = [inLanguage(side.name, lang), say(`arms/${unit.arm}`), unit.echelon ? say(`echelons/${unit.echelon}`) : "", this.within(km)];
    this.kicker.replaceChildren(sign, told.filter(Boolean).join(" · "));
    const facts = (unit.facts ?? []).map((fact) => this.make("li", "", inLanguage(fact, lang)));
    const fixes = fixesOf(scene, story.times, unit).map((fix) => this.fixItem(fix));
    const company = this.section(say("counted"), under.map((u) => this.make("li", "", this.unitLink(u))));
    return [[...(facts.length ? [this.make("ul", "", ...facts)] : []), ...company, ...this.section(say("fixes"), fixes)], []];
  }

  fixItem({ place, when, basis, sources, step }) {
    const { say, lang, story } = this;
    const where = inLanguage(story.scene.places[place].title, lang);
    const what = [when ? inLanguage(when, lang) : say("no_time"), where].join(": ");
    const said = [basis === "attested" ? "" : say(`basis/${basis}`), ...sources.map((source) => inLanguage(source, lang))];
    const note = said.filter(Boolean).join("; ");
    return this.make("li", "", step === null ? what : this.link(step, what), ...(note ? [this.make("small", "", note)] : []));
  }

  link(step, words) {
    const link = this.make("a", "", words);
    link.href = `#step=${step}`;
    link.dataset.step = String(step);
    return link;
  }

  unitLink(u) {
    const link = this.make("a", "", inLanguage(this.story.scene.units[u].name, this.lang));
    link.href = "#";
    link.dataset.unit = String(u);
    return link;
  }

  steps(subject) {
    const { scene } = this.story;
    const items = stepsOf(scene, subject).map(({ step, title }) => {
      const { label } = scene.steps[step];
      return this.make("li", "", this.link(step, `${inLanguage(label, this.lang)}: ${inLanguage(title, this.lang)}`));
    });
    return this.section(this.say("told_at"), items);
  }

  disputes(subject) {
    const claims = claimsOf(this.story.scene, subject);
    if (!claims.length) return [];
    const node = this.make("details", "pl-claims", this.make("summary", ""), this.make("div", ""));
    this.claims = new Claims({ document: this.document, node, say: this.say });
    this.claims.draw(claims, this.lang);
    return [node];
  }

  // Whom the gazetteer has a place from; the fixes of a unit name theirs.
  origins({ kind, index }) {
    if (kind !== "place") return [];
    const { scene } = this.story;
    const cited = sourcesOf(scene, scene.places[index]).map(([title, locator]) => (locator ? `${title}: ${locator}` : title));
    return cited.length ? [this.make("p", "pl-source", `${this.say("sources")}: ${cited.join("; ")}`)] : [];
  }

  shut() {
    this.close();
    this.claims?.shut();
    this.hooks.shut();
  }
}
