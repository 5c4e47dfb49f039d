#!/usr/bin/env python3
"""Brings the grammars' C sources into Sources/CGrammars and writes the language table.

The sources come from one pinned archive (name, version and SHA-256 below). It is looked for in
REPOMAP_GRAMMARS_ARCHIVE, then in the user's cache, then downloaded by pip into that cache; its
hash is checked before anything is unpacked. Only the C files of the grammars that
Sources/CGrammars/languages/*/language.json names are unpacked. Nothing happens when all is there.
"""
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tarfile
import tempfile

PACKAGE = "tree-sitter-language-pack"
VERSION = "0.10.0"
SHA256 = "a1618b29828b64422ed6b2a11187599c5521781348fedd8420f01f6f5039a1fc"
ARCHIVE = f"tree_sitter_language_pack-{VERSION}.tar.gz"

TARGET = pathlib.Path(__file__).resolve().parent.parent / "Sources" / "CGrammars"
LANGUAGES = TARGET / "languages"
GRAMMARS = TARGET / "grammars"
GENERATED = TARGET / "generated"


def fail(what, hint):
    sys.exit(f"error: {what}\n  hint: {hint}")


def sha256(path):
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        for block in iter(lambda: file.read(1 << 20), b""):
            digest.update(block)
    return digest.hexdigest()


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
        fail(f"{path} is not the pinned archive\n  expected SHA-256 {SHA256}\n  found    SHA-256 {found}", hint)


def located_archive():
    """The verified archive: the given one, the cached one, or a fresh download."""
    given = os.environ.get("REPOMAP_GRAMMARS_ARCHIVE")
    if given:
        if not os.path.isfile(given):
            fail(f"REPOMAP_GRAMMARS_ARCHIVE={given}: no such file", f"point it at {ARCHIVE}")
        check_hash(given, f"give the source archive of {PACKAGE} {VERSION}")
        return pathlib.Path(given)
    cached = cache_directory() / ARCHIVE
    if not cached.is_file():
        download(cached)
    check_hash(cached, f"remove {cached} and run this again")
    return cached


def download(destination):
    print(f"fetching {PACKAGE} {VERSION} (47 MB, once for all clones)", file=sys.stderr)
    try:
        destination.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        fail(f"cannot make the cache folder {destination.parent}: {error.strerror}", "set XDG_CACHE_HOME to a folder you may write")
    with tempfile.TemporaryDirectory(dir=destination.parent) as folder:
        # The pin's hash stands in a requirements file, so that pip itself refuses other bytes
        # before it looks into them.
        requirements = pathlib.Path(folder) / "requirements.txt"
        requirements.write_text(f"{PACKAGE}=={VERSION} --hash=sha256:{SHA256}\n")
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary=:all:", "--disable-pip-version-check",
                   "--dest", folder, "-r", str(requirements)]
        result = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        archive = pathlib.Path(folder) / ARCHIVE
        if result.returncode != 0 or not archive.is_file():
            reason = (result.stderr.strip().splitlines() or ["no reason given"])[-1]
            fail(f"the grammars' sources could not be downloaded: {reason}",
                 f"check the network and that 'python3 -m pip' works, or set REPOMAP_GRAMMARS_ARCHIVE to a copy of {ARCHIVE}")
        check_hash(archive, "the download was altered on its way; try again")
        os.replace(archive, destination)


def read_languages():
    languages = []
    for path in sorted(LANGUAGES.glob("*/language.json")):
        try:
            language = json.loads(path.read_text(encoding="utf-8"))
        except ValueError as error:
            fail(f"{path}: {error}", "language.json must be one JSON object; see docs/adding-a-language.md")
        if language.get("name") != path.parent.name:
            fail(f"{path}: \"name\" is not the folder's name", "make them equal")
        languages.append(language)
    return languages


def unpack(languages):
    """Unpacks the grammars named by `languages`, unless the stamp says that this is done."""
    grammars = sorted({language["grammar"] for language in languages})
    stamp = GRAMMARS / "stamp.json"
    wanted = {"archive": SHA256, "grammars": grammars}
    if stamp.is_file() and json.loads(stamp.read_text())["wanted"] == wanted:
        return json.loads(stamp.read_text())["origins"]
    archive = located_archive()
    shutil.rmtree(GRAMMARS, ignore_errors=True)
    prefix = f"{ARCHIVE[:-len('.tar.gz')]}/"
    origins, found = {}, set()
    with tarfile.open(archive) as tar:
        for member in tar:
            parts = pathlib.PurePosixPath(member.name.removeprefix(prefix)).parts if member.name.startswith(prefix) else ()
            if parts == ("sources", "language_definitions.json"):
                definitions = json.load(tar.extractfile(member))
                origins = {name: [definitions[name]["repo"], definitions[name]["rev"]] for name in grammars if name in definitions}
            if len(parts) < 3 or parts[0] != "parsers" or parts[1] not in grammars or ".." in parts:
                continue
            if not member.isfile() or not parts[-1].endswith((".c", ".h")):
                continue
            destination = GRAMMARS.joinpath(*parts[1:])
            destination.parent.mkdir(parents=True, exist_ok=True)
            destination.write_bytes(tar.extractfile(member).read())
            found.add(parts[1])
    missing = set(grammars) - found
    if missing:
        fail(f"the archive holds no grammar {', '.join(sorted(missing))}", "check \"grammar\" in language.json")
    stamp.write_text(json.dumps({"wanted": wanted, "origins": origins}))
    return origins


def c_string(text):
    return '"' + "".join(c if 32 <= ord(c) < 127 and c not in '"\\' else "".join(f"\\{b:03o}" for b in c.encode()) for c in text) + '"'


def c_list(strings):
    return "(const char *const[]){" + "".join(c_string(text) + ", " for text in strings) + "NULL}"


def c_repairs(repairs):
    rows = [f"{{{c_string(repair['pattern'])}, {ord(repair.get('fill', ' '))}, {repair.get('start', 0)}, {repair.get('length', 0)}}}, "
            for repair in repairs]
    return "(const RepoMapRepair[]){" + "".join(rows) + "{NULL, 0, 0, 0}}"


def generate(languages, origins):
    """Writes languages.c: each query embedded as bytes, and the table of languages."""
    lines = ["// Written by Scripts/grammars.py from languages/*/language.json; not to be edited.",
             '#include "CGrammars.h"', ""]
    for language in languages:
        name = language["name"]
        symbol = language.get("symbol", language["grammar"])
        lines += [f"const TSLanguage *tree_sitter_{symbol}(void);",
                  f"static const unsigned char query_{name}[] = {{",
                  f'#embed "../languages/{name}/tags.scm"', "};"]
    lines += ["", "static const RepoMapLanguage languages[] = {"]
    for language in languages:
        name = language["name"]
        origin, revision = origins.get(language["grammar"], ["", ""])
        symbol = language.get("symbol", language["grammar"])
        lines += ["  {", *(f"    {field}," for field in [
            c_string(name), c_string(language["displayName"]), f"tree_sitter_{symbol}",
            f"query_{name}", f"sizeof query_{name}",
            c_list(language.get("extensions", [])), c_list(language.get("fileNames", [])), c_list(language.get("interpreters", [])),
            c_list(language.get("commentNodes", [])), c_list(language.get("attributeNodes", [])),
            c_string(language.get("scopeSeparator", ".")), c_string(language.get("accessConvention", "")),
            c_repairs(language.get("repairs", [])),
            c_string(language["license"]), c_string(origin), c_string(revision)]), "  },"]
    lines += ["};", "const RepoMapLanguage *repomapLanguageTable(void) { return languages; }",
              "const size_t repomapLanguageCount = sizeof languages / sizeof *languages;", ""]
    text = "\n".join(lines)
    path = GENERATED / "languages.c"
    if not path.is_file() or path.read_text() != text:
        GENERATED.mkdir(exist_ok=True)
        path.write_text(text)


def main():
    languages = read_languages()
    generate(languages, unpack(languages))


if __name__ == "__main__":
    main()
