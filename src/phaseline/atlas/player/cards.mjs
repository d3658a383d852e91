// The panel beside the map: chapter, the step's heading, and a card for each event of the step.
import { element, inLanguage, pictogram, setText } from "./dom.mjs";

export class Cards {
  constructor({ document, story, say }) {
    this.document = document;
    this.story = story;
    this.say = say;
    const find = (id) => document.getElementById(`pl-${id}`);
    this.nodes = Object.fromEntries(
      ["title", "subtitle", "range", "lead", "chapter", "chapter-kicker", "chapter-title", "chapter-text", "kicker",
        "step-title", "cards", "panel", "day", "clock", "status", "credits"].map((id) => [id, find(id)]),
    );
    this.shown = -1;
    this.made = [];
  }

  // What does not change from step to step.
  drawHead(lang) {
    const { scene } = this.story;
    const words = inLanguageOfScene(scene.words, lang);
    for (const field of ["title", "subtitle", "range", "lead"]) setText(this.nodes[field], words[field] ?? "");
    this.document.title = words.title ?? this.document.title;
    this.nodes.credits.replaceChildren(...(scene.credits ?? []).map((credit) => this.credit(credit, lang)));
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
    setText(this.nodes["step-title"], inLanguage(step.title, lang));
    setText(
      this.nodes.kicker,
      `${this.say("step")} ${state.step + 1} ${this.say("of")} ${scene.steps.length} · ${inLanguage(step.label, lang)}`,
    );
    setText(this.nodes.status, `${inLanguage(step.label, lang)}. ${inLanguage(step.title, lang)}`);
    this.drawChapter(state, lang);
    this.nodes.cards.replaceChildren(...this.cardsOf(state, lang));
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
    this.nodes.clock.classList.toggle("pl-clock-words", !/^\d/.test(clock));
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
    const begins = step === 0 || scene.steps[step - 1].chapter !== chapter;
    if (this.nodes.chapter.open !== begins) this.nodes.chapter.open = begins;
  }

  // The cards of a step, made once for a language.
  cardsOf(state, lang) {
    if (lang !== this.lang) this.made = [];
    this.made[state.step] ??= this.makeCards(this.story.scene.steps[state.step], lang);
    return this.made[state.step];
  }

  makeCards(step, lang) {
    const { scene } = this.story;
    const told = [...step.cards.map((card) => scene.events[card]), ...(step.arrivals ?? [])];
    if (!told.length) return [element(this.document, "p", "pl-nothing", this.say("no_card"))];
    return told.map((event) => this.card(event, lang, inLanguage(step.title, lang)));
  }

  // A card of an event, or of an arrival, which has the same form. The step's heading is not said twice.
  card(event, lang, heading) {
    const { scene } = this.story;
    const make = (tag, name, text) => element(this.document, tag, name, text);
    const node = make("article", `pl-card pl-card-${event.kind}`);
    const head = make("div", "pl-card-head");
    const side = event.takes?.[0]?.[1] ?? scene.units[event.units?.[0]]?.side;
    node.style.setProperty("--side", scene.sides[side]?.colour ?? "#6b6255");
    head.append(pictogram(this.document, scene.symbols[event.kind], "pl-card-sign"));
    const titles = make("div");
    const title = inLanguage(event.title, lang);
    if (title !== heading) titles.append(make("h3", "", title));
    titles.append(make("p", "pl-when", this.whenOf(event, lang)));
    head.append(titles);
    node.append(head);
    if (event.text) node.append(make("p", "pl-text", inLanguage(event.text, lang)));
    this.addNumbers(node, event, lang);
    this.addUnits(node, event, lang);
    this.addSources(node, event, lang);
    return node;
  }

  whenOf(event, lang) {
    const when = inLanguage(event.when, lang);
    const status = event.status ?? "happened";
    return status === "happened" ? when : `${when} · ${this.say(`status/${status}`)}`;
  }

  addNumbers(node, event, lang) {
    if (!event.numbers?.length) return;
    const list = element(this.document, "ul", "pl-numbers");
    list.append(...event.numbers.map((number) => element(this.document, "li", "", inLanguage(number, lang))));
    node.append(list);
  }

  addUnits(node, event, lang) {
    if (!event.units?.length) return;
    const { scene } = this.story;
    const list = element(this.document, "ul", "pl-units");
    list.setAttribute("aria-label", this.say("units"));
    for (const u of event.units) {
      const unit = scene.units[u];
      const item = element(this.document, "li", `pl-shape-${scene.sides[unit.side].shape}`);
      item.style.setProperty("--side", scene.sides[unit.side].colour);
      const plate = element(this.document, "span", "pl-plate");
      plate.append(pictogram(this.document, scene.symbols[unit.arm], "pl-pictogram"));
      item.append(plate, element(this.document, "span", "", inLanguage(unit.name, lang)));
      list.append(item);
    }
    node.append(list);
  }

  addSources(node, event, lang) {
    if (!event.sources?.length) return;
    const texts = event.sources.map((source) => inLanguage(source, lang));
    node.append(element(this.document, "p", "pl-source", `${this.say("sources")}: ${[...new Set(texts)].join("; ")}`));
  }
}

function inLanguageOfScene(words, lang) {
  return words?.[lang] ?? words?.en ?? Object.values(words ?? {})[0] ?? {};
}
