"""Web addresses as people paste them: with tracking parameters, without https, as a bare site."""

import re
from collections.abc import Iterable

from bot.models.source import Source

_ADDRESS = re.compile(
    r"<?(?P<scheme>https?://)?(?:www\.|m\.|amp\.)?"
    r"(?P<site>[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,18})\.?(?::\d+)?"
    r"(?P<path>/[^\s?#>]*)?(?:\?(?P<query>[^\s#>]*))?(?:#[^\s>]*)?>?",
    re.IGNORECASE,
)
_TELLING = re.compile(r"(?:id|p|v|story|article|docid|ref_id|num|page)=", re.IGNORECASE)
"""Parameters that say which page is meant; all others only say where it was shared."""


def plain_address(text: str) -> tuple[str, str] | None:
    """The site and the page of an address, in lower case, as two texts of one address are equal;
    the page is '' where only a site is named. None for what is no address.
    """
    found = _ADDRESS.fullmatch(text.strip())
    if found is None:
        return None
    kept = sorted(one for one in (found["query"] or "").split("&") if _TELLING.match(one))
    page = (found["path"] or "").rstrip("/").casefold() + ("?" + "&".join(kept) if kept else "")
    return found["site"].casefold(), page


def sources_at(address: tuple[str, str], sources: Iterable[Source]) -> list[Source]:
    """The sources with that address, also that of a copy, or with it inside their own, as mirrors
    have it; of a bare site those of the site.
    """
    site, page = address
    found: dict[str, Source] = {}
    for source in sources:
        for url in (one.casefold() for one in (source.url, source.copied_by) if one):
            own = plain_address(url) if site in url else None
            if own == address and page:
                return [source]
            if own and ((not page and own[0] == site) or (page and f"{site}{page}" in url)):
                found[source.id] = source
    return [*found.values()]
