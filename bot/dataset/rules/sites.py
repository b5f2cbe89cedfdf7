"""Where a source may be linked to: a warning for an address at a site that has no title to it."""

from collections.abc import Iterator

from bot.dataset.tables import Tables
from bot.domain.evidence.outlets import is_called_like
from bot.errors import Fault
from bot.models.site import site_of


def unrelated_sites(tables: Tables) -> Iterator[Fault]:
    """An address is at a site that is called like the outlet, or that sites.csv has for it."""
    by_right = [placed.row for placed in tables.sites]
    for placed in tables.sources:
        source = placed.row
        site = site_of(source.url or "")
        if not site or is_called_like(site, source.outlet):
            continue
        if not any(one.has(site, source.outlet) for one in by_right):
            what = f"is at a site that is not called like {source.outlet}"
            expected = "the outlet's own address, a row of sites.csv, or copied_by in its place"
            yield placed.fault("url", what, site, expected)
