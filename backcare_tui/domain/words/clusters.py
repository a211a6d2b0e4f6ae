"""Characters as people see them: what one press of backspace takes away.

One of them may be many of Unicode's: a letter and its accents, a flag, people joined into a family, a syllable of
Korean or Hindi. Extended grapheme clusters of Unicode's annex 29.
"""

from collections.abc import Iterator


def clusters(text: str) -> Iterator[str]:
    """The characters of TEXT, none cut in two."""
    if _is_one_each(text):
        return iter(text)
    from wcwidth import iter_graphemes

    return iter_graphemes(text)


def whole_before(text: str, index: int) -> int:
    """INDEX, or where the character of TEXT begins that INDEX would cut."""
    return _around(text, index)[0]


def whole_after(text: str, index: int) -> int:
    """INDEX, or where the character of TEXT ends that INDEX would cut."""
    return _around(text, index)[1]


def _around(text: str, index: int) -> tuple[int, int]:
    if _is_one_each(text) or not 0 < index < len(text):
        return index, index
    end = 0
    for cluster in clusters(text):
        start, end = end, end + len(cluster)
        if end > index:
            return start, end
        if end == index:
            break
    return index, index


def _is_one_each(text: str) -> bool:
    return text.isascii() and "\r" not in text
