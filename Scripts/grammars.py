#!/usr/bin/env python3
"""Brings the grammars' C sources into Sources/CGrammars and writes the language table.

The sources come from one pinned archive (name, version and SHA-256 below). It is looked for in
REPOMAP_GRAMMARS_ARCHIVE, then in the user's cache, then downloaded by pip into that cache; its
hash is checked before anything is unpacked, and nothing of it is run. Only the C files of the
grammars that Sources/CGrammars/languages/*/language.json names are unpacked. When all is there,
nothing happens.
"""
import hashlib
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile

PACKAGE = "tree-sitter-language-pack"
VERSION = "0.10.0"
SHA256 = "a1618b29828b64422ed6b2a11187599c5521781348fedd8420f01f6f5039a1fc"
STEM = f"tree_sitter_language_pack-{VERSION}"
ARCHIVE = f"{STEM}.tar.gz"

# The language ABIs that the oldest supported libtree-sitter reads; Scripts/setup.sh checks the
# library against the same two.
ABIS = (13, 14)

TARGET = pathlib.Path(__file__).resolve().parent.parent / "Sources" / "CGrammars"
LANGUAGES = TARGET / "languages"
GRAMMARS = TARGET / "grammars"
STAMP = GRAMMARS / "stamp.json"
TABLE = TARGET / "generated" / "languages.c"

# pip asks a source archive for its metadata, for which it would fetch and compile the archive's
# build tools and run its setup.py: minutes of work, and code that nobody has pinned. This stand-in
# for the build tool answers instead, so that pip does nothing but download and check the hash.
BUILD_BACKEND = f'''
import pathlib

def prepare_metadata_for_build_wheel(folder, config_settings=None):
    information = pathlib.Path(folder) / "{STEM}.dist-info"
    information.mkdir()
    (information / "METADATA").write_text(
        "Metadata-Version: 2.1\\nName: {PACKAGE}\\nVersion: {VERSION}\\n")
    return information.name

def build_wheel(*arguments, **options):
    raise NotImplementedError
'''


def fail(what, hint):
    sys.exit(f"error: {what}\n  hint: {hint}")


def main():
    languages = read_languages()
    write_table(languages, unpack({language["grammar"] for language in languages}))
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


# The archive


def located_archive():
    """The verified archive: the given one, the cached one, or a fresh download."""
    given = os.environ.get("REPOMAP_GRAMMARS_ARCHIVE")
    if given:
        if not os.path.isfile(given):
            fail(f"REPOMAP_GRAMMARS_ARCHIVE={given}: no such file", f"point it at {ARCHIVE}")
        check_hash(given, f"give the source archive of {PACKAGE} {VERSION}, {ARCHIVE}")
        return pathlib.Path(given)
    cached = cache_directory() / ARCHIVE
    if not cached.is_file():
        download(cached)
    check_hash(cached, f"remove {cached} and run this again")
    return cached


def cache_directory():
    if sys.platform == "darwin":
        base = pathlib.Path.home() / "Library" / "Caches"
    else:
        configured = os.environ.get("XDG_CACHE_HOME", "")
        base = pathlib.Path(configured) if configured else pathlib.Path.home() / ".cache"
    return base / "repomap" / "grammars"


def check_hash(path, hint):
    found = sha256(path)
    if found != SHA256:
        fail(f"{path} is not the pinned archive: its SHA-256 is {found}, not {SHA256}", hint)


def sha256(path):
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        for block in iter(lambda: file.read(1 << 20), b""):
            digest.update(block)
    return digest.hexdigest()


def download(destination):
    print(f"fetching the grammars' sources: {PACKAGE} {VERSION}, 47 MB, once for all clones",
          file=sys.stderr)
    try:
        destination.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=destination.parent) as folder:
            archive = downloaded_archive(pathlib.Path(folder))
            check_hash(archive, "the download was altered on its way; try again")
            os.replace(archive, destination)
    except OSError as error:
        fail(f"cannot write into the cache folder {destination.parent}: {error.strerror}",
             "make room or rights there, or set XDG_CACHE_HOME to another folder")


def downloaded_archive(folder):
    # The hash stands in a requirements file, so that pip itself refuses other bytes.
    requirements = folder / "requirements.txt"
    requirements.write_text(f"{PACKAGE}=={VERSION} --hash=sha256:{SHA256}\n")
    backend = folder / "backend" / "setuptools"
    backend.mkdir(parents=True)
    (backend / "__init__.py").touch()
    (backend / "build_meta.py").write_text(BUILD_BACKEND)
    result = subprocess.run(
        [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check",
         "--no-cache-dir", "--no-deps", "--no-binary=:all:", "--no-build-isolation",
         "--ignore-requires-python", "--dest", folder, "--requirement", requirements],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(backend.parent)})
    if result.returncode != 0 or not (folder / ARCHIVE).is_file():
        fail(f"the grammars could not be downloaded: {reason(result.stderr)}",
             remedy(result.stderr))
    return folder / ARCHIVE


def reason(messages):
    """The line of pip's messages that says most."""
    if "connection broken by" in messages:
        return "the package index cannot be reached"
    lines = [line.strip() for line in messages.splitlines() if line.strip()]
    told = [line for line in lines if line.startswith("ERROR:") or "No module" in line]
    return (told or lines or ["pip gave no reason"])[0].removeprefix("ERROR: ")


def remedy(messages):
    if "No module named pip" in messages:
        return "install pip (apt-get install python3-pip), or set REPOMAP_GRAMMARS_ARCHIVE"
    if "DO NOT MATCH THE HASHES" in messages:
        return "the package index gives other bytes than the pinned ones: do not use them"
    return ("check the network and pip's settings, or set REPOMAP_GRAMMARS_ARCHIVE to a copy of "
            f"{ARCHIVE}")


# Unpacking


def unpack(grammars):
    """Unpacks the grammars, unless the stamp says that this is done; returns their origins."""
    wanted = {"archive": SHA256, "grammars": sorted(grammars)}
    stamp = read_stamp()
    if stamp.get("wanted") == wanted:
        return stamp["origins"]
    archive = located_archive()
    shutil.rmtree(GRAMMARS, ignore_errors=True)
    with tarfile.open(archive) as tar:
        found, origins = unpack_members(tar, grammars)
    if grammars - found:
        fail(f"the archive holds no grammar {', '.join(sorted(grammars - found))}",
             "correct \"grammar\" in language.json: a folder's name below parsers/ in the archive")
    for grammar in sorted(grammars):
        check_abi(grammar)
        copy_headers(GRAMMARS / grammar)
    STAMP.write_text(json.dumps({"wanted": wanted, "origins": origins}))
    return origins


def read_stamp():
    try:
        return json.loads(STAMP.read_text())
    except (OSError, ValueError):
        return {}


def unpack_members(tar, grammars):
    found, origins = set(), {}
    for member in tar:
        folder, *parts = pathlib.PurePosixPath(member.name).parts
        if folder != STEM or ".." in parts or not member.isfile():
            continue
        if parts == ["sources", "language_definitions.json"]:
            origins = read_origins(json.load(tar.extractfile(member)), grammars)
        elif len(parts) > 2 and parts[0] == "parsers" and parts[1] in grammars:
            if parts[-1].endswith((".c", ".h")):
                destination = GRAMMARS.joinpath(*parts[1:])
                destination.parent.mkdir(parents=True, exist_ok=True)
                destination.write_bytes(with_own_headers(tar.extractfile(member).read()))
                found.add(parts[1])
    return found, origins


def with_own_headers(source):
    """The source with its generator's headers included by a relative path.

    In angle brackets they would be looked for in the system, which has none, or another version's.
    """
    return re.sub(rb"#include <(tree_sitter/\w+\.h)>", rb'#include "\1"', source)


def copy_headers(grammar):
    """Puts the parser's headers where a scanner in `common` looks for them: beside itself."""
    if (grammar / "common").is_dir():
        shutil.copytree(grammar / "src" / "tree_sitter", grammar / "common" / "tree_sitter")


def read_origins(definitions, grammars):
    known = grammars & set(definitions)
    return {name: [definitions[name]["repo"], definitions[name]["rev"]] for name in known}


def check_abi(grammar):
    head = (GRAMMARS / grammar / "src" / "parser.c").read_bytes()[:4096]
    found = re.search(rb"#define LANGUAGE_VERSION (\d+)", head)
    if not found or int(found[1]) not in ABIS:
        fail(f"the grammar {grammar} is not of language ABI {' or '.join(map(str, ABIS))}",
             "take another grammar: the oldest supported libtree-sitter refuses it")


# The table


def write_table(languages, origins):
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
        lines += ["  {", *(f"    {field}," for field in fields), "  },"]
    lines += ["};", "const RepoMapLanguage *repomapLanguageTable(void) { return languages; }",
              "const size_t repomapLanguageCount = sizeof languages / sizeof *languages;", ""]
    text = "\n".join(lines)
    if not TABLE.is_file() or TABLE.read_text() != text:
        TABLE.parent.mkdir(exist_ok=True)
        TABLE.write_text(text)


def entry_point(language):
    return "tree_sitter_" + language.get("symbol", language["grammar"])


def table_row(language, origin, revision):
    name = language["name"]
    lists = ["extensions", "fileNames", "interpreters", "commentNodes", "attributeNodes"]
    return [
        c_string(name), c_string(language["displayName"]), entry_point(language),
        f"query_{name}", f"sizeof query_{name}",
        *(c_list(language.get(key, [])) for key in lists),
        c_string(language.get("scopeSeparator", ".")),
        c_string(language.get("accessConvention", "")),
        c_string(language.get("family", name)),
        "true" if language.get("methodsNeedReceiver") else "false",
        c_string(language.get("importRules", "")),
        c_string(language.get("defaultAccess", "public")),
        c_content_rules(language.get("contentRules", {})),
        c_repairs(language.get("repairs", [])),
        c_string(language["license"]), c_string(origin), c_string(revision),
    ]


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
        f"{{{c_string(repair['pattern'])}, {ord(repair.get('fill', ' '))}, "
        f"{repair.get('start', 0)}, {repair.get('length', 0)}}}, "
        for repair in repairs
    ]
    return "(const RepoMapRepair[]){" + "".join(rows) + "{NULL, 0, 0, 0}}"


if __name__ == "__main__":
    main()
