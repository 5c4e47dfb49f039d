#!/usr/bin/env python3
"""Checks what swift-format does not: one line a finding, and exit code 1 when there is one.

- no `print(` in Sources: what the program says goes through its checked writers
- scripts parse; their lines have at most 100 columns
- text files end with one newline; no line ends with blanks or is a merge's conflict marker
- relative links in Markdown lead to a file
"""
import ast
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
COLUMNS = 100
TEXT = {".swift", ".c", ".h", ".py", ".sh", ".md", ".json", ".scm", ".modulemap", ""}
SHELL = {".sh", ""}


def main():
    findings = [finding for path in own_files() for finding in check(path)]
    for finding in findings:
        print(f"error: {finding}", file=sys.stderr)
    sys.exit(1 if findings else 0)


def own_files():
    """The files of this repository, without fixtures: those may be as odd as they like."""
    listing = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "-z"],
                             cwd=ROOT, capture_output=True, text=True)
    if listing.returncode != 0:
        sys.exit(f"error: git cannot list the files: {listing.stderr.strip()}\n"
                 "  hint: run this in a git checkout")
    paths = [ROOT / name for name in listing.stdout.split("\0") if name]
    return [path for path in paths if path.is_file() and "Fixtures" not in path.parts]


def check(path):
    name = path.relative_to(ROOT)
    if path.suffix not in TEXT:
        return []
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return [f"{name}: not UTF-8"]
    findings = check_form(text)
    if path.suffix == ".swift" and name.parts[0] == "Sources":
        findings += check_print(text)
    if path.suffix == ".py":
        findings += check_python(text) + check_columns(text)
    if path.suffix in SHELL and text.startswith("#!"):
        findings += check_shell(path, text) + check_columns(text)
    if path.suffix == ".md":
        findings += check_links(path, text)
    return [f"{name}:{line}: {what}" for line, what in findings]


def check_form(text):
    findings = []
    for number, line in enumerate(text.split("\n"), 1):
        if line != line.rstrip():
            findings.append((number, "blanks at the end of the line"))
        if line.startswith(("<<<<<<< ", ">>>>>>> ")):
            findings.append((number, "a merge's conflict marker"))
    if text and (not text.endswith("\n") or text.endswith("\n\n")):
        findings.append((text.count("\n"), "does not end with one newline"))
    return findings


def check_print(text):
    call = re.compile(r"(^|[^.\w])(debugPrint|print|dump)\(")
    return [(number, "prints past the checked writers")
            for number, line in enumerate(text.splitlines(), 1)
            if call.search(line.split("//")[0]) and "func " not in line]


def check_python(text):
    try:
        ast.parse(text)
    except SyntaxError as error:
        return [(error.lineno, error.msg)]
    return []


def check_shell(path, text):
    shell = "bash" if "bash" in text.split("\n", 1)[0] else "sh"
    result = subprocess.run([shell, "-n", path], capture_output=True, text=True)
    return [(1, result.stderr.strip())] if result.returncode != 0 else []


def check_columns(text):
    return [(number, f"over {COLUMNS} columns")
            for number, line in enumerate(text.splitlines(), 1) if len(line) > COLUMNS]


def check_links(path, text):
    prose = re.sub(r"```.*?```", lambda block: "\n" * block[0].count("\n"), text, flags=re.DOTALL)
    links = [(number, target) for number, line in enumerate(prose.splitlines(), 1)
             for target in re.findall(r"\]\(([^)#\s]+)", line) if "://" not in target]
    return [(number, f"the link to {target} leads nowhere")
            for number, target in links if not (path.parent / target).exists()]


if __name__ == "__main__":
    main()
