"""Hooks of the documentation site: the pages of the rules, at the addresses that findings print, and links to files that
are not in docs/."""

import posixpath
import re
from pathlib import Path

from mkdocs.structure.files import File

ROOT = Path(__file__).parent.parent
RULES = ROOT / "src" / "rules"
SOURCE = "https://github.com/factlint/factlint/blob/main/"


def rule_pages():
    """The Markdown of each rule by its name."""
    return {path.stem.replace("_", "-"): path.read_text() for path in sorted(RULES.glob("*.md"))}


def overview(pages):
    """The list of all rules: the name and the first sentence of each."""
    lines = ["# Rules", "", "Each page's cases are executed by the tests; `factlint explain RULE` prints it.", ""]
    lines += ["| rule | what it holds |", "|---|---|"]
    for name, text in pages.items():
        paragraphs = [part for part in text.split("\n\n") if part and not part.startswith("#")]
        first = " ".join(paragraphs[0].split()).replace("|", "\\|")
        lines.append(f"| [`{name}`]({name}.md) | {first} |")
    return "\n".join(lines) + "\n"


def on_files(files, config):
    pages = rule_pages()
    for name, text in pages.items():
        if not text.startswith("# "):
            text = f"# {name}\n\n{text}"
        files.append(File.generated(config, f"rules/{name}.md", content=text))
    files.append(File.generated(config, "rules/index.md", content=overview(pages)))
    return files


def on_page_markdown(markdown, page, config, files):
    folder = posixpath.dirname(page.file.src_uri)

    def relinked(match):
        target = match.group(2)
        if "://" in target or target.startswith(("#", "mailto:")):
            return match.group(0)
        path, _, anchor = target.partition("#")
        base = posixpath.join("src/rules" if folder == "rules" else posixpath.join("docs", folder), path)
        full = posixpath.normpath(base)
        anchor = f"#{anchor}" if anchor else ""
        if full.startswith("src/rules/") and full.endswith(".md"):
            name = posixpath.basename(full)[:-3].replace("_", "-")
            target = posixpath.relpath(f"rules/{name}.md", folder or ".") if name != "index" else path
        elif full.startswith("docs/"):
            target = posixpath.relpath(full[len("docs/"):], folder or ".")
        else:
            target = SOURCE + full
        return f"{match.group(1)}({target}{anchor})"

    # Code is left as it is.
    parts = re.split(r"(^```.*?^```$)", markdown, flags=re.M | re.S)
    link = re.compile(r"(\[[^\]]*\])\(([^)\s]+)\)")
    parts[::2] = [link.sub(relinked, part) for part in parts[::2]]
    return "".join(parts)
