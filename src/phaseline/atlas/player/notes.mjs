// What a lecturer's notes say of a step, as plain words, and how a clock is written. All of it pure.
import { claimsOfEvent, claimsOfUnits } from "./claims.mjs";
import { inLanguage } from "./dom.mjs";

export function notesOf(scene, step, lang, say) {
  const { steps, chapters = [] } = scene;
  const { cards, arrivals = [], chapter, label, title } = steps[step];
  const events = [...cards.map((card) => scene.events[card]), ...arrivals];
  const claims = [...cards.flatMap((card) => claimsOfEvent(scene, card)), ...claimsOfUnits(scene, events)];
  const here = chapters[chapter];
  const begins = step === 0 || steps[step - 1].chapter !== chapter;
  const next = steps[step + 1];
  const said = { title: inLanguage(title, lang), when: inLanguage(label, lang) };
  const within = `${say("chapter")} ${chapter + 1} ${say("of")} ${chapters.length}`;
  return {
    date: said.when,
    title: said.title,
    count: `${say("step")} ${step + 1} ${say("of")} ${steps.length}`,
    chapter: here ? `${within}: ${inLanguage(here.title, lang)}` : "",
    opening: here && begins ? inLanguage(here.text, lang) : "",
    cards: events.map((event, i) => noteOf(event, lang, i === 0 ? said : { when: said.when })),
    claims: claims.map((claim) => disputeOf(claim, lang, say)),
    next: next ? { date: inLanguage(next.label, lang), title: inLanguage(next.title, lang) } : null,
  };
}

// What the step's head has said is not said twice.
function noteOf(event, lang, said) {
  const unsaid = (field) => {
    const words = inLanguage(event[field], lang);
    return words === said[field] ? "" : words;
  };
  const words = (texts) => [...new Set((texts ?? []).map((text) => inLanguage(text, lang)))];
  return {
    title: unsaid("title"),
    when: unsaid("when"),
    text: inLanguage(event.text, lang),
    numbers: words(event.numbers),
    sources: words(event.sources),
  };
}

function disputeOf({ about, said, preferred, reason }, lang, say) {
  const mark = (i) => (i === preferred ? ` (${say("preferred")})` : "");
  return {
    about: inLanguage(about, lang),
    said: said.map((words, i) => inLanguage(words, lang) + mark(i)),
    reason: inLanguage(reason, lang),
  };
}

function two(number) {
  return String(number).padStart(2, "0");
}

// A time that has passed, in milliseconds, as m:ss or h:mm:ss.
export function elapsedText(ms) {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

// The hour of the lecture room, not of the campaign.
export function hourText(date) {
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
}
