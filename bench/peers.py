"""The peers written in Python: answers one JSON value a line to one question a line; keeps the time itself."""

import base64
import contextlib
import importlib
import importlib.metadata
import io
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


# Parts of datatrove want packages that it does not bring.
MODULES = {"datatrove": "datatrove.pipeline.dedup"}
PEERS = ("ftfy", "opencc", "datasketch", "lingua", "chardet", "datatrove")
PACKAGES = {name: optional(MODULES.get(name, name)) for name in PEERS}
DISTRIBUTIONS = {"lingua": "lingua-language-detector"}
PERMUTATIONS = 128
SHINGLE = 5


def signature(text):
    shingles = {text[i : i + SHINGLE] for i in range(len(text) - SHINGLE + 1)}
    sketch = PACKAGES["datasketch"].MinHash(num_perm=PERMUTATIONS)
    sketch.update_batch([shingle.encode() for shingle in shingles])
    return sketch.hashvalues.tolist()


class Chain:
    """A whole job as it is put together in Python: repair, language, conversion, near-duplicates; in memory, no files."""

    LANGUAGES = ("CHINESE", "ARABIC", "ENGLISH", "JAPANESE", "KOREAN", "PERSIAN", "URDU", "RUSSIAN", "FRENCH", "GERMAN")
    THRESHOLD = 0.55

    def __init__(self):
        lingua = PACKAGES["lingua"]
        languages = [getattr(lingua.Language, name) for name in self.LANGUAGES]
        self.detector = lingua.LanguageDetectorBuilder.from_languages(*languages).build()
        self.chinese = lingua.Language.CHINESE
        self.convert = PACKAGES["opencc"].OpenCC("t2s").convert
        self.index = PACKAGES["datasketch"].MinHashLSH(threshold=self.THRESHOLD, num_perm=PERMUTATIONS)
        self.count = 0

    def __call__(self, text):
        text = PACKAGES["ftfy"].fix_text(text)
        if self.detector.detect_language_of(text) == self.chinese:
            text = self.convert(text)
        sketch = PACKAGES["datasketch"].MinHash(num_perm=PERMUTATIONS)
        sketch.update_batch([text[i : i + SHINGLE].encode() for i in range(len(text) - SHINGLE + 1)])
        if not self.index.query(sketch):
            self.index.insert(self.count, sketch)
            self.count += 1
        return text


def charset(encoded):
    return PACKAGES["chardet"].detect(base64.b64decode(encoded))["encoding"] or ""


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


class Datatrove:
    """Near-duplicates of a file of JSONL taken out by MinHash, in four steps as its documentation has it; tells how many stay."""

    def __init__(self):
        from datatrove.executor import LocalPipelineExecutor
        from datatrove.pipeline import dedup
        from datatrove.pipeline.dedup.minhash import MinhashConfig
        from datatrove.pipeline.readers import JsonlReader
        from datatrove.pipeline.writers import JsonlWriter
        from datatrove.utils.word_tokenizers import WordTokenizer

        class Characters(WordTokenizer):
            def word_tokenize(self, text):
                return list(text)

            def sent_tokenize(self, text):
                return [text]

            def span_tokenize(self, text):
                return [(0, len(text))]

        self.config = MinhashConfig(n_grams=SHINGLE)
        self.characters = Characters()
        self.dedup, self.reader, self.writer, self.executor = dedup, JsonlReader, JsonlWriter, LocalPipelineExecutor

    def __call__(self, path):
        path = pathlib.Path(path)
        with tempfile.TemporaryDirectory(prefix="qingwen-bench-") as folder:
            signatures, buckets, removed, kept = (f"{folder}/{name}" for name in ("signatures", "buckets", "removed", "kept"))
            read = self.reader(str(path.parent), glob_pattern=path.name)
            steps = [
                ([read, self.dedup.MinhashDedupSignature(signatures, self.config, language=self.characters)], 1),
                ([self.dedup.MinhashDedupBuckets(signatures, buckets, config=self.config)], self.config.num_buckets),
                ([self.dedup.MinhashDedupCluster(buckets, removed, config=self.config)], 1),
                ([read, self.dedup.MinhashDedupFilter(removed), self.writer(kept, compression=None)], 1),
            ]
            for at, (pipeline, tasks) in enumerate(steps):
                with contextlib.redirect_stderr(io.StringIO()):  # it tells its statistics there
                    self.executor(pipeline, tasks=tasks, workers=1, logging_dir=f"{folder}/log-{at}").run()
            return str(sum(len(file.read_text("utf-8").splitlines()) for file in pathlib.Path(kept).iterdir()))


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
    if all(PACKAGES[name] for name in ("ftfy", "opencc", "datasketch", "lingua")):
        found["chain"] = Chain()
    if PACKAGES["datatrove"]:
        found["datatrove"] = Datatrove()
    if PACKAGES["chardet"]:
        found["chardet"] = charset
    return found


def main():
    peers = functions()
    loads = []
    for line in sys.stdin:
        question = json.loads(line)
        if question["do"] == "versions":
            present = [name for name, module in PACKAGES.items() if module]
            answer = {name: importlib.metadata.version(DISTRIBUTIONS.get(name, name)) for name in present}
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
