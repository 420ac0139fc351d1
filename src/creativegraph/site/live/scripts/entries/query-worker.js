// Holds the graph and answers questions, in a thread of its own, so that a page stays alive whatever is asked.
import init, { Store, defaultGraph } from "oxigraph";
import kinds from "../queries/kinds.rq";
import names from "../queries/names.rq";
import present from "../queries/present.rq";
import subjects from "../queries/subjects.rq";
import terms from "../queries/terms.rq";
import { isIri } from "../shared/terms.js";

const JSON_TABLE = "application/sparql-results+json";
const NAMING = ["prefLabel", "title", "label", "name", "altLabel"];
const MOST = 1000;
/** What happens where memory ends. */
const MEMORY = /memory|unreachable|allocation|invalid array length|invalid string length/i;
let store;

const doing = {
  async load({ module, graph }) {
    await init({ module_or_path: module });
    store = new Store();
    store.load(graph, { format: "text/turtle", lenient: true });
    return store.size;
  },

  ask(question) {
    const found = answer(question);
    if (found.truth !== undefined) return found;
    const rows = found.rows.slice(0, MOST);
    const iris = rows.flat().filter((each) => each?.type === "uri").map((each) => each.value);
    const things = iris.length ? about(subjects, iris).map((each) => each.get("thing").value) : [];
    return { columns: found.columns, rows, count: found.rows.length, things };
  },

  /** The first triples of an answer, as a page can show them, and how many there are. */
  graph({ text }) {
    const lines = store.query(text, { results_format: "application/n-triples" });
    let count = 0, end = lines.length;
    for (let at = lines.indexOf("\n"); at >= 0; at = lines.indexOf("\n", at + 1)) {
      if ((count += 1) === MOST) end = at + 1;
    }
    const some = new Store();
    some.load(lines.slice(0, end), { format: "application/n-triples", lenient: true });
    const triples = some.dump({ format: "text/turtle", from_graph_name: defaultGraph() });
    return { triples, count, shown: Math.min(count, MOST) };
  },

  /** The kinds of a thing; nothing for what is not in the graph. */
  present({ thing }) {
    const found = about(present, [thing]);
    return found.length ? { kinds: found.map((each) => each.get("kind")?.value).filter(Boolean) } : null;
  },

  terms: () => store.query(terms).map((each) => each.get("term").value),

  /** The things of some kinds: of each the best name, and all of them. */
  kinds({ takes, languages }) {
    const found = about(kinds, takes);
    const best = labels(found.filter((each) => each.get("name")), languages);
    const all = new Map();
    for (const each of found) {
      const thing = each.get("thing").value;
      all.set(thing, [...(all.get(thing) ?? []), each.get("name")?.value].filter(Boolean));
    }
    return [...all].map(([thing, some]) => ({ thing, label: best.get(thing) ?? slug(thing), names: some }));
  },

  /** The whole answer as a file: the engine's own, or with labels filled in as Python writes it. */
  write(question) {
    if (!question.labels) return store.query(question.text, { results_format: question.form });
    const { columns, rows } = answer(question);
    const values = rows.map((row) => row.map((each) => each?.value ?? null));
    if (question.form === "json") {
      return JSON.stringify(values.map((row) => Object.fromEntries(row.map((each, n) => [columns[n], each]))), null, 2);
    }
    const mark = question.form === "csv" ? "," : "\t";
    const cell = (each) => (each === null ? "" : /["\r\n\t,]/.test(each) ? `"${each.replaceAll('"', '""')}"` : each);
    return [columns, ...values].map((row) => `${row.map(cell).join(mark)}\r\n`).join("");
  },
};

function answer({ text, labels: filled, languages }) {
  const read = JSON.parse(store.query(text, { results_format: JSON_TABLE }));
  if ("boolean" in read) return { truth: read.boolean };
  const columns = read.head.vars;
  const rows = read.results.bindings.map((each) => columns.map((name) => each[name] ?? null));
  if (filled) fill(columns, rows, filled, languages);
  return { columns, rows };
}

/** The answer of a query on things. */
function about(query, things) {
  return store.query(query.replace("<urn:things>", [...new Set(things)].filter(isIri).map((each) => `<${each}>`).join(" ")));
}

/** Gives labels to cells that have none. */
function fill(columns, rows, filled, languages) {
  const places = filled.map((each) => [columns.indexOf(each), columns.indexOf(each.replace(/_label$/, ""))]);
  const bare = rows.flatMap((row) =>
    places.filter(([label, thing]) => !row[label] && row[thing]?.type === "uri").map(([, thing]) => row[thing].value));
  if (!bare.length) return;
  const best = labels(about(names, bare), languages);
  for (const row of rows) {
    for (const [label, thing] of places) {
      if (row[label] || row[thing]?.type !== "uri") continue;
      row[label] = { type: "literal", value: best.get(row[thing].value) ?? slug(row[thing].value) };
    }
  }
}

/** The best label of each thing: by language in their order, then any; then by how good the property is. */
function labels(found, languages) {
  const best = new Map();
  for (const each of found) {
    const name = each.get("name");
    const order = languages.includes(name.language) ? languages.indexOf(name.language) : languages.length;
    const rank = [order, NAMING.indexOf(slug(each.get("naming").value)), name.language ?? "", name.value];
    const thing = each.get("thing").value;
    if (!best.has(thing) || less(rank, best.get(thing))) best.set(thing, rank);
  }
  return new Map([...best].map(([thing, rank]) => [thing, rank[3]]));
}

/** Whether a list comes before another of the same kinds. */
function less(one, other) {
  const place = one.findIndex((each, n) => each !== other[n]);
  return place >= 0 && one[place] < other[place];
}

const slug = (iri) => iri.replace(/\/$/, "").replace(/^.*[/#]/, "");

self.onmessage = async ({ data }) => {
  try {
    self.postMessage({ id: data.id, result: await doing[data.what](data) });
  } catch (error) {
    const wrong = String(error?.message ?? error);
    // Where memory ends, the engine stops in its tracks and is of no use afterwards.
    self.postMessage({ id: data.id, wrong, memory: error instanceof WebAssembly.RuntimeError || MEMORY.test(wrong) });
  }
};
