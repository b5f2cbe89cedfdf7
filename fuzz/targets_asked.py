"""What people ask: options, completions, claims and searches, answered from the whole record."""

from bot.answers.context import Context
from bot.cards.card import Card
from bot.cards.discord_limits import CHOICE_NAME, CHOICES, SELECT_TEXT
from bot.cards.report import Report, render_report, render_shown_back
from bot.cards.sanitize import LONGEST_ECHO, cleaned
from bot.domain.claims.text.statements import LONGEST, joined
from bot.interactions.autocomplete import completes, completes_dates
from bot.interactions.record_lease import Desks
from bot.interactions.resolve_options import Typed, resolve
from bot.models.question import Question, fits, from_custom_id, to_custom_id
from fuzz import corpus
from fuzz.context import at_context, card_of, hold_answer, hold_card
from fuzz.target import Target, expect, text_of

_ROLE, _DATED = ("role", "occupation"), ("event", "strike")
_ABOUT = ("strike", "holder", "stoppages")
_ALL = ("record", "table", *_ROLE, "strike", "source", "topic", "holder", "event")
_OPTIONS: tuple[tuple[str, tuple[tuple[tuple[str, ...], bool], ...]], ...] = (
    ("compare", ((_ROLE, False),) * 4),
    ("pay", ((_ROLE, False), ((), True))),
    ("timeline", ((_ABOUT, False), ((), True), ((), True), ((), True))),
    ("on", ((_DATED, True),)),
    ("between", ((_DATED, True),) * 2),
    ("strike", ((("strike",), False),)),
    ("quote", ((("topic",), False), (("holder",), False), (("source",), False))),
    ("positions", ((("topic",), False),)),
    ("source", ((("source",), False),)),
    ("cite", ((_ALL, False),)),
)
"""The commands with what their options name and whether these take dates."""


async def options(context: Context, data: bytes) -> None:
    """The first byte is the command, each line an option."""
    command, kinds = _OPTIONS[data[0] % len(_OPTIONS)] if data else _OPTIONS[0]
    lines = text_of(data[1:]).split("\n")
    typed = [
        Typed(slot, f"option{slot}", text, names, dated=dated, needed=slot == 0)
        for slot, ((names, dated), text) in enumerate(zip(kinds, lines, strict=False))
    ]
    resolved = resolve(context, Question(command), typed)
    if isinstance(resolved, Card):
        hold_card(resolved)
    else:
        await hold_answer(context, resolved)


async def completion(context: Context, data: bytes) -> None:
    text = text_of(data)
    interaction, desks = None, Desks(context)  # a completion does not look at the interaction
    for complete in (
        completes(desks, *_ROLE),
        completes(desks, *_ALL),
        completes_dates(desks, *_DATED),
    ):
        found = await complete(interaction, text)  # pyright: ignore[reportArgumentType]
        expect(len(found) <= CHOICES, "too many choices")
        expect(all(0 < len(one.name) <= CHOICE_NAME for one in found), "the length of a name")
        expect(all(0 < len(one.value) <= CHOICE_NAME for one in found), "the length of a value")
        labels = [one.name for one in found]
        expect(len(set(labels)) == len(labels), "two choices look alike")


async def claims(context: Context, data: bytes) -> None:
    text = cleaned(joined(text_of(data)), LONGEST)
    await hold_answer(context, Question("check", text=text))


async def searches(context: Context, data: bytes) -> None:
    text = cleaned(text_of(data), LONGEST_ECHO)
    for command in ("search", "quote"):
        await hold_answer(context, Question(command, text=text))


async def custom_ids(context: Context, data: bytes) -> None:
    """A custom id; in a line behind it the value of a menu, then what the card repeats."""
    custom_id, _, rest = text_of(data).partition("\n")
    value, _, text = rest.partition("\n")
    pressed = from_custom_id(custom_id)
    if pressed is None:
        return
    request = pressed.question
    if pressed.needs_text:
        request = Question(request.command, request.arguments, request.page, cleaned(text) or "pay")
    again = to_custom_id(pressed.action, request, pressed.slot)
    expect(from_custom_id(again) == pressed, "a custom id says something else the second time")
    if pressed.slot is not None and 0 < len(value) <= SELECT_TEXT:
        request = request.fill(pressed.slot, value)
        if not fits(request):
            return
    if request.command != "export":  # a file and no card
        await hold_answer(context, request)


async def reports(context: Context, data: bytes) -> None:
    """What was typed into the form, and the name of who did."""
    what, _, rest = text_of(data).partition("\n\n")
    where, _, by = rest.partition("\n\n")
    report = Report(what[:1000], where[:300], f"{by[:32]} (id 1)")
    asked = await card_of(context, Question("pay", ("grip",)))
    hold_card(render_report(report, asked, context.version))
    for refused in (True, False):
        hold_card(
            render_shown_back(report, asked, context.contact, context.version, refused=refused)
        )


def _commands() -> list[bytes]:
    return [
        bytes([place % len(_OPTIONS)]) + name + b"\n" + name[::-1]
        for place, name in enumerate(corpus.named())
    ]


TARGETS = (
    Target(
        "options",
        "whatever is typed into the options is answered by a card that Discord takes",
        lambda: at_context(options),
        _commands,
        corpus.name_words,
    ),
    Target(
        "completion",
        "at most 25 choices that Discord takes and that can be told apart",
        lambda: at_context(completion),
        corpus.named,
        corpus.name_words,
    ),
    Target(
        "claims",
        "whatever is claimed is answered by a card that Discord takes",
        lambda: at_context(claims),
        corpus.claims,
        corpus.claim_words,
    ),
    Target(
        "searches",
        "whatever is looked for is answered by a card that Discord takes",
        lambda: at_context(searches),
        corpus.claims,
        corpus.name_words,
    ),
    Target(
        "custom-ids",
        "a custom id is refused, or says the same when it is written again and has a card",
        lambda: at_context(custom_ids),
        corpus.custom_ids,
        corpus.id_words,
    ),
    Target(
        "reports",
        "a report is a card that Discord takes",
        lambda: at_context(reports),
        corpus.claims,
        corpus.claim_words,
    ),
)
