"""A clock that moves only when a test says so."""

from datetime import UTC, datetime, timedelta


class FakeClock:
    """Stands at 0 s and at a Sunday morning in November until `advance` is called."""

    def __init__(self, now: datetime | None = None) -> None:
        self.rate = 1.0
        self.seconds = 0.0
        self._start = now or datetime(2026, 11, 22, 8, 30, tzinfo=UTC)

    def monotonic(self) -> float:
        return self.seconds

    def now(self) -> datetime:
        return self._start + timedelta(seconds=self.seconds)

    def advance(self, seconds: float) -> None:
        self.seconds += seconds
