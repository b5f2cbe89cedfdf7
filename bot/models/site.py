"""Sites: what an address is at, and who may be read at one that is not called like them."""

import re
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import Field, StringConstraints

from bot.models.base import OptionalText, Row

_SCHEME = re.compile("https?://")
_SHARED = ("github.com", "medium.com")
"""Hosts whose pages are of many publishers: the first part of the path says of which."""


def site_of(address: str) -> str:
    """The site of an address, with or without its scheme: 'variety.com', 'github.com/labordata'."""
    parts = urlsplit(address if _SCHEME.match(address) else f"//{address}")
    host = (parts.hostname or "").removeprefix("www.").rstrip(".")
    publisher = parts.path.casefold().split("/")[1:2] if host in _SHARED else []
    return "/".join([host, *publisher])


class Site(Row):
    """A site that has texts of `outlet` by right; of every outlet where that is None.

    `kind` says by which: it is the outlet's own or its owner's, a partner that carries its texts by
    agreement, or an archive that keeps documents as they were. `site` is as `site_of` gives it, or
    the end of that: 'yahoo.com' is also 'news.yahoo.com'.
    """

    site: Annotated[
        str,
        StringConstraints(pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)+(/[!-~]+)?$", max_length=100),
        Field(description="a site without 'https://' and 'www.', such as yahoo.com"),
    ]
    outlet: OptionalText
    kind: Literal["own", "partner", "archive"]
    note: OptionalText

    def has(self, site: str, outlet: str) -> bool:
        """Whether texts of an outlet are at a site, which may be below this one, by right."""
        return self.outlet in (None, outlet) and f".{site}".endswith(f".{self.site}")
