"""The one family of errors a person can meet."""


class BackcareError(Exception):
    """Something the person can understand and act on.

    `title` says what is wrong, `advice` what to do next; both are single plain sentences.
    """

    def __init__(self, title: str, advice: str = "") -> None:
        super().__init__(title)
        self.title = title
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.title} {self.advice}".rstrip()


class StoppedError(BackcareError):
    """The person stopped what takes long; says what is so now (exit status 130)."""


class UsageError(BackcareError):
    """The command was typed in a way that cannot work (exit status 2)."""
