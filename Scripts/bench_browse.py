#!/usr/bin/env python3
"""Measures how soon the browser answers: bench_browse.py BINARY FOLDER [STARTS].

Each of STARTS (7) begins with an empty store, so that files are being parsed meanwhile: the time
from the start to the first frame, and from a step in the list to the frame that shows it. Told
are the median and the 95th of a hundred, in milliseconds.
"""
import fcntl
import os
import pty
import select
import signal
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time

FRAME_END = b"\x1b[?2026l"
# What stands before the chosen row.
MARK = "▸".encode()
STEPS = 40
PAUSE_IN_SECONDS = 0.023
PATIENCE_IN_SECONDS = 30


def start(binary, folder, store):
    """The program on a terminal of its own, 120 columns wide and 40 rows high."""
    terminal, inner = pty.openpty()
    fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    environment = dict(
        os.environ, TERM="xterm-256color", LANG="C.UTF-8", REPOMAP_CACHE_DIR=store)
    process = subprocess.Popen(
        [binary, "browse", folder], stdin=inner, stdout=inner, stderr=inner, env=environment,
        start_new_session=True,
        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0))
    os.close(inner)
    return process, terminal


def read_until(terminal, wanted, begin):
    """The milliseconds since `begin` until a frame has ended that holds `wanted`."""
    seen = b""
    while wanted not in seen or not seen.endswith(FRAME_END):
        if not select.select([terminal], [], [], PATIENCE_IN_SECONDS)[0]:
            sys.exit("error: the browser does not answer")
        seen += os.read(terminal, 1 << 16)
    return (time.monotonic() - begin) * 1000


def drain(terminal, seconds):
    """Reads what comes meanwhile; true if files are still being parsed after it."""
    end, is_busy = time.monotonic() + seconds, False
    while (left := end - time.monotonic()) > 0:
        if select.select([terminal], [], [], left)[0]:
            is_busy = os.read(terminal, 1 << 16) != b"" or is_busy
    return is_busy


def measure(binary, folder):
    """The first frame's time, and those of the steps that fell into the parsing."""
    with tempfile.TemporaryDirectory() as store:
        begin = time.monotonic()
        process, terminal = start(binary, folder, store)
        first = read_until(terminal, FRAME_END, begin)
        read_until(terminal, MARK, begin)
        steps = []
        for number in range(STEPS):
            is_busy = drain(terminal, PAUSE_IN_SECONDS)
            begin = time.monotonic()
            os.write(terminal, b"jk"[number % 2:][:1])
            step = read_until(terminal, MARK, begin)
            if is_busy:
                steps.append(step)
        process.send_signal(signal.SIGTERM)
        process.wait()
        os.close(terminal)
    return first, steps


def tell(name, times):
    ordered = sorted(times)
    most = ordered[min(len(ordered) - 1, len(ordered) * 95 // 100)]
    print(f"{name}: {statistics.median(ordered):.1f} ms, 95th {most:.1f} ms, of {len(ordered)}")


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    runs = [measure(os.path.abspath(sys.argv[1]), sys.argv[2])
            for _ in range(int(sys.argv[3]) if len(sys.argv) == 4 else 7)]
    tell("first frame", [first for first, _ in runs])
    tell("step while parsing", [step for _, steps in runs for step in steps])


if __name__ == "__main__":
    main()
