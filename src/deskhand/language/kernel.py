"""The intent model's numbers: similarities to known examples in, probabilities out."""

from typing import NamedTuple

import numpy as np

from deskhand.language.softmax import Floats, Labels, probabilities

_SHARPNESS = np.float32(3)


class Kernel(NamedTuple):
    """A softmax over kernels around examples: what is far from all of them gets no evidence."""

    rows: Floats
    """Features of all examples."""
    landmarks: Labels
    """Which examples carry a kernel."""
    weights: Floats
    """Landmark by class; the last class is *none of these*."""
    bias: Floats
    slope: Floats
    offset: Floats
    temperature: Floats

    def shares(self, similarity: Floats) -> Floats:
        """A column per category; what is missing to 1 is the probability that none fits."""
        logits = powers(similarity[:, self.landmarks]) @ self.weights + self.bias
        inside = probabilities(logits[:, :-1] / self.temperature)
        fits = 1 / (1 + np.exp(-(self.slope * lead(logits) + self.offset)))
        return inside * fits[:, None].astype(np.float32)


def powers(similarity: Floats) -> Floats:
    """The kernel: 1 for the same text, near 0 for an unrelated one."""
    return np.exp(_SHARPNESS * (similarity - np.float32(1)))


def lead(logits: Floats) -> Floats:
    """By how much the best category beats *none of these*."""
    return logits[:, :-1].max(axis=1) - logits[:, -1]
