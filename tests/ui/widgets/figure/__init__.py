"""The parts of what a session shows."""
