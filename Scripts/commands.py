#!/usr/bin/env python3
"""Writes docs/commands.md: commands.py BINARY

Every command with its options, as the binary tells them (`--experimental-dump-help`). Groups of
options that several commands share stand once, at the end.
"""
import json
import subprocess
import sys


def main():
    ask = [sys.argv[1], "--experimental-dump-help"]
    dump = subprocess.run(ask, capture_output=True, check=True)
    root = json.loads(dump.stdout)["command"]
    pages = [page for command in root["subcommands"] for page in pages_of(command, ["repomap"])]
    shared = shared_groups(pages)
    print("# Commands\n")
    print("Written by `make manual` from what the program says of itself: `repomap --help`")
    print("tells the same. Output is described in [output.md](output.md).")
    for command, words in pages:
        print_page(command, words, shared)
    for title, arguments in shared.items():
        print(f"\n## {title} options\n")
        print("\n".join(option(argument) for argument in arguments))


def pages_of(command, words):
    """The command and those below it, each with its words."""
    if command["commandName"] == "help" or not command.get("shouldDisplay", True):
        return []
    words = [*words, command["commandName"]]
    inner = [page for each in command.get("subcommands", []) for page in pages_of(each, words)]
    return [(command, words), *inner]


def groups(command):
    """Arguments by their section's title, in the order of first mention."""
    found = {}
    for argument in command.get("arguments", []):
        if argument.get("shouldDisplay", True) and argument["valueName"] not in ("help", "version"):
            found.setdefault(argument.get("sectionTitle", ""), []).append(argument)
    return {title: with_inversions(arguments) for title, arguments in found.items()}


def with_inversions(arguments):
    """Puts `--no-x` into the names of `--x`: the binary tells them one after the other."""
    merged = []
    for argument in arguments:
        names = argument.get("names", [])
        yes = names[0]["name"].removeprefix("no-") if names else ""
        if merged and names and names[0]["name"] != yes:
            before = merged[-1]
            if any(name["name"] == yes for name in before.get("names", [])):
                merged[-1] = {**before, "names": before["names"] + names, "defaultValue": ""}
                continue
        merged.append(argument)
    return merged


def shared_groups(pages):
    """Titled groups that several commands have alike, by title."""
    seen = {}
    for command, _ in pages:
        for title, arguments in groups(command).items():
            if title:
                seen.setdefault(title, []).append(arguments)
    return {title: lists[0] for title, lists in seen.items()
            if len(lists) > 1 and all(each == lists[0] for each in lists)}


def print_page(command, words, shared):
    print(f"\n## {' '.join(words)}\n")
    print(command.get("abstract", ""))
    examples = command.get("discussion", "").partition("EXAMPLES\n")[2].partition("\n\n")[0]
    if examples:
        print("\n```sh\n" + "\n".join(line[2:] for line in examples.splitlines()) + "\n```")
    own = [argument for title, arguments in groups(command).items() if title not in shared
           for argument in arguments]
    if own:
        print("\n" + "\n".join(option(argument) for argument in own))
    also = [title for title in groups(command) if title in shared]
    if also:
        links = [f"[{title}](#{title.lower().replace(' ', '-')}-options)" for title in also]
        print("\nAlso: " + ", ".join(links))


def option(argument):
    value = f"<{argument['valueName']}>"
    if argument["kind"] == "positional":
        head = value
    else:
        names = sorted(argument["names"], key=lambda name: name["kind"] == "long")
        head = ", ".join(("--" if name["kind"] == "long" else "-") + name["name"] for name in names)
        head += f" {value}" if argument["kind"] == "option" else ""
    text = " ".join(argument.get("abstract", "").split())
    if argument.get("defaultValue") not in (None, ""):
        text += f" (default: {argument['defaultValue']})"
    return f"- `{head}`: {text}"


if __name__ == "__main__":
    main()
