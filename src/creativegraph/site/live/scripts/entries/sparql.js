// The page on which any question can be asked in SPARQL.
import { keep } from "../shared/address.js";
import { h } from "../shared/dom.js";
import { editor } from "../shared/editor.js";
import { FORM, undeclared } from "../shared/guard.js";
import { Runner } from "../shared/runner.js";
import { textsOf } from "../shared/texts.js";

function start(place) {
  const t = textsOf(place);
  const runner = new Runner(place, t);
  const { example, questions } = place.dataset;
  const prefixes = JSON.parse(place.dataset.prefixes);
  let options = Object.keys(prefixes).map((each) => ({ label: `${each}:`, type: "namespace" }));

  const box = h("div", { class: "editor" });
  const choice = h("select", { id: "live-question" }, h("option", { value: "" }, t("choose")),
    JSON.parse(questions).map(([topic, some]) =>
      h("optgroup", { label: topic }, some.map(([name, answers]) => h("option", { value: name, lang: "en" }, answers)))));
  const form = h("form", { class: "live", onsubmit: (event) => { event.preventDefault(); ask(); } },
    h("p", {}, h("label", { for: "live-question" }, t("catalogued")), " ", choice),
    box, runner.controls);
  place.replaceChildren(form, runner.answer);

  const edited = editor(box, {
    text: wanted() ?? example,
    label: t("editor"),
    run: () => ask(),
    changed: (update) => {
      share(update.state.doc.toString());
      let colon = false;
      update.changes.iterChanges((_a, _b, _c, _d, inserted) => { colon ||= inserted.toString() === ":"; });
      if (colon) setTimeout(declare);
    },
    options: () => options,
  });
  choice.addEventListener("change", async () => {
    if (!choice.value) return;
    try {
      const text = await (await runner.engine.fetched(`../../query/${choice.value}.rq`)).text();
      edited.text = `${text.replace(/^#\+.*\n/gm, "").trim()}\n`;
    } catch (error) {
      runner.tell(error);
    }
  });
  window.addEventListener("hashchange", () => { if (wanted() !== null && wanted() !== edited.text) edited.text = wanted(); });
  share(edited.text);
  const unable = runner.engine.unable();
  if (unable) runner.refuse(unable);
  else runner.prepare();
  box.addEventListener("focusin", suggest, { once: true });

  /** The question that the address has. */
  function wanted() {
    return new URLSearchParams(location.hash.slice(1)).get("query");
  }

  /** Has the page in another language begin with the text that is here. */
  function share(text) {
    keep({ search: location.search, hash: `#${new URLSearchParams({ query: text })}` });
  }

  function declare() {
    const lines = undeclared(edited.text, prefixes);
    if (lines) edited.insert(lines);
  }

  /** Has the editor suggest the terms of the graph. */
  async function suggest() {
    try {
      await runner.engine.load();
      const [names, found] = await Promise.all([runner.names(), runner.engine.ask("terms")]);
      options = [...options, ...found.map((each) => names.short(each)).filter((each) => /^[\w.-]+:[\w.-]+$/.test(each)).map((label) => ({ label }))];
    } catch {
      // What is wrong is told when a question is asked.
    }
  }

  function ask() {
    declare();
    const text = edited.text;
    history.replaceState(null, "", `#${new URLSearchParams({ query: text })}`);
    if (!text.trim()) {
      runner.answer.replaceChildren();
      runner.refuse(t("no-query"));
      return;
    }
    runner.show({ text, graph: /^(?:CONSTRUCT|DESCRIBE)$/i.test(text.match(FORM)?.[1] ?? "") }, "answer");
  }
}

for (const each of document.querySelectorAll("[data-live=sparql]")) start(each);
