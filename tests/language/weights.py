"""A model of the right shape with weights by chance, and what it must compute."""

import json
import math
import struct
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
WORDS, PLACES, SIZE, WIDE, LAYERS, HEADS = 20, 300, 384, 1_536, 6, 12


def random_weights() -> dict[str, Floats]:
    chance = np.random.default_rng(5)

    def some(*shape: int, spread: float = 0.03) -> Floats:
        return chance.normal(0, spread, shape).astype(np.float32)

    weights = {
        "embeddings.word_embeddings.weight": some(WORDS, SIZE, spread=1),
        "embeddings.position_embeddings.weight": some(PLACES, SIZE),
        "embeddings.token_type_embeddings.weight": some(2, SIZE),
        "embeddings.LayerNorm.weight": 1 + some(SIZE),
        "embeddings.LayerNorm.bias": some(SIZE),
    }
    shapes = {"attention.self.query": (SIZE, SIZE), "attention.self.key": (SIZE, SIZE)}
    shapes |= {"attention.self.value": (SIZE, SIZE), "attention.output.dense": (SIZE, SIZE)}
    shapes |= {"intermediate.dense": (WIDE, SIZE), "output.dense": (SIZE, WIDE)}
    for layer in range(LAYERS):
        prefix = f"encoder.layer.{layer}."
        for name, (out, into) in shapes.items():
            weights[f"{prefix}{name}.weight"] = some(out, into)
            weights[f"{prefix}{name}.bias"] = some(out)
        for name in ("attention.output.LayerNorm", "output.LayerNorm"):
            weights[f"{prefix}{name}.weight"] = 1 + some(SIZE)
            weights[f"{prefix}{name}.bias"] = some(SIZE)
    return weights


def write(weights: dict[str, Floats], file: Path) -> None:
    """As safetensors: a header of places, then the numbers."""
    header: dict[str, object] = {"__metadata__": {"format": "pt"}}
    at = 0
    for name, values in weights.items():
        places = [at, at + values.nbytes]
        header[name] = {"dtype": "F32", "shape": values.shape, "data_offsets": places}
        at = places[1]
    head = json.dumps(header).encode()
    body = b"".join(values.tobytes() for values in weights.values())
    file.write_bytes(struct.pack("<Q", len(head)) + head + body)


def embed(w: dict[str, Floats], tokens: list[int]) -> Floats:
    """BERT in plain float32 numpy."""
    x = w["embeddings.word_embeddings.weight"][tokens]
    x = x + w["embeddings.position_embeddings.weight"][: len(tokens)]
    x = _norm(w, x + w["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm")
    for layer in range(LAYERS):
        x = _layer(w, x, f"encoder.layer.{layer}.")
    mean = x.mean(axis=0)
    return mean / np.linalg.norm(mean)


def _layer(w: dict[str, Floats], x: Floats, p: str) -> Floats:
    query, key, value = (
        _linear(w, x, f"{p}attention.self.{n}").reshape(len(x), HEADS, -1).swapaxes(0, 1)
        for n in ("query", "key", "value")
    )
    scores = query @ key.swapaxes(1, 2) / math.sqrt(SIZE // HEADS)
    share = np.exp(scores - scores.max(axis=-1, keepdims=True))
    mixed = (share / share.sum(axis=-1, keepdims=True)) @ value
    joined = mixed.swapaxes(0, 1).reshape(len(x), SIZE)
    x = _norm(
        w, _linear(w, joined, f"{p}attention.output.dense") + x, f"{p}attention.output.LayerNorm"
    )
    wide = _linear(w, x, f"{p}intermediate.dense")
    bent = wide * (1 + np.vectorize(math.erf)(wide / math.sqrt(2))) / 2
    return _norm(
        w, _linear(w, bent.astype(np.float32), f"{p}output.dense") + x, f"{p}output.LayerNorm"
    )


def _linear(w: dict[str, Floats], x: Floats, name: str) -> Floats:
    return x @ w[f"{name}.weight"].T + w[f"{name}.bias"]


def _norm(w: dict[str, Floats], x: Floats, name: str) -> Floats:
    even = (x - x.mean(axis=-1, keepdims=True)) / np.sqrt(x.var(axis=-1, keepdims=True) + 1e-12)
    return even * w[f"{name}.weight"] + w[f"{name}.bias"]
