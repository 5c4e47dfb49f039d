#!/usr/bin/env python3
"""Prints docs/licenses.md: licenses.py BINARY

The grammars' part is the binary's own list, `repomap languages --json`.
"""
import json
import subprocess
import sys

HEAD = """# Licences of what is in the binary

repomap itself is under the [MIT licence](../LICENSE). `make licenses` writes this page; the binary
tells the same by `repomap languages --licenses`.

## Libraries

| part | licence |
|---|---|
| [libtree-sitter](https://github.com/tree-sitter/tree-sitter), as the system installs it | MIT |
| [swift-argument-parser](https://github.com/apple/swift-argument-parser) | Apache-2.0 |
| [swift-crypto](https://github.com/apple/swift-crypto), with BoringSSL | Apache-2.0 |
| [GRDB](https://github.com/groue/GRDB.swift) | MIT |
| [TOMLKit](https://github.com/LebJe/TOMLKit), with toml++ | MIT |
| [SQLite](https://www.sqlite.org), as the system installs it | public domain |
| [zstd](https://github.com/facebook/zstd), as the system installs it | BSD-3-Clause |
| [libstdc++](https://gcc.gnu.org), as the system installs it | GPL-3.0, runtime exception |
| [Swift's runtime and standard library](https://www.swift.org) | Apache-2.0, runtime exception |

## Grammars

Generated C sources of these revisions, as the source archives of the Python packages hold them that
`Scripts/grammar_archives.py` names; they are fetched by `make` and are not in this repository. The
full text of each licence stands at its origin. The tags queries are our own.

| language | licence | origin | revision |
|---|---|---|---|
"""


def main():
    command = [sys.argv[1], "languages", "--json"]
    output = subprocess.run(command, capture_output=True, check=True).stdout
    sys.stdout.write(HEAD + "".join(map(row, json.loads(output))))


def row(language):
    revision = language["revision"][:12]
    return (f"| {language['name']} | {language['license']} | <{language['origin']}> "
            f"| `{revision}` |\n")


if __name__ == "__main__":
    main()
