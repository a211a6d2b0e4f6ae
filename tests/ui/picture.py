"""Screens as SVG files that are the same on every machine."""

import re

from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

_RANDOM_ID = re.compile(r"terminal-\d+")
_FONT_FACE = re.compile(r"\s*@font-face \{[^}]*\}")


def normalised(svg: str) -> str:
    """SVG without what differs from run to run, and without fonts that would have to be fetched."""
    return _FONT_FACE.sub("", _RANDOM_ID.sub("terminal", svg))


class SvgPicture(SingleFileSnapshotExtension):
    """One file a picture, named after its test."""

    file_extension = "svg"
    _write_mode = WriteMode.TEXT
