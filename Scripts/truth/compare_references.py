#!/usr/bin/env python3
"""Compares references that repomap lists with those that a language's own parser lists.

  repomap tags -q ROOT > TAGS.jsonl
  compare_references.py ROOT TRUTH.tsv TAGS.jsonl [SAMPLES]

A reference counts when path, line, column, name and kind agree; kinds that the truth calls "either"
are not judged. Prints precision, recall and F1 in
percent, of all and by kind, and SAMPLES of what only one side lists.
"""
import collections
import json
import os
import sys


def read_truth(path):
    files, truth = set(), set()
    with open(path, encoding="utf-8", errors="surrogateescape") as lines:
        for line in lines:
            file, row, column, kind, name = line.rstrip("\n").split("\t")
            files.add(file)
            if kind != "read":
                truth.add((file, int(row), int(column), kind, name))
    return files, truth


def read_tags(path, root, files):
    tags = set()
    with open(path, encoding="utf-8", errors="surrogateescape") as lines:
        for line in lines:
            tag = json.loads(line)
            file = os.path.relpath(tag["path"], root)
            if tag["role"] == "ref" and file in files:
                tags.add((file, tag["line"], tag["column"], tag["kind"], tag["name"]))
    return tags


def report(title, ours, truth):
    both = len(ours & truth)
    precision = 100 * both / max(1, len(ours))
    recall = 100 * both / max(1, len(truth))
    f1 = 200 * both / max(1, len(ours) + len(truth))
    print(f"{title:10} {len(truth):8} {precision:6.2f} {recall:6.2f} {f1:6.2f}")


def main():
    root, count = sys.argv[1], int(sys.argv[4]) if len(sys.argv) > 4 else 0
    files, truth = read_truth(sys.argv[2])
    ours = read_tags(sys.argv[3], root, files)
    open_places = {one[:3] for one in truth if one[3] == "either"}
    ours = {one for one in ours if one[:3] not in open_places}
    truth = {one for one in truth if one[:3] not in open_places}
    print(f"{'kind':10} {'truth':>8} {'P':>6} {'R':>6} {'F1':>6}   {len(files)} files")
    report("all", ours, truth)
    kinds = collections.Counter(reference[3] for reference in truth | ours)
    for kind, _ in kinds.most_common():
        report(kind, *({one for one in side if one[3] == kind} for side in (ours, truth)))
    for title, only in [("missing", truth - ours), ("extra", ours - truth)]:
        only = sorted(only)
        for one in only[:: max(1, len(only) // max(1, count))][:count]:
            print(title, *one, sep="\t")


if __name__ == "__main__":
    main()
