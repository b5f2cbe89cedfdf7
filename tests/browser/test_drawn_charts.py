"""An exported chart in Chromium's accessibility tree: what a screen reader is told of it."""

from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Page, async_playwright

from bot.answers.context import Context
from bot.answers.registry import answer
from bot.charts.renderer import draw_svg
from bot.models.question import Question
from tests.browser.test_preview_page import CHROMIUM, FLAGS

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed"),
]

ASKED = (
    Question.of("compare", first="rs-ml-l6", second="sag-aftra-member"),
    Question.of("pay", role="11-1011"),
    Question.of("strike", name="sag-aftra-2023"),
    Question.of("timeline", about="wga-2023"),
    Question.of("timeline", about="stoppages-2023"),
)


async def _told(page: Page) -> list[tuple[str, str, str]]:
    """The role, the name and the description of all that is not ignored."""
    session = await page.context.new_cdp_session(page)
    tree: dict[str, Any] = await session.send("Accessibility.getFullAXTree")
    return [
        tuple(node.get(part, {}).get("value", "") for part in ("role", "name", "description"))
        for node in tree["nodes"]
        if not node["ignored"]
    ]


async def test_a_chart_is_one_image_that_says_what_the_card_says_of_it(
    context: Context, tmp_path: Path
) -> None:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = await browser.new_page()
        for number, question in enumerate(ASKED):
            card = await answer(context, question)
            assert card.chart is not None
            file = tmp_path / f"{number}.svg"
            file.write_bytes(draw_svg(card.chart.specification(card.version).encode()))
            await page.goto(file.as_uri())

            document, image = await _told(page)
            assert await page.title() == document[1] == image[1]
            assert (document[0], document[2]) == ("RootWebArea", "")
            assert image[0] == "image"
            assert f"{image[1]}. {image[2]}" == card.chart.alt_text()
        await browser.close()
