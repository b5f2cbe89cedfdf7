"""The file of an open record, held open beside the database, so that a change of it is seen.

SQLite is told that the file never changes, and would read whatever is in it.
"""

import os
import shutil
from pathlib import Path

from bot.store.file.atomic_write import replacing
from bot.store.file.checksum import is_sealed


class HeldFile:
    """A file as it is when this is made.

    Raises:
        OSError: It cannot be opened.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = path.open("rb", buffering=0)
        self._number = self._file.fileno()
        state = os.fstat(self._number)
        self._place = (state.st_dev, state.st_ino)
        self._content = (state.st_size, state.st_mtime_ns)

    def unchanged(self) -> bool:
        """Whether the file has what it had; one that was deleted or replaced still has it. It takes
        a microsecond, to be asked before and after each answer.
        """
        state = os.fstat(self._number)
        return self._content == (state.st_size, state.st_mtime_ns)

    def in_place(self) -> bool:
        """Whether the path still leads to it."""
        try:
            state = os.stat(self.path)  # noqa: PTH116  (Path.stat takes twice the time)
        except OSError:
            return False
        return self._place == (state.st_dev, state.st_ino)

    def whole(self) -> bool:
        """Whether it is as it was built; some milliseconds."""
        return is_sealed(self._file)

    def put_back(self) -> None:
        """Have the path lead to the same content again, in one step.

        Raises:
            OSError: It cannot be written.
        """
        self._file.seek(0)
        with replacing(self.path) as beside, beside.open("wb") as copy:
            shutil.copyfileobj(self._file, copy)

    def close(self) -> None:
        self._file.close()
