// The texts of a page's language, which the page gives in data-texts of an element.

/** Returns what gives a text by its key, with details filled in; as in Python, `n` of 1 takes the singular. */
export function textsOf(element) {
  const texts = JSON.parse(element.dataset.texts);
  return (key, details = {}) => {
    const text = (details.n === 1 && texts[`${key}.one`]) || texts[key] || key;
    return text.replace(/\{(\w+)\}/g, (whole, name) => (name in details ? written(details[name]) : whole));
  };
}

const written = (value) => (typeof value === "number" ? value.toLocaleString(document.documentElement.lang) : String(value));
