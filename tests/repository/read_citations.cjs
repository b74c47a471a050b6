// Reads citations with citation-js: a JSON list of texts in BibTeX, RIS or CSL-JSON on standard input,
// a JSON list of what was understood of each on standard output.
const { Cite } = require("@citation-js/core");
require("@citation-js/plugin-bibtex");
require("@citation-js/plugin-csl");
require("@citation-js/plugin-ris");

const texts = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
const read = (text) => {
  const [{ type, title, author, issued, DOI, URL, ...rest }] = new Cite(text).data;
  const names = author.map(({ family, given, literal }) => [literal ?? family, given ?? ""]);
  return { type, title, names, year: Number(issued["date-parts"][0][0]), book: rest["container-title"] ?? "", doi: DOI ?? "", url: URL ?? "" };
};
console.log(JSON.stringify(texts.map(read)));
