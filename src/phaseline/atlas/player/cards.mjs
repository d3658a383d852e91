// The panel beside the map: chapter, the step's heading, and a card for each event of the step.
import { claimsOfEvent, claimsOfUnits, writeClaims } from "./claims.mjs";
import { element, fill, inLanguage, pictogram, redraw, setOptionalText, setText } from "./dom.mjs";

const NO_SIDE = "#6b6255";
const EXACT_HOUR = /^\d{1,2}:\d{2}$/;

export class Cards {
  constructor({ document, story, say }) {
    this.document = document;
    this.story = story;
    this.say = say;
    const find = (id) => document.getElementById(`pl-${id}`);
    this.nodes = Object.fromEntries(
      ["title", "subtitle", "range", "lead", "chapter", "chapter-kicker", "chapter-title", "chapter-text", "kicker",
        "step-title", "cards", "claims", "about-time", "witness-head", "witnesses", "nothing", "panel", "day", "clock", "status", "credits"].map((id) => [id, find(id)]),
    );
    this.shown = -1;
    this.parts = new WeakMap();
  }

  // What does not change from step to step.
  drawHead(lang) {
    const { scene } = this.story;
    const words = inLanguageOfScene(scene.words, lang);
    for (const field of ["title", "subtitle", "range", "lead"]) setText(this.nodes[field], words[field] ?? "");
    this.document.title = words.title ?? this.document.title;
    this.nodes.credits.replaceChildren(...(scene.credits ?? []).map((credit) => this.credit(credit, lang)));
    this.drawAbout(scene.about, lang);
  }

  // The reckoning of time, and who bears witness.
  drawAbout(about, lang) {
    const witnesses = about?.witnesses ?? [];
    setOptionalText(this.nodes["about-time"], inLanguage(about?.time, lang));
    this.nodes["witness-head"].hidden = !witnesses.length;
    const make = () => element(this.document, "li");
    fill(this.nodes.witnesses, witnesses, make, (item, { name, reference }) =>
      setText(item, [inLanguage(name, lang), reference].filter(Boolean).join(": ")),
    );
  }

  credit(credit, lang) {
    const item = element(this.document, "li");
    const text = inLanguage(credit.text, lang);
    if (/^https?:\/\//.test(credit.url ?? "")) {
      const link = element(this.document, "a", "", text);
      link.href = credit.url;
      link.rel = "noreferrer";
      item.append(link);
    } else item.textContent = text;
    return item;
  }

  draw(state, lang) {
    if (state.step === this.shown && lang === this.lang) return;
    if (this.nodes.panel.scrollTop) this.nodes.panel.scrollTop = 0;
    const { scene } = this.story;
    const step = scene.steps[state.step];
    this.drawDate(state, lang);
    setText(
      this.nodes.kicker,
      `${this.say("step")} ${state.step + 1} ${this.say("of")} ${scene.steps.length} · ${inLanguage(step.label, lang)}`,
    );
    setText(this.nodes.status, `${inLanguage(step.label, lang)}. ${inLanguage(step.title, lang)}`);
    this.drawChapter(state, lang);
    this.drawHeading(state, lang);
    this.drawCards(state, lang);
    this.shown = state.step;
    this.lang = lang;
  }

  drawDate({ step }, lang) {
    this.writeDate(...this.dateOf(this.story.scene.steps[step], lang));
  }

  dateOf(step, lang) {
    return [inLanguage(step.date ?? step.label, lang), step.date ? inLanguage(step.clock, lang) : ""];
  }

  writeDate(day, clock) {
    setText(this.nodes.day, day);
    setText(this.nodes.clock, clock);
    this.nodes.clock.classList.toggle("pl-clock-words", !EXACT_HOUR.test(clock));
  }

  // Writes the longest day and the longest hour of all, to see how much room the date may take.
  stretchDate(lang) {
    const dates = this.story.scene.steps.map((step) => this.dateOf(step, lang));
    const longest = (part) => dates.map((date) => date[part]).reduce((a, b) => (b.length > a.length ? b : a), "");
    this.writeDate(longest(0), longest(1));
  }

  drawChapter({ step, chapter }, lang) {
    const { scene } = this.story;
    const told = scene.chapters?.[chapter];
    this.nodes.chapter.hidden = !told;
    if (!told) return;
    setText(
      this.nodes["chapter-kicker"],
      `${this.say("chapter")} ${chapter + 1} ${this.say("of")} ${scene.chapters.length}`,
    );
    setText(this.nodes["chapter-title"], inLanguage(told.title, lang));
    setText(this.nodes["chapter-text"], inLanguage(told.text, lang));
    const begins = this.beginsChapter(step);
    if (this.nodes.chapter.open !== begins) this.nodes.chapter.open = begins;
  }

  beginsChapter(step) {
    const { chapters, steps } = this.story.scene;
    const { chapter } = steps[step];
    return Boolean(chapters?.[chapter]) && (step === 0 || steps[step - 1].chapter !== chapter);
  }

  // The step's heading, unless the chapter's above it is the same.
  drawHeading({ step, chapter }, lang) {
    const { scene } = this.story;
    const heading = inLanguage(scene.steps[step].title, lang);
    const above = inLanguage(scene.chapters?.[chapter]?.title, lang);
    setOptionalText(this.nodes["step-title"], heading === above ? "" : heading);
  }

  // The cards of a step, written into those that are there.
  drawCards(state, lang) {
    const { scene } = this.story;
    const step = scene.steps[state.step];
    const told = [...step.cards.map((card) => scene.events[card]), ...(step.arrivals ?? [])];
    const heading = inLanguage(step.title, lang);
    const silent = !told.length && !this.beginsChapter(state.step);
    setOptionalText(this.nodes.nothing, silent ? this.say("no_card") : "");
    fill(this.nodes.cards, told, () => this.makeCard(), (node, event) => this.writeCard(node, event, lang, heading));
    this.writeClaims(this.nodes.claims, claimsOfUnits(scene, told), lang);
  }

  writeClaims(box, claims, lang) {
    writeClaims({ document: this.document, box, claims, say: this.say, lang });
  }

  makeCard() {
    const make = (tag, name, ...children) => {
      const node = element(this.document, tag, name);
      node.append(...children);
      return node;
    };
    const parts = {
      sign: pictogram(this.document, null, "pl-card-sign"),
      title: make("h3", ""),
      when: make("p", "pl-when"),
      text: make("p", "pl-text"),
      numbers: make("ul", "pl-numbers"),
      units: make("ul", "pl-units"),
      claims: make("div", "pl-claims"),
      source: make("p", "pl-source"),
    };
    const { sign, title, when, text, numbers, units, claims, source } = parts;
    const head = make("div", "pl-card-head", sign, make("div", "", title, when));
    const node = make("article", "pl-card", head, text, numbers, units, claims, source);
    this.parts.set(node, parts);
    return node;
  }

  // A card of an event, or of an arrival, which has the same form. The step's heading is not said twice.
  writeCard(node, event, lang, heading) {
    const { scene } = this.story;
    const parts = this.parts.get(node);
    const side = event.takes?.[0]?.[1] ?? scene.units[event.units?.[0]]?.side;
    const title = inLanguage(event.title, lang);
    const sources = new Set((event.sources ?? []).map((source) => inLanguage(source, lang)));
    node.style.setProperty("--side", scene.sides[side]?.colour ?? NO_SIDE);
    redraw(this.document, parts.sign, scene.symbols[event.kind]);
    setOptionalText(parts.title, title === heading ? "" : title);
    setText(parts.when, this.whenOf(event, lang));
    setOptionalText(parts.text, inLanguage(event.text, lang));
    setOptionalText(parts.source, sources.size ? `${this.say("sources")}: ${[...sources].join("; ")}` : "");
    this.writeNumbers(parts.numbers, event.numbers ?? [], lang);
    this.writeUnits(parts.units, event.units ?? [], lang);
    this.writeClaims(parts.claims, claimsOfEvent(scene, scene.events.indexOf(event)), lang);
  }

  whenOf(event, lang) {
    const when = inLanguage(event.when, lang);
    const status = event.status ?? "happened";
    return status === "happened" ? when : `${when} · ${this.say(`status/${status}`)}`;
  }

  writeNumbers(list, numbers, lang) {
    list.hidden = !numbers.length;
    const make = () => element(this.document, "li");
    fill(list, numbers, make, (item, number) => setText(item, inLanguage(number, lang)));
  }

  writeUnits(list, units, lang) {
    list.hidden = !units.length;
    list.setAttribute("aria-label", this.say("units"));
    fill(list, units, () => this.makeUnit(), (item, u) => this.writeUnit(item, this.story.scene.units[u], lang));
  }

  makeUnit() {
    const item = element(this.document, "li");
    const plate = element(this.document, "span", "pl-plate");
    plate.append(pictogram(this.document, null, "pl-pictogram"));
    item.append(plate, element(this.document, "span"));
    return item;
  }

  writeUnit(item, unit, lang) {
    const { sides, symbols } = this.story.scene;
    item.className = `pl-shape-${sides[unit.side].shape}`;
    item.style.setProperty("--side", sides[unit.side].colour);
    redraw(this.document, item.firstChild.firstChild, symbols[unit.arm]);
    setText(item.lastChild, inLanguage(unit.name, lang));
  }
}

function inLanguageOfScene(words, lang) {
  return words?.[lang] ?? words?.en ?? Object.values(words ?? {})[0] ?? {};
}
