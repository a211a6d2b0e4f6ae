"""Whether a voice is to lead is asked once, and only where it was heard."""

import pytest

from backcare_tui.domain.catalogue.catalogue import Catalogue
from backcare_tui.domain.interview.before.voice import SAMPLE, ask_once_about_voice
from backcare_tui.domain.interview.question import Choice, Question
from backcare_tui.domain.interview.session_interview import practise
from backcare_tui.domain.interview.steps import Guide
from tests.domain.builders import a_routine, an_exercise, by_id
from tests.domain.interview.means import means_for
from tests.domain.interview.mouth import Mouth


@pytest.mark.parametrize(
    ("answer", "changed"), [(Choice.YES, {"voice": "all"}), (Choice.NO, {"voice": "none"}), (Choice.BACK, {})]
)
def test_it_is_heard_asked_about_and_remembered_whatever_is_answered(
    answer: Choice, changed: dict[str, str]
) -> None:
    mouth = Mouth(answer, speaks=True).hears(ask_once_about_voice((), has_tones=True))
    assert mouth.spoken == [SAMPLE]
    assert mouth.changed == changed
    assert mouth.memos() == [("voice", "asked")]
    again = Mouth(speaks=True).hears(ask_once_about_voice(mouth.seen().memos, has_tones=True))
    assert (again.spoken, again.asked()) == ([], [])


def test_it_is_said_again_as_often_as_wished() -> None:
    mouth = Mouth(Choice.AGAIN, Choice.AGAIN, Choice.YES, speaks=True).hears(
        ask_once_about_voice((), has_tones=True)
    )
    assert mouth.spoken == [SAMPLE] * 3
    assert mouth.changed == {"voice": "all"}


@pytest.mark.parametrize(("has_tones", "words"), [(True, "no, soft tones only"), (False, "no, without a voice")])
def test_tones_are_named_only_where_something_plays_them(has_tones: bool, words: str) -> None:
    mouth = Mouth(Choice.NO, speaks=True).hears(ask_once_about_voice((), has_tones))
    question = mouth.question("voice").question
    assert isinstance(question, Question)
    assert question.answers[-1].words == words


def test_where_none_is_heard_nothing_is_asked_and_the_next_session_tries_again() -> None:
    mouth = Mouth().hears(ask_once_about_voice((), has_tones=True))
    assert (mouth.asked(), mouth.memos()) == ([], [])


def test_it_comes_right_before_the_first_session() -> None:
    means = means_for(Catalogue(by_id([an_exercise()])))
    mouth = Mouth(4, Choice.YES, 4, speaks=True).hears(practise(a_routine("lift"), 1.0, means))
    assert mouth.asked() == ["rate-before", "unusual", "voice", "rate-after"]
    kinds = mouth.kinds()
    assert kinds.index(Guide) > kinds.index(type(mouth.question("voice")))
