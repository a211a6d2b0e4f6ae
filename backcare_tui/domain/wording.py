"""Times, numbers and doses as one says them: the same on the screen, in the plain session and on paper."""

from datetime import datetime

from backcare_tui.domain.exercise import Dose, Exercise, Sides


def number_words(value: float) -> str:
    """VALUE without a needless decimal: "25", "1.5"."""
    return f"{value:.1f}".removesuffix(".0")


def counted(number: float, thing: str) -> str:
    """NUMBER of THING: "1 minute", "4 minutes"."""
    return f"{number_words(number)} {thing}{'' if number == 1 else 's'}"


def minutes_words(seconds: float) -> str:
    """SECONDS as whole minutes: "4 minutes"."""
    return counted(round(seconds / 60), "minute") if seconds >= 30 else "under a minute"


def clock_words(seconds: float) -> str:
    """SECONDS as minutes and seconds, rounded up so that 0:00 is the end: "2:41"."""
    whole = max(0, int(-(-seconds // 1)))
    return f"{whole // 60}:{whole % 60:02d}"


def day_words(moment: datetime) -> str:
    """The day of MOMENT: "Sunday 22 November"."""
    return f"{moment:%A} {moment.day} {moment:%B}"


def moment_words(moment: datetime, now: datetime) -> str:
    """Day and time of MOMENT, with the year if it is not the one of NOW: "Sunday 22 November 09:15"."""
    year = "" if moment.year == now.year else f" {moment.year}"
    return f"{day_words(moment)}{year} {moment:%H:%M}"


def dose_words(exercise: Exercise, dose: Dose) -> str:
    """DOSE of EXERCISE in a line: "8 times, holding 5 s"."""
    if dose.minutes:
        return counted(dose.minutes, "minute")
    times = dose.sets if dose.reps == 1 else dose.reps
    words = "once" if times == 1 else f"{times} times"
    if dose.sets > 1 and dose.reps > 1:
        words = f"{dose.sets} sets of {words}"
    if exercise.sides is not Sides.BOTH:
        words += " on each side"
    if dose.hold_s:
        words += f", holding {number_words(dose.hold_s)} s"
    if dose.sets > 1 and dose.rest_s:
        words += f", {number_words(dose.rest_s)} s rest between"
    return words
