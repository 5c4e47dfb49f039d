#!/usr/bin/env python3
"""Writes the manual pages: manual.py BINARY FOLDER

Their text is what the binary says of itself (`--experimental-dump-help`, swift-argument-parser's
JSON), so `--help` and the pages cannot differ. One page a command, named as git names its own.
"""
import json
import pathlib
import subprocess
import sys


def main():
    binary, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    dump = subprocess.run([binary, "--experimental-dump-help"], capture_output=True, check=True)
    version = subprocess.run([binary, "--version"], capture_output=True, text=True, check=True)
    root = json.loads(dump.stdout)["command"]
    commands = [command for command in root["subcommands"]
                if command["commandName"] != "help" and command.get("shouldDisplay", True)]
    for command in [root, *commands]:
        command["page"] = page_name(command, root)
    for command in [root, *commands]:
        others = [other["page"] for other in [root, *commands] if other is not command]
        text = page(command, others, " ".join(version.stdout.split()[:2]))
        (folder / f"{command['page']}.1").write_text(text, encoding="utf-8")


def page_name(command, root):
    names = [root["commandName"]] if command is not root else []
    return "-".join([*names, command["commandName"]])


def page(command, others, source):
    shown = [each for each in command.get("arguments", []) if each.get("shouldDisplay", True)]
    description, sections = split_discussion(command.get("discussion", ""))
    abstract = command.get("abstract", "").rstrip(".")
    lines = [f'.TH "{command["page"].upper()}" "1" "" "{source}" "User Commands"',
             ".SH NAME", f"{escape(command['page'])} \\- {escape(abstract)}",
             ".SH SYNOPSIS", *synopsis(command, shown)]
    if description:
        lines += [".SH DESCRIPTION", *description]
    for title, arguments in grouped(shown):
        lines += [f".SH {escape(title.upper())}"]
        for argument in arguments:
            lines += option(argument)
    if "subcommands" in command:
        lines += [".SH COMMANDS", *commands(command)]
    for title, body in sections:
        lines += [f".SH {escape(title)}", *body]
    if not any(title.startswith("EXIT") for title, _ in sections):
        lines += [".SH EXIT CODES", "As in", ".BR repomap (1)."]
    lines += [".SH SEE ALSO", ",\n".join(f".BR {escape(other)} (1)" for other in others)]
    return "\n".join(lines) + "\n"


def split_discussion(text):
    """The prose of a discussion, and its sections: those that begin with a line of capitals."""
    prose, sections = [], []
    for line in text.splitlines():
        if line and line == line.upper() and not line.startswith(" "):
            sections.append((line, []))
        else:
            (sections[-1][1] if sections else prose).append(line)
    return roff(prose), [(title, roff(body)) for title, body in sections]


def roff(lines):
    """Paragraphs are filled; indented lines stay as they are."""
    out, verbatim = [], False
    for line in "\n".join(lines).strip("\n").split("\n"):
        if line.startswith(" ") != verbatim and line:
            out.append(".EE" if verbatim else ".PP\n.EX")
            verbatim = not verbatim
        out.append(escape(line) if line else ".PP")
    return (out + [".EE"] if verbatim else out) if any(lines) else []


def synopsis(command, arguments):
    words = [f".B {escape(command['page'].replace('-', ' ', 1))}"]
    if any(argument["kind"] != "positional" for argument in arguments):
        words.append("[\\fIoptions\\fR]")
    for argument in arguments:
        if argument["kind"] == "positional":
            name = f"\\fI{escape(argument['valueName'])}\\fR"
            name += "\\&..." if argument.get("isRepeating") else ""
            words.append(f"[{name}]" if argument.get("isOptional") else name)
    if "subcommands" in command:
        words.append("[\\fIcommand\\fR]")
    return words


def grouped(arguments):
    """Arguments by their section's title, in the order of first mention."""
    groups = {}
    for argument in arguments:
        groups.setdefault(argument.get("sectionTitle", "Options"), []).append(argument)
    return groups.items()


def option(argument):
    value = f"\\fI{escape(argument['valueName'])}\\fR"
    if argument["kind"] == "positional":
        head = value
    else:
        names = sorted(argument["names"], key=lambda name: name["kind"] == "long")
        head = ", ".join(f"\\fB{escape(dashed(name))}\\fR" for name in names)
        head += f" {value}" if argument["kind"] == "option" else ""
    text = escape(argument.get("abstract", ""))
    if argument.get("defaultValue") not in (None, ""):
        text += f" (default: {escape(argument['defaultValue'])})"
    return [".TP", head, text]


def dashed(name):
    return ("--" if name["kind"] == "long" else "-") + name["name"]


def commands(command):
    lines = []
    for each in command["subcommands"]:
        if "page" in each:
            lines += [".TP", f".BR {escape(each['page'])} (1)", escape(each.get("abstract", ""))]
    return lines


def escape(text):
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")
    return "\\&" + text if text.startswith(".") else text


if __name__ == "__main__":
    main()
