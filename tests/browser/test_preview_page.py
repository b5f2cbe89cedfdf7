"""The preview in a real browser: open the page, type /compare, read the card."""

import re
import shutil
from collections.abc import AsyncGenerator, Generator
from contextlib import asynccontextmanager, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.async_api import Page, async_playwright, expect

from bot.settings import Settings
from tests.kit.bot_process import started

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

OFFERED = ".command-entry, .command-suggestion"
"""What the page offers while somebody types."""

FITS = """card => [card, ...card.querySelectorAll("*")].every(part => {
    const box = part.getBoundingClientRect();
    return 0 <= box.left && box.right <= window.innerWidth;
})"""
"""Whether all of a card is in the window, once the page has taken its width from that."""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]


@contextmanager
def _preview(settings: Settings, folder: Path) -> Generator[str]:
    """The preview as a process of its own; its address."""
    record = str(settings.record_db)
    with started(folder, "preview", "--port", "0", RECORD_DB=record) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+/\S*", line)
        assert found is not None, line
        yield found[0]


@asynccontextmanager
async def _page(settings: Settings, folder: Path, width: int) -> AsyncGenerator[Page]:
    with _preview(settings, folder) as address:
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
            page = await browser.new_page(viewport={"width": width, "height": 1000})
            await page.goto(address)
            try:
                yield page
            finally:
                await browser.close()


async def _complete(page: Page, option: str, typed: str, label: str) -> None:
    """Type into an option and take the suggestion with that label."""
    await page.locator(".command-pill", has_text=option).locator(".command-option-input").click()
    await page.keyboard.type(typed, delay=5)
    suggestion = page.locator(".command-suggestion", has_text=label).first
    await suggestion.wait_for()
    await suggestion.click()


@pytest.mark.parametrize("width", [390, 1200])
async def test_the_page_begins_with_what_this_is_and_what_to_type(
    settings: Settings, tmp_path: Path, width: int
) -> None:
    async with _page(settings, tmp_path, width) as page:
        messages = page.locator("article.channel-message")
        await expect(messages).to_have_count(2)
        welcome = messages.first
        await expect(welcome).to_be_in_viewport(ratio=1)
        await expect(welcome).to_contain_text("Picketdesk answers what a role is paid")
        assert f"{datetime.now(UTC):%-m/%-d/%y}" in await welcome.inner_text()

        typed = await welcome.locator("li").all()
        assert len(typed) == 3
        for count, line in enumerate(typed, start=3):
            await page.locator("#channel-composer").click()
            for part in await line.locator("code").all_inner_texts():
                await page.keyboard.type(part, delay=5)
                await expect(page.locator(OFFERED).first).to_be_visible()
                await page.keyboard.press("Enter")
            await page.get_by_role("button", name="Send").click()
            await expect(messages).to_have_count(count)
        await page.get_by_role("button", name="New messages").click()
        await expect(messages.last).to_be_in_viewport()


async def test_compare_is_typed_completed_and_read(settings: Settings, tmp_path: Path) -> None:
    async with _page(settings, tmp_path, 1200) as page:
        # A first card is there before anything is typed.
        first = page.locator("article.channel-message").last
        await expect(first).to_contain_text(
            "the median pay for Software Developers is about 2.3 times the median pay for Actors"
        )
        picture = first.locator(".component-gallery img")
        await expect(picture).not_to_have_js_property("naturalWidth", 0)
        assert "Software Developers" in (await picture.get_attribute("alt") or "")

        await page.locator("#channel-composer").click()
        await page.keyboard.type("/compare", delay=5)
        await page.keyboard.press("Enter")
        manager = "Product Manager, Machine Learning Platform"
        await _complete(page, "first", "netflix product", manager)
        await _complete(page, "second", "sag-aftra mem", "SAG-AFTRA member, acting income")
        await page.get_by_role("button", name="Send").click()

        answer = page.locator("body")
        await expect(answer).to_contain_text("is more than 10 times the mean pay")
        await expect(answer).to_contain_text("$300,000 ÷ $30,000 = 10")
        await page.screenshot(path=tmp_path / "compare.png")


async def test_a_card_does_not_run_off_a_phone(settings: Settings, tmp_path: Path) -> None:
    async with _page(settings, tmp_path, 375) as page:
        card = page.locator("article.channel-message .components-v2")
        await expect(card.locator(".component-gallery img")).to_be_visible()
        await page.wait_for_function(FITS, arg=await card.element_handle())
