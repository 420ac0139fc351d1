// The form on the page of a catalogued question, which asks it with other values.
import { keep } from "../shared/address.js";
import { combobox } from "../shared/combobox.js";
import { h } from "../shared/dom.js";
import { folding } from "../shared/folding.js";
import { Runner } from "../shared/runner.js";
import { isIri, termOf } from "../shared/terms.js";
import { textsOf } from "../shared/texts.js";

const FIELDS = {
  integer: { type: "number", step: "1" },
  year: { type: "number", step: "1", min: "100", max: "9999" },
  decimal: { type: "number", step: "any" },
  date: { type: "date" },
  string: { type: "text" },
};
/** What is told of a value that is none of its kind. */
const WRONG = { integer: "not-integer", year: "not-year", decimal: "not-decimal", date: "not-date" };

function start(place) {
  const t = textsOf(place);
  const runner = new Runner(place, t);
  const question = JSON.parse(place.dataset.question);
  const fields = question.parameters.map((each) => new Field(each, runner, t));
  const form = h("form", { class: "live", onsubmit: (event) => { event.preventDefault(); ask(); } },
    fields.map((each) => each.element), runner.controls);
  place.replaceChildren(form, runner.answer);
  form.addEventListener("focusin", () => runner.prepare(), { once: true });

  const unable = runner.engine.unable();
  if (unable) runner.refuse(unable);
  read();
  window.addEventListener("hashchange", read);

  /** Takes the values that the address has, if any, and asks with them. */
  function read() {
    const given = new URLSearchParams(location.hash.slice(1));
    if (!fields.some((each) => given.has(each.name))) return;
    for (const each of fields) each.fill(given.getAll(each.name));
    keep();
    if (unable) return;
    const wrong = fields.flatMap((each) => given.getAll(each.name).map((value) => each.wrongOf(value))).find(Boolean);
    if (wrong) refuse(wrong);
    else ask();
  }

  function refuse(error) {
    runner.answer.replaceChildren();
    runner.tell(error);
  }

  async function ask() {
    const values = {};
    try {
      for (const each of fields) values[each.name] = await each.terms();
    } catch (error) {
      refuse(error);
      return;
    }
    const all = fields.flatMap((each) => (values[each.name] ?? []).map((one) => [each.name, one.given]));
    history.replaceState(null, "", all.length ? `#${new URLSearchParams(all)}` : location.pathname + location.search);
    keep();
    runner.show({ text: bound(question, values), labels: question.labels }, question.name, question.headings);
  }
}

/** The question with terms in place of its examples, as Python binds them: without a value a line is left out. */
function bound({ parts, language }, values) {
  let text = parts[0];
  for (let place = 1; place < parts.length; place += 3) {
    const [name, role, after] = parts.slice(place, place + 3);
    const terms = role === "language" ? [language] : values[name]?.map((each) => each.term);
    text += (terms ? `  VALUES ?${name} { ${terms.join(" ")} }` : "") + after;
  }
  return text;
}

/** A parameter: one field, and more where several values are wanted. */
class Field {
  constructor(parameter, runner, t) {
    Object.assign(this, { parameter, runner, t, name: parameter.name, inputs: [] });
    const { name, kind, help, accepts, optional, choices } = parameter;
    this.list = h("span", { class: "values" });
    const more = (kind === "iri" || choices?.length > 2) && h("button", { type: "button", class: "more", onclick: () => this.add("").focus() }, t("another"));
    this.element = h("fieldset", {}, h("legend", {}, h("code", {}, name), optional && [" ", h("span", { class: "kind" }, t("optional"))]),
      h("p", { class: "soft", lang: "en" }, (help || accepts).split("`").map((each, n) => (n % 2 ? h("code", {}, each) : each))), this.list, more);
    this.fill(parameter.example);
  }

  fill(values) {
    this.inputs = [];
    this.list.replaceChildren();
    for (const each of values.length ? values : [""]) this.add(each);
  }

  add(value) {
    const { kind, choices, optional, takes, labels } = this.parameter;
    const first = this.inputs.length === 0;
    const attributes = { name: this.name, "aria-label": this.name, required: first && !optional };
    if (choices) {
      const input = h("select", attributes, (!first || optional) && h("option", { value: "" }, this.t("any")),
        choices.map(([each, label]) => h("option", { value: each }, label)));
      input.value = value || input.options[0].value;
      this.list.append(input);
      this.inputs.push(input);
      return input;
    }
    const { input, element } = kind === "iri" ? combobox(attributes, () => this.things(), () => this.folding()) : plain({ ...attributes, ...FIELDS[kind] });
    if (kind === "iri" && isIri(value)) {
      input.value = labels[value] ?? value;
      input.dataset.thing = value;
      if (!(value in labels)) this.nameOf(input);
    } else {
      input.value = value;
    }
    this.list.append(element);
    this.inputs.push(input);
    return input;
  }

  /** Shows a thing by its name as soon as that is known. */
  async nameOf(input) {
    const thing = input.dataset.thing;
    const found = (await this.things()).find((each) => each.thing === thing);
    if (found && input.dataset.thing === thing) input.value = found.label;
  }

  /** What can be suggested, once it is loaded. */
  async things() {
    const { takes } = this.parameter;
    if (!takes.length) return [];
    this.suggested ??= (async () => {
      const names = await this.runner.names();
      const fold = await this.folding();
      const found = await this.runner.engine.ask("kinds", { takes });
      return found.map((each) => {
        const short = names.short(each.thing);
        return { ...each, short, folded: [...new Set([...each.names, each.label, short, short.replace(/^.*\//, "")].map(fold))] };
      });
    })();
    this.suggested.catch(() => { this.suggested = null; });
    return this.suggested.catch(() => []);
  }

  /** What folds names as the search does, with the letters that the graph has. */
  async folding() {
    return folding((await this.runner.engine.about()).letters);
  }

  /** The terms of the values, null for none. */
  async terms() {
    const some = this.inputs.filter((each) => each.value.trim());
    if (!some.length && !this.parameter.optional) throw this.runner.wrong("missing", { name: this.name });
    if (!some.length) return null;
    return Promise.all(some.map((each) => this.term(each)));
  }

  async term(input) {
    const value = input.value.trim();
    const given = this.isNamed() ? await this.known(input.dataset.thing ?? await this.meant(value), value) : value;
    const wrong = this.wrongOf(given);
    if (wrong) throw wrong;
    return { given, term: termOf(given, this.parameter) };
  }

  /** Whether a thing is named, and not chosen. */
  isNamed() {
    return this.parameter.kind === "iri" && !this.parameter.choices;
  }

  /** What is wrong with a value, if anything; a thing may be named. */
  wrongOf(value) {
    const { kind, choices } = this.parameter;
    if (!value || this.isNamed() || termOf(value, this.parameter)) return null;
    return this.runner.wrong(choices ? "not-listed" : WRONG[kind], { value, name: this.name });
  }

  /** The thing that a text means: the name or short form of one that can be suggested, or an IRI, whole or in short. */
  async meant(text) {
    const found = await this.things();
    const wanted = found.length ? (await this.folding())(text) : "";
    const meant = found.filter((each) => each.folded.includes(wanted));
    if (meant.length === 1) return meant[0].thing;
    if (meant.length) throw this.runner.wrong("several", { name: text });
    const { homes, prefixes } = await this.runner.engine.about();
    const [, prefix, local] = text.match(/^([\w.-]*):(.+)$/) ?? [];
    const iri = local && Object.hasOwn(prefixes, prefix) ? prefixes[prefix] + local : text;
    if (isIri(iri)) return iri;
    if (/^[a-z_]+\/[a-z0-9._-]+$/.test(text)) return `${homes[0][0]}${text.startsWith("code/") ? "" : "id/"}${text}`;
    throw this.runner.wrong(this.parameter.takes.length ? "unknown" : "not-iri", { name: text });
  }

  /** A thing, if it is in the graph and of a kind that the parameter takes; of classes of others nothing is known. */
  async known(thing, name) {
    const { takes } = this.parameter;
    const found = await this.runner.engine.ask("present", { thing });
    if (!found) {
      const near = await this.near(thing);
      throw this.runner.wrong(near ? "not-here-near" : "not-here", { name, near });
    }
    const { ontology } = await this.runner.engine.about();
    const { kinds } = found;
    const known = ontology && kinds.length && kinds.every((each) => each.startsWith(ontology));
    if (takes.length && known && !kinds.some((each) => takes.includes(each))) {
      throw this.runner.wrong("wrong-kind", { name, parameter: this.name });
    }
    return thing;
  }

  /** What may be meant by an IRI that is not there, by the names that have its last part in them or are in it. */
  async near(thing) {
    const wanted = (await this.folding())(thing.replace(/^.*[/#]/, "").replaceAll("-", " "));
    if (wanted.length < 3) return "";
    const like = (name) => name.includes(wanted) || (name.length > 3 && ` ${wanted} `.includes(` ${name} `));
    const found = (await this.things()).filter((each) => each.folded.some(like));
    return found.slice(0, 3).map((each) => each.short).join(", ");
  }
}

function plain(attributes) {
  const input = h("input", attributes);
  return { input, element: input };
}

for (const each of document.querySelectorAll("[data-live=ask]")) start(each);
