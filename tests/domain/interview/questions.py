"""Every question of the program, by its name; `test_question.py` holds that none is missing."""

from backcare_tui.domain.catalogue.terms import CautionTag, Does
from backcare_tui.domain.guidance.adapt import NothingLeftError
from backcare_tui.domain.guidance.cautions.concerns import Change
from backcare_tui.domain.guidance.hurt import offer_for
from backcare_tui.domain.guidance.signs.safety import HelpLevel
from backcare_tui.domain.guidance.signs.signs_said import SignsSaid
from backcare_tui.domain.interview.before.changes import changes_question, nothing_left_question, overrule_question
from backcare_tui.domain.interview.before.questions import (
    NOT_TODAY,
    RATE_BEFORE,
    RATE_LEG,
    RATE_MORNING,
    gentle_question,
    morning_question,
    unusual_question,
    usual_high_question,
)
from backcare_tui.domain.interview.before.voice import voice_question
from backcare_tui.domain.interview.circumstances_interview import circumstances_question
from backcare_tui.domain.interview.journal_questions import (
    add_question,
    damaged_question,
    keep_entry_question,
    leave_question,
    missing_question,
    restore_question,
    unsaved_entry_question,
)
from backcare_tui.domain.interview.look_back import (
    RATE_ACTIVITY,
    RATE_ENJOYMENT,
    RATE_WEEK,
    activity_question,
    ask_for_activity_question,
    name_question,
    rate_activity,
    same_activity_question,
    week_question,
)
from backcare_tui.domain.interview.question import NameQuestion, Question, RatingQuestion
from backcare_tui.domain.interview.session_questions import (
    RATE_AFTER,
    RATE_HURT,
    STOPPED,
    away_question,
    end_question,
    interrupted_question,
    kind_question,
    leg_question,
    remedy_question,
    save_again_question,
)
from backcare_tui.domain.interview.signs_interview import closed_question, signs_question
from backcare_tui.domain.interview.steps import Interrupt
from backcare_tui.domain.journal.complaint import PainKind
from backcare_tui.domain.journal.days import MIDNIGHT
from tests.domain.builders import a_routine, a_session, when
from tests.domain.guidance.signs.test_safety import a_card
from tests.domain.session.test_draft import a_draft

LEFT_OUT = Change("lift", None, CautionTag.OSTEOPOROSIS, Does.LEAVE_OUT, "For thin bones: no lift.", "no lift")
KEPT = Change("stay", None, CautionTag.HEART, Does.MIND, "For your heart, stay: Slowly.")

QUESTIONS: tuple[Question, ...] = (
    interrupted_question(a_draft(item=0), can_go_on=True, now=when(23)),
    interrupted_question(a_draft(), can_go_on=False, now=when(23)),
    morning_question(a_session(when(21)), "Starter three", when(22), days=MIDNIGHT),
    morning_question(a_session(when(19)), "Starter three", when(22), days=MIDNIGHT),
    unusual_question(),
    Interrupt("Perhaps not today", "Leave it.", answers=NOT_TODAY).question,
    usual_high_question(6.5),
    gentle_question("8 of 10 is a lot today.", "Gentle day", "Starter three"),
    end_question((), 4),
    end_question((), None),
    end_question(a_draft().records, 4),
    away_question(60),
    kind_question(),
    leg_question(),
    *(remedy_question(offer_for(pain, what)) for pain in (None, *range(11)) for what in PainKind),
    Interrupt("Stop now", "Rest.").question,
    Interrupt("Stop now", "Rest.", answers=STOPPED).question,
    save_again_question(kept=True),
    save_again_question(kept=False),
    leave_question("A session is under way", "It is kept."),
    add_question(),
    unsaved_entry_question("A rating."),
    keep_entry_question(),
    damaged_question("The journal is damaged."),
    missing_question("It holds less."),
    restore_question("Of yesterday."),
    voice_question(has_tones=True),
    week_question(),
    ask_for_activity_question(),
    activity_question("tie my shoes"),
    same_activity_question("tie my shoes", "tie laces"),
    *(signs_question(level, a_card(HelpLevel(level)), "") for level in (SignsSaid.EMERGENCY, SignsSaid.URGENT)),
    closed_question(a_card(HelpLevel.URGENT)),
    circumstances_question(),
    changes_question([LEFT_OUT, KEPT]),
    overrule_question("Lift", [LEFT_OUT]),
    overrule_question("Lift", [LEFT_OUT._replace(overruled=True)]),
    nothing_left_question(NothingLeftError(a_routine("lift"), (LEFT_OUT,), ())),
)
RATINGS: tuple[RatingQuestion, ...] = (
    RATE_BEFORE,
    RATE_LEG,
    RATE_MORNING,
    RATE_AFTER,
    RATE_HURT,
    RATE_WEEK,
    RATE_ENJOYMENT,
    RATE_ACTIVITY,
    rate_activity("tie my shoes"),
)
TYPED: tuple[NameQuestion, ...] = (name_question(""),)
NAMES = {name for questions in (QUESTIONS, RATINGS, TYPED) for name in (question.name for question in questions)}
