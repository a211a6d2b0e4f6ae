"""Whether a voice is to lead, asked once, before the first session at which one can be heard."""

from collections.abc import Iterable

from backcare_tui.domain.interview.question import Answer, Choice, Question
from backcare_tui.domain.interview.steps import Ask, ChangeSetting, Interview, Remember, Speak
from backcare_tui.domain.journal.memo import MemoEntry, Subject, newest_about

SAMPLE = "Hello. I can lead you, so that you need no screen. Breathe out, and lift your hips. 1 of 8."

_VOICES = {Choice.YES: "all", Choice.NO: "none"}
"""What each answer makes of the setting `voice`."""


def voice_question(has_tones: bool) -> Question:
    """HAS_TONES says whether something plays them in place of what is not spoken."""
    return Question(
        name="voice",
        title="Shall a voice lead you?",
        body="You should hear it now. It says each movement, side and breath; “v” turns it off and on.",
        answers=(
            Answer(Choice.YES, "yes, say everything"),
            Answer(Choice.AGAIN, "say it again"),
            Answer(Choice.NO, "no, soft tones only" if has_tones else "no, without a voice"),
        ),
        escape=Choice.BACK,
    )


def ask_once_about_voice(memos: Iterable[MemoEntry], has_tones: bool) -> Interview[None]:
    """Let the voice be heard, and ask whether it is to lead, of somebody with MEMOS who was never asked.

    Who leaves it is not asked again, and is led.
    """
    if newest_about(memos, Subject.VOICE) is not None:
        return
    is_heard: bool = yield Speak(SAMPLE)
    if not is_heard:
        return
    yield Remember(Subject.VOICE, "asked")
    answer: Choice = yield Ask(voice_question(has_tones))
    while answer is Choice.AGAIN:
        yield Speak(SAMPLE)
        answer = yield Ask(voice_question(has_tones))
    if answer in _VOICES:
        yield ChangeSetting("voice", _VOICES[answer])
