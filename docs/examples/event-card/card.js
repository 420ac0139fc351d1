// Draws an event from its JSON-LD alone, as plain JSON: no library, and no further request.
const LANGUAGES = ["en", "vi"];

/** A name of a thing: in the first of the languages that it has, else in any, else the last part of its IRI. */
export function name(thing, languages = LANGUAGES) {
  const names = thing.prefLabel ?? {};
  const tag = languages.find((each) => each in names) ?? Object.keys(names)[0];
  return tag ? { text: names[tag], lang: tag } : { text: thing["@id"].split(/[/#]/).pop(), lang: "" };
}

/** What the card shows: of lists there may be none, so `?? []`. */
export function model(event) {
  const leading = event["@reverse"] ?? {};
  const [about] = event.isPrimaryTopicOf ?? [];
  const span = event.hasTimeSpan ?? {};
  return {
    titles: LANGUAGES.filter((tag) => event.prefLabel?.[tag]).map((tag) => ({ text: event.prefLabel[tag], lang: tag })),
    when: [span.beginEarliest, span.endLatest].filter(Boolean),
    where: (event.takesPlaceIn ?? []).map((each) => name(each)),
    who: (event.organisedBy ?? []).map((each) => name(each)),
    figures: (leading.hasFeatureOfInterest ?? []).map((each) => ({
      ...name(each.observedProperty),
      value: each.hasSimpleResult,
      comparator: each.comparator && !each.comparator["@id"].endsWith("/as-stated") ? name(each.comparator) : null,
    })),
    sources: (about?.source ?? []).map((each) => {
      const whole = (event["@included"] ?? []).find((other) => other["@id"] === each["@id"]);
      return { ...name(each), url: whole?.url?.[0] ?? each["@id"] };
    }),
    credit: about?.attributionName?.en?.[0] ?? "",
    licence: about?.license?.[0]["@id"] ?? "",
  };
}

function element(tag, { lang, ...attributes } = {}, ...children) {
  const made = document.createElement(tag);
  Object.entries({ ...attributes, ...(lang ? { lang } : {}) }).forEach(([key, value]) => made.setAttribute(key, value));
  made.append(...children);
  return made;
}

const text = ({ text, lang }) => element("span", { lang }, text);
const list = (items) => element("ul", {}, ...items.map((each) => element("li", {}, each)));
const link = ({ text, lang, url }) => element("a", { lang, href: url }, text);
const day = (date) => new Date(`${date}T00:00:00Z`).toLocaleDateString("en", { dateStyle: "long", timeZone: "UTC" });
const figure = ({ value, comparator, text, lang }) =>
  element("span", { lang }, `${comparator ? `${comparator.text} ` : ""}${value.toLocaleString("en")} ${text}`);

/** Draw a model into an element. */
export function draw(made, card) {
  const [first, ...others] = made.titles;
  const rows = [
    ["When", made.when.length ? [...new Set(made.when)].map(day).join(" – ") : null],
    ["Where", made.where.length ? list(made.where.map(text)) : null],
    ["Who", made.who.length ? list(made.who.map(text)) : null],
    ["Figures", made.figures.length ? list(made.figures.map(figure)) : null],
    ["Sources", made.sources.length ? list(made.sources.map(link)) : null],
  ].filter(([, value]) => value);
  card.replaceChildren(
    element("h1", { lang: first?.lang }, first?.text ?? ""),
    ...others.map((each) => element("p", { lang: each.lang }, each.text)),
    element("dl", {}, ...rows.flatMap(([term, value]) => [element("dt", {}, term), element("dd", {}, value)])),
    element("footer", {}, made.licence ? link({ text: made.credit || "Licence", url: made.licence }) : made.credit),
  );
  card.removeAttribute("aria-busy");
}

if (globalThis.document) {
  for (const card of document.querySelectorAll("[data-event]")) {
    const answer = await fetch(card.dataset.event);
    draw(model(await answer.json()), card);
  }
}
