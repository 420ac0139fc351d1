// A field in the form of a question (entries/ask.js) that suggests things as one types, after the pattern "combobox" of the ARIA Authoring Practices.
import { h } from "./dom.js";

const MOST = 12;
let number = 0;

/**
 * Returns a field; `things` gives a promise of what can be suggested: lists of label, folded names, and the thing
 * itself; `folding` one of what folds names.
 */
export function combobox(attributes, things, folding) {
  const id = `suggested-${(number += 1)}`;
  const list = h("ul", { role: "listbox", id, hidden: true });
  const input = h("input", {
    ...attributes, type: "text", role: "combobox", autocomplete: "off", "aria-expanded": "false", "aria-controls": id,
    "aria-autocomplete": "list",
  });
  let shown = [], at = -1;

  const close = () => {
    list.hidden = true;
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const take = (each) => {
    input.value = each.label;
    input.dataset.thing = each.thing;
    close();
  };
  const mark = (place) => {
    at = (place + shown.length) % shown.length;
    [...list.children].forEach((each, n) => each.setAttribute("aria-selected", String(n === at)));
    input.setAttribute("aria-activedescendant", `${id}-${at}`);
    list.children[at].scrollIntoView({ block: "nearest" });
  };
  const suggest = async () => {
    const text = input.value;
    const all = await things();
    const typed = (await folding())(text);
    if (text !== input.value || document.activeElement !== input) return;
    const ranked = all
      .map((each) => ({ each, place: Math.min(...each.folded.map((name) => rank(name, typed))) }))
      .filter((one) => one.place < 9)
      .sort((one, other) => one.place - other.place || one.each.label.localeCompare(other.each.label));
    shown = ranked.slice(0, MOST).map((one) => one.each);
    list.replaceChildren(...shown.map((each, n) =>
      h("li", { role: "option", id: `${id}-${n}`, "aria-selected": "false", onmousedown: (event) => { event.preventDefault(); take(each); } },
        each.label, " ", h("span", { class: "kind" }, each.short))));
    at = -1;
    list.hidden = !shown.length;
    input.setAttribute("aria-expanded", String(shown.length > 0));
  };

  input.addEventListener("input", () => { delete input.dataset.thing; suggest(); });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" && list.hidden) suggest();
    else if (event.key === "ArrowDown" && shown.length) mark(at + 1);
    else if (event.key === "ArrowUp" && !list.hidden) mark(at < 0 ? shown.length - 1 : at - 1);
    else if (event.key === "Enter" && at >= 0 && !list.hidden) take(shown[at]);
    else if (event.key === "Escape" && !list.hidden) close();
    else return;
    event.preventDefault();
  });
  return { input, element: h("span", { class: "combobox" }, input, list) };
}

/** How well a folded name fits what was typed: 0 is best, 9 not at all. */
function rank(name, typed) {
  if (name === typed) return 0;
  if (name.startsWith(typed)) return 1;
  if (name.includes(` ${typed}`)) return 2;
  return name.includes(typed) ? 3 : 9;
}
