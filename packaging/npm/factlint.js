#!/usr/bin/env node
// Starts the binary that the package of this platform brings. Nothing is downloaded.
"use strict";

const { spawnSync } = require("node:child_process");
const { constants } = require("node:os");

const platform = `${process.platform}-${process.arch}`;
const name = process.platform === "win32" ? "factlint.exe" : "factlint";

function binary() {
  try {
    return require.resolve(`@factlint/${platform}/bin/${name}`);
  } catch {
    console.error(
      `factlint: there is no package @factlint/${platform}. Either factlint is not built for this platform ` +
        "(`cargo install --locked factlint` builds it), or optional dependencies were left out when it was installed.",
    );
    process.exit(2);
  }
}

const run = spawnSync(binary(), process.argv.slice(2), { stdio: "inherit", windowsHide: true });
if (run.error) {
  console.error(`factlint: ${run.error.message}`);
  process.exit(2);
}
// As a shell would say it, when a signal has ended it.
process.exit(run.status ?? 128 + (constants.signals[run.signal] ?? 0));
