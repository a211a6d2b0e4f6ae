"""What is asked about the journal, what is written into it, and on the way out."""

from backcare_tui.domain.interview.question import Answer, Choice, Question


def leave_question(title: str, body: str) -> Question:
    """Whether to leave although something is under way, which TITLE and BODY say."""
    return Question(
        name="leave",
        title=title,
        body=body,
        answers=(Answer(Choice.QUIT, "quit the program"), Answer(Choice.GO_ON, "stay, and go on")),
        escape=Choice.GO_ON,
    )


def add_question() -> Question:
    """What to write into the journal."""
    return Question(
        name="add-entry",
        title="Add to the journal",
        answers=(
            Answer(Choice.RATING, "rate how your back is now"),
            Answer(Choice.ACTIVITY, "a walk, a ride or a swim"),
            Answer(Choice.SAVE, "save a session that you did without the program"),
            Answer(Choice.LOOK_BACK, "the past week, and what matters to you"),
            Answer(Choice.BACK, "nothing; go back"),
        ),
        escape=Choice.BACK,
    )


def unsaved_entry_question(told: str) -> Question:
    """What to do with what was written and not saved; TOLD says what that is."""
    return Question(
        name="unsaved-entry",
        title="Something you wrote was not saved",
        body=told,
        answers=(
            Answer(Choice.GO_ON, "go on writing"),
            Answer(Choice.DISCARD, "discard it"),
            Answer(Choice.LATER, "ask me later"),
        ),
        escape=Choice.LATER,
    )


def keep_entry_question() -> Question:
    """What to do with what is written, on the way out of its form."""
    return Question(
        name="keep-entry",
        title="Keep what you wrote?",
        answers=(
            Answer(Choice.SAVE, "save it"),
            Answer(Choice.DISCARD, "discard it"),
            Answer(Choice.GO_ON, "go on writing"),
        ),
        escape=Choice.GO_ON,
    )


def damaged_question(title: str) -> Question:
    """What to do about a damaged journal, as TITLE says."""
    return Question(
        name="damaged-journal",
        title=title,
        body="Nothing in the file was changed, and it is kept whatever you choose.",
        answers=(
            Answer(Choice.YES, "yes, rebuild it from what can be read and from backups"),
            Answer(Choice.BACKUPS, "an older version: choose a backup"),
            Answer(Choice.GO_ON, "go on without the journal"),
        ),
        escape=Choice.GO_ON,
    )


def missing_question(body: str) -> Question:
    """What to do about a journal that holds less than it did, as BODY says."""
    return Question(
        name="missing-entries",
        title="Is something missing?",
        body=body,
        answers=(
            Answer(Choice.BACKUPS, "an older version: look at the backups, and restore one"),
            Answer(Choice.GO_ON, "go on with the journal as it is"),
        ),
        escape=Choice.GO_ON,
    )


def restore_question(body: str) -> Question:
    """Whether to restore the backup that BODY tells of."""
    return Question(
        name="restore-backup",
        title="Restore this backup?",
        body=body,
        answers=(
            Answer(Choice.YES, "yes, use it: the journal becomes what it was then"),
            Answer(Choice.BACK, "go back, and leave the journal as it is"),
        ),
        escape=Choice.BACK,
    )
