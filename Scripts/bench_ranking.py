#!/usr/bin/env python3
"""Measures what ranking a generated repository costs: bench_ranking.py BINARY [FILES [REFERENCES]].

The tree has FILES files (20,000), each with ten definitions and, in all, REFERENCES words
(1,000,000) that other files define, some much more often than others. The closing lines of the
last runs tell the time of ranking: words, edges, PageRank, choice, and nothing of reading.
"""
import os
import random
import subprocess
import sys
import tempfile


def write_tree(folder, file_count, reference_count):
    numbers = random.Random(1)
    for file in range(file_count):
        directory = os.path.join(folder, f"part{file // 200}")
        os.makedirs(directory, exist_ok=True)
        lines = [f"def work{file}x{number}(): pass" for number in range(10)]
        targets = set()
        while len(targets) < reference_count // file_count:
            # A tenth of the files get half of the references.
            limit = file_count // 10 if numbers.random() < 0.5 else file_count
            targets.add((numbers.randrange(limit), numbers.randrange(10)))
        lines += [f"work{target}x{number}()" for target, number in sorted(targets)]
        with open(os.path.join(directory, f"file{file}.py"), "w") as output:
            output.write("\n".join(lines) + "\n")


def main():
    binary = os.path.abspath(sys.argv[1])
    file_count, reference_count = (
        [int(argument) for argument in sys.argv[2:4]] + [20_000, 1_000_000][len(sys.argv) - 2:])
    with tempfile.TemporaryDirectory() as folder:
        tree, cache = os.path.join(folder, "tree"), os.path.join(folder, "cache")
        os.mkdir(tree)
        write_tree(tree, file_count, reference_count)
        command = [
            binary, "map", "--no-history", "--query", "work7 file3", "--cache-dir", cache, tree]
        for _ in range(3):
            run = subprocess.run(command, capture_output=True, text=True, check=True)
            print(run.stderr.strip().splitlines()[-1])


if __name__ == "__main__":
    main()
