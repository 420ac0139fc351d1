// Names without marks and case, as Python folds them (names/fold.py): the index brings the letters that need more.

/** Returns what folds a text, given letters and what each of them becomes, with `|` between. */
export function folding([letters, plain]) {
  const become = plain.split("|");
  const table = new Map([...letters].map((letter, place) => [letter, become[place]]));
  const exchanged = (text) => Array.from(text, (letter) => table.get(letter) ?? letter).join("");
  return (text) => {
    const small = exchanged(text.normalize("NFKD").toLowerCase()).normalize("NFKD").replace(/\p{M}/gu, "");
    const bare = exchanged(small);
    return bare.match(/[\p{L}\p{N}]+/gu)?.join(" ") ?? bare.trim();
  };
}
