#!/usr/bin/env python3
"""Compares definitions with what universal-ctags expects of its own test cases, by recall.

  ctags_cases.py copy UNITS DIR            inputs of the cases to DIR/PARSER/CASE
  repomap tags -q --max-file-size 20M DIR > TAGS.jsonl
  ctags_cases.py score UNITS DIR TAGS.jsonl [MISSES]

UNITS is the folder of that name in a checkout of universal-ctags. Taken are the cases that ask
for nothing but sorting and fields. An expected tag is found when a definition or declaration of its
name stands on its line; kinds that we do not list (UNLISTED), and values of functions, which are
locals, are not asked for. Prints the recall
of each parser in percent, and so many misses of each.
"""
import collections
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

HARMLESS = re.compile(r"--sort=|--fields|--excmd|--format|--quiet|--extras=\+?[qr]$|-[nNuV]$|#|$")

# Kinds by their long names: of any parser, and of one.
UNLISTED = {
    "": "local parameter label import package packageName unknown heredoc file fileName loop "
        "qualified anonMember header using include source loopvar typeparam generic",
    "elm": "namespace", "fortran": "common namelist local variable", "javascript": "property",
    "make": "makefile", "markdown": "footnote hashtag h", "perl": "format", "php": "alias",
    "r": "functionVar nameattr listvar library", "r6class": "functionVar",
    "scss": "namespace n variable", "sql": "variable cursor ccflag",
    "typescript": "property",
    "cmake": "variable", "ocaml": "module",
    "verilog": "assert assertion block checker clocking constraint covergroup instance port "
               "property sequence",
    "vim": "map filename", "ada": "identifier variable constant", "ruby": "accessor",
}
# A value in one of these is a local.
VALUES = {"variable", "constant", "register"}
FUNCTIONS = {"function", "method", "procedure", "subroutine", "task", "program"}

# Name, file, address and fields of a line of a tags file; those that begin with `!` are none.
TAG = re.compile(r"([^\t!][^\t]*)\t([^\t]+)\t(/(?:\\.|[^\\/])*/|\?.*?\?|\d+);?\"?\t?(.*)")
# As tags(5) writes control characters in names.
ESCAPE = re.compile(r"\\(x[0-9A-Fa-f]{2}|.)")
LETTERS = {"t": "\t", "r": "\r", "n": "\n", "a": "\a", "b": "\b", "v": "\v", "f": "\f"}

# Names that stand for nothing in the source, positions in JSON's lists among them.
MADE_UP = re.compile(r"\w*(anon|Anon)\w*[0-9a-f]{8}|<\w+>|_$|([\w.]+\.)?\d+$")


def cases(units):
    for folder in sorted(pathlib.Path(units).glob("parser-*.r/*.d")):
        arguments = folder / "args.ctags"
        lines = arguments.read_text().splitlines() if arguments.exists() else []
        if (folder / "expected.tags").exists() and all(map(HARMLESS.match, lines)):
            yield folder.parent.name[len("parser-"):-len(".r")], folder


def inputs(folder):
    return [path for path in sorted(folder.glob("input*")) if path.is_file()]


def copy(units, target):
    for parser, folder in cases(units):
        place = pathlib.Path(target) / parser / folder.stem
        place.mkdir(parents=True, exist_ok=True)
        for path in inputs(folder):
            shutil.copy(path, place)


def long_names():
    """Kinds' long names by parser and letter, as the installed ctags tells them."""
    output = subprocess.run(["ctags", "--list-kinds-full=all"], capture_output=True, text=True)
    rows = [line.split() for line in output.stdout.splitlines()]
    return {(row[0].lower(), row[1]): row[2] for row in rows if len(row) > 2}


def read_text(path):
    return path.read_bytes().decode("utf-8", errors="surrogateescape")


def lines_of(address, fields, text):
    if "line" in fields or address.isdigit():
        return {int(fields.get("line", address))}
    pattern = re.sub(r"\\(.)", r"\1", address[1:-1])
    begins, ends = pattern.startswith("^"), pattern.endswith("$")
    pattern = pattern[begins:len(pattern) - ends]
    return {number for number, line in enumerate(text.split("\n"), 1)
            if pattern in line.split("\r") or not (begins and ends) and pattern in line}


def expected(parser, folder, names):
    """(file, name, lines) of each tag that is asked for."""
    left_out = set((UNLISTED[""] + " " + UNLISTED.get(parser, "")).split())
    texts = {path.name: read_text(path) for path in inputs(folder)}
    language = {"cxx": "c++", "csharp": "c#"}.get(parser, parser.lower())
    for line in read_text(folder / "expected.tags").split("\n"):
        found = TAG.match(line)
        if not found or found[2] not in texts:
            continue
        name, file, address, rest = found.groups()
        name = ESCAPE.sub(unescape, name)
        fields = dict(part.split(":", 1) if ":" in part else ("kind", part)
                      for part in rest.split("\t"))
        kind = fields.get("kind", "")
        kind = names.get((language, kind), names.get(("system" + language, kind), kind))
        is_definition = fields.get("roles", "def") == "def"
        is_local = kind in VALUES and FUNCTIONS & fields.keys()
        if kind in left_out or is_local or MADE_UP.match(name) or not is_definition:
            continue
        if lines := lines_of(address, fields, texts[file]):
            yield file, name, lines


def unescape(found):
    letter = found[1]
    return chr(int(letter[1:], 16)) if letter[0] == "x" else LETTERS.get(letter, letter)


def last_part(name):
    name = re.sub(r"\{.*\}$", "", name)  # parameters of a type
    name = re.sub(r"^([.%#&][\w-]+):[\w-]+$", r"\1", name)  # a selector's pseudo-class
    return re.sub(r"\s", "", re.split(r"[.:](?=\w)", name)[-1]).strip("\"'`$#.%")


def score(units, target, tags, misses=0):
    known = collections.defaultdict(set)
    for line in open(tags, encoding="utf-8", errors="surrogateescape"):
        tag = json.loads(line)
        if tag["role"] != "ref":
            path = os.path.relpath(tag["path"], target)
            known[path, tag["line"]].add(last_part(tag["name"]))
    found, asked, missed = collections.Counter(), collections.Counter(), []
    names = long_names()
    for parser, folder in cases(units):
        for file, name, lines in expected(parser, folder, names):
            path = f"{parser}/{folder.stem}/{file}"
            asked[parser] += 1
            if any(last_part(name) in known[path, line] for line in lines):
                found[parser] += 1
            else:
                missed.append((parser, path, min(lines), name))
    for parser in sorted(asked):
        print(f"{parser:20} {asked[parser]:5} {100 * found[parser] / asked[parser]:6.1f}")
    counts = collections.Counter()
    for parser, *miss in missed:
        counts[parser] += 1
        if counts[parser] <= int(misses):
            print("missing", *miss, sep="\t")


if __name__ == "__main__":
    {"copy": copy, "score": score}[sys.argv[1]](*sys.argv[2:])
