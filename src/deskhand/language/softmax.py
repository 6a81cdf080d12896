"""Multinomial logistic regression in numpy: small, exact and without a library to load."""

import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Labels = NDArray[np.intp]

_MOST_STEPS = 300
_CLOSE_ENOUGH = 1e-3


class Softmax(NamedTuple):
    """A linear layer; its softmax gives the probability of each class."""

    weights: Floats
    bias: Floats

    def logits(self, rows: Floats) -> Floats:
        """One row of logits per row of features."""
        return rows @ self.weights + self.bias


def fit(rows: Floats, labels: Labels, *, classes: int, penalty: float) -> Softmax:
    """Minimize the log loss plus `penalty` / 2 times the squared weights and bias.

    Each step solves the same matrix, an upper bound of the curvature (Böhning 1992), so it is
    inverted once; the steps are accelerated (Nesterov).
    """
    rows = np.hstack([rows, np.ones((len(rows), 1), np.float32)])
    wanted = np.eye(classes, dtype=np.float32)[labels]
    bound = rows.T @ rows / 2 + penalty * np.eye(rows.shape[1], dtype=np.float32)
    inverse: Floats = np.linalg.inv(bound).astype(np.float32)
    weights: Floats = np.zeros((rows.shape[1], classes), np.float32)
    ahead, momentum = weights, 1.0
    for _ in range(_MOST_STEPS):
        gradient = rows.T @ (probabilities(rows @ ahead) - wanted) + penalty * ahead
        following = (ahead - inverse @ gradient).astype(np.float32)
        change = following - weights
        rise = (1 + math.sqrt(1 + 4 * momentum**2)) / 2
        ahead = (following + (momentum - 1) / rise * change).astype(np.float32)
        weights, momentum = following, rise
        if np.abs(change).max() < _CLOSE_ENOUGH * (1 + np.abs(weights).max()):
            break
    return Softmax(weights[:-1], weights[-1])


def probabilities(logits: Floats) -> Floats:
    """Softmax over the last axis."""
    powers = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)
