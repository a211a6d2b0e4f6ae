"""The journal of a life lies in memory: it is asked, and no plug is pulled."""

from tests.in_memory import tmp_path

__all__ = ["tmp_path"]
