// The panel beside the map: chapter, the step's heading, and a card for each event of the step.
import { Claims, claimsOfEvent, claimsOfUnits } from "./claims.mjs";
import { element, fill, inLanguage, setOptionalText, setStyle, setText } from "./dom.mjs";
import { knownAt, knownWords } from "./known.mjs";
import { colourOfEvent } from "./pictures.mjs";

// As many as player.css shows of them.
const CARDS_IN_BRIEF = 4;
const EXACT_HOUR = /^\d{1,2}:\d{2}$/;

export class Cards {
  constructor({ document, story, say, pictures }) {
    Object.assign(this, { document, story, say, pictures });
    const find = (id) => document.getElementById(`pl-${id}`);
    this.nodes = Object.fromEntries(
      ["title", "subtitle", "range", "lead", "chapter", "chapter-kicker", "chapter-title", "chapter-text", "kicker",
        "step-title", "cards", "claims", "about-time", "witness-head", "witnesses", "nothing", "panel", "day", "clock", "credits"].map((id) => [id, find(id)]),
    );
    this.claims = new Claims({ document, node: this.nodes.claims, say });
    this.shown = -1;
    this.parts = new WeakMap();
    this.scrolled = false;
    this.onScroll = () => {
      this.scrolled = true;
    };
    this.nodes.panel.addEventListener("scroll", this.onScroll, { passive: true });
    this.onChapter = (event) => this.lengthen(event);
    this.nodes.chapter.addEventListener("click", this.onChapter);
  }

  shut() {
    this.nodes.panel.removeEventListener("scroll", this.onScroll);
    this.nodes.chapter.removeEventListener("click", this.onChapter);
    this.nodes.cards.replaceChildren();
    this.claims.shut();
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

  // The step's cards again, where what draws them has changed.
  redraw(state, lang) {
    this.shown = -1;
    this.draw(state, lang);
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
    this.scrollBack();
    const { scene } = this.story;
    const step = scene.steps[state.step];
    this.drawDate(state, lang);
    setText(
      this.nodes.kicker,
      `${this.say("step")} ${state.step + 1} ${this.say("of")} ${scene.steps.length} · ${inLanguage(step.label, lang)}`,
    );
    this.drawChapter(state, lang);
    this.drawHeading(state, lang);
    this.drawCards(state, lang);
    this.shown = state.step;
    this.lang = lang;
  }

  // To its beginning, if it was scrolled: to ask where it stands costs a layout.
  scrollBack() {
    if (this.scrolled) this.nodes.panel.scrollTop = 0;
    this.scrolled = false;
  }

  drawDate({ step }, lang) {
    this.writeDate(...this.dateOf(this.story.scene.steps[step], lang));
  }

  dateOf(step, lang) {
    return [inLanguage(step.date ?? step.label, lang), step.date ? inLanguage(step.clock, lang) : ""];
  }

  writeDate(day, clock) {
    setText(this.nodes.day, day);
    setOptionalText(this.nodes.clock, clock);
    this.nodes.clock.classList.toggle("pl-clock-words", !EXACT_HOUR.test(clock));
  }

  // The longest day with the longest hours of each look, in figures and in words: the most room that the date may take.
  longestDates(lang) {
    const dates = this.story.scene.steps.map((step) => this.dateOf(step, lang));
    const longest = (texts) => texts.reduce((a, b) => (b.length > a.length ? b : a), "");
    const day = longest(dates.map(([days]) => days));
    const clocks = dates.map(([, clock]) => clock);
    const looks = [clocks.filter((clock) => EXACT_HOUR.test(clock)), clocks.filter((clock) => !EXACT_HOUR.test(clock))];
    return looks.filter((texts) => texts.length).map((texts) => [day, longest(texts)]);
  }

  drawChapter({ step, chapter }, lang) {
    const { scene } = this.story;
    const current = scene.chapters?.[chapter];
    this.nodes.chapter.hidden = !current;
    if (!current) return;
    setText(
      this.nodes["chapter-kicker"],
      `${this.say("chapter")} ${chapter + 1} ${this.say("of")} ${scene.chapters.length}`,
    );
    setText(this.nodes["chapter-title"], inLanguage(current.title, lang));
    setText(this.nodes["chapter-text"], inLanguage(current.text, lang));
    const begins = this.beginsChapter(step);
    if (this.nodes.chapter.open !== begins) this.nodes.chapter.open = begins;
    const { cards, arrivals } = scene.steps[step];
    this.nodes.chapter.classList.toggle("pl-short", begins && cards.length + (arrivals ?? []).length > 0);
  }

  // The chapter's text, cut short where the step has words of its own, is shown whole.
  lengthen(event) {
    if (!this.nodes.chapter.classList.contains("pl-short")) return;
    this.nodes.chapter.classList.remove("pl-short");
    event.preventDefault();
  }

  beginsChapter(step) {
    const { chapters, steps } = this.story.scene;
    const { chapter } = steps[step];
    return Boolean(chapters?.[chapter]) && (step === 0 || steps[step - 1].chapter !== chapter);
  }

  // The step's heading, which is heard but not seen where the chapter's above it is the same.
  drawHeading({ step, chapter }, lang) {
    const { scene } = this.story;
    const heading = inLanguage(scene.steps[step].title, lang);
    const above = inLanguage(scene.chapters?.[chapter]?.title, lang);
    setText(this.nodes["step-title"], heading);
    this.nodes["step-title"].classList.toggle("pl-unseen", heading === above);
  }

  // The cards of a step, written into those that are there.
  drawCards(state, lang) {
    const { scene } = this.story;
    const step = scene.steps[state.step];
    const events = [...step.cards.map((card) => scene.events[card]), ...(step.arrivals ?? [])];
    const when = inLanguage(step.span ?? step.label, lang);
    const said = { first: events[0], heading: inLanguage(step.title, lang), when, minute: step.t };
    const silent = !events.length && !this.beginsChapter(state.step);
    setOptionalText(this.nodes.nothing, silent ? this.say("no_card") : "");
    this.countRest(events.length - CARDS_IN_BRIEF);
    fill(this.nodes.cards, events, () => this.makeCard(), (node, event) => this.writeCard(node, event, lang, said));
    const ofEvents = step.cards.flatMap((card) => claimsOfEvent(scene, card));
    this.claims.draw([...ofEvents, ...claimsOfUnits(scene, events)], lang);
  }

  // How many cards there are that a lecture which has no room for all leaves out.
  countRest(rest) {
    const { dataset } = this.nodes.cards;
    if (rest > 0) dataset.more = String(rest);
    else if (dataset.more) delete dataset.more;
  }

  makeCard() {
    const make = (tag, name, ...children) => {
      const node = element(this.document, tag, name);
      node.append(...children);
      return node;
    };
    const parts = {
      sign: make("span", "pl-card-sign"),
      title: make("h3", ""),
      when: make("p", "pl-when"),
      otherwise: make("p", "pl-otherwise"),
      text: make("p", "pl-text"),
      numbers: make("ul", "pl-numbers"),
      units: make("ul", "pl-units"),
      source: make("p", "pl-source"),
    };
    const node = make("article", "pl-card", ...Object.values(parts));
    this.parts.set(node, parts);
    return node;
  }

  // A card of an event, or of an arrival, which has the same form. What the step's head has said is not said twice.
  writeCard(node, event, lang, said) {
    const { scene } = this.story;
    const parts = this.parts.get(node);
    const title = inLanguage(event.title, lang);
    const when = this.whenOf(event, lang);
    const sources = new Set((event.sources ?? []).map((source) => inLanguage(source, lang)));
    const colour = colourOfEvent(scene, event);
    setStyle(node, "border-color", colour);
    this.pictures.onPaper(parts.sign, event.kind, colour);
    setOptionalText(parts.title, event === said.first && title === said.heading ? "" : title);
    setOptionalText(parts.when, when === said.when ? "" : when);
    setOptionalText(parts.otherwise, event.preferred ? this.otherwise(event, lang) : "");
    setOptionalText(parts.text, inLanguage(event.text, lang));
    setOptionalText(parts.source, sources.size ? `${this.say("sources")}: ${[...sources].join("; ")}` : "");
    this.writeNumbers(parts.numbers, event.numbers ?? [], lang);
    this.writeUnits(parts.units, event.units ?? [], said.minute, lang);
  }

  // What the preferred accounts say of an event that the witness followed tells otherwise.
  otherwise({ preferred, places }, lang) {
    const { scene } = this.story;
    const titles = preferred.places.filter((p) => !places.includes(p)).map((p) => inLanguage(scene.places[p].title, lang));
    const account = [inLanguage(preferred.when, lang), ...titles].join(", ");
    return `${this.say("preferred_here")}: ${account}`;
  }

  whenOf(event, lang) {
    const when = inLanguage(event.when, lang);
    const status = event.status ?? "happened";
    return status === "happened" ? when : [when, this.say(`status/${status}`)].join(" · ");
  }

  writeNumbers(list, numbers, lang) {
    const make = () => element(this.document, "li");
    fill(list, numbers, make, (item, number) => setText(item, inLanguage(number, lang)));
  }

  writeUnits(list, units, minute, lang) {
    if (list.ariaLabel !== this.say("units")) list.ariaLabel = this.say("units");
    fill(list, units, () => this.makeUnit(), (item, u) => this.writeUnit(item, u, minute, lang));
  }

  makeUnit() {
    const item = element(this.document, "li");
    item.append(element(this.document, "span"), element(this.document, "span"));
    return item;
  }

  // A unit with, if it is not known to be where it is drawn, what is known instead.
  writeUnit(item, u, minute, lang) {
    const unit = this.story.scene.units[u];
    const known = inLanguage(knownWords(unit, knownAt(this.story, u, minute)), lang);
    this.pictures.onPlate(item.firstChild, unit.arm, this.story.scene.sides[unit.side], unit.echelon);
    const name = inLanguage(unit.name, lang);
    setText(item.lastChild, known ? `${name} (${known})` : name);
  }
}

function inLanguageOfScene(words, lang) {
  return words?.[lang] ?? words?.en ?? Object.values(words ?? {})[0] ?? {};
}
