"""The pictures of docs/cards, and how high each answer is on a phone and on a desktop.

`make pictures` draws them again; `python -m tests.browser.pictures --heights` prints the heights in
pixels of the first pages of what is asked most, and `--folder DIR` keeps their pictures.
"""

import argparse
import asyncio
import re
import shutil
import sys
import tempfile
from collections.abc import AsyncGenerator, Iterable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import Browser, Page, async_playwright

from bot.settings import ROOT
from tests.kit.bot_process import started

WIDTHS = (390, 1200)
"""Of a phone and of a desktop, in pixels."""

_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_TALL = 3600
"""Pixels of the window, so that an answer stands in it whole."""
_MORE = re.compile(r"^\+\d+ more$")
_PATIENCE = 60_000
_TYPED = 600
"""Milliseconds in which the page offers what can come next."""
_LATER = 1500
"""Milliseconds after the picture has come, in which the page settles."""

Asked = tuple[str, Mapping[str, str]]
"""A command, and what is typed into its options."""

COMMONEST: Mapping[str, Asked] = {
    "compare": ("compare", {"first": "AI product manager", "second": "SAG-AFTRA member"}),
    "compare-occupations": ("compare", {"first": "actors", "second": "software developers"}),
    "compare-four": (
        "compare",
        {
            "first": "staff writer",
            "second": "day performer",
            "third": "background actor",
            "fourth": "AI product manager",
        },
    ),
    "pay": ("pay", {"role": "AI product manager"}),
    "pay-scale": ("pay", {"role": "day performer"}),
    "pay-writer": ("pay", {"role": "staff writer"}),
    "pay-occupation": ("pay", {"role": "registered nurses"}),
    "strike": ("strike", {"name": "writers 2023"}),
    "strike-actors": ("strike", {"name": "actors 2023"}),
    "strike-listed": ("strike", {"name": "UPS 1997"}),
    "timeline": ("timeline", {"about": "actors 2023"}),
    "timeline-union": ("timeline", {"about": "DGA"}),
    "timeline-stoppages": ("timeline", {"about": "longest strikes"}),
    "on": ("on", {"date": "27 July 2023"}),
    "between": ("between", {"start": "2 May 2023", "end": "27 September 2023"}),
    "quote": ("quote", {"topic": "hypocrisy"}),
    "positions": ("positions", {"topic": "AI threatens to replace"}),
    "terms": ("terms", {"subject": "AI"}),
    "check": ("check", {"claim": "The actors' strike lasted 118 days, from 14 July 2023"}),
    "search": ("search", {"words": "how long was the writers strike"}),
}
"""What is asked most, by the name of its picture."""

IN_DOCS = ("compare", "pay-scale", "pay-occupation", "strike", "timeline", "check")


@asynccontextmanager
async def _preview(browser: Browser, width: int) -> AsyncGenerator[Page]:
    """The page of a preview of its own, whose channel has no other answers."""
    with tempfile.TemporaryDirectory() as folder:
        record = f"{folder}/record.sqlite"
        with started(Path(folder), "preview", "--port", "0", RECORD_DB=record) as process:
            assert process.stdout is not None
            line = await asyncio.to_thread(process.stdout.readline)
            found = re.search(r"http://127\.0\.0\.1:\d+/\S*", line)
            assert found is not None, line
            page = await browser.new_page(viewport={"width": width, "height": _TALL})
            await page.goto(found[0])
            yield page
            await page.close()


async def _ask(page: Page, asked: Asked, path: Path) -> int:
    """Type a command and its options, send it, and take a picture; its height in pixels."""
    command, options = asked
    answers = page.locator("article.channel-message")
    before = await answers.count()
    await page.locator("#channel-composer").click()
    await page.keyboard.type(f"/{command}", delay=5)
    await page.wait_for_timeout(_TYPED)
    await page.keyboard.press("Enter")
    await page.wait_for_timeout(_TYPED)
    for option, value in options.items():
        pill = page.locator(".command-pill", has_text=option)
        if not await pill.count():
            await page.get_by_text(_MORE).click()
            await page.locator(".command-suggestion", has_text=option).first.click()
        await pill.locator(".command-option-input").click()
        await page.keyboard.type(value)
    await page.get_by_role("button", name="Send").click()
    await page.wait_for_function(
        "n => document.querySelectorAll('article.channel-message').length > n",
        arg=before,
        timeout=_PATIENCE,
    )
    answer = answers.last
    await page.wait_for_timeout(_LATER)
    pictures = answer.locator(".component-gallery img")
    if await pictures.count():
        await page.wait_for_function(
            "p => p.naturalWidth > 0", arg=await pictures.first.element_handle()
        )
    await page.wait_for_timeout(_LATER)
    await answer.screenshot(path=path)
    box = await answer.bounding_box()
    assert box is not None
    return round(box["height"])


async def draw(names: Iterable[str], folder: Path) -> dict[str, dict[int, int]]:
    """Take pictures of answers into a folder: NAME-WIDTH.png; the heights by name and width."""
    heights: dict[str, dict[int, int]] = {name: {} for name in names}
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium, args=_FLAGS)
        for width in WIDTHS:
            async with _preview(browser, width) as page:
                for name, found in heights.items():
                    path = folder / f"{name}-{width}.png"
                    found[width] = await _ask(page, COMMONEST[name], path)
        await browser.close()
    return heights


def main() -> None:
    parser = argparse.ArgumentParser(prog="make pictures", description=__doc__)
    parser.add_argument(
        "--heights", action="store_true", help="print heights, of all that is asked"
    )
    parser.add_argument("--folder", type=Path, help="where the pictures go")
    parser.add_argument("names", nargs="*", help="some of them")
    given = parser.parse_args()
    names = given.names or (COMMONEST if given.heights else IN_DOCS)
    with tempfile.TemporaryDirectory() as scratch:
        folder = given.folder or (Path(scratch) if given.heights else ROOT / "docs" / "cards")
        folder.mkdir(exist_ok=True)
        heights = asyncio.run(draw(names, folder))
    for name, found in heights.items():
        sys.stdout.write(f"{name:20} " + " ".join(f"{w}: {h:5}" for w, h in found.items()) + "\n")


if __name__ == "__main__":
    main()
