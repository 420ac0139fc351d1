// An answer as a table, as on the pages, and as files.
import { h, save } from "./dom.js";

const XSD = "http://www.w3.org/2001/XMLSchema#";
const NUMBERS = /^(?:integer|decimal|double|float|int|long|nonNegativeInteger)$/;
const TABLES = [["csv", "text/csv"], ["json", "application/sparql-results+json"], ["tsv", "text/tab-separated-values"]];
const GRAPHS = [["ttl", "text/turtle"], ["nt", "application/n-triples"]];
/** The media types of files by their ending. */
export const FORMS = Object.fromEntries([...TABLES, ...GRAPHS]);

/** Writes IRIs in short, and knows the pages of those that have one. */
export class Names {
  constructor({ homes, plain, prefixes, ontology }, root, suffix) {
    this.plain = new RegExp(`^(?:${plain})$`);
    this.homes = [...homes].sort((one, other) => other[0].length - one[0].length);
    Object.assign(this, { prefixes: Object.entries(prefixes), ontology, root, suffix });
  }

  short(iri) {
    const home = this.homes.find(([base]) => iri.startsWith(base));
    const rest = home && iri.slice(home[0].length);
    if (rest && /^(?:id|code)\//.test(rest)) return rest.replace(/^id\//, "");
    const [name, space] = this.prefixes.find(([, each]) => iri.startsWith(each) && iri.length > each.length) ?? [];
    return name === undefined ? iri : `${name}:${iri.slice(space.length)}`;
  }

  /** The address of the page of a thing; that of others is their IRI, if it is one of the web. */
  page(iri, there) {
    const home = this.homes.find(([base]) => iri.startsWith(base));
    const rest = home && iri.slice(home[0].length);
    const local = rest && /^(?:id|code)\//.test(rest) && rest.length <= 160 && this.plain.test(rest);
    if (local && there.has(iri)) return `${this.root}${home[1]}${rest}${this.suffix}.html`;
    if (this.ontology && there.has(iri) && iri.startsWith(this.ontology)) return `${this.root}ontology/index.html#${iri.slice(this.ontology.length)}`;
    return /^https?:/.test(iri) ? iri : "";
  }
}

/** Returns the table of an answer; `headings` are those of its columns where they have others than their names. */
export function table({ columns, rows, count, things }, names, t, headings = {}) {
  const there = new Set(things);
  // A label stands in place of an IRI; a column is no label where it is bound without one.
  const label = (name, place) => columns.findIndex((each, at) => (each === `${name}_label` || each === `${name}Label`)
    && rows.every((row) => row[place]?.type === "uri" || !row[at]));
  const labels = new Set(columns.map(label));
  const shown = columns.map((name, place) => ({ name, place, label: label(name, place) })).filter((each) => !labels.has(each.place));
  const heads = shown.map(({ name }) => (Object.hasOwn(headings, name) ? headings[name] : name.replaceAll("_", " ")));
  const numeric = shown.map(({ place }) => {
    const values = rows.map((row) => row[place]).filter(Boolean);
    return values.length > 0 && values.every((each) => each.datatype?.startsWith(XSD) && NUMBERS.test(each.datatype.slice(XSD.length)));
  });
  const body = rows.map((row) => h("tr", {}, shown.map(({ place, label: of }, n) =>
    h("td", { "data-head": heads[n], class: numeric[n] && "number" }, cell(row[place], of < 0 ? null : row[of], names, there)))));
  return h("div", { class: "table", tabindex: "0", role: "region", "aria-label": t("answer") },
    h("table", {},
      h("caption", {}, t("rows", { n: count }),
        count > rows.length && h("span", { class: "soft" }, ` ${t("first-rows", { shown: rows.length })}`)),
      h("thead", {}, h("tr", {}, heads.map((each, n) => h("th", { scope: "col", class: numeric[n] && "number" }, each)))),
      h("tbody", {}, body)));
}

function cell(value, label, names, there) {
  if (!value) return null;
  if (value.type === "uri") {
    const text = label?.value ?? names.short(value.value);
    const address = names.page(value.value, there);
    return address ? h("a", { href: address, lang: label?.["xml:lang"], title: label && names.short(value.value) }, text) : text;
  }
  if (value.type === "bnode") return `_:${value.value}`;
  if (value.type === "triple") return ["subject", "predicate", "object"].map((each) => value.value[each].value).join(" ");
  if (value.datatype === `${XSD}anyURI` && /^https?:/.test(value.value)) return h("a", { href: value.value }, value.value);
  const whole = value.datatype === `${XSD}integer` && /^-?[1-9]\d{4,14}$/.test(value.value);
  if (whole) return Number(value.value).toLocaleString(document.documentElement.lang);
  return value["xml:lang"] ? h("span", { lang: value["xml:lang"] }, value.value) : value.value;
}

/** Returns the triples of an answer in Turtle, and how many there are where it is not all of them that are shown. */
export function graph({ triples, count, shown }, t) {
  return [
    h("p", { class: "caption" }, t("triples", { n: count }), count > shown && h("span", { class: "soft" }, ` ${t("first-triples", { shown })}`)),
    h("pre", { tabindex: "0" }, h("code", {}, triples)),
  ];
}

/** Returns the buttons that save an answer, a table or triples; `written` gives the text of a form, `failed` is told why there is none. */
export function files(name, written, failed, t, triples = false) {
  const button = ([form, type]) => h("li", {}, h("button", {
    type: "button",
    onclick: () => written(form).then((text) => save(`${name}.${form}`, type, text)).catch(failed),
  }, form.toUpperCase()));
  return h("ul", { class: "buttons", "aria-label": t("files") }, (triples ? GRAPHS : TABLES).map(button));
}
