"""What all models have in common."""

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """Never changes, knows no other fields than its own, and keeps what people wrote out of error messages."""

    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)
