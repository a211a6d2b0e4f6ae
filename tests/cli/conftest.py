"""What commands read and write lies in memory: no test here pulls the plug."""

from tests.in_memory import tmp_path

__all__ = ["tmp_path"]
