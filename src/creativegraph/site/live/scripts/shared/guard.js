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
/** So much of a word is told. */
const NEAR = 40;
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

/** The first word of a query behind its prologue. */
export const FORM = /^(?:\s|#[^\n]*\n|PREFIX\s+[\w.-]*:\s*<[^>]*>|BASE\s*<[^>]*>)*(\w+)/i;
const BEGINS = /^(?:SELECT|CONSTRUCT|ASK|DESCRIBE|PREFIX|BASE|VERSION)/i;

/**
 * Returns where a query is no SPARQL: line, column, and the word there; `first` is true where that is the first word,
 * of which engines say nothing. Null where what an engine says names no place.
 */
export function misplaced(text, said) {
  const word = text.match(FORM);
  if (word && !BEGINS.test(word[1])) {
    const before = text.slice(0, word[0].length - word[1].length).split("\n");
    return { line: before.length, column: before.at(-1).length + 1, near: word[1].slice(0, NEAR), first: true };
  }
  const [, line, column] = said.match(/\bat (\d+):(\d+)/)?.map(Number) ?? [];
  if (!line) return null;
  const lines = text.split("\n").slice(0, line);
  const here = lines.at(-1).slice(0, column - 1);
  const begun = [...lines.slice(0, -1), here].join("\n");
  const near = /\S$/.test(here) ? begun.match(/\S+$/)[0] + lines.at(-1).slice(column - 1).match(/^\S*/)[0]
    : lines.at(-1).slice(column - 1).match(/^\S+/)?.[0] ?? begun.match(/\S+(?=\s*$)/)?.[0] ?? "";
  return { line, column, near: near.slice(0, NEAR) };
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
