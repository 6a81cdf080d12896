"""How secrets are kept: only as hashes."""

import hmac
from hashlib import sha256


def hash_of(token: str) -> str:
    """For random secrets of at least 128 bits; slow hashing would add nothing."""
    return sha256(token.encode()).hexdigest()


def keyed(secret: str, *parts: str) -> str:
    """For short or guessable values: useless without the desk's own key."""
    return hmac.new(secret.encode(), "\n".join(parts).encode(), sha256).hexdigest()
