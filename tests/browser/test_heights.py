"""How high first pages are in a real browser, where what was estimated has to hold."""

import shutil
from pathlib import Path

import pytest

from tests.browser.pictures import WIDTHS, draw

PHONE = min(WIDTHS)
ASKED = ("strike", "pay-scale", "positions", "on")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(
        not (shutil.which("chromium") or shutil.which("chromium-browser")),
        reason="Chromium is not installed",
    ),
]


async def test_a_first_page_is_short_on_a_phone(tmp_path: Path) -> None:
    heights = await draw(ASKED, tmp_path)

    high = {name: found[PHONE] for name, found in heights.items() if found[PHONE] > 1400}
    assert high == {}
