"""A disk that forgets what was not synced, driven by the system calls of a real program.

Harsher than most real ones: a write that was not synced may be kept, dropped or torn at 512 bytes; a name, or the
lack of one, is certain only once its folder was synced; and nothing else makes either of them so.
"""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.faults.strace import Call, unescaped

_SECTOR = 512
_DESCRIPTOR = re.compile(r"(\d+)<((?:\\x[0-9a-f]{2})*)>")
_STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
_HARMLESS = {
    "newfstatat",
    "fstat",
    "stat",
    "lstat",
    "access",
    "faccessat2",
    "pread64",
    "read",
    "getdents64",
    "ioctl",
}
_HARMLESS |= {"fcntl", "flock", "chmod", "fchmod", "fchown", "close", "statx", "fadvise64", "utimensat"}


@dataclass(frozen=True)
class _Write:
    offset: int
    data: bytes

    def torn(self, chance: random.Random) -> "Iterator[_Write]":
        """The sectors of this write that reached the disk."""
        start = self.offset
        while start < self.offset + len(self.data):
            end = min(start // _SECTOR * _SECTOR + _SECTOR, self.offset + len(self.data))
            if chance.random() < 0.5:
                yield _Write(start, self.data[start - self.offset : end - self.offset])
            start = end

    def apply(self, content: bytearray) -> None:
        content.extend(bytes(max(0, self.offset - len(content))))
        content[self.offset : self.offset + len(self.data)] = self.data


@dataclass(frozen=True)
class _Truncate:
    size: int

    def torn(self, chance: random.Random) -> "Iterator[_Truncate]":
        yield from [self] * chance.randrange(2)

    def apply(self, content: bytearray) -> None:
        content.extend(bytes(max(0, self.size - len(content))))
        del content[self.size :]


@dataclass(eq=False)
class _File:
    """What is on the disk for certain, and what was asked for since the last sync, oldest first."""

    synced: bytearray = field(default_factory=bytearray)
    asked: list[_Write | _Truncate] = field(default_factory=list)

    def size(self) -> int:
        content = bytearray(self.synced)
        for change in self.asked:
            change.apply(content)
        return len(content)

    def sync(self) -> None:
        for change in self.asked:
            change.apply(self.synced)
        self.asked.clear()

    def after_a_cut(self, luck: "_Luck") -> bytes:
        content = bytearray(self.synced)
        for change in self.asked:
            for part in luck.of_write(change):
                part.apply(content)
        return bytes(content)


_Names = dict[str, "_File | _Folder | None"]
"""What a change makes of names in one folder, all of them or none; None takes a name away."""


@dataclass(eq=False)
class _Folder:
    synced: _Names = field(default_factory=dict)
    asked: list[_Names] = field(default_factory=list)

    def now(self) -> _Names:
        names = dict(self.synced)
        for change in self.asked:
            names |= change
        return names

    def sync(self) -> None:
        self.synced = self.now()
        self.asked.clear()

    def after_a_cut(self, luck: "_Luck") -> _Names:
        names = dict(self.synced)
        for change in self.asked:
            names |= change if luck.of_name() else {}
        return names


class _Luck:
    """What happens to be kept in one cut: nearly all, nearly nothing, or any part."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._kept = chance.choice([0.0, 0.1, 0.5, 0.9, 1.0])

    def of_name(self) -> bool:
        return self._chance.random() < self._kept

    def of_write(self, change: _Write | _Truncate) -> Iterator[_Write | _Truncate]:
        if self._chance.random() < 0.25:
            yield from change.torn(self._chance)
        elif self._chance.random() < self._kept:
            yield change


class Disk:
    """The disk under the folder ROOT, which is empty at first."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._top = _Folder()
        self._open: dict[str, _File | _Folder] = {}
        self._offsets: dict[str, int] = {}
        self._appending: set[str] = set()

    def take(self, call: Call) -> None:
        """Do what CALL did; AssertionError for a call that may have changed something and is not known here."""
        if not call.touches(self._root) or call.result is None or call.result < 0 or call.name in _HARMLESS:
            return
        match call.name:
            case "openat":
                self._openat(call)
            case "mkdir":
                (path,) = _paths(call)
                self._folder_of(path).asked.append({path.name: _Folder()})
            case "pwrite64":
                self._file(call).asked.append(_Write(_last_number(call), _data(call)))
            case "write":
                self._write(call)
            case "lseek":
                self._offsets[_descriptor(call)] = call.result
            case "ftruncate":
                self._file(call).asked.append(_Truncate(_last_number(call)))
            case "fsync" | "fdatasync":
                self._open[_descriptor(call)].sync()
            case "unlink":
                (path,) = _paths(call)
                self._folder_of(path).asked.append({path.name: None})
            case "link":
                old, new = _paths(call)
                self._folder_of(new).asked.append({new.name: self._folder_of(old).now()[old.name]})
            case "rename":
                old, new = _paths(call)
                folder = self._folder_of(old)
                assert folder is self._folder_of(new), f"the model moves nothing to another folder: {call}"
                folder.asked.append({new.name: folder.now()[old.name], old.name: None})
            case _:
                raise AssertionError(f"the model knows nothing of {call}")

    def cut(self, into: Path, chance: random.Random) -> None:
        """Write to INTO what the next start may find if the power goes now."""
        self._lay_out(self._top, into, _Luck(chance))

    def _lay_out(self, folder: _Folder, into: Path, luck: _Luck) -> None:
        into.mkdir()
        for name, content in folder.after_a_cut(luck).items():
            if isinstance(content, _Folder):
                self._lay_out(content, into / name, luck)
            elif content:
                (into / name).write_bytes(content.after_a_cut(luck))

    def _openat(self, call: Call) -> None:
        path, descriptor = _paths(call)[0], str(call.result)
        content = self._folder_of(path).now().get(path.name) if path != self._root else self._top
        if content is None:
            content = _File()
            self._folder_of(path).asked.append({path.name: content})
        elif "O_TRUNC" in call.arguments and isinstance(content, _File):
            content.asked.append(_Truncate(0))
        self._open[descriptor] = content
        self._offsets[descriptor] = 0
        self._appending.discard(descriptor)
        if "O_APPEND" in call.arguments:
            self._appending.add(descriptor)

    def _write(self, call: Call) -> None:
        file, descriptor, data = self._file(call), _descriptor(call), _data(call)
        if descriptor in self._appending:
            self._offsets[descriptor] = file.size()
        file.asked.append(_Write(self._offsets[descriptor], data))
        self._offsets[descriptor] += len(data)

    def _folder_of(self, path: Path) -> _Folder:
        folder = self._top
        for part in path.parent.relative_to(self._root).parts:
            below = folder.now()[part]
            assert isinstance(below, _Folder)
            folder = below
        return folder

    def _file(self, call: Call) -> _File:
        file = self._open[_descriptor(call)]
        assert isinstance(file, _File)
        return file


def _descriptor(call: Call) -> str:
    match = _DESCRIPTOR.match(call.arguments)
    assert match
    return match[1]


def _last_number(call: Call) -> int:
    return int(call.arguments.rsplit(", ", 1)[1])


def _paths(call: Call) -> list[Path]:
    """The paths that CALL names, all of them absolute."""
    return [Path(unescaped(text).decode()) for text in _STRING.findall(call.arguments)]


def _data(call: Call) -> bytes:
    """What CALL wrote, which may be less than it was asked to."""
    match = _STRING.search(call.arguments)
    assert match
    return unescaped(match[1])[: call.result]
