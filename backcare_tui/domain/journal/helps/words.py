"""What followed what, in words: what was counted, plainly, and never more than that."""

from collections.abc import Callable, Iterator
from math import ceil, floor

from backcare_tui.domain.journal.entry import Compared
from backcare_tui.domain.journal.entry_words import NameOf
from backcare_tui.domain.journal.helps.changes import FEWEST, Changes, way_of
from backcare_tui.domain.journal.helps.helps import Finding, Helps, Of
from backcare_tui.domain.journal.helps.walking import NextDays, Walking
from backcare_tui.domain.words.wording import all_of, counted, date_words, number_words

HONEST = (
    "This is what happened, not proof.",
    "People train when it hurts, and such days often get better by themselves.",
    "A single point is within what ratings differ by anyway.",
)
"""Said each time that anything of this is said. One person's ratings differ by up to two points without a change
(Childs 2005).
"""

TITLE = "What followed what"
SECTIONS = {
    Of.SESSIONS: "All sessions",
    Of.EXERCISE: "Exercises",
    Of.ROUTINE: "Routines",
    Of.PART_OF_DAY: "Time of day",
}
WALKING = "Walking"

_FEW = 10
"""Times under which it is said that they are few."""
_SEVERAL = 4
"""Things compared, of which one may stand out by chance."""
_WHEN = {
    "morning": "in the morning",
    "afternoon": "in the afternoon",
    "evening": "in the evening",
    "night": "at night",
}
_ON_FOOT = "walk"


def span_words(helps: Helps) -> str:
    """Of which days HELPS tells: "28 March 2026 to 26 November 2026"."""
    last = date_words(helps.last)
    return f"{date_words(helps.first)} to {last}" if helps.first else f"all of the journal, to {last}"


def finding_name(finding: Finding, name_of: NameOf) -> str:
    """What FINDING is about: "Bridge", "Bridge and Knee rolls", "In the morning"."""
    match finding.of:
        case Of.SESSIONS:
            return "Any session"
        case Of.PART_OF_DAY:
            return _WHEN[finding.ids[0]].capitalize()
        case _:
            return all_of(name_of(one) for one in finding.ids)


def finding_says(finding: Finding, name_of: NameOf) -> str:
    """FINDING in one sentence: "After sessions with Bridge your back hurt less than before 14 of 19 times,
    typically by 1 point; the morning after as much as before 9 of 15 times."
    """
    sessions = _sessions_words(finding, name_of)
    morning = _changed(finding.morning) if finding.morning else ""
    if finding.after is None:
        return f"The morning after {sessions} your back hurt {morning}."
    also = f"; the morning after {morning}" if morning else ""
    return f"After {sessions} your back hurt {_changed(finding.after)}{also}."


def short_words(finding: Finding) -> str:
    """The gist of FINDING, for a list: "less pain after 14 of 19"."""
    if finding.after is not None:
        return _gist(finding.after, "after")
    return _gist(finding.morning, "the morning after") if finding.morning else ""


def finding_facts(finding: Finding) -> Iterator[str]:
    """The numbers of FINDING, and what is to be known of its sessions."""
    if finding.before is not None:
        yield f"Before: typically pain {number_words(finding.before)} of 10."
    if finding.after:
        yield f"Right after: {_counts(finding.after)}"
    if finding.morning:
        yield f"The morning after: {_counts(finding.morning)}"
    if together := together_words(finding):
        yield together
    if finding.easier:
        what = "some of it" if finding.of is not Of.EXERCISE or len(finding.ids) > 1 else "it"
        yield f"{counted(finding.easier, 'session')} had {what} in the easier form."
    if finding.hurt:
        yield f"{counted(finding.hurt, 'session')} had something that hurt while it was done."
    if finding.ended_early:
        yield f"{counted(finding.ended_early, 'session')} ended early, and counted all the same."
    if finding.leg:
        yield f"{counted(finding.leg, 'session')} had pain in a leg too; the numbers are those of the back alone."


def together_words(finding: Finding) -> str:
    """What is never left out of a FINDING that is about several exercises; empty for one."""
    several = len(finding.ids) > 1
    return "They were only ever done together, so nobody can tell which of them it was." if several else ""


def walking_says(walking: Walking) -> str:
    """WALKING in one sentence, and one that says what it does not show."""
    return (
        f"The day after {_walk_words(walking)} typically began with pain {_began(walking.walked)}; "
        f"the day after none with {_began(walking.rested)}. People also walk more when it hurts less."
    )


def walking_facts(walking: Walking) -> Iterator[str]:
    """What was compared."""
    yield f"From the first such day, {date_words(walking.first)}, to the last, {date_words(walking.last)}."
    yield (
        "It is the first rating of the next day that counts. One of the same day may be why somebody went out, or "
        "did not."
    )


def chance_words(helps: Helps, of: Of) -> str:
    """What to bear in mind of those of one sort where there are several; empty where there are few."""
    number = len(helps.of(of))
    if of not in (Of.EXERCISE, Of.ROUTINE) or number < _SEVERAL:
        return ""
    return f"{number} {SECTIONS[of].lower()} are compared here: some come out well or badly by chance alone."


def left_out_words(helps: Helps) -> str:
    """What HELPS has ratings of, but too few to tell; empty where that is nothing."""
    if helps.silent or not helps.too_few:
        return ""
    what = counted(helps.too_few, "exercise or routine", "exercises and routines")
    return f"With fewer than {FEWEST} ratings, and so not told: {what}."


def silent_words(helps: Helps) -> str:
    """Why there is nothing to see in HELPS, and what to do next."""
    have = f"There {'is' if helps.rated == 1 else 'are'} {helps.rated} so far." if helps.rated else ""
    return (
        f"Nothing can be told yet. Once {FEWEST} sessions are rated before and after, what followed them stands "
        f"here, exercise by exercise. {have}"
    ).rstrip()


def less_or_more(points: float) -> str:
    """A change by so many POINTS: "1.5 less", "the same"."""
    if points == 0:
        return "the same"
    return f"{number_words(abs(points))} {'less' if points < 0 else 'more'}"


def _sessions_words(finding: Finding, name_of: NameOf) -> str:
    match finding.of:
        case Of.SESSIONS:
            return "your sessions"
        case Of.EXERCISE:
            return f"sessions with {finding_name(finding, name_of)}"
        case Of.ROUTINE:
            return finding_name(finding, name_of)
        case Of.PART_OF_DAY:
            return f"sessions {_WHEN[finding.ids[0]]}"


def _changed(changes: Changes) -> str:
    """CHANGES after "your back hurt": "less than before 14 of 19 times, typically by 1 point"."""
    match changes.mostly:
        case Compared.SAME:
            return f"as much as before {_of_times(changes.same, changes)}"
        case Compared.BETTER:
            return f"less than before {_of_times(changes.lower, changes)}{_by(changes)}"
        case Compared.WORSE:
            return f"more than before {_of_times(changes.higher, changes)}{_by(changes)}"
    told = ((changes.lower, "less"), (changes.same, "as much"), (changes.higher, "more"))
    (count, words), *others = [one for one in told if one[0]]
    return ", ".join([f"{words} {_of_times(count, changes)}", *(f"{words} {count}" for count, words in others)])


def _gist(changes: Changes, when: str) -> str:
    """CHANGES in the fewest words, with WHEN it was."""
    match changes.mostly:
        case Compared.SAME:
            return f"no change {when} {changes.same} of {_only(changes)}"
        case Compared.BETTER:
            return f"less pain {when} {changes.lower} of {_only(changes)}"
        case Compared.WORSE:
            return f"more pain {when} {changes.higher} of {_only(changes)}"
    return f"less pain {when} {changes.lower}, no change {changes.same}, more {changes.higher}"


def _by(changes: Changes) -> str:
    """By how much it was in the middle: ", typically by 1 point"; empty where too few are in points to say it,
    or those that are went another way than most.
    """
    middle = changes.median
    told = middle is not None and way_of(middle) is changes.mostly
    return f", typically by {counted(abs(middle), 'point')}" if middle and told else ""


def _of_times(count: int, changes: Changes) -> str:
    if count == changes.times >= _FEW:
        return f"all {changes.times} times"
    return f"{count} of {_only(changes)} times"


def _only(changes: Changes) -> str:
    return f"only {changes.times}" if changes.times < _FEW else f"{changes.times}"


def _counts(changes: Changes) -> str:
    """The numbers of CHANGES: "less 14, the same 3, more 2. Typically 1 less, and half of the times from 2 less to
    the same. 19 times cannot say it closer than: less in 5 to 9 of 10."
    """
    told = ((changes.lower, "less"), (changes.same, "the same"), (changes.higher, "more"))
    counts = f"{', '.join(f'{words} {count}' for count, words in told)}."
    middle, half = changes.median, changes.middle_half
    if middle is not None and half is not None:
        counts += f" Typically {less_or_more(middle)}{_span(', and half of the times', half, less_or_more)}."
    low, high = changes.share_lower
    return (
        f"{counts} {changes.times} times cannot say it closer than: less in {floor(low * 10)} to "
        f"{ceil(high * 10)} of 10."
    )


def _span(what: str, ends: tuple[float, float], words: Callable[[float], str]) -> str:
    """From where to where WHAT is, in WORDS; empty where that is one."""
    low, high = map(words, ends)
    return "" if low == high else f"{what} from {low} to {high}"


def _began(next_days: NextDays) -> str:
    """ "3 (23 days, half of them from 2 to 4)"."""
    span = _span(", half of them", next_days.middle_half, number_words)
    return f"{number_words(next_days.median)} ({counted(next_days.days, 'day')}{span})"


def _walk_words(walking: Walking) -> str:
    return "a walk" if walking.what == (_ON_FOOT,) else "a walk, a ride or a swim"
