"""Plugin of pytest: writes what was skipped to the file SKIPPED, a test, a tab and the reason on each line."""

import os
from pathlib import Path

import pytest


class Skipped:
    def __init__(self, file: Path) -> None:
        self._file = file
        file.write_text("", "utf-8")

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self._take(report)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        self._take(report)

    def _take(self, report: pytest.TestReport | pytest.CollectReport) -> None:
        if report.skipped and not hasattr(report, "wasxfail"):
            why = str(report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr)
            with self._file.open("a", encoding="utf-8") as file:
                file.write(f"{report.nodeid}\t{' '.join(why.split())}\n")


def pytest_configure(config: pytest.Config) -> None:
    if "PYTEST_XDIST_WORKER" not in os.environ:  # they tell the one process that started them
        config.pluginmanager.register(Skipped(Path(os.environ["SKIPPED"])))
