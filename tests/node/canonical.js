// Reads the files named in its arguments with jsonld.js (.jsonld) or N3.js (.ttl, .nt) and prints, as JSON, the
// canonical N-Quads (RDFC-1.0) of each by its name.
import { readFile } from "node:fs/promises";
import jsonld from "jsonld";
import { Parser } from "n3";
import { canonize } from "rdf-canonize";

const OPTIONS = { algorithm: "RDFC-1.0" };

async function quadsOf(path) {
  const text = await readFile(path, "utf8");
  if (path.endsWith(".jsonld")) {
    return jsonld.toRDF(JSON.parse(text));
  }
  return new Parser({ format: path.endsWith(".nt") ? "N-Triples" : "Turtle" }).parse(text);
}

const found = {};
for (const path of process.argv.slice(2)) {
  found[path] = await canonize(await quadsOf(path), OPTIONS);
}
process.stdout.write(JSON.stringify(found));
