// What a page does better with a script; without one it has all its content and links.
"use strict";

/** Opens whatever hides the statement to which an address leads: some browsers leave it closed. */
function reveal() {
  const name = decodeURIComponent(location.hash.slice(1));
  let place = name && document.getElementById(name);
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
