"""The archives that the grammars' C sources come from: located, verified, unpacked.

Each is pinned by name, version and SHA-256. It is looked for in REPOMAP_GRAMMARS_ARCHIVE (a folder,
or one of the archives: the others are then looked for beside it), then in the user's cache, then
downloaded by pip into that cache; its hash is checked before anything is unpacked, and nothing of
it is run.
"""
import dataclasses
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys
import tarfile
import tempfile


@dataclasses.dataclass(frozen=True)
class Source:
    """One pinned archive; `origin` and `grammar` only where it holds a single grammar."""
    package: str
    version: str
    sha256: str
    megabytes: float
    grammar: str = ""
    origin: str = ""

    @property
    def stem(self):
        return f"{self.package.replace('-', '_')}-{self.version}"

    @property
    def archive(self):
        return f"{self.stem}.tar.gz"


# The first holds many grammars, and every later one a grammar that it lacks.
SOURCES = [
    Source("tree-sitter-language-pack", "0.10.0",
           "a1618b29828b64422ed6b2a11187599c5521781348fedd8420f01f6f5039a1fc", 47),
    Source("tree-sitter-c-sharp", "0.23.1",
           "322e2cfd3a547a840375276b2aea3335fa6458aeac082f6c60fec3f745c967eb", 1.3,
           grammar="c_sharp", origin="https://github.com/tree-sitter/tree-sitter-c-sharp"),
    Source("tree-sitter-groovy", "0.1.2",
           "49b004c4ae946d3f01a602f325cd8996423e034e5b3ad36fc34a1d1e42afa8da", 0.3,
           grammar="groovy", origin="https://github.com/amaanq/tree-sitter-groovy"),
    Source("tree-sitter-yaml", "0.7.0",
           "9c8bb17d9755c3b0e757260917240c0d19883cd3b59a5d74f205baa8bf8435a4", 0.1,
           grammar="yaml", origin="https://github.com/tree-sitter-grammars/tree-sitter-yaml"),
]

# pip asks a source archive for its metadata, for which it would fetch and compile the archive's
# build tools and run its setup.py: minutes of work, and code that nobody has pinned. This stand-in
# for the build tool answers instead, so that pip does nothing but download and check the hash.
BUILD_BACKEND = '''
import pathlib

def prepare_metadata_for_build_wheel(folder, config_settings=None):
    information = pathlib.Path(folder) / "{stem}.dist-info"
    information.mkdir()
    (information / "METADATA").write_text(
        "Metadata-Version: 2.1\\nName: {package}\\nVersion: {version}\\n")
    return information.name

def build_wheel(*arguments, **options):
    raise NotImplementedError
'''


def fail(what, hint):
    sys.exit(f"error: {what}\n  hint: {hint}")


def sha256(path):
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        for block in iter(lambda: file.read(1 << 20), b""):
            digest.update(block)
    return digest.hexdigest()


# Unpacking


def unpack_grammars(grammars, destination):
    """Unpacks the grammars' C files below `destination`; returns their origins and revisions."""
    found, origins = set(), {}
    for source in SOURCES:
        wanted = grammars & {source.grammar} if source.grammar else grammars
        if not wanted:
            continue
        with tarfile.open(located_archive(source)) as tar:
            unpacked = unpack_members(tar, source, wanted, destination, origins)
        if source.grammar in unpacked:
            origins[source.grammar] = [source.origin, f"v{source.version}"]
        found |= unpacked
    if grammars - found:
        fail(f"the archives hold no grammar {', '.join(sorted(grammars - found))}",
             "correct \"grammar\" in language.json: a folder's name below parsers/ in the first "
             "archive, or the grammar of a later one")
    return origins


def unpack_members(tar, source, grammars, destination, origins):
    """Writes the C files of `grammars`, and returns the names of those that the archive holds."""
    found = set()
    for member in tar:
        folder, *parts = pathlib.PurePosixPath(member.name).parts
        if folder != source.stem or ".." in parts or not member.isfile():
            continue
        if parts == ["sources", "language_definitions.json"]:
            known = json.load(tar.extractfile(member))
            origins.update({name: [known[name]["repo"], known[name]["rev"]]
                            for name in grammars & set(known)})
        grammar, path = grammar_file(source, parts)
        if grammar in grammars and path[-1].endswith((".c", ".h")):
            file = destination.joinpath(grammar, *path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(with_own_headers(tar.extractfile(member).read()))
            found.add(grammar)
    return found


def grammar_file(source, parts):
    """The grammar that an archive's file belongs to, and the file's path in that grammar."""
    if source.grammar and parts[0] == "src":
        return source.grammar, parts
    if not source.grammar and parts[0] == "parsers" and len(parts) > 2:
        return parts[1], parts[2:]
    return None, parts


def with_own_headers(source):
    """The source with its generator's headers included by a relative path.

    In angle brackets they would be looked for in the system, which has none, or another version's.
    """
    return re.sub(rb"#include <(tree_sitter/\w+\.h)>", rb'#include "\1"', source)


# Locating


def located_archive(source):
    """The verified archive: the given one, the cached one, or a fresh download."""
    given = given_archive(source)
    if given:
        check_hash(source, given, f"give the source archive of {source.package} {source.version}")
        return given
    cached = cache_directory() / source.archive
    if not cached.is_file():
        download(source, cached)
    check_hash(source, cached, f"remove {cached} and run this again")
    return cached


def given_archive(source):
    """The archive below or beside REPOMAP_GRAMMARS_ARCHIVE, if it is there."""
    given = os.environ.get("REPOMAP_GRAMMARS_ARCHIVE")
    if not given:
        return None
    path = pathlib.Path(given)
    if not path.exists():
        fail(f"REPOMAP_GRAMMARS_ARCHIVE={given}: no such file or folder",
             "point it at a folder with " + ", ".join(source.archive for source in SOURCES))
    folder = path if path.is_dir() else path.parent
    archive = folder / source.archive
    return archive if archive.is_file() else None


def cache_directory():
    if sys.platform == "darwin":
        base = pathlib.Path.home() / "Library" / "Caches"
    else:
        configured = os.environ.get("XDG_CACHE_HOME", "")
        base = pathlib.Path(configured) if configured else pathlib.Path.home() / ".cache"
    return base / "repomap" / "grammars"


def check_hash(source, path, hint):
    found = sha256(path)
    if found != source.sha256:
        fail(f"{path} is not the pinned archive: its SHA-256 is {found}, not {source.sha256}", hint)


# Downloading


def download(source, destination):
    print(f"fetching grammars' sources: {source.package} {source.version}, "
          f"{source.megabytes} MB, once for all clones", file=sys.stderr)
    try:
        destination.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=destination.parent) as folder:
            archive = downloaded_archive(source, pathlib.Path(folder))
            check_hash(source, archive, "the download was altered on its way; try again")
            os.replace(archive, destination)
    except OSError as error:
        fail(f"cannot write into the cache folder {destination.parent}: {error.strerror}",
             "make room or rights there, or set XDG_CACHE_HOME to another folder")


def downloaded_archive(source, folder):
    # The hash stands in a requirements file, so that pip itself refuses other bytes.
    requirements = folder / "requirements.txt"
    requirements.write_text(f"{source.package}=={source.version} --hash=sha256:{source.sha256}\n")
    backend = folder / "backend" / "setuptools"
    backend.mkdir(parents=True)
    (backend / "__init__.py").touch()
    (backend / "build_meta.py").write_text(BUILD_BACKEND.format(
        stem=source.stem, package=source.package, version=source.version))
    result = subprocess.run(
        [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check",
         "--no-cache-dir", "--no-deps", "--no-binary=:all:", "--no-build-isolation",
         "--ignore-requires-python", "--dest", folder, "--requirement", requirements],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        env={**os.environ, "PYTHONPATH": str(backend.parent)})
    archive = folder / source.archive
    if result.returncode != 0 or not archive.is_file():
        fail(f"{source.package} could not be downloaded: {reason(result.stderr)}",
             remedy(result.stderr, source))
    return archive


def reason(messages):
    """The line of pip's messages that says most."""
    if "connection broken by" in messages:
        return "the package index cannot be reached"
    lines = [line.strip() for line in messages.splitlines() if line.strip()]
    told = [line for line in lines if line.startswith("ERROR:") or "No module" in line]
    return (told or lines or ["pip gave no reason"])[0].removeprefix("ERROR: ")


def remedy(messages, source):
    if "No module named pip" in messages:
        return "install pip (apt-get install python3-pip), or set REPOMAP_GRAMMARS_ARCHIVE"
    if "DO NOT MATCH THE HASHES" in messages:
        return "the package index gives other bytes than the pinned ones: do not use them"
    return ("check the network and pip's settings, or set REPOMAP_GRAMMARS_ARCHIVE to a folder "
            f"with a copy of {source.archive}")
