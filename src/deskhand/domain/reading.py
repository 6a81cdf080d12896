"""What we understood of a message."""

from enum import StrEnum

from deskhand.domain.value import Value


class Detail(Value):
    """An order number, address, amount … found in the text."""

    kind: str
    """email | phone | order_id | amount | date | product | url | code."""
    value: str
    """Normal form: folded address, `CK-1042`, `49.00 USD`, ISO date."""
    start: int
    end: int


class Neighbor(Value):
    """An example that lies near the message, to explain a confidence."""

    category: str
    text: str
    similarity: float


class Guess(Value):
    """The intent model's word on a piece of text."""

    category: str | None
    """None: fits none of the categories."""
    confidence: float
    """Probability that this category (or none) is right, 0 to 1."""
    ranking: tuple[tuple[str, float], ...] = ()
    """Best categories with their probabilities, best first; the rest belongs to none of these."""
    neighbors: tuple[Neighbor, ...] = ()


class Concern(Value):
    """One thing the customer wants within a turn."""

    category: str | None
    confidence: float
    text: str
    start: int = 0
    end: int = 0
    neighbors: tuple[Neighbor, ...] = ()


class SmallTalk(StrEnum):
    """Words that want no work done."""

    greeting = "greeting"
    thanks = "thanks"
    farewell = "farewell"
    are_you_human = "are_you_human"


class Mood(Value):
    """How the customer feels, on one scale."""

    score: float
    """-1 (furious) to 1 (delighted)."""
    anger: float = 0.0
    """0 to 1."""

    @property
    def label(self) -> str:
        """The four labels of the field: angry, negative, neutral, positive."""
        if self.score <= -0.6 or self.anger >= 0.7:
            return "angry"
        if self.score < -0.2:
            return "negative"
        return "positive" if self.score > 0.25 else "neutral"


class Reading(Value):
    """What we understood of a turn."""

    concerns: tuple[Concern, ...]
    language: str
    """ISO 639-1 code, or `und` where the text is too short to say."""
    mood: Mood
    urgency: float
    """0 (whenever) to 1 (now)."""
    details: tuple[Detail, ...] = ()
    wants_person: bool = False
    wants_new_code: bool = False
    """Asks for another one-time code."""
    small_talk: SmallTalk | None = None

    def words(self) -> str:
        """Say it in one sentence, for the trace."""
        named = ", ".join(
            f"{c.category or 'none of the categories'} ({c.confidence:.0%})" for c in self.concerns
        )
        about = named or (self.small_talk.value if self.small_talk else "nothing to work on")
        person = "; asks for a person" if self.wants_person else ""
        return f"{about}; language {self.language}; mood {self.mood.label}{person}."
