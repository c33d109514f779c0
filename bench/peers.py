"""The peers written in Python: answers one JSON value a line to one question a line; keeps the time itself."""

import importlib
import importlib.metadata
import json
import pathlib
import subprocess
import sys
import tempfile
import time


def optional(name):
    try:
        return importlib.import_module(name)
    except Exception:  # a wheel that does not load is as good as none
        return None


PACKAGES = {name: optional(name) for name in ("ftfy", "opencc", "datasketch")}
PERMUTATIONS = 128
SHINGLE = 5


def signature(text):
    shingles = {text[i : i + SHINGLE] for i in range(len(text) - SHINGLE + 1)}
    sketch = PACKAGES["datasketch"].MinHash(num_perm=PERMUTATIONS)
    sketch.update_batch([shingle.encode() for shingle in shingles])
    return sketch.hashvalues.tolist()


class Program:
    """The C++ program as it is called on a file: start-up, reading and writing included, the crossing to Python not."""

    def __init__(self, home):
        self.command = [home / "bin" / "opencc", "-c", home / "share" / "opencc" / "t2s.json"]
        self.folder = tempfile.TemporaryDirectory(prefix="qingwen-bench-")
        self.files = {}

    def __call__(self, text):
        folder = pathlib.Path(self.folder.name)
        if id(text) not in self.files:
            self.files[id(text)] = folder / f"{len(self.files)}.txt"
            self.files[id(text)].write_text(text, encoding="utf-8", newline="")
        out = folder / "out.txt"
        subprocess.run([*self.command, "-i", self.files[id(text)], "-o", out], check=True)
        return out


def opencc_program():
    home = pathlib.Path(PACKAGES["opencc"].__file__).parent / "clib"
    return Program(home) if (home / "bin" / "opencc").exists() else None


def functions():
    found = {}
    if PACKAGES["ftfy"]:
        found["ftfy.fix_text"] = PACKAGES["ftfy"].fix_text
        found["ftfy.fix_encoding"] = PACKAGES["ftfy"].fix_encoding
    if PACKAGES["opencc"]:
        found["OpenCC"] = PACKAGES["opencc"].OpenCC("t2s").convert
        program = opencc_program()
        if program:
            found["OpenCC program"] = program
    if PACKAGES["datasketch"]:
        found["datasketch"] = signature
    return found


def main():
    peers = functions()
    loads = []
    for line in sys.stdin:
        question = json.loads(line)
        if question["do"] == "versions":
            present = [name for name, module in PACKAGES.items() if module]
            answer = {name: importlib.metadata.version(name) for name in present}
        elif question["do"] == "load":
            loads.append(question["texts"])
            answer = len(loads) - 1
        elif question["do"] == "results":
            peer = peers[question["peer"]]
            answer = [peer(text) for text in question["texts"]]
        else:
            peer = peers[question["peer"]]
            texts = loads[question["load"]]
            started = time.perf_counter()
            for _ in range(question["repeat"]):
                for text in texts:
                    peer(text)
            answer = time.perf_counter() - started
        print(json.dumps(answer), flush=True)


main()
