"""How fast the movements of a session go."""

from typing import Annotated

from backcare_tui.domain.light_model import limits

SLOWEST, FASTEST = 0.5, 2.0
"""The bounds of the pace; 1.0 is as written, 2.0 twice as fast."""

PACE_STEP = 0.1
"""By how much one press of `[` or `]` changes it."""

Pace = Annotated[float, limits(ge=SLOWEST, le=FASTEST)]
"""The pace as it is kept and set."""
