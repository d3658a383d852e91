// The page's address: #step=N&lang=xx. N is the index that campaignMap.current() tells, from 0. What it does not
// know it leaves alone.

export function readAddress(hash, stepCount, languages) {
  const fields = new URLSearchParams(String(hash).replace(/^#/, ""));
  const step = fields.get("step");
  const lang = fields.get("lang");
  const index = step !== null && /^\d{1,6}$/.test(step) ? Number(step) : null;
  return {
    step: index !== null && index < stepCount ? index : null,
    lang: languages.includes(lang) ? lang : null,
  };
}

export function writeAddress(hash, step, lang) {
  const fields = new URLSearchParams(String(hash).replace(/^#/, ""));
  fields.set("step", String(step));
  if (lang === null) fields.delete("lang");
  else fields.set("lang", lang);
  return `#${fields}`;
}
