"""The peers written in Python: answers one JSON value a line to one question a line; keeps the time itself."""

import importlib
import importlib.metadata
import json
import sys
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


def functions():
    found = {}
    if PACKAGES["ftfy"]:
        found["ftfy.fix_text"] = PACKAGES["ftfy"].fix_text
        found["ftfy.fix_encoding"] = PACKAGES["ftfy"].fix_encoding
    if PACKAGES["opencc"]:
        found["OpenCC"] = PACKAGES["opencc"].OpenCC("t2s").convert
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
