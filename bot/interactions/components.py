"""Cards as Discord's components: one container, its buttons in rows, its menus."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal

import discord
from discord import ui

from bot.answers.registry import COMMANDS
from bot.cards.card import AsRead, Button, Card, Chart, Menu, Tone
from bot.cards.discord_limits import (
    ALT_TEXT,
    BUTTON_LABEL,
    BUTTONS_IN_ROW,
    CONTENT,
    MESSAGE_TEXT,
    SELECT_OPTIONS,
    SELECT_TEXT,
)
from bot.cards.markdown import BACKTICK, citations_text, escaped, lines_text, unescaped
from bot.cards.pages import CHART_FAILED, Page, pages
from bot.cards.plain_text import first_text, plain_text
from bot.cards.readings import Reading, with_readings
from bot.cards.text import isolated, shorten, shorten_all, shorter
from bot.interactions.custom_ids import to_custom_id
from bot.models.question import THE_RECORD, Action, Question

ECHO_ID = 7001
"""The component that repeats a typed text, so that buttons can read it back from the card."""

Drawn = Literal["not yet", "drawn", "failed"]
"""What became of a card's chart: not drawn (or there is none), a picture, or not to be had."""

_Part = ui.TextDisplay[ui.LayoutView] | ui.MediaGallery[ui.LayoutView]

_ECHO = "-# Asked: "
_COLOURS = {
    Tone.PAY: 0x4FB3BF,
    Tone.WORDS: 0x8A7FD1,
    Tone.DAYS: 0xE8A33D,
    Tone.RECORD: 0x7A8794,
    Tone.TROUBLE: 0xC9655B,
}


def message_view(
    card: Card, page_number: int, *, private: bool, drawn: Drawn = "not yet"
) -> ui.LayoutView:
    """One page of a card. The view is stopped: its buttons are answered by their custom ids.

    With `drawn`, the message needs the picture_file of the card beside it.
    """
    found = pages(card)
    page = found[min(page_number, len(found) - 1)]
    as_read = AsRead() if page.number else card.as_read
    container: ui.Container[ui.LayoutView] = ui.Container(accent_colour=_COLOURS[card.tone])
    container.add_item(ui.TextDisplay(f"## {escaped(card.heading)}"))
    for part in [*_reading(as_read), *_parts(card, page, drawn)]:
        container.add_item(ui.Separator(visible=False, spacing=discord.SeparatorSpacing.small))
        container.add_item(part)
    container.add_item(ui.Separator(spacing=discord.SeparatorSpacing.small))
    container.add_item(ui.TextDisplay(_small_print(card, page)))
    if card.filed:
        container.add_item(ui.File(f"attachment://{_text_name(card.question.command)}"))
    elif card.question.text:
        container.add_item(
            ui.TextDisplay(f"{_ECHO}{escaped(isolated(card.question.text))}", id=ECHO_ID)
        )
    for row in _button_rows(_all_buttons(card, page, private=private)):
        container.add_item(row)
    for menu in (*page.menus, *as_read.menus):
        container.add_item(_menu(menu))
    _fit(container)
    view = ui.LayoutView(timeout=None)
    view.add_item(container)
    view.stop()
    return view


def _fit(container: ui.Container[ui.LayoutView]) -> None:
    """Where one block alone is longer than a message; what was asked for stays whole."""
    texts = [item for item in container.children if isinstance(item, ui.TextDisplay)]
    over = sum(len(text.content) for text in texts) - MESSAGE_TEXT
    texts = [text for text in texts if over > 0 and text.id != ECHO_ID]
    for text, short in zip(texts, shorter([t.content for t in texts], over), strict=True):
        text.content = short


def _reading(as_read: AsRead) -> list[ui.TextDisplay[ui.LayoutView]]:
    return [ui.TextDisplay(lines_text(as_read.lines))] if as_read.lines else []


def _parts(card: Card, page: Page, drawn: Drawn) -> Sequence[_Part]:
    """The blocks of a page; on the one that has the chart with that between them."""
    after = page.chart
    if card.chart is None or after is None or drawn == "not yet":
        return _texts(page)
    failed: _Part = ui.TextDisplay(f"-# {CHART_FAILED}")
    chart = failed if drawn == "failed" else _gallery(card, card.chart)
    return [*_texts(page, 0, after), chart, *_texts(page, after)]


def _texts(
    page: Page, start: int = 0, stop: int | None = None
) -> list[ui.TextDisplay[ui.LayoutView]]:
    """A text a block; a tight one goes on in the text of the block before."""
    texts: list[str] = []
    for block, text in zip(page.blocks[start:stop], page.texts[start:stop], strict=True):
        if block.tight and texts:
            texts[-1] += f"\n{text}"
        else:
            texts.append(text)
    return [ui.TextDisplay(text) for text in texts]


def _gallery(card: Card, chart: Chart) -> ui.MediaGallery[ui.LayoutView]:
    address = f"attachment://{_picture_name(card.question.command)}"
    alt = shorten(chart.alt_text(), ALT_TEXT)
    return ui.MediaGallery(discord.MediaGalleryItem(address, description=alt))


def _picture_name(command: str) -> str:
    return f"picketdesk-{command}.png"


def shows_chart(card: Card, page_number: int) -> bool:
    """Whether the page is the one that the card's chart stands on."""
    if card.chart is None:
        return False
    all_pages = pages(card)
    return all_pages[min(page_number, len(all_pages) - 1)].chart is not None


def picture_file(command: str, picture: bytes) -> discord.File:
    """The chart of a command's card, as the file that its view refers to."""
    return discord.File(io.BytesIO(picture), filename=_picture_name(command))


def _small_print(card: Card, page: Page) -> str:
    parts = [lines_text(card.basis)] if card.basis and page.number == 0 else []
    if page.citations:
        parts.append(f"-# {citations_text(page.citations)}")
    turn = f"Page {page.number + 1} of {page.count} · " if page.count > 1 else ""
    if card.filed:
        turn = "Too long for buttons to carry: the whole answer is in the file. "
    parts.append(f"-# {turn}{escaped(card.short_footer)}")
    return "\n".join(parts)


def _all_buttons(card: Card, page: Page, *, private: bool) -> list[Button]:
    own = card.buttons if page.number else _with_others(card)
    if card.filed:
        return list(own)
    question = replace(card.question, page=page.number)
    turning: list[Button] = []
    if page.number > 0:
        turning.append(Button("Back", Action.TURN, replace(question, page=page.number - 1)))
    if page.number + 1 < page.count:
        turning.append(Button("Next", Action.TURN, replace(question, page=page.number + 1)))
    always: list[Button] = []
    if card.copyable:
        always.append(Button("Copy as text", Action.COPY, question))
        if private:
            always.append(Button("Share", Action.SHARE, question))
        if COMMANDS[question.command].states_facts:
            # The first record of the card or, where it names none, the record itself.
            cite = Question.of("cite", record=card.ids[0] if card.ids else THE_RECORD)
            always.append(Button("Cite", Action.OPEN, cite))
            always.append(Button("Export", Action.EXPORT, replace(question, page=0)))
        always.append(Button("Report an error", Action.REPORT, question))
    return [*turning, *own, *always]


def _with_others(card: Card) -> Sequence[Button]:
    """What else the question can mean, before the card's own buttons that do not open the same."""
    others = card.as_read.buttons
    opened = {(one.action, one.question) for one in others}
    return [*others, *(one for one in card.buttons if (one.action, one.question) not in opened)]


def _button_rows(buttons: Sequence[Button]) -> Iterable[ui.ActionRow[ui.LayoutView]]:
    labels = shorten_all([button.label for button in buttons], BUTTON_LABEL)
    made: list[ui.Button[ui.LayoutView]] = [
        ui.Button(
            label=label,
            custom_id=to_custom_id(button.action, button.question),
            style=discord.ButtonStyle.secondary,
        )
        for label, button in zip(labels, buttons, strict=True)
    ]
    for start in range(0, len(made), BUTTONS_IN_ROW):
        yield ui.ActionRow(*made[start : start + BUTTONS_IN_ROW])


def others_view(readings: Iterable[Reading], question: Question) -> ui.View | None:
    """What else the words of a question can mean, to choose beside a file; None for nothing."""
    others = with_readings(Card(Tone.TROUBLE, ""), readings, question).as_read
    rows = [*_button_rows([replace(one, action=Action.OPEN) for one in others.buttons])]
    rows += [_menu(replace(one, action=Action.OPEN)) for one in others.menus]
    view = ui.View(timeout=None)
    for item in [item for row in rows for item in row.children]:
        view.add_item(item)
    view.stop()
    return view if rows else None


def _menu(menu: Menu) -> ui.ActionRow[ui.LayoutView]:
    choices = menu.choices[:SELECT_OPTIONS]
    labels = shorten_all([choice.label for choice in choices], SELECT_TEXT)
    select: ui.Select[ui.LayoutView] = ui.Select(
        custom_id=to_custom_id(menu.action, menu.question, menu.option),
        placeholder=shorten(menu.placeholder, SELECT_TEXT),
        options=[
            discord.SelectOption(
                label=label,
                value=choice.value,
                description=shorten(choice.description, SELECT_TEXT) or None,
            )
            for label, choice in zip(labels, choices, strict=True)
        ],
    )
    return ui.ActionRow(select)


def echoed_text(components: Iterable[object]) -> str:
    """The typed text that a card repeats; '' where it has none."""
    for component in _walk(components):
        if getattr(component, "id", None) == ECHO_ID:
            content = str(getattr(component, "content", ""))
            return unescaped(content.removeprefix(_ECHO))
    return ""


def _walk(components: Iterable[object]) -> Iterable[object]:
    for component in components:
        yield component
        yield from _walk(getattr(component, "children", ()) or ())


def copy_of(card: Card) -> tuple[str, discord.File | None]:
    """The answer as a message to copy, in which nothing is taken for Markdown. Where it is too long
    for one that has its beginning, and a text file has the whole.
    """
    text = plain_text(card)
    whole = _fenced(text)
    if len(whole) <= CONTENT:
        return whole, None
    begins = first_text(card, CONTENT - len(_fenced("")) - len(_GOES_ON))
    message = f"{_fenced(begins)}{_GOES_ON}" if begins else ""
    return message, text_file(card.question.command, text.encode())


def _fenced(text: str) -> str:
    return f"```\n{text.replace('```', BACKTICK * 3)}```"


_GOES_ON = "\nThe beginning; the whole answer, with all its sources, is in the file."


def _text_name(command: str) -> str:
    return f"picketdesk-{command}.txt"


def text_file(command: str, text: bytes) -> discord.File:
    """The whole answer of a command, as the file that its view refers to."""
    return discord.File(io.BytesIO(text), filename=_text_name(command))
