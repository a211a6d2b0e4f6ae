"""What a TOML file written by hand never needs, found before the parser sees it.

The parser's work grows with the square of how many parts a dotted name has, and with the number of names below it.
So names, lines and nesting are bounded first, in one pass over the text.
"""

import re

LONGEST_LINE = 10_000
"""Characters; no field of the catalogue needs a tenth of them."""
LONGEST_NAME = 100
"""Characters of one part of a name, and of a number."""
DEEPEST = 16
"""Parts of a dotted name, and brackets within each other."""

_BARE = r"[A-Za-z0-9_-]++"
_BASIC = r'"(?:[^"\\\n]++|\\.)*+"?+'
_LITERAL = r"'[^'\n]*+'?+"
_PART = rf"(?:{_BARE}|{_BASIC}|{_LITERAL})"
_TOKENS = rf"""
    (?:
        [^A-Za-z0-9_"'\#\[\]{{}}-]++
        | \#[^\n]*+
        | \"\"\"(?:[^"\\]++|\\.|"(?!""))*+(?:"{{3,5}})?+
        | \'\'\'(?:[^']++|'(?!''))*+(?:'{{3,5}})?+
        | {_BASIC}(?![ \t]*+[.=])
        | [A-Za-z0-9_-]{{1,{LONGEST_NAME}}}+(?![A-Za-z0-9_-]|[ \t]*+\.)
    )++
    | (?P<open>[\[{{])
    | (?P<close>[\]}}])
    | (?P<word>{_PART}(?:[ \t]*+\.[ \t]*+{_PART})*+) (?P<named>(?=[ \t]*+=))?
"""
"""What is all right by itself, in one stretch; brackets; names, numbers and texts that have to be looked at.

It is compiled when a person's own file is read: the shipped ones are known to be right.
"""


def out_of_bounds(text: str) -> tuple[int, str] | None:
    """The first line of TEXT, counted from 1, with more than anyone writes by hand, and what is wrong with it."""
    unified = text.replace("\r\n", "\n")
    overdone = _overdone(unified)
    line = None if overdone is None else unified.count("\n", 0, overdone[0]) + 1
    for number, content in enumerate(unified.split("\n"), start=1):
        if number == line:
            break
        if len(content) > LONGEST_LINE:
            return number, f"is longer than {LONGEST_LINE:,} characters; divide it"
    return None if line is None or overdone is None else (line, overdone[1])


def _overdone(text: str) -> tuple[int, str] | None:
    """Where in TEXT a name or number is too long, or something nested too deeply, and what to say of it."""
    depth = 0
    for token in re.finditer(_TOKENS, text, re.VERBOSE | re.DOTALL):
        match token.lastgroup:
            case "open":
                depth += 1
                if depth > DEEPEST:
                    return token.start(), f"is nested too deeply; {DEEPEST} brackets within each other are enough"
            case "close":
                depth -= 1
            case "word" | "named":
                what = _too_long(token["word"], named=token.lastgroup == "named")
                if what:
                    return token.start(), what
    return None


def _too_long(word: str, *, named: bool) -> str:
    """What is too much about WORD: a name if NAMED, else perhaps a number or text; empty if it is all right."""
    if len(word) <= LONGEST_NAME and word.count(".") < DEEPEST:
        return ""
    parts = re.findall(_PART, word, re.DOTALL)
    if len(parts) > DEEPEST:
        return f"holds a name of {len(parts):,} parts; {DEEPEST} are enough"
    is_name = named or len(parts) > 1
    if not any(len(part) > LONGEST_NAME and (is_name or part[0] not in "\"'") for part in parts):
        return ""
    what = "number" if word[0].isdigit() else "name"
    return f"holds a {what} that is too long; {LONGEST_NAME} characters are enough"
