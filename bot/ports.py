"""Ports of this machine, for the pages that a browser opens."""

import errno
import socket
from contextlib import closing, suppress

from bot.errors import StartError

HOST = "127.0.0.1"
_LOOKED_AT = 100


def free_port(port: int, command: str) -> int:
    """The port, or for 0 any that is free. `command` starts the page, up to the port's number.

    Raises:
        StartError: there is no such port, or it is in use; it has a command that can be typed.
    """
    try:
        return _bound(port)
    except (OSError, OverflowError) as error:
        taken = isinstance(error, OSError) and error.errno == errno.EADDRINUSE
        why = "is in use" if taken else f"cannot be used ({_reason(error)})"
        other = command.format(_next_free(port if taken else 0))
        raise StartError(f"Port {port} {why}; try another: {other}.") from error


def _bound(port: int) -> int:
    with closing(socket.create_server((HOST, port))) as free:
        return int(free.getsockname()[1])


def _next_free(port: int) -> int:
    """The first one above that is free, so that it is easy to remember; else any."""
    for after in range(port + 1, port + _LOOKED_AT) if port else ():
        with suppress(OSError, OverflowError):
            return _bound(after)
    return _bound(0)


def _reason(error: OSError | OverflowError) -> str:
    if isinstance(error, OverflowError):
        return "ports are numbers from 0 to 65535"
    return error.strerror or str(error)
