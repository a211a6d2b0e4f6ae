"""How long it takes to say something."""

WORDS_PER_MINUTE = 160
"""How fast a calm voice speaks."""


def speaking_seconds(words: str) -> float:
    """How long it takes to say WORDS."""
    return len(words.split()) * 60 / WORDS_PER_MINUTE
