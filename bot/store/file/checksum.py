"""Whether a record is as it was built: a digest of its file, kept in the two numbers of the file's
header that SQLite leaves to programs (PRAGMA user_version and application_id).
"""

import hashlib
from pathlib import Path
from typing import BinaryIO

_HEADER = 100
_NUMBERS = (slice(60, 64), slice(68, 72))
_PART = 1 << 18


def seal(path: Path) -> None:
    """Write the digest of a closed database into it."""
    with path.open("rb+") as file:
        digest = _digest(file)
        for number, part in zip(_NUMBERS, (digest[:4], digest[4:]), strict=True):
            file.seek(number.start)
            file.write(part)


def is_sealed(file: BinaryIO) -> bool:
    """Whether an open file is as it was sealed; it takes a millisecond a megabyte."""
    file.seek(0)
    header = file.read(_HEADER)
    return b"".join(header[number] for number in _NUMBERS) == _digest(file)


def _digest(file: BinaryIO) -> bytes:
    """Of the whole file but the two numbers."""
    file.seek(0)
    header = bytearray(file.read(_HEADER))
    for number in _NUMBERS:
        header[number] = bytes(4)
    digest = hashlib.blake2b(header, digest_size=8)
    while part := file.read(_PART):
        digest.update(part)
    return digest.digest()
