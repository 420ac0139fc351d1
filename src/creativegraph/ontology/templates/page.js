// Remembers the language, and filters the terms. The page reads well without it.
(() => {
  const root = document.documentElement;
  const buttons = { en: document.getElementById("lang-en"), vi: document.getElementById("lang-vi") };
  const kept = () => { try { return localStorage.getItem("language"); } catch { return null; } };
  const show = (language) => {
    buttons[language].checked = true;
    root.lang = language;
    document.title = root.dataset[language];
  };
  const asked = new URLSearchParams(location.search).get("lang");
  const wanted = [asked, kept(), (navigator.language || "").slice(0, 2)].find((each) => each in buttons);
  if (wanted) show(wanted);
  for (const [language, button] of Object.entries(buttons)) {
    button.addEventListener("change", () => {
      show(language);
      try { localStorage.setItem("language", language); } catch { /* a page from a file may not keep anything */ }
    });
  }
  const field = document.getElementById("filter");
  if (!field) return;
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/[đĐ]/g, "d").toLowerCase();
  const entries = [...document.querySelectorAll("[data-term]")].map((each) => [each, fold(each.textContent + " " + each.dataset.term)]);
  const filter = () => {
    const words = fold(field.value).split(/\s+/).filter(Boolean);
    let found = 0;
    for (const [entry, text] of entries) {
      entry.hidden = !words.every((each) => text.includes(each));
      found += !entry.hidden;
    }
    for (const list of document.querySelectorAll("[data-group]")) list.hidden = !list.querySelector("[data-term]:not([hidden])");
    document.getElementById("none").hidden = found > 0;
  };
  field.addEventListener("input", filter);
  field.closest("label").hidden = false;
  filter();
})();
