"""Learns the intent model, and how far to trust it by guessing examples it has not seen."""

import numpy as np
from numpy.typing import NDArray

from deskhand.language.kernel import Kernel, lead, powers
from deskhand.language.softmax import Floats, Labels, Softmax, fit, probabilities

MOST_LANDMARKS = 1_500
_JITTER = 1e-4
_PENALTY = 0.03
_GATE_PENALTY = 0.01
_FOLDS = 6
_MEMBERS_OF_A_KIND = 8
_TEMPERATURES = np.geomspace(0.2, 5.0, 40).astype(np.float32)


def learn(
    rows: Floats, labels: Labels, categories: int, *, most_landmarks: int = MOST_LANDMARKS
) -> Kernel:
    """Labels below `categories` are categories; that number itself is *none of these*."""
    order = np.random.default_rng(0).permutation(len(rows))
    landmarks = np.sort(order[:most_landmarks])
    known = rows[landmarks]
    within = powers(known @ known.T) + _JITTER * np.eye(len(known), dtype=np.float32)
    # The inverse root of the kernel turns kernels into features that a linear model can weigh.
    root: Floats = np.linalg.inv(np.linalg.cholesky(within)).T.astype(np.float32)
    features = powers(rows @ known.T) @ root
    head = fit(features, labels, classes=categories + 1, penalty=_PENALTY)
    seen_by_chance = _unseen(features, labels, categories, _by_chance(labels))
    seen_by_kind = _unseen(features, labels, categories, _by_kind(rows, labels, categories))
    logits = np.vstack([seen_by_chance, seen_by_kind])
    twice = np.concatenate([labels, labels])
    inside = twice < categories
    gate = _gate(lead(logits), inside)
    return Kernel(
        rows=rows,
        landmarks=landmarks,
        weights=root @ head.weights,
        bias=head.bias,
        slope=gate.weights[0, 1] - gate.weights[0, 0],
        offset=gate.bias[1] - gate.bias[0],
        temperature=_temperature(logits[inside, :-1], twice[inside]),
    )


def _unseen(features: Floats, labels: Labels, categories: int, folds: NDArray[np.intp]) -> Floats:
    """Logits of every example from a model that was learned without its fold."""
    logits = np.zeros((len(labels), categories + 1), np.float32)
    for fold in range(_FOLDS):
        held, kept = folds == fold, folds != fold
        if held.any():
            head = fit(features[kept], labels[kept], classes=categories + 1, penalty=_PENALTY)
            logits[held] = head.logits(features[held])
    return logits


def _gate(leads: Floats, inside: NDArray[np.bool_]) -> Softmax:
    return fit(leads[:, None], inside.astype(np.intp), classes=2, penalty=_GATE_PENALTY)


def _temperature(logits: Floats, labels: Labels) -> Floats:
    rows = np.arange(len(labels))
    losses = [
        -np.log(probabilities(logits / t)[rows, labels] + np.float32(1e-9)).mean()
        for t in _TEMPERATURES
    ]
    return _TEMPERATURES[int(np.argmin(losses))]


def _by_chance(labels: Labels) -> NDArray[np.intp]:
    """Each class spread evenly over the folds."""
    folds = np.zeros(len(labels), np.intp)
    for label in np.unique(labels):
        members = np.flatnonzero(labels == label)
        folds[members] = np.random.default_rng(int(label)).permutation(len(members)) % _FOLDS
    return folds


def _by_kind(rows: Floats, labels: Labels, categories: int) -> NDArray[np.intp]:
    """The same, but *none of these* is held out by kind: the next stranger is of a new kind."""
    folds = _by_chance(labels)
    outside = np.flatnonzero(labels == categories)
    if len(outside):
        folds[outside] = _kinds(rows[outside]) % _FOLDS
    return folds


def _kinds(rows: Floats) -> NDArray[np.intp]:
    """Number of the nearest anchor; each anchor is the row farthest from those before it."""
    anchors = [0]
    closest = rows @ rows[0]
    while len(anchors) < len(rows) // _MEMBERS_OF_A_KIND:
        anchors.append(int(closest.argmin()))
        closest = np.maximum(closest, rows @ rows[anchors[-1]])
    return (rows @ rows[anchors].T).argmax(axis=1)
