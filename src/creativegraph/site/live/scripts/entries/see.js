// A map that opens its clusters, is moved and enlarged; and a network that shows whom each thing is joined with.
import { h } from "../shared/dom.js";
import { textsOf } from "../shared/texts.js";

const SVG = "http://www.w3.org/2000/svg";
const APART = 34; // signs that are closer to each other, in pixels, are one
const CLOSEST = 1.5; // degrees across at most
const NAMED = 25;

document.querySelectorAll(".seen.map").forEach(map);
document.querySelectorAll(".seen.network").forEach(network);

function s(name, attributes, ...content) {
  const made = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
  made.append(...content);
  return made;
}

/** The middle of some places. */
function middleOf(some) {
  const middle = (key) => some.reduce((sum, each) => sum + each[key], 0) / some.length;
  return { x: middle("x"), y: middle("y") };
}

/** The radius in pixels of the sign of some places. */
function radiusOf(some) {
  return some.length === 1 ? 6 : 10 + Math.sqrt(some.length);
}

function map(figure) {
  const say = textsOf(figure);
  const svg = figure.querySelector("svg");
  const drawn = svg.querySelector(".drawn");
  const places = [...document.querySelectorAll("tr[data-x]")].map((row) => {
    const link = row.querySelector("a");
    return { x: Number(row.dataset.x), y: -Number(row.dataset.y), name: link.textContent, href: link.href, link };
  });
  const whole = svg.viewBox.baseVal;
  const world = { x: whole.x, y: whole.y, wide: whole.width, high: whole.height };
  let view = { ...world };
  const said = h("p", { role: "status", class: "soft" });
  const button = (text, sign, onclick) => h("button", { type: "button", "aria-label": text, title: text, onclick }, sign);
  const acts = h("div", { class: "acts" },
    button(say("closer"), "+", () => zoom(0.5)), button(say("further"), "−", () => zoom(2)),
    button(say("whole"), say("whole"), () => look(world)), said);
  figure.classList.add("live");
  figure.append(acts);
  svg.setAttribute("role", "group");
  figure.querySelector(".wide").removeAttribute("tabindex");

  /** Looks at a part of the world, of the shape of the picture. */
  function look({ x, y, wide, high }) {
    const shape = world.high / world.wide;
    const size = Math.min(world.wide, Math.max(wide, high / shape, CLOSEST));
    const between = (low, value, high) => Math.max(low, Math.min(high, value));
    view = { wide: size, high: size * shape,
      x: between(world.x, x + wide / 2 - size / 2, world.x + world.wide - size),
      y: between(world.y, y + high / 2 - (size * shape) / 2, world.y + world.high - size * shape) };
    svg.setAttribute("viewBox", `${view.x} ${view.y} ${view.wide} ${view.high}`);
    draw();
  }

  /** Enlarges by a factor below 1 about a point, the middle by default. */
  function zoom(by, x = view.x + view.wide / 2, y = view.y + view.high / 2) {
    look({ x: x - (x - view.x) * by, y: y - (y - view.y) * by, wide: view.wide * by, high: view.high * by });
  }

  /** Places as signs, those close to each other as one; signs that would lie on each other are one as well. */
  function clustered(shown, pixel) {
    const near = [];
    for (const each of shown) {
      const found = near.find(([{ x, y }]) => Math.hypot(each.x - x, each.y - y) < APART * pixel);
      if (found) found.push(each);
      else near.push([each]);
    }
    const signs = [];
    while (near.length) {
      const some = near.pop();
      const { x, y } = middleOf(some);
      const over = signs.findIndex((other) => {
        const { x: ox, y: oy } = middleOf(other);
        return Math.hypot(x - ox, y - oy) < (radiusOf(some) + radiusOf(other)) * pixel;
      });
      if (over < 0) signs.push(some);
      else near.push([...signs.splice(over, 1)[0], ...some]);
    }
    return signs;
  }

  function draw() {
    const pixel = view.wide / (svg.clientWidth || 700);
    const shown = places.filter(({ x, y }) => x >= view.x && x <= view.x + view.wide && y >= view.y && y <= view.y + view.high);
    const signs = clustered(shown, pixel).sort((one, other) => one[0].y - other[0].y || one[0].x - other[0].x);
    drawn.replaceChildren(...signs.map((some) => sign(some, pixel, signs.length <= NAMED)));
    said.textContent = say("shown", { n: shown.length });
  }

  function sign(some, pixel, named) {
    const r = radiusOf(some) * pixel;
    const within = (low, value, size) => Math.max(low + r + pixel, Math.min(low + size - r - pixel, value));
    const middle = middleOf(some);
    const [x, y] = [within(view.x, middle.x, view.wide), within(view.y, middle.y, view.high)]; // whole at an edge
    const one = some.length === 1 || some.every((each) => each.x === some[0].x && each.y === some[0].y);
    const circle = s("circle", { cx: x, cy: y, r, fill: "#c2571a", stroke: "#fff", "stroke-width": pixel });
    const names = some.slice(0, 12).map((each) => each.name).join(", ") + (some.length > 12 ? "…" : "");
    const text = some.length > 1
      ? [s("text", { x, y: y + 4 * pixel, "font-size": 12 * pixel, "text-anchor": "middle", fill: "#fff" }, String(some.length))] : [];
    const name = some.length === 1 && named
      ? [s("text", { x: x + 9 * pixel, y: y + 4 * pixel, "font-size": 12 * pixel, fill: "currentColor" }, some[0].name)] : [];
    const label = some.length === 1 ? names : say("several", { n: some.length, names });
    const link = s("a", { href: some.length === 1 ? some[0].href : "#", "aria-label": label }, s("title", {}, label), circle, ...text, ...name);
    if (some.length > 1) {
      link.setAttribute("role", "button");
      const open = (event) => {
        event.preventDefault();
        if (moved > 4) return undefined;
        const [xs, ys] = [some.map((each) => each.x), some.map((each) => each.y)];
        const span = one ? view.wide / 4 : Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys)) * 1.3;
        if (view.wide <= CLOSEST) return some[0].link.focus();
        look({ x: x - span / 2, y: y - span / 2, wide: span, high: span });
        return drawn.querySelector("a")?.focus({ preventScroll: true });
      };
      link.addEventListener("click", open);
      link.addEventListener("keydown", (event) => { if (event.key === " ") open(event); });
    }
    return link;
  }

  let from = null;
  let moved = 0;
  svg.addEventListener("pointerdown", (event) => { from = { x: event.clientX, y: event.clientY, view }; moved = 0; });
  window.addEventListener("pointerup", () => { from = null; });
  svg.addEventListener("pointermove", (event) => {
    if (!from) return;
    const pixel = view.wide / svg.clientWidth;
    moved = Math.hypot(event.clientX - from.x, event.clientY - from.y);
    if (moved > 4) look({ ...from.view, x: from.view.x - (event.clientX - from.x) * pixel, y: from.view.y - (event.clientY - from.y) * pixel });
  });
  svg.addEventListener("dragstart", (event) => event.preventDefault());
  svg.addEventListener("click", (event) => { if (moved > 4) event.preventDefault(); }, true);
  svg.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return; // the page scrolls as ever
    event.preventDefault();
    const box = svg.getBoundingClientRect();
    const [x, y] = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
    zoom(event.deltaY < 0 ? 0.7 : 1.4, view.x + x * view.wide, view.y + y * view.high);
  }, { passive: false });
  svg.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    const by = { "+": 0.5, "=": 0.5, "-": 2, Escape: 99 }[event.key];
    if (!step && !by) return;
    event.preventDefault();
    if (by) zoom(by);
    else look({ ...view, x: view.x + (step[0] * view.wide) / 4, y: view.y + (step[1] * view.high) / 4 });
    drawn.querySelector("a")?.focus({ preventScroll: true });
  });
  new ResizeObserver(draw).observe(svg);
}

function network(figure) {
  const svg = figure.querySelector("svg");
  const ways = [...svg.querySelectorAll(".way")];
  const pick = (place) => {
    svg.classList.toggle("picked", place !== null);
    ways.forEach((way) => way.classList.toggle("on", place !== null && way.dataset.ends.split(" ").includes(place)));
  };
  svg.querySelectorAll("a").forEach((each) => {
    for (const [begin, end] of [["focus", "blur"], ["pointerenter", "pointerleave"]]) {
      each.addEventListener(begin, () => pick(each.dataset.place));
      each.addEventListener(end, () => pick(null));
    }
  });
}
