"""What runs without a key: reading texts with small local models and plain patterns."""

from deskhand.language.details import PatternDetails
from deskhand.language.embedder import Embedder, best_embedder
from deskhand.language.identify import Languages
from deskhand.language.intents import IntentClassifier, train
from deskhand.language.model_store import install
from deskhand.language.mood import LexiconMood
from deskhand.language.redact import mask_cards, redact
from deskhand.language.spans import split
from deskhand.language.threads import keep_to_one_core

__all__ = [
    "Embedder",
    "IntentClassifier",
    "Languages",
    "LexiconMood",
    "PatternDetails",
    "best_embedder",
    "install",
    "keep_to_one_core",
    "mask_cards",
    "redact",
    "split",
    "train",
]
