#!/usr/bin/env python3
"""Measures repomap against floors and peers: bench.py BINARY FOLDER...

Each folder is measured with every peer that is on the PATH (git, ctags, ripgrep, ast-grep, aider);
those that are not are named. FLOOR may name a command that reads lines "LANGUAGE<tab>PATH" and
only parses those files. GROWTH may name one large tree, for the time that a megabyte takes in all
of it and in a part of about 1,000 files. The report goes to docs/benchmarks/DATE.md, the same
figures as JSON beside it.

A comparison runs both commands alternately, RUNS times (5), in processes of their own with output
to /dev/null, and gives medians: machines are shared, so ratios within one session are what counts.
Nothing here fails for a slow machine; a command that ends with an error has its row say so.
"""
import datetime
import json
import os
import platform
import resource
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

RUNS = int(os.environ.get("RUNS", "5"))
# Languages that ctags knows by the same names, and grammars whose names differ from theirs.
CTAGS_LANGUAGES = {
    "C", "C++", "Go", "Java", "JavaScript", "Python", "Ruby", "Rust", "TypeScript"}
GRAMMARS = {"C++": "cpp", "C#": "c_sharp", "Shell": "bash"}
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


class Measurement:
    """Wall and processor time of a command's runs, in seconds."""

    def __init__(self):
        self.wall, self.processor, self.status = [], [], 0

    def run(self, command, folder, environment, stdin):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        start = time.monotonic()
        with open(stdin or os.devnull, "rb") as source:
            result = subprocess.run(
                command, cwd=folder, env=environment, stdin=source,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        self.wall.append(time.monotonic() - start)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.processor.append(
            after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        self.status = self.status or result.returncode

    @property
    def figures(self):
        return {
            "wall": statistics.median(self.wall), "processor": statistics.median(self.processor)}


def compare(ours, theirs, folder, environment, runs=RUNS, stdin=None):
    """Runs two commands alternately; `stdin` is a file for the second one."""
    pair = Measurement(), Measurement()
    for _ in range(runs):
        pair[0].run(ours, folder, environment, None)
        pair[1].run(theirs, folder, environment, stdin)
    return pair


class Report:
    def __init__(self):
        self.rows, self.notes = [], []

    def add(self, folder, what, peer, pair, figure, target):
        """One comparison by `figure`, wall or processor; `target` is the ratio to stay below."""
        ours, theirs = (measurement.figures for measurement in pair)
        # ctags and grep end with 1 where there was nothing to find.
        broken = [name for name, run in zip(("repomap", peer), pair) if run.status not in (0, 1)]
        self.rows.append({
            "folder": folder, "what": what, "peer": peer, "figure": figure, "repomap": ours,
            "other": theirs, "ratio": ours[figure] / max(theirs[figure], 1e-9),
            "target": target, "failed": broken})

    def add_halves(self, folder, what, measurement):
        """Wall time of a command with two workers against half its processor time."""
        half = Measurement()
        half.wall = [time / 2 for time in measurement.processor]
        half.processor = measurement.processor
        half.status = measurement.status
        self.add(folder, what, "half its processor time", (measurement, half), "wall", 1.1)

    def markdown(self, facts):
        lines = [f"# Benchmarks of {facts['date']}", ""]
        lines += [f"- {name}: {value}" for name, value in facts.items() if name != "date"]
        lines += [
            "", "| folder | what | against | figure | repomap | other | ratio | wanted |",
            "|---|---|---|---|---|---|---|---|"]
        for row in self.rows:
            ratio = f"{row['ratio']:.2f}"
            if row["failed"]:
                ratio = "failed: " + ", ".join(row["failed"])
            figure = row["figure"]
            lines.append(
                f"| {row['folder']} | {row['what']} | {row['peer']} | {figure} "
                f"| {row['repomap'][figure] * 1000:.0f} ms | {row['other'][figure] * 1000:.0f} ms "
                f"| {ratio} | {row['target'] if row['target'] else ''} |")
        return "\n".join(lines + [""] + [f"- {note}" for note in self.notes]) + "\n"

    def save(self, facts):
        """Writes the report as Markdown and JSON; returns the Markdown's path."""
        facts["load behind"] = f"{os.getloadavg()[0]:.1f}"
        target = os.path.join(ROOT, "docs", "benchmarks", facts["date"])
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with open(target + ".md", "w", encoding="utf-8") as output:
            output.write(self.markdown(facts))
        with open(target + ".json", "w", encoding="utf-8") as output:
            json.dump({"facts": facts, "rows": self.rows, "notes": self.notes}, output, indent=2)
            output.write("\n")
        return target + ".md"


def machine(binary):
    processor = platform.processor() or platform.machine()
    if os.path.exists("/proc/cpuinfo"):
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            names = [line.split(":")[1].strip() for line in file if line.startswith("model name")]
            processor = names[0] if names else processor
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    facts = {
        "date": datetime.date.today().isoformat(),
        "repomap": first_line([binary, "--version"]),
        "machine": f"{os.cpu_count()} x {processor}, {pages / 2 ** 30:.0f} GiB",
        "system": f"{platform.system()} {platform.release()}",
        "load before": f"{os.getloadavg()[0]:.1f}",
    }
    for name in ("git", "ctags", "rg", "ast-grep", "aider"):
        facts[name] = first_line([name, "--version"]) if shutil.which(name) else "not installed"
    return facts


def first_line(command):
    output = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    return output.splitlines()[0] if output else "tells no version"


def parsed_files(binary, folder, environment):
    """What `analyze` says of each file that is parsed."""
    result = subprocess.run(
        [binary, "analyze", "--format", "ndjson", "--no-cache", "."], cwd=folder, env=environment,
        capture_output=True, check=False)
    records = (json.loads(line) for line in result.stdout.splitlines())
    files = (record["data"] for record in records if record.get("type") == "file")
    return [
        file for file in files if file["outcome"] == "parsed" and isinstance(file["path"], str)]


def measure_parsing(report, binary, folder, environment, scratch):
    """Cold runs: against bare parsing and those that read every file, too."""
    name = os.path.basename(os.path.abspath(folder))
    tags = [binary, "tags", "--no-cache", "-q"]
    files = [
        (file["language"], file["path"]) for file in parsed_files(binary, folder, environment)]
    if os.environ.get("FLOOR"):
        listing = os.path.join(scratch, "files")
        with open(listing, "w", encoding="utf-8") as output:
            output.writelines(
                f"{GRAMMARS.get(language, language.lower())}\t{path}\n" for language, path in files)
        pair = compare(tags, shlex.split(os.environ["FLOOR"]), folder, environment, stdin=listing)
        report.add(name, "tags", "bare parsing", pair, "processor", 1.0)
    two = Measurement()
    for _ in range(RUNS):
        two.run(tags + ["--jobs", "2"], folder, environment, None)
    report.add_halves(name, "tags --jobs 2", two)
    definitions = tags + ["--definitions"]
    known = [path for language, path in files if language in CTAGS_LANGUAGES]
    # Where it reads less than half of the files, its time says nothing.
    if shutil.which("ctags") and 2 * len(known) > len(files):
        languages = CTAGS_LANGUAGES & {language for language, _ in files}
        command = [
            "ctags", "-R", "--languages=" + ",".join(sorted(languages)), "-f", os.devnull, "."]
        pair = compare(definitions, command, folder, environment)
        report.add(name, "tags --definitions", "ctags", pair, "wall", 2.5)
    if shutil.which("ast-grep"):
        command = ["ast-grep", "outline", "--json=stream", "--items", "all", "--view", "expanded"]
        pair = compare(definitions, command, folder, environment)
        report.add(name, "tags --definitions", "ast-grep outline", pair, "wall", 0.7)
    if shutil.which("aider") and os.path.exists(os.path.join(folder, ".git")):
        measure_map(report, binary, folder, environment, scratch)


def measure_map(report, binary, folder, environment, scratch):
    """Against aider's map, cold and warm, in a clone: aider leaves files in the tree."""
    name = os.path.basename(os.path.abspath(folder))
    clone = os.path.join(scratch, "clone-" + name)
    source = os.path.abspath(folder)
    subprocess.run(["git", "clone", "--quiet", "--shared", source, clone], check=True)
    # It asks for a model and its key before it maps; neither is used.
    theirs = [
        "aider", "--show-repo-map", "--map-tokens", "2048", "--model", "gpt-4o", "--yes-always",
        "--no-check-update", "--no-analytics", "--no-gitignore", "--no-show-model-warnings"]
    # A store of its own: tags go by content, and the folder's first run is still to be measured.
    environment = dict(
        environment, OPENAI_API_KEY="none",
        REPOMAP_CACHE_DIR=os.path.join(scratch, "map-cache-" + name))
    ours = [binary, "map", "--tokens", "2048", "-q"]
    for what in ("map", "map again"):
        pair = compare(ours, theirs, clone, environment, runs=1)
        report.add(name, what, "aider", pair, "wall", 0.05)


def measure_scanning(report, binary, folder, environment):
    name = os.path.basename(os.path.abspath(folder))
    files = [binary, "files"]
    if shutil.which("rg"):
        pair = compare(files, ["rg", "--files", "--hidden"], folder, environment, runs=3 * RUNS)
        report.add(name, "files", "rg --files --hidden", pair, "wall", 0.8)
    if shutil.which("git"):
        command = ["git", "ls-files", "-co", "--exclude-standard"]
        pair = compare(files, command, folder, environment, runs=3 * RUNS)
        report.add(name, "files", "git ls-files", pair, "processor", None)


def measure_second_run(report, binary, folder, environment):
    """Runs that find the store warm."""
    name = os.path.basename(os.path.abspath(folder))
    analyze = [binary, "analyze", "--json", "-q"]
    first = Measurement()
    first.run(analyze, folder, environment, None)
    report.notes.append(f"{name}: the first run took {first.wall[0]:.1f} s of wall time")
    if first.wall[0] < 2:
        # Files as young as the first look are read once more by the second.
        time.sleep(2)
    first.run(analyze, folder, environment, None)
    if shutil.which("git"):
        pair = compare(analyze, ["git", "status"], folder, environment)
        report.add(name, "analyze again", "git status", pair, "wall", 2.0)
    if shutil.which("ctags"):
        command = ["ctags", "-R", "-f", os.devnull, "."]
        pair = compare(analyze, command, folder, environment, runs=3)
        report.add(name, "analyze again", "ctags -R", pair, "wall", 0.1)
    measure_tag_writing(report, binary, folder, environment, name)
    measure_writing(report, analyze, folder, environment, name)


def measure_tag_writing(report, binary, folder, environment, name):
    """How fast `tags` writes JSON: what a run that writes all costs beyond one that writes little.

    Both find everything in the store and decode every tag; hardly a file defines a target.
    """
    everything = [binary, "tags", "-q"]
    little = everything + ["--kind", "target"]
    pair = compare(everything, little, folder, environment, runs=2 * RUNS)
    sizes = [
        len(subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, check=False).stdout)
        for command in (everything, little)]
    costs = [min(measurement.processor) for measurement in pair]
    rate = (sizes[0] - sizes[1]) / 1e6 / max(1e-9, costs[0] - costs[1])
    report.notes.append(
        f"{name}: `tags` writes {sizes[0] / 1e6:.1f} MB of JSON at {rate:.0f} MB/s of processor "
        "time (wanted: 300)")


def measure_writing(report, analyze, folder, environment, name):
    """How fast `analyze --json` writes: its bytes by the time of its last stage."""
    with tempfile.TemporaryDirectory() as scratch:
        rates = []
        for _ in range(RUNS):
            trace = os.path.join(scratch, "trace.json")
            result = subprocess.run(
                analyze + ["--trace", trace], cwd=folder, env=environment, capture_output=True,
                check=False)
            with open(trace, encoding="utf-8") as file:
                events = json.load(file)["traceEvents"]
            spans = [event["dur"] for event in events if event["name"] == "writing"]
            rates.append(len(result.stdout) / max(1, sum(spans)))
        report.notes.append(
            f"{name}: `analyze --json` writes {len(result.stdout) / 1e6:.1f} MB at "
            f"{statistics.median(rates):.0f} MB/s of wall time (wanted: 300)")


def part_of_size(files, wanted):
    """The folder whose number of files is nearest to `wanted`, and the first by name of such."""
    counts = {}
    for file in files:
        parts = file["path"].split("/")[:-1]
        for depth in range(1, len(parts) + 1):
            part = "/".join(parts[:depth])
            counts[part] = counts.get(part, 0) + 1
    return min(counts, key=lambda part: (abs(counts[part] - wanted), part), default=None)


def measure_growth(report, binary, folder, environment):
    """Wall time for a megabyte of a large tree against that of a part of it."""
    name = os.path.basename(os.path.abspath(folder))
    files = parsed_files(binary, folder, environment)
    part = part_of_size(files, 1000)
    if part is None:
        return
    costs = []
    for inner, runs in ((".", 1), (part, RUNS)):
        found = [file for file in files if inner == "." or file["path"].startswith(inner + "/")]
        size = sum(file.get("bytes", 0) for file in found) / 1e6
        run = Measurement()
        for _ in range(runs):
            run.run([binary, "tags", "--no-cache", "-q", inner], folder, environment, None)
        costs.append((len(found), run.figures["wall"] / size, run.figures["processor"] / size))
    whole, small = costs
    report.notes.append(
        f"{name}: {1000 * whole[1]:.1f} ms of wall time a megabyte in {whole[0]} files, "
        f"{1000 * small[1]:.1f} in the {small[0]} of {part}: {whole[1] / small[1]:.2f} times "
        f"(wanted: 1.2); of processor time {whole[2] / small[2]:.2f} times")


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    binary = os.path.abspath(sys.argv[1])
    report = Report()
    facts = machine(binary)
    with tempfile.TemporaryDirectory() as scratch:
        environment = dict(os.environ, REPOMAP_CACHE_DIR=os.path.join(scratch, "cache"))
        if shutil.which("ctags"):
            pair = compare(
                [binary, "--version"], ["ctags", "--version"], ROOT, environment, runs=4 * RUNS)
            report.add("", "--version", "ctags", pair, "wall", 2.0)
        for folder in sys.argv[2:]:
            measure_scanning(report, binary, folder, environment)
            measure_parsing(report, binary, folder, environment, scratch)
            measure_second_run(report, binary, folder, environment)
            # What is measured is kept, whatever comes of the next folder.
            target = report.save(facts)
        if os.environ.get("GROWTH"):
            measure_growth(report, binary, os.environ["GROWTH"], environment)
            target = report.save(facts)
    print(target)


if __name__ == "__main__":
    main()
