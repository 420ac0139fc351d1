// The search field of every page, a combobox of its own with a list of names (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/).
import { keep } from "../shared/address.js";
import { folding } from "../shared/folding.js";
import { finder } from "../shared/names.js";
import { textsOf } from "../shared/texts.js";

const MOST = 8;
const ALL = 200;
const form = document.querySelector("form.search");
if (form) start(form);

function start(form) {
  const field = form.querySelector("input");
  const list = form.querySelector("[role=listbox]");
  const said = form.querySelector("[role=status]");
  const say = textsOf(form);
  const language = document.documentElement.lang;
  let found = [];
  let at = -1;
  let loaded;

  /** Loads the index once: when the field is first used. */
  const load = () => (loaded ??= fetch(form.dataset.index).then(async (answer) => {
    if (!answer.ok) throw new Error(String(answer.status));
    const index = await answer.json();
    const fold = folding(index.letters);
    return { index, fold, find: finder(index, fold), spoken: Math.max(0, index.languages.indexOf(language)) };
  }).catch((error) => {
    loaded = undefined;
    throw error;
  }));

  /** What a hit is called, the name that matched if that is another one, and what and where it is. */
  const told = ({ index, fold, spoken }, { thing, name }) => {
    const [path, kind, place, labels, names] = index.things[thing];
    const label = names[labels[spoken]];
    const other = name >= 0 && fold(names[name]) !== fold(label) ? names[name] : "";
    const about = [index.kinds[kind]?.[spoken], index.places[place]?.[spoken]].filter(Boolean).join(" · ");
    return { label, other, about, href: form.dataset.root + path + form.dataset.ending };
  };

  const unfit = () => say(location.protocol === "file:" ? "from-disk" : "failed");

  const element = (name, className, text) => {
    const made = document.createElement(name);
    made.className = className;
    made.textContent = text;
    return made;
  };

  const parts = ({ label, other, about }) => [
    element("bdi", "name", label),
    ...(other ? [element("bdi", "other", other)] : []),
    ...(about ? [element("span", "kind", about)] : []),
  ];

  const close = () => {
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
    said.className = "unseen";
    at = -1;
  };

  const choose = (place) => {
    list.children[at]?.setAttribute("aria-selected", "false");
    at = place;
    const chosen = list.children[at];
    if (!chosen) return field.removeAttribute("aria-activedescendant");
    chosen.setAttribute("aria-selected", "true");
    chosen.scrollIntoView({ block: "nearest" });
    return field.setAttribute("aria-activedescendant", chosen.id);
  };

  const show = async () => {
    const text = field.value;
    try {
      const all = await load();
      if (text !== field.value || document.activeElement !== field) return;
      found = all.find(text, MOST).hits.map((hit) => told(all, hit));
      list.replaceChildren(...found.map((hit, place) => {
        const option = element("li", "", "");
        option.id = `found-${place}`;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.append(...parts(hit));
        return option;
      }));
      said.textContent = text.trim() ? (found.length ? say("count", { n: found.length }) : say("none")) : "";
      close();
      list.hidden = !found.length;
      if (text.trim() && !found.length) said.className = "none";
      field.setAttribute("aria-expanded", String(found.length > 0));
    } catch {
      close();
      said.textContent = unfit();
      said.className = "none";
    }
  };

  const go = (place, apart) => {
    if (apart) window.open(found[place].href);
    else location.assign(found[place].href);
  };

  field.addEventListener("focus", () => load().catch(() => {}), { once: true });
  field.addEventListener("input", show);
  field.addEventListener("keydown", (event) => {
    const { key } = event;
    if (event.isComposing) return; // of letters that are put together first, as Vietnamese and Chinese ones
    const open = !list.hidden;
    if (key === "ArrowDown" || key === "ArrowUp") {
      event.preventDefault();
      if (!open) {
        if (field.value.trim()) show().then(() => choose(key === "ArrowDown" ? 0 : found.length - 1));
        return;
      }
      const more = found.length + 1; // the last is the field itself
      choose(((at + 1 + (key === "ArrowDown" ? 1 : more - 1)) % more) - 1);
    } else if (key === "Enter" && open && at >= 0) {
      event.preventDefault();
      go(at, event.ctrlKey || event.metaKey);
    } else if (key === "Escape") {
      if (!open) field.value = "";
      else event.preventDefault();
      said.textContent = "";
      close();
    } else if (key === "Tab") close();
  });
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) go([...list.children].indexOf(option), event.ctrlKey || event.metaKey);
  });
  field.addEventListener("blur", close);

  const results = document.querySelector("#results");
  if (results) all(results);

  /** Shows all that is found on the page of the search. */
  async function all(results) {
    const text = new URLSearchParams(location.search).get("q") ?? "";
    field.value = text;
    keep();
    if (!text.trim()) return field.focus();
    const heading = results.querySelector("[role=status]");
    try {
      const index = await load();
      const { hits, total } = index.find(text, ALL);
      const counted = total > hits.length ? "first-for" : total ? "count-for" : "none-for";
      heading.textContent = say(counted, { n: total, shown: hits.length, text });
      results.querySelector("ul").replaceChildren(...hits.map((each) => {
        const hit = told(index, each);
        const item = element("li", "", "");
        const link = document.createElement("a");
        link.href = hit.href;
        const [name, ...more] = parts(hit);
        link.append(name);
        item.append(link, ...more);
        return item;
      }));
    } catch {
      heading.textContent = unfit();
    }
    return undefined;
  }
}
