"""A trainer for ordinary back pain in the terminal."""

__version__ = "0.1.0"
