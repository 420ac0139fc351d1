// Brings the graph and the engine to the visitor, and asks them in a worker that can be ended at any time.

/** What a visitor is told. */
export class Told extends Error {}

const PACKED = [0x1f, 0x8b];
const WELL_PACKED = /\b(?:br|zstd)\b/;

/** The engine of a page: `root` leads to the folder of the bundles, `t` gives texts. */
export class Engine {
  constructor(root, t, languages) {
    Object.assign(this, { root, t, languages, number: 0, waiting: new Map(), worker: null, loading: null, agreed: false });
    this.progress = () => {};
  }

  /** Says what keeps a browser from asking, if anything. */
  unable() {
    if (location.protocol === "file:") return this.t("from-disk");
    if (typeof WebAssembly !== "object" || typeof Worker !== "function" || typeof DecompressionStream !== "function") {
      return this.t("no-webassembly");
    }
    return "";
  }

  /** What is known of the graph without loading it: how many triples and bytes it has. */
  about() {
    this.known ??= this.fetched("graph.json").then((answer) => {
      this.wellPacked = WELL_PACKED.test(answer.headers.get("content-encoding") ?? "");
      return answer.json();
    });
    this.known.catch(() => { this.known = null; });
    return this.known;
  }

  /** Has the worker ready; what is being loaded already is waited for. */
  load() {
    if (!this.loading) {
      const left = new AbortController();
      const { signal } = left;
      const ended = new Promise((_, reject) => { signal.addEventListener("abort", () => reject(signal.reason)); });
      const loading = Promise.race([this.loaded(signal), ended]);
      Object.assign(this, { left, loading });
      loading.catch(() => { if (this.loading === loading) this.end(); });
    }
    return this.loading;
  }

  /** Loads all; whoever ends it by the signal has told those who wait. */
  async loaded(signal) {
    const unable = this.unable();
    if (unable) throw new Told(unable);
    const { triples, most, bytes } = await this.about();
    signal.throwIfAborted();
    if (triples > most && !this.agreed) {
      throw Object.assign(new Told(this.t("many-triples", { triples, size: megabytes(bytes) })), {
        agree: () => { this.agreed = true; },
      });
    }
    this.worker = new Worker(`${this.root}query-worker.js`);
    this.worker.onmessage = ({ data }) => this.take(data);
    this.worker.onerror = (event) => {
      event.preventDefault();
      // Of a file that is not there browsers say nothing more.
      this.fail(new Told(event.message ? this.t("no-memory") : this.t("not-there", { file: "query-worker.js" })));
    };
    const parts = this.parts ?? await this.fetchedParts(bytes, signal);
    signal.throwIfAborted();
    this.parts = parts;
    this.progress({ reading: true });
    try {
      const graph = await unpacked(parts.graph);
      signal.throwIfAborted();
      await this.send("load", { module: parts.module, graph });
    } catch (error) {
      if (error instanceof Told && !error.said) throw error;
      this.parts = null; // what came is no graph, whatever the host says
      throw new Told(this.t("not-there", { file: "graph.ttl.gz" }));
    }
  }

  /** The engine, compiled, and the graph as it lies on the host. */
  async fetchedParts(bytes, ended) {
    const got = { engine: 0, graph: 0 };
    const both = new AbortController();
    const { signal } = both;
    ended.addEventListener("abort", () => both.abort());
    const wanted = bytes.graph + (this.wellPacked ? bytes.unpacked : bytes.engine);
    const heard = (part) => (n) => {
      if (signal.aborted) return;
      got[part] += n;
      this.progress({ share: Math.min(1, (got.engine + got.graph) / wanted), of: megabytes(bytes) });
    };
    const wait = Promise.all([
      this.engineFile(signal).then((answer) => read(answer, heard("engine"))).then(unpacked).then((each) => this.compiled(each)),
      this.fetched("graph.ttl.gz", { signal }).then((answer) => read(answer, heard("graph"))),
    ]);
    try {
      const [module, graph] = await wait;
      return { module, graph };
    } finally {
      both.abort(); // of what is half here, if the other is not there
    }
  }

  /** The engine unpacked where the host packs it better on the way than gzip does, else the packed file. */
  async engineFile(signal) {
    if (this.wellPacked) {
      const answer = await this.fetched("oxigraph.wasm", { signal });
      if (WELL_PACKED.test(answer.headers.get("content-encoding") ?? "")) return answer;
      await answer.body.cancel();
    }
    return this.fetched("oxigraph.wasm.gz", { signal });
  }

  async compiled(bytes) {
    try {
      return await WebAssembly.compile(bytes);
    } catch (error) {
      throw new Told(this.t(error instanceof RangeError ? "no-memory" : "no-webassembly"));
    }
  }

  async fetched(name, options) {
    let answer;
    try {
      answer = await fetch(`${this.root}${name}`, options);
    } catch {
      throw new Told(this.t("not-there", { file: name }));
    }
    // Some hosts answer with a page of their own, and say that all is well.
    const page = /^text\/html\b/.test(answer.headers.get("content-type") ?? "");
    if (!answer.ok || page) throw new Told(this.t("not-there", { file: name }));
    return answer;
  }

  /** Asks the worker for something; what it refuses is told as the engine says it. */
  async ask(what, given) {
    await this.load();
    return this.send(what, { ...given, languages: this.languages });
  }

  send(what, given) {
    const id = (this.number += 1);
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      this.worker.postMessage({ id, what, ...given });
    });
  }

  take({ id, result, wrong, memory }) {
    const asked = this.waiting.get(id);
    if (!asked) return;
    this.waiting.delete(id);
    if (wrong === undefined) asked.resolve(result);
    else if (memory) this.fail(new Told(this.t("no-memory")), asked);
    else asked.reject(Object.assign(new Told(wrong), { said: wrong }));
  }

  /** Ends the worker, whatever it is at, and what waits for it. */
  fail(error, ...more) {
    const waiting = [...more, ...this.waiting.values()];
    this.left?.abort(error);
    this.end();
    for (const each of waiting) each.reject(error);
  }

  stop() {
    this.fail(new Told(this.t("stopped")));
  }

  end() {
    this.worker?.terminate();
    this.worker = null;
    this.loading = null;
    this.waiting.clear();
  }
}

const megabytes = ({ engine, graph }) => ((engine + graph) / 1e6).toFixed(1);

/** Reads an answer, and says how many bytes came. */
async function read(answer, heard) {
  const some = [];
  const reader = answer.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    some.push(part.value);
    heard(part.value.length);
  }
  return new Uint8Array(await new Blob(some).arrayBuffer());
}

/** Returns what is packed by gzip unpacked: some hosts say of such a file that it is, and browsers unpack it then. */
async function unpacked(bytes) {
  if (PACKED.some((each, n) => bytes[n] !== each)) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
