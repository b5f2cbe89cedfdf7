"""Every body that the bot sends, held against Discord's own description of its interface.

The door does the same at the end of every test that goes through it, the whole suite over. Here a
broad sample is shown to be broad, and the checks are shown to find faults.
"""

from collections import Counter
from copy import deepcopy
from pathlib import Path

import pytest

from bot.settings import Settings
from tests.kit import contract
from tests.kit.bot_process import TOKEN, connected
from tests.kit.commands import EXAMPLES, Typed
from tests.kit.door import FORM, Door, message_faults
from tests.kit.loopback import LoopbackDiscord

described = pytest.mark.skipif(
    not contract.available(), reason="the description of Discord's interface is not here"
)

SAMPLE: list[tuple[str, Typed]] = [
    *EXAMPLES.items(),
    ("compare", {"first": "rs-ml-l6", "second": "sag-aftra-member"}),
    ("compare", {"first": "rs-ml-l6", "second": "grip", "third": "day-performer", "private": True}),
    ("pay", {"role": "sag-aftra-member"}),
    ("pay", {"role": "residual check"}),
    ("pay", {"role": "sag-aftra-member", "known_by": "July 2023"}),
    ("pay", {"role": "Netflix CEO"}),
    ("quote", {"topic": "hypocrisy"}),
    ("quote", {"words": "netflix", "private": True}),
    ("quote", {"holder": "Fran Drescher"}),
    ("quote", {"topic": "scan-claim", "stance": "mixed"}),
    ("positions", {"topic": "pay-gap"}),
    ("positions", {"topic": "xylophone"}),
    ("source", {"source": "techcrunch-mirror"}),
    ("timeline", {"about": "wga-2023"}),
    ("timeline", {"from_date": "2024", "to_date": "2023"}),
    ("timeline", {"about": "all stoppages"}),
    ("timeline", {"about": "wga-2023", "known_by": "27 July 2023"}),
    ("timeline", {"about": "stoppages 2030"}),
    ("strike", {"name": "sag-aftra-2023"}),
    ("strike", {"name": "actors"}),
    ("on", {"date": "2023-07-27"}),
    ("on", {"date": "07/08/2023"}),
    ("on", {"date": "nonsense zzz"}),
    ("between", {"start": "wga-2023", "end": "sag-aftra-2023"}),
    ("search", {"words": "strike *x*"}),
    ("search", {"words": "dreschr"}),
    ("cite", {"record": "f-pm-range"}),
    ("cite", {"record": "day performer", "style": "bibtex"}),
    ("cite", {"record": "the record itself", "style": "ap"}),
    ("check", {"claim": "The actors' strike lasted 148 days, said nobody, for $35 and 87%."}),
    ("check", {"claim": "The actors' strike lasted 118 days. " * 60, "private": True}),
    ("check", {"claim": "Nothing to check."}),
    ("export", {"what": "figures"}),
    ("export", {"what": "the record itself", "private": True}),
    ("export", {"what": "wga-2023", "format": "xlsx"}),
    ("export", {"what": "figures", "format": "png"}),
    ("record", {}),
    ("help", {"private": False}),
]


async def ask_all(door: Door) -> None:
    """Ask every question of the sample, press every button, pick from every menu."""
    for command, options in SAMPLE:
        reply = await door.slash(command, **options)
        for menu in reply.menus[:]:
            await door.forge(reply, menu["custom_id"], menu["options"][-1]["value"])
        reply = await door.slash(command, **options)
        for custom_id in [*reply.buttons.values()]:
            await door.forge(reply, custom_id)
        await door.offered("pay", "role", command)
    await door.offered("on", "date", "7/8/2023")


async def test_a_broad_sample_of_commands_and_buttons(door: Door) -> None:
    await ask_all(door)

    counts = Counter(kind for kind, _ in door.payloads)
    assert counts["commands"] == 1
    assert counts["callback"] > 80
    types = Counter(body["type"] for kind, body in door.payloads if kind == "callback")
    assert set(types) == {4, 5, 7, 8, FORM}, "messages, deferred, updates, completions, forms"
    messages = [body["data"] for kind, body in door.payloads if body_has_message(kind, body)]
    assert len(messages) > 80
    assert all(message["allowed_mentions"] == {"parse": []} for message in messages)
    assert door.faults() == []


def body_has_message(kind: str, body: dict[str, int]) -> bool:
    return kind == "callback" and body["type"] in (4, 7)


async def test_the_sample_has_every_command(door: Door) -> None:
    [bodies] = [body for kind, body in door.payloads if kind == "commands"]

    typed = {body["name"] for body in bodies if body["type"] == 1}
    assert {command for command, _ in SAMPLE} == typed


async def test_the_checks_find_faults(door: Door) -> None:
    await door.slash("pay", role="day-performer")
    [body] = [body for kind, body in door.payloads if kind == "callback"]
    good = body["data"]
    assert message_faults(good) == []

    for spoil in ("mentions", "ids", "text", "long id"):
        message = deepcopy(good)
        [container] = message["components"]
        if spoil == "mentions":
            del message["allowed_mentions"]
        elif spoil == "text":
            container["components"][0]["content"] = "x" * 4000
        else:
            rows = [part for part in container["components"] if part["type"] == 1]
            rows[-1]["components"][0]["custom_id"] = (
                rows[0]["components"][0]["custom_id"] if spoil == "ids" else "x" * 101
            )
        assert len(message_faults(message)) == 1, spoil
    if contract.available():
        spoiled = deepcopy(body)
        spoiled["data"]["components"][0]["components"][0]["content"] = 3
        assert contract.faults("callback", spoiled)


@described
async def test_the_bodies_of_the_real_process_are_good(settings: Settings, tmp_path: Path) -> None:
    """Over real HTTP nothing of SimCord stands between: what is sent is what is checked."""
    async with LoopbackDiscord(token=TOKEN) as discord:
        async with connected(discord, tmp_path, **asked(settings)):
            card = await discord.slash("timeline", {"about": "wga-2023"})
            await discord.click(card, "v:1:ti:wga-2023")
            copy = await discord.click(card, "t:1:ti:wga-2023")
            assert copy.files
            form = await discord.click(card, "r:1:ti:wga-2023")
            await discord.submit(form, {"what": "A day is wrong."})
            unclear = await discord.slash("pay", {"role": "Netflix CEO"}, where="dm")
            await discord.click(unclear, next(iter(unclear.custom_ids)))
            await discord.autocomplete("pay", {"role": "drecs"}, "role")
        assert len(discord.sent) == 9
        for kind, body in discord.sent:
            assert contract.faults(kind, body) == []


@pytest.mark.parametrize("level", ["INFO", "DEBUG"])
async def test_the_process_logs_nothing_that_was_typed(
    settings: Settings, tmp_path: Path, level: str
) -> None:
    secret = "qzx7secret"
    async with (
        LoopbackDiscord(token=TOKEN) as discord,
        connected(discord, tmp_path, LOG_LEVEL=level, **asked(settings)) as bot,
    ):
        await discord.slash("pay", {"role": secret})
        await discord.slash("search", {"words": f"strike {secret}"})
        await discord.autocomplete("pay", {"role": secret}, "role")
        await bot.end()
    written = bot.log.read_text(encoding="utf-8")
    assert "search answered in" in written
    assert secret not in written


def asked(settings: Settings) -> dict[str, str]:
    """As people have the bot, with charts and with limits."""
    return {"RECORD_DB": str(settings.record_db), "CHARTS": "true", "RATE_LIMITS": "true"}
