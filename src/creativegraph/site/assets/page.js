// What a page does better with a script; without one it has all its content and links.
"use strict";

/** Returns a part of an address as text; one that is no UTF-8, such as `100%`, as it is. */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Opens whatever hides the statement to which an address leads: some browsers leave it closed. */
function reveal() {
  const place = location.hash && document.getElementById(decoded(location.hash.slice(1)));
  if (!place) return;
  for (let each = place.parentElement; each; each = each.parentElement) {
    if (each instanceof HTMLDetailsElement) each.open = true;
  }
  place.scrollIntoView();
}

/** Opens all statements for paper, and closes them afterwards. */
function whole() {
  const closed = [...document.querySelectorAll("details:not([open])")];
  closed.forEach((each) => { each.open = true; });
  window.addEventListener("afterprint", () => closed.forEach((each) => { each.open = false; }), { once: true });
}

window.addEventListener("hashchange", reveal);
window.addEventListener("beforeprint", whole);
reveal();
