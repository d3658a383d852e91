// The page's address: #step=N&lang=xx&witness=id&signs=app6&names=modern&only=attested. N is the index that campaignMap.current() tells,
// from 0. What it does not know it leaves alone.
import { NAMINGS } from "./naming.mjs";

export function readAddress(hash, { steps, languages, tellings = [] }) {
  const fields = new URLSearchParams(String(hash).replace(/^#/, ""));
  const step = fields.get("step");
  const lang = fields.get("lang");
  const witness = fields.get("witness");
  const index = step !== null && /^\d{1,6}$/.test(step) ? Number(step) : null;
  return {
    step: index !== null && index < steps.length ? index : null,
    lang: languages.includes(lang) ? lang : null,
    witness: tellings.some((telling) => telling.witness === witness) ? witness : null,
    signs: fields.get("signs") === "app6" ? "app6" : null,
    only: fields.get("only") === "attested" ? "attested" : null,
    names: NAMINGS.includes(fields.get("names")) ? fields.get("names") : null,
  };
}

export function writeAddress(hash, { step, lang, witness, signs, only, names }) {
  const fields = new URLSearchParams(String(hash).replace(/^#/, ""));
  const said = { step: String(step), lang, witness, signs, only, names };
  for (const [name, value] of Object.entries(said)) {
    if (value === null || value === undefined) fields.delete(name);
    else fields.set(name, value);
  }
  return `#${fields}`;
}
