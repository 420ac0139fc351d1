// Filters a list by what its things belong to; what is chosen stands in the address, so that it can be shared.
import { keep } from "../shared/address.js";
import { h } from "../shared/dom.js";
import { textsOf } from "../shared/texts.js";

/** What hosts of links add to an address for themselves. */
const TRACKS = /^utm_|clid$/;
const all = document.querySelector(".narrowed[data-texts]");
if (all) start(all);

function start(all) {
  const say = textsOf(all);
  const columns = [...all.querySelectorAll("thead th[data-name]")].map((head) => ({
    name: head.dataset.name, title: head.textContent, values: new Map(), boxes: [],
  }));
  const rows = [...all.querySelectorAll("tbody tr")].map((row) => ({
    row, values: columns.map((column, place) => [...row.cells[place + 1].querySelectorAll("a")].map((link) => {
      const value = link.pathname.split("/").pop().replace(/(\.[a-z-]+)?\.html$/i, "");
      column.values.set(value, link.textContent);
      return value;
    })),
  }));
  const chosen = columns.map(() => new Set());
  const said = h("p", { role: "status" });
  const clear = h("button", { type: "button", onclick: () => { chosen.forEach((each) => each.clear()); change(); said.focus(); } }, say("clear"));
  said.tabIndex = -1;
  const unknown = h("div", { role: "status" });
  const form = h("form", { class: "facets", "aria-label": say("filters"), onsubmit: (event) => event.preventDefault() },
    h("p", {}, say("filters")), columns.map(group));
  all.previousElementSibling.remove(); // how many there are is said below
  all.prepend(form, unknown, h("div", { class: "shown" }, said, clear));

  /** The boxes of one column: years the latest first, others by how many things have them. */
  function group(column, place) {
    const counts = new Map();
    rows.forEach(({ values }) => values[place].forEach((value) => counts.set(value, (counts.get(value) ?? 0) + 1)));
    const sorted = [...column.values].sort(([one, title], [other, title2]) => (/^\d{4}$/.test(one)
      ? other.localeCompare(one) : counts.get(other) - counts.get(one) || title.localeCompare(title2, document.documentElement.lang)));
    column.number = h("span", { class: "chosen" });
    return h("details", {}, h("summary", {}, h("span", {}, column.title), " ", column.number),
      h("fieldset", {}, h("legend", { class: "unseen" }, column.title), sorted.map(([value, title]) => {
        const box = h("input", { type: "checkbox", name: column.name, value, onchange: () => {
          chosen[place][box.checked ? "add" : "delete"](value);
          change();
        } });
        const count = h("span", { class: "soft" });
        const label = h("label", {}, box, h("bdi", {}, title), count);
        column.boxes.push({ box, count, label, value });
        return label;
      })));
  }

  const has = (values, place) => !chosen[place].size || values[place].some((value) => chosen[place].has(value));

  /** Shows what has one of the chosen values of each column, and how many would be there with each other value. */
  function show() {
    let n = 0;
    const counts = columns.map(() => new Map());
    for (const { row, values } of rows) {
      const lacks = columns.filter((_, place) => !has(values, place)).length;
      row.hidden = lacks > 0;
      n += lacks ? 0 : 1;
      columns.forEach((_, place) => {
        if (lacks === 0 || (lacks === 1 && !has(values, place))) {
          values[place].forEach((value) => counts[place].set(value, (counts[place].get(value) ?? 0) + 1));
        }
      });
    }
    columns.forEach(({ boxes, number }, place) => {
      number.textContent = chosen[place].size ? say("chosen", { n: chosen[place].size }) : "";
      for (const { box, count, label, value } of boxes) {
        box.checked = chosen[place].has(value);
        const others = counts[place].get(value) ?? 0;
        count.textContent = String(others);
        label.classList.toggle("empty", !others);
      }
    });
    clear.hidden = chosen.every((each) => !each.size);
    said.textContent = n ? say("shown", { n, total: rows.length }) : say("none");
  }

  function change() {
    const address = new URL(location.href);
    address.search = new URLSearchParams(columns.flatMap(({ name }, place) => [...chosen[place]].sort().map((value) => [name, value])));
    history.pushState(null, "", address);
    unknown.replaceChildren();
    show();
    keep();
  }

  function read() {
    const given = new URLSearchParams(location.search);
    columns.forEach(({ name, values }, place) => {
      chosen[place] = new Set(given.getAll(name).filter((value) => values.has(value)));
    });
    const none = [...new Set(given.keys())].filter((each) => !TRACKS.test(each) && !columns.some(({ name }) => name === each));
    unknown.replaceChildren(...none.map((name) => h("p", { class: "note" }, say("no-filter", { name }))), ...columns.flatMap(({ name, title, values }) => given.getAll(name)
      .filter((value) => !values.has(value))
      .map((value) => h("p", { class: "note" }, say("unknown", { title, value })))));
    show();
    keep();
  }

  window.addEventListener("popstate", read);
  read();
  const wide = matchMedia("(min-width: 76rem)").matches;
  form.querySelectorAll("details").forEach((each, place) => { each.open = chosen[place].size > 0 || (wide && place < 2); });
}
