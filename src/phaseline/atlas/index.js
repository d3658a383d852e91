// The index in the language that its address asks for (#lang=ru), or that the reader chooses: its title, the page's
// language and the address follow. Without this script the choice works too, but for these three.
(() => {
  const choices = [...document.querySelectorAll("input[name=language]")];
  const languageOf = ({ id }) => id.slice("in-".length);
  const follow = () => {
    const chosen = choices.find(({ checked }) => checked);
    if (!chosen) return;
    document.documentElement.lang = languageOf(chosen);
    document.title = document.querySelector(`header[lang="${languageOf(chosen)}"] h1`).textContent;
  };
  const ask = () => {
    const asked = new URLSearchParams(window.location.hash.slice(1)).get("lang");
    const choice = choices.find((one) => languageOf(one) === asked);
    if (choice) choice.checked = true;
    follow();
  };
  for (const choice of choices) {
    choice.addEventListener("change", () => {
      window.history.replaceState(null, "", `#lang=${languageOf(choice)}`);
      follow();
    });
  }
  window.addEventListener("hashchange", ask);
  window.addEventListener("pageshow", ask);
  ask();
})();
