// Finds things by their names: an exact name first, then its beginning, that of its words, then what is nearly so.

const LETTER = /[\p{L}\p{N}]/u;
const UNSPACED = /[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff\u{20000}-\u{3ffff}]/u;
/** The most that a letter can be wrong in a word: one in four, two from eight letters on. */
const allowed = (word) => (word.length < 4 ? 0 : word.length < 8 ? 1 : 2);

/** Returns what finds things in an index (site/search.py says what is in it). */
export function finder(index, fold) {
  const names = []; // the thing, which of its names (-1: one that is not shown), folded, without blanks
  index.things.forEach(([, , , , shown, folded], thing) => {
    folded.forEach((given, place) => {
      const key = given === 1 ? shown[place].toLowerCase() : given;
      if (key) names.push({ thing, name: place < shown.length ? place : -1, key, close: key.replaceAll(" ", "") });
    });
  });
  const words = new Map(); // each word with the names that have it
  for (const each of names) {
    for (const word of new Set(each.key.split(" "))) {
      if (!words.has(word)) words.set(word, []);
      words.get(word).push(each);
    }
  }

  /** Returns things with the names that match best, the best first, and how many there are in all. */
  return (text, limit) => {
    const query = fold(text);
    const address = tail(text);
    if (!query) return { hits: [], total: 0 };
    const letters = LETTER.test(text);
    const asked = query.split(" ");
    const close = query.replaceAll(" ", "");
    const best = new Map();
    const take = (each, rank) => {
      const known = best.get(each.thing);
      if (!known || rank < known.rank) best.set(each.thing, { rank, thing: each.thing, name: each.name });
    };
    index.things.forEach(([path], thing) => {
      if (address && (path === address || path.endsWith(`/${address}`))) take({ thing, name: -1 }, -1);
    });
    for (const each of names) {
      const rank = letters ? ranked(each, query, asked, close) : each.name >= 0 && shownAs(index, each).includes(query) ? 3 : 4;
      if (rank < 4) take(each, rank < 1 || each.thing < index.own ? rank : rank + 2);
    }
    if (best.size < limit) near(words, asked, take);
    const hits = [...best.values()].sort((a, b) => a.rank - b.rank || a.thing - b.thing);
    return { hits: hits.slice(0, limit), total: hits.length };
  };
}

const shownAs = (index, { thing, name }) => index.things[thing][4][name];

/** The end of the path of a page that an IRI or an id such as `KIND/SLUG` means; empty for other texts. */
function tail(text) {
  const address = text.trim().match(/^(?:https?:\/\/\S*?\/)?((?:(?:id|code)\/)?[^\s/]+\/[^\s/]+?)(?:(?:\.[a-z-]+)?\.html)?$/)?.[1] ?? "";
  return !address || /^(?:id|code)\//.test(address) ? address : `id/${address}`;
}

/** How well a name matches: 0 it is the name, 1 it begins so (best as its last word), 2 and 3 its words do, 4 not. */
function ranked({ name, key, close }, query, asked, joined) {
  if (key === query) return name < 0 ? 1 : 0;
  if (close === joined) return name < 0 ? 1 : 0.5;
  if (name < 0 && joined.length < 3) return 4; // a code, of which a letter says nothing
  if (key.startsWith(query)) return key.includes(" ", query.length) ? 1.2 : 1;
  if (asked.length === 1 && close.startsWith(joined)) return 1.5;
  const padded = ` ${key}`;
  if (padded.includes(` ${query}`)) return 2;
  if (asked.every((word) => padded.includes(` ${word}`) || (UNSPACED.test(word) && key.includes(word)))) return 3;
  return 4;
}

/** Takes the names that have, for each word, one that is nearly so or begins nearly so. */
function near(words, asked, take) {
  let left;
  asked.forEach((word) => {
    const most = allowed(word);
    const found = new Map(); // names with how far they are off
    for (const [other, names] of words) {
      const off = other.startsWith(word) ? 0 : most ? distance(word, other, most) : 9;
      if (off > most) continue;
      for (const each of names) found.set(each, Math.min(off, found.get(each) ?? 9));
    }
    left = left ? new Map([...left].filter(([each]) => found.has(each)).map(([each, off]) => [each, off + found.get(each)])) : found;
  });
  for (const [each, off] of left) if (each.name >= 0) take(each, 4 + off + (each.key.includes(" ") ? 0.2 : 0));
}

/** How many letters of a word differ from those with which another begins; more than `most` if that is too many. */
function distance(word, other, most) {
  if (Math.abs(other.length - word.length) > most && other.length < word.length) return most + 1;
  const long = Math.min(other.length, word.length + most);
  let row = Array.from({ length: long + 1 }, (_, place) => place);
  let before = row;
  for (let at = 1; at <= word.length; at += 1) {
    const next = [at];
    let least = at;
    for (let place = 1; place <= long; place += 1) {
      const same = word[at - 1] === other[place - 1];
      let cost = Math.min(row[place] + 1, next[place - 1] + 1, row[place - 1] + (same ? 0 : 1));
      if (at > 1 && place > 1 && word[at - 1] === other[place - 2] && word[at - 2] === other[place - 1]) {
        cost = Math.min(cost, before[place - 2] + 1); // two letters that changed places
      }
      next.push(cost);
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    before = row;
    row = next;
  }
  return other.length > word.length ? Math.min(...row.slice(word.length - most < 0 ? 0 : word.length - most)) : row[long];
}
