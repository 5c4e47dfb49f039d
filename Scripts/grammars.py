#!/usr/bin/env python3
"""Brings the grammars' C sources into Sources/CGrammars and writes the language table.

Only the C files of the grammars that Sources/CGrammars/languages/*/language.json names are
unpacked, from the archives that grammar_archives.py pins. When all is there, nothing happens.
"""
import hashlib
import json
import os
import pathlib
import re
import shutil

from grammar_archives import SOURCES, fail, sha256, unpack_grammars

# The language ABIs that the oldest supported libtree-sitter reads; Scripts/setup.sh checks the
# library against the same two.
ABIS = (13, 14)

# Keys of language.json that say which files are the language's, or what is made of its tags: a
# file that is known to be the language's gives the same tags whatever they hold.
UNSEEN_FIELDS = {"displayName", "license", "extensions", "fileNames", "interpreters", "aliases",
                 "contentRules", "foreignContent", "family", "methodsNeedReceiver", "queries"}

# What a name looks like in an island, if its rule says nothing.
DEFAULT_NAME = r"[A-Za-z_]\w*"

TARGET = pathlib.Path(__file__).resolve().parent.parent / "Sources" / "CGrammars"
LANGUAGES = TARGET / "languages"
GRAMMARS = TARGET / "grammars"
STAMP = GRAMMARS / "stamp.json"
TABLE = TARGET / "generated" / "languages.c"


def main():
    languages = read_languages()
    write_table(languages, **unpack({language["grammar"] for language in languages}))
    os.utime(STAMP)  # newer than all that was read, so that Scripts/setup.sh need not ask again


# The languages


def read_languages():
    return [read_language(path) for path in sorted(LANGUAGES.glob("*/language.json"))]


def read_language(path):
    hint = "see docs/adding-a-language.md"
    try:
        language = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        fail(f"{path}: {error}", hint)
    missing = {"name", "displayName", "grammar", "license"} - set(language)
    if missing:
        fail(f"{path}: no {', '.join(sorted(missing))}", hint)
    if language["name"] != path.parent.name or not re.fullmatch("[a-z0-9_]+", language["name"]):
        fail(f"{path}: \"name\" is not the folder's name in lower case", hint)
    for query in query_files(language):
        if not query.is_file():
            fail(f"{query}: there is no such file", hint)
    return language


def query_files(language):
    """The files that make up a language's query, in order, other languages' among them."""
    names = language.get("queries", [language["name"]])
    return [LANGUAGES / name / "tags.scm" for name in names]


# The grammars


def unpack(grammars):
    """Unpacks the grammars that the stamp does not tell of; returns what it then tells.

    What is there already stays as it is, so that a build compiles only what is new.
    """
    pinned = [source.sha256 for source in SOURCES] + own_digests()
    stamp = read_stamp()
    told = stamp["told"] if stamp.get("pinned") == pinned else {"origins": {}, "digests": {}}
    missing = grammars - told["digests"].keys()
    if missing or not told["digests"].keys() <= grammars:
        told = {key: {name: values[name] for name in values.keys() & grammars}
                for key, values in told.items()}
        remove_grammars_but(told["digests"].keys())
        told["origins"].update(unpack_grammars(missing, GRAMMARS))
        for grammar in sorted(missing):
            complete(grammar)
            told["digests"][grammar] = folder_digest(grammar)
        STAMP.write_text(json.dumps({"pinned": pinned, "told": told}))
    return told


def own_digests():
    """The SHA-256 of each source file that we add to a grammar."""
    return [sha256(path) for path in sorted(LANGUAGES.glob("*/src/*"))]


def remove_grammars_but(kept):
    for folder in GRAMMARS.glob("*/"):
        if folder.is_dir() and folder.name not in kept:
            shutil.rmtree(folder)


def complete(grammar):
    """Checks the grammar, and adds what its archive lacks."""
    check_abi(grammar)
    own = LANGUAGES / grammar / "src"
    if own.is_dir():
        shutil.copytree(own, GRAMMARS / grammar / "src", dirs_exist_ok=True)
    copy_headers(GRAMMARS / grammar)


def folder_digest(grammar):
    """The SHA-256 of the names and bytes of all the grammar's files."""
    folder = GRAMMARS / grammar
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return digest_of({path.relative_to(folder).as_posix(): sha256(path) for path in files})


def digest_of(value):
    """The SHA-256 of a JSON value, with its keys in order."""
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()


def read_stamp():
    try:
        return json.loads(STAMP.read_text())
    except (OSError, ValueError):
        return {}


def copy_headers(grammar):
    """Puts the generator's headers where parser and scanners look for them: beside themselves."""
    own = grammar / "src" / "tree_sitter"
    if not own.is_dir() or is_older_than_parser(own / "parser.h"):
        # All three of them: older grammars were packed with parser.h alone.
        complete = min(GRAMMARS.glob("*/src/tree_sitter/array.h")).parent
        shutil.copytree(complete, own, dirs_exist_ok=True)
    if (grammar / "common").is_dir():
        shutil.copytree(own, grammar / "common" / "tree_sitter", dirs_exist_ok=True)


def is_older_than_parser(header):
    """Whether the parser uses what its archive's own header does not have yet."""
    parser = (header.parent.parent / "parser.c").read_bytes()
    return b"TSCharacterRange" in parser and b"TSCharacterRange" not in header.read_bytes()


def check_abi(grammar):
    head = (GRAMMARS / grammar / "src" / "parser.c").read_bytes()[:4096]
    found = re.search(rb"#define LANGUAGE_VERSION (\d+)", head)
    if not found or int(found[1]) not in ABIS:
        fail(f"the grammar {grammar} is not of language ABI {' or '.join(map(str, ABIS))}",
             "take another grammar: the oldest supported libtree-sitter refuses it")


# The table


def write_table(languages, origins, digests):
    """Writes languages.c: each query embedded as bytes, and the table of languages."""
    lines = ["// Written by Scripts/grammars.py from languages/*/language.json; not to be edited.",
             '#include "CGrammars.h"', ""]
    for language in languages:
        # The build looks at this file's bytes alone, so a changed query has to change them.
        queries = query_files(language)
        lines += [f"// {sha256(query)}" for query in queries]
        lines += [f"const TSLanguage *{entry_point(language)}(void);",
                  f"static const unsigned char query_{language['name']}[] = {{"]
        for query in queries:
            lines += [f'#embed "../languages/{query.parent.name}/tags.scm"', ", '\\n',"]
        lines += ["};"]
    lines += ["", "static const RepoMapLanguage languages[] = {"]
    for language in languages:
        fields = table_row(language, *origins.get(language["grammar"], ["", ""]))
        fields.append(c_string(content_version(language, digests[language["grammar"]])))
        lines += ["  {", *(f"    {field}," for field in fields), "  },"]
    lines += ["};", "const RepoMapLanguage *repomapLanguageTable(void) { return languages; }",
              "const size_t repomapLanguageCount = sizeof languages / sizeof *languages;", ""]
    text = "\n".join(lines)
    if not TABLE.is_file() or TABLE.read_text() != text:
        TABLE.parent.mkdir(exist_ok=True)
        TABLE.write_text(text)


def content_version(language, grammar_digest):
    """32 hexadecimal digits that change whenever a source might give other tags."""
    fields = {key: value for key, value in language.items() if key not in UNSEEN_FIELDS}
    queries = [sha256(query) for query in query_files(language)]
    return digest_of([grammar_digest, queries, fields])[:32]


def embedded_languages(language):
    """The languages whose sources the query captures as embedded, each once, in order."""
    text = "".join(query.read_text(encoding="utf-8") for query in query_files(language))
    return sorted(set(re.findall(r"@embedded\.(\w+)", text)))


def entry_point(language):
    return "tree_sitter_" + language.get("symbol", language["grammar"])


def table_row(language, origin, revision):
    name = language["name"]
    lists = ["extensions", "fileNames", "interpreters", "aliases", "commentNodes",
             "attributeNodes"]
    return [
        c_string(name), c_string(language["displayName"]), entry_point(language),
        f"query_{name}", f"sizeof query_{name}",
        *(c_list(language.get(key, [])) for key in lists),
        c_list(embedded_languages(language)),
        c_string(language.get("scopeSeparator", ".")),
        c_string(language.get("accessConvention", "")),
        c_string(language.get("family", name)),
        c_bool(language.get("methodsNeedReceiver")),
        c_string(language.get("importRules", "")),
        c_string(language.get("defaultAccess", "public")),
        c_content_rules(language.get("contentRules", {})),
        c_content_rules(language.get("foreignContent", {})),
        c_repairs(language.get("repairs", [])),
        c_islands(language.get("islands", [])),
        str(language.get("maximumTagCount", 0)),
        c_string(language["license"]), c_string(origin), c_string(revision),
    ]


def c_bool(value):
    return "true" if value else "false"


def c_string(text):
    return '"' + "".join(map(c_character, text)) + '"'


def c_character(character):
    if 32 <= ord(character) < 127 and character not in '"\\':
        return character
    return "".join(f"\\{byte:03o}" for byte in character.encode())


def c_list(strings):
    return "(const char *const[]){" + "".join(c_string(text) + ", " for text in strings) + "NULL}"


def c_content_rules(rules):
    rows = [
        f"{{{c_string(extension)}, {c_string(pattern)}}}, "
        for extension, patterns in sorted(rules.items()) for pattern in patterns
    ]
    return "(const RepoMapContentRule[]){" + "".join(rows) + "{NULL, NULL}}"


def c_repairs(repairs):
    rows = [
        f"{{{c_string(pattern_of(repair))}, {ord(repair.get('fill', ' '))}, "
        f"{c_string(repair.get('text', ''))}, "
        f"{repair.get('start', 0)}, {repair.get('length', 0)}}}, "
        for repair in repairs
    ]
    return "(const RepoMapRepair[]){" + "".join(rows) + "{NULL, 0, NULL, 0, 0}}"


def c_islands(islands):
    return "(const RepoMapIsland[]){" + "".join(map(c_island, islands)) + "{0}}"


def c_island(island):
    texts = [pattern_of(island), island.get("name", DEFAULT_NAME), island.get("tail", ""),
             island.get("more", ""), island["kind"], island.get("moreKind", "")]
    return f"{{{', '.join(map(c_string, texts))}, {c_bool(island.get('ignoresStrings'))}}}, "


def pattern_of(rule):
    """The rule's regular expression; where case does not matter, with both cases of each letter."""
    if not rule.get("ignoresCase"):
        return rule["pattern"]
    return re.sub(r"\\.|\[[^\]]*\]|[A-Za-z]", both_cases, rule["pattern"])


def both_cases(found):
    text = found[0]
    return text if len(text) > 1 else f"[{text.upper()}{text.lower()}]"


if __name__ == "__main__":
    main()
