// What a page with questions has in common: run and stop, how far loading is, what went wrong, and the answer.
import { h } from "./dom.js";
import { Engine, Told } from "./engine.js";
import { misplaced, refused, unknown } from "./guard.js";
import { FORMS, Names, files, graph, table } from "./results.js";

/** How long a question may go on when the next one is asked, in milliseconds. */
const PATIENCE = 500;
/** One engine for all that is on a page. */
let engine = null;

/** Runs questions for an element of a page, whose data say where things are. */
export class Runner {
  constructor(place, t) {
    const { root, suffix, languages } = place.dataset;
    Object.assign(this, { root, suffix, t, asked: 0 });
    engine ??= new Engine(`${root}assets/live/`, t, JSON.parse(languages));
    this.engine = engine;
    this.run = h("button", { type: "submit", class: "main" }, t("run"));
    this.stop = h("button", { type: "button", hidden: true, onclick: () => this.engine.stop() }, t("stop"));
    this.bar = h("progress", { max: "1", hidden: true, "aria-label": t("loading-label") });
    this.said = h("p", { class: "said-so", role: "status" });
    this.answer = h("div", { class: "live-answer" });
  }

  /** Shows how far loading is. */
  watch() {
    this.bar.hidden = false;
    this.engine.progress = ({ share, of, reading }) => {
      if (reading) this.bar.removeAttribute("value");
      else this.bar.value = share;
      if (this.said.className !== "note") this.say(this.t(reading ? "reading" : "loading", { size: of }));
    };
  }

  get controls() {
    return [h("div", { class: "acts" }, this.run, this.stop), this.bar, this.said];
  }

  say(text, ...more) {
    this.said.className = "said-so";
    this.said.replaceChildren(text, ...more);
  }

  refuse(text) {
    this.say(text);
    this.said.className = "note";
  }

  wrong(key, details) {
    return new Told(this.t(key, details));
  }

  /** Says what went wrong, with what can be done about it. */
  tell(error, again) {
    if (!(error instanceof Told)) console.error(error);
    this.refuse(error instanceof Told ? error.message : this.t("failed"));
    if (error.said) this.said.append(" ", h("span", { lang: "en" }, error.said));
    if (!error.agree) return;
    const agreed = () => { error.agree(); again(); };
    this.said.append(" ", h("button", { type: "button", onclick: agreed }, this.t("load-anyway")));
  }

  /** What the engine refused, in words of the page. */
  explained(error, text) {
    if (!error.said) return error;
    const prefix = unknown(text);
    if (prefix !== null) return this.wrong("no-prefix", { prefix });
    const place = misplaced(text, error.said);
    if (place?.first) return this.wrong("no-form", place);
    return Object.assign(this.wrong(place ? "not-sparql" : "not-answered", place ?? {}), { said: error.said });
  }

  /** Ends the question before, if it goes on: the engine answers one at a time. */
  async ended() {
    const late = new Promise((resolve) => { setTimeout(() => resolve("late"), PATIENCE); });
    if (this.running && await Promise.race([this.running, late]) === "late") this.engine.stop();
  }

  async names() {
    this.named ??= new Names(await this.engine.about(), this.root, this.suffix);
    return this.named;
  }

  /** Loads what is needed while a visitor still writes; what is wrong is told when it is asked. */
  prepare() {
    if (this.engine.unable()) return;
    this.watch();
    this.engine.load().then(() => this.quiet(), () => this.quiet());
  }

  quiet() {
    this.bar.hidden = true;
    if (!this.busy && this.said.className !== "note") this.say("");
  }

  /** Asks a question and shows its answer: `question` has its text, its kind, and which columns are labels. */
  async show(question, name, headings) {
    const word = refused(question.text);
    if (word) {
      this.answer.replaceChildren();
      this.refuse(this.t(word === "SERVICE" ? "no-service" : "no-update", { word }));
      return;
    }
    const mine = (this.asked += 1);
    this.busy = true;
    this.stop.hidden = false;
    this.watch();
    this.say(this.t("running"));
    try {
      await this.ended();
      await this.engine.load();
      if (mine !== this.asked) return;
      this.bar.removeAttribute("value");
      this.say(this.t("running"));
      const start = performance.now();
      const asking = this.engine.ask(question.graph ? "graph" : "ask", question);
      this.running = asking.then(() => {}, () => {});
      const found = await asking;
      if (mine !== this.asked) return;
      this.say(this.t("answered", { seconds: ((performance.now() - start) / 1000).toFixed(2) }));
      const names = await this.names();
      const written = (form) => this.engine.ask("write", { ...question, form: question.labels ? form : FORMS[form] });
      const save = () => files(name, written, (error) => this.tell(error), this.t, found.triples !== undefined);
      if (found.triples?.trim() === "") this.answer.replaceChildren(h("p", { class: "lead" }, this.t("no-triples")));
      else if (found.triples !== undefined) this.answer.replaceChildren(...graph(found, this.t), save());
      else if (found.truth !== undefined) this.answer.replaceChildren(h("p", { class: "lead" }, this.t(found.truth ? "true" : "false")));
      else this.answer.replaceChildren(table(found, names, this.t, headings), save());
    } catch (error) {
      if (mine !== this.asked) return;
      this.answer.replaceChildren();
      this.tell(this.explained(error, question.text), () => this.show(question, name, headings));
    } finally {
      if (mine === this.asked) {
        this.busy = false;
        this.stop.hidden = true;
        this.bar.hidden = true;
      }
    }
  }
}
