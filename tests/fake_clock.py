"""A clock that moves only when a test says so."""

from datetime import UTC, datetime, timedelta, timezone, tzinfo


class FakeClock:
    """Stands at 0 s and at a Sunday morning in November until `advance` is called.

    It is where ZONE says; without, where NOW has its offset from, in summer and in winter.
    """

    def __init__(self, now: datetime | None = None, zone: tzinfo | None = None) -> None:
        self.rate = 1.0
        self.seconds = 0.0
        self._start = now or datetime(2026, 11, 22, 8, 30, tzinfo=UTC)
        self.zone = zone or self._start.tzinfo or UTC

    def monotonic(self) -> float:
        return self.seconds

    def now(self) -> datetime:
        moment = self._start + timedelta(seconds=self.seconds)
        if moment.tzinfo is self.zone:
            return moment
        local = moment.astimezone(self.zone)
        return local.replace(tzinfo=timezone(local.utcoffset() or timedelta()))

    def advance(self, seconds: float) -> None:
        self.seconds += seconds
