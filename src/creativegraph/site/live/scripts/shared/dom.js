// Elements, made in one call.

/** Returns a new element with attributes, properties (`.value`), listeners (`onclick`), and what is in it. */
export function h(name, attributes = {}, ...content) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith(".")) made[key.slice(1)] = value;
    else if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...content.flat(9).filter((each) => each !== null && each !== undefined && each !== false && each !== ""));
  return made;
}

/** Gives a text to a browser as a file to be saved. */
export function save(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  h("a", { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
