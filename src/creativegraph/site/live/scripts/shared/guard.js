// Refuses, before the engine reads it, what would leave the page or change the graph: SERVICE and SPARQL Update.

// VARNAME of SPARQL has characters that are no letters to \w: those with marks, a dot in the middle, ties.
const VARIABLE = String.raw`[?$][\w\u00b7\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u037d\u037f-\u1fff\u200c\u200d\u203f\u2040\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\u{10000}-\u{effff}]+`;
const TOKENS = new RegExp(
  [
    String.raw`"""(?:[^"\\]|\\.|"(?!""))*"""|'''(?:[^'\\]|\\.|'(?!''))*'''|"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*'`,
    String.raw`<[^<>"{}|^\x60\\\s]*>|#[^\n\r]*`,
    VARIABLE,
    String.raw`@[A-Za-z\-]+|([\w.\-]*):(?:[\w.:%\-]|[^\x00-\x7f]|\\.)*|(\w+)`,
  ].join("|"),
  "gsu",
);
const UPDATES = /^(?:INSERT|DELETE|WITH|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD)/i;

/** Returns a text as engines read it that resolve escapes first: `\u0053ERVICE` is SERVICE. */
function readings(text) {
  const read = text.replace(/\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})/g, (whole, short, long) => {
    const number = parseInt(short || long, 16);
    return number < 0x110000 ? String.fromCodePoint(number) : "";
  });
  return read === text ? [text] : [text, read];
}

/** Yields the words of a query that are no part of texts, IRIs, comments and variables; of a name its prefix. */
function* words(text) {
  for (const [whole, prefix, word] of text.matchAll(TOKENS)) {
    if (word !== undefined) yield { word, prefix: false };
    else if (prefix !== undefined && !whole.startsWith("_:")) yield { word: prefix, prefix: true, whole };
  }
}

/** Returns the word for which a query is refused; nothing for one that may be asked. */
export function refused(text) {
  for (const each of readings(text)) {
    const names = new Set();
    let begun = false;
    for (const { word, prefix, whole } of words(each)) {
      if (prefix) {
        if (whole === `${word}:`) names.add(word);
        const rest = word.replace(/^SERVICE(?:SILENT)?/i, "");
        // A keyword needs no blank after it, if what follows is a prefix that is declared.
        if (rest !== word && (names.has(rest) || !names.has(word))) return "SERVICE";
        begun ||= whole !== `${word}:`;
      } else if (/SERVICE/i.test(word)) {
        return "SERVICE";
      } else if (!begun && !/^(?:PREFIX|BASE|VERSION)$/i.test(word)) {
        const update = word.match(UPDATES);
        if (update) return update[0].toUpperCase();
        begun = true;
      }
    }
  }
  return "";
}

/** Returns the first prefix that a query uses and nothing declares; null for none. */
export function unknown(text) {
  const { used, given } = prefixesOf(text);
  return [...used].find((each) => !given.has(each)) ?? null;
}

/** Returns the prefixes that a query uses, and those that it declares. */
function prefixesOf(text) {
  const all = [...words(text)];
  const declared = (each, place) => each.whole === `${each.word}:` && /^PREFIX$/i.test(all[place - 1]?.word);
  return {
    used: new Set(all.filter((each) => each.prefix).map((each) => each.word)),
    given: new Set(all.filter(declared).map((each) => each.word)),
  };
}

/** Returns the lines that declare those of some prefixes which a query uses without declaring them. */
export function undeclared(text, prefixes) {
  const { used, given } = prefixesOf(text);
  const wanted = [...used].filter((each) => !given.has(each) && Object.hasOwn(prefixes, each)).sort();
  return wanted.map((each) => `PREFIX ${each}: <${prefixes[each]}>\n`).join("");
}
