// Bundles each file of entries/ into the folder that is given, with oxigraph's WebAssembly and the licences of all of it.
import { build } from "esbuild";
import { readdirSync, readFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

const [out, apache] = process.argv.slice(2);
mkdirSync(out, { recursive: true });
const made = await build({
  entryPoints: readdirSync("entries").sort().map((each) => join("entries", each)),
  outdir: out,
  bundle: true,
  minify: true,
  metafile: true,
  format: "iife",
  target: ["es2022"],
  legalComments: "none",
  loader: { ".rq": "text" },
  define: { "import.meta.url": '""' },
  logLevel: "warning",
});
const engine = readFileSync("node_modules/oxigraph/web_bg.wasm");
writeFileSync(join(out, "oxigraph.wasm.gz"), gzipSync(engine, { level: 9, memLevel: 9 }));

/** The packages of which something is in the bundles, by their folders. */
function packages() {
  const found = new Set(["node_modules/oxigraph"]);
  for (const each of Object.keys(made.metafile.inputs)) {
    const place = each.match(/^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/);
    if (place) found.add(place[0]);
  }
  return [...found].sort();
}

const texts = packages().map((folder) => {
  const about = JSON.parse(readFileSync(join(folder, "package.json"), "utf-8"));
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  const text = file ? readFileSync(join(folder, file), "utf-8") : "";
  if (!text && !/Apache-2\.0/.test(about.license)) throw new Error(`${folder} has no text of its licence`);
  const taken = text || "Taken under the Apache License 2.0, whose text stands at the end.";
  return `${about.name} ${about.version}\n${about.license}\n\n${taken.trim()}\n`;
});
texts.push(`Apache License 2.0\n\n${readFileSync(apache, "utf-8").trim()}\n`);
writeFileSync(join(out, "licences.txt"), texts.join(`\n${"-".repeat(72)}\n\n`));
