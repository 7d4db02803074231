// Packs the npm packages: one for each binary that is named, and `factlint`, which asks for the one of its platform.
//
//   node packaging/npm/pack.mjs --out FOLDER --binary linux-x64=target/release/factlint [--binary …]
//
// Versions, description and licence are those of Cargo.toml.

import { execFileSync } from "node:child_process";
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, "../..");
const { values } = parseArgs({
  options: { out: { type: "string" }, binary: { type: "string", multiple: true, default: [] } },
});
const out = resolve(values.out);
const platforms = JSON.parse(readFileSync(join(here, "platforms.json"), "utf8"));

const manifest = readFileSync(join(root, "Cargo.toml"), "utf8");
const field = (name) => manifest.match(new RegExp(`^${name} = "([^"]*)"$`, "m"))[1];
const common = {
  version: field("version"),
  description: field("description"),
  license: field("license"),
  repository: { type: "git", url: `git+${field("repository")}.git` },
};

const work = mkdtempSync(join(tmpdir(), "factlint-npm-"));
mkdirSync(out, { recursive: true });

function pack(name, fields, files) {
  const folder = join(work, name.replace("/", "-"));
  mkdirSync(join(folder, "bin"), { recursive: true });
  const all = { name, ...common, ...fields };
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(all, null, 2)}\n`);
  for (const [from, to] of [...files, ["LICENSE-MIT", "LICENSE-MIT"], ["LICENSE-APACHE", "LICENSE-APACHE"]]) {
    copyFileSync(resolve(root, from), join(folder, to));
    if (to.startsWith("bin/")) chmodSync(join(folder, to), 0o755);
  }
  execFileSync("npm", ["pack", "--silent", "--pack-destination", out, folder], {
    stdio: "inherit",
    shell: process.platform === "win32",
  });
}

for (const named of values.binary) {
  const [platform, binary] = named.split("=");
  if (!(platform in platforms)) throw new Error(`${platform} is not in platforms.json`);
  const { os, cpu } = platforms[platform];
  const name = os === "win32" ? "factlint.exe" : "factlint";
  pack(`@factlint/${platform}`, { os: [os], cpu: [cpu], preferUnplugged: true }, [[resolve(binary), `bin/${name}`]]);
}
pack(
  "factlint",
  {
    bin: { factlint: "bin/factlint.js" },
    engines: { node: ">=18" },
    optionalDependencies: Object.fromEntries(
      Object.keys(platforms).map((platform) => [`@factlint/${platform}`, common.version]),
    ),
  },
  [["packaging/npm/factlint.js", "bin/factlint.js"], ["packaging/python/README.md", "README.md"]],
);
rmSync(work, { recursive: true });
