// Writes values as terms of SPARQL, and only values: nothing that a link or a visitor gives is read as a query.

const ESCAPES = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t" };
const IRI = /^[a-z][a-z0-9+.-]*:(?:%[0-9a-f]{2}|[^\x00-\x20<>"{}|\\^`%\x7f-\x9f\p{Cs}])*$/iu;

/** Whether a text is an IRI: it has none of the characters that no IRI has. */
export const isIri = (text) => IRI.test(text);

/** Returns a value as a term; nothing for what is no value of a parameter's kind, or none of its list. */
export function termOf(value, { kind, before, after, pattern, choices }) {
  if (choices && !choices.some(([each]) => each === value)) return "";
  if (kind === "iri") return isIri(value) ? `<${value}>` : "";
  if (pattern && !new RegExp(`^(?:${pattern})$`).test(value)) return "";
  if (kind === "date" && !isDay(value)) return "";
  return before + value.replace(/[\\"\n\r\t]/g, (each) => ESCAPES[each]) + after;
}

/** Whether a day is one of the calendar, from the year 1 on, as Python has it. */
function isDay(text) {
  const day = new Date(`${text}T00:00:00Z`);
  return text >= "0001" && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
