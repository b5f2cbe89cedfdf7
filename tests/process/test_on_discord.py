"""The bot as a process of its own against a loopback Discord: connect, answer, restart, end."""

import asyncio
import signal
from pathlib import Path

import pytest

from bot.answers.registry import COMMANDS
from tests.kit import contract
from tests.kit.bot_process import PATIENCE, TOKEN, connected, drawing_for, gone
from tests.kit.commands import EXAMPLES
from tests.kit.loopback import Answer, LoopbackDiscord

PATIENT = ("-m", "tests.kit.hurried")
DRAWN = {"CHARTS": "true", "DRAWING": "20"}
"""Charts that may take longer than a person would wait."""

QUESTIONS: tuple[tuple[str, dict[str, object], str], ...] = (
    ("compare", {"first": "rs-ml-l6", "second": "sag-aftra-member"}, "more than 13 times"),
    ("pay", {"role": "pm-ml-platform"}, "$300,000 to $900,000 a year"),
    ("quote", {"topic": "hypocrisy"}, "call out the hypocrisy on display"),
    ("positions", {"topic": "scan-claim"}, "paraphrase"),
    ("source", {"source": "saafir"}, "Netflix Knows No Chill"),
    ("timeline", {"about": "wga-2023"}, "148 days elapsed, 148 days counted"),
    ("on", {"date": "27 July 2023"}, "day 87 of the writers' strike, day 14 of the actors'"),
    ("between", {"start": "2 May 2023", "end": "27 September 2023"}, "148 days elapsed, 149"),
    ("strike", {"name": "sag-aftra-2023"}, "118 days elapsed, 118 counted, with 160,000 workers"),
    (
        "cite",
        {"record": "f-rs6-range"},
        "according to an article published by TechCrunch on July 27, 2023",
    ),
    ("export", {"what": "figures", "format": "xlsx"}, "from the Picketdesk record"),
    ("search", {"words": "residual checks"}, "**residual** **check**"),
    ("check", {"claim": "The actors' strike lasted 118 days."}, "1 on the record"),
    ("record", {}, "pay figures"),
    ("help", {}, "/compare"),
)
"""What is asked, and what the answer has."""


def questions() -> list[tuple[str, dict[str, object], str]]:
    """Those, and the example of each command that none of them asks."""
    asked = {name for name, *_ in QUESTIONS}
    examples = [(name, typed, "Picketdesk record") for name, typed in EXAMPLES.items()]
    return [*QUESTIONS, *(one for one in examples if one[0] not in asked)]


@pytest.mark.parametrize("where", ["guild", "dm"])
async def test_every_command_answers(folder: Path, where: str) -> None:
    charts = str(where == "guild")
    async with (
        LoopbackDiscord(token=TOKEN) as discord,
        connected(discord, folder, CHARTS=charts) as bot,
    ):
        typed = {command["name"] for command in discord.commands if command["type"] == 1}
        assert typed == set(COMMANDS)
        for name, options, expected in questions():
            place = "dm" if where == "dm" else "guild"
            answer = await discord.slash(name, options, where=place)
            await discord.until(lambda answer=answer: answer.text, PATIENCE)
            assert expected in answer.text.replace("\\", ""), name
            assert answer.ephemeral is COMMANDS[name].private, name
        assert await bot.end() == 0
        assert TOKEN not in bot.log.read_text()


async def test_what_an_old_discord_sends_is_refused_kindly(folder: Path) -> None:
    """Discord loads the definition of a command now and then, and sends by the last one it has."""
    async with LoopbackDiscord(token=TOKEN) as discord, connected(discord, folder) as bot:
        pay = next(command for command in discord.commands if command["name"] == "pay")
        role = next(option for option in pay["options"] if option["name"] == "role")
        role["type"] = 4
        answers = [await discord.slash("pay", {"role": 17})]
        pay["name"] = "salary"
        answers.append(await discord.slash("salary", {"role": 17}))
        for answer in answers:
            assert answer.ephemeral
            assert "has changed since" in answer.text
        assert await discord.autocomplete("salary", {}, "role") == []
        assert (await discord.slash("help", {})).text
        assert await bot.end() == 0
        log = bot.log.read_text()
        assert not any(word in log for word in ("bug", "Traceback", "exception"))


async def _button(discord: LoopbackDiscord, answer: Answer, label: str) -> Answer:
    custom_id = next(one for one, shown in answer.custom_ids.items() if shown == label)
    return await discord.click(answer, custom_id)


async def test_buttons_outlive_the_process_and_commands_are_registered_once(tmp_path: Path) -> None:
    async with LoopbackDiscord(token=TOKEN) as discord:
        async with connected(discord, tmp_path) as first:
            card = await discord.slash("quote", {"words": "strike"})
            assert await first.end() == 0
        async with connected(discord, tmp_path) as second:
            assert discord.registrations == 1
            turned = await _button(discord, card, "Next")
            assert "Page 2 of" in turned.text
            copied = await _button(discord, turned, "Copy as text")
            assert copied.ephemeral
            name, content = copied.files[0]
            assert name.endswith(".txt")
            assert "strike" in content.decode("utf-8")
            assert await second.end() == 0
        assert "built the record" in first.log.read_text()
        assert "the record is built from this data" in second.log.read_text()


@pytest.mark.parametrize("may_write", [True, False])
async def test_a_report_goes_to_the_channel_or_comes_back(folder: Path, *, may_write: bool) -> None:
    channel, secret = "1300000000000000077", "qzx7secret"
    settings = {"REPORT_CHANNEL": channel, "CONTACT": "the desk", "LOG_LEVEL": "DEBUG"}
    async with (
        LoopbackDiscord(token=TOKEN) as discord,
        connected(discord, folder, **settings) as bot,
    ):
        discord.channels[channel] = may_write
        card = await discord.slash("pay", {"role": "day-performer"})
        form = await _button(discord, card, "Report an error")
        told = await discord.submit(form, {"what": f"It is {secret}."})
        await discord.finished(told)

        assert told.ephemeral
        assert secret in told.text
        assert ("the desk" in told.text) is not may_write
        assert len(discord.posts) == may_write
        kinds = [kind for kind, _ in discord.sent]
        assert kinds.count("message") == 1
        if contract.available():
            assert [f for kind, body in discord.sent for f in contract.faults(kind, body)] == []
        assert await bot.end() == 0
        assert secret not in bot.log.read_text()


@pytest.mark.parametrize(
    "by",
    [
        signal.SIGTERM,
        signal.SIGKILL,
        pytest.param(signal.SIGINT, marks=pytest.mark.thorough),
    ],
)
async def test_the_process_that_draws_ends_with_the_bot(folder: Path, by: signal.Signals) -> None:
    async with (
        LoopbackDiscord(token=TOKEN) as discord,
        connected(discord, folder, *PATIENT, **DRAWN) as bot,
    ):
        name, options, _ = QUESTIONS[0]
        answer = await discord.slash(name, options)
        await discord.until(lambda: answer.files, PATIENCE)
        assert answer.files[0][1].startswith(b"\x89PNG")
        [drawing] = drawing_for(bot.process.pid)

        bot.process.send_signal(by)
        code = await asyncio.wait_for(bot.process.wait(), PATIENCE)
        await gone(drawing)
        assert code == (-by if by is signal.SIGKILL else 0)


async def test_the_bot_ends_while_a_chart_is_drawn(folder: Path) -> None:
    async with (
        LoopbackDiscord(token=TOKEN) as discord,
        connected(discord, folder, CHARTS="true") as bot,
    ):
        answer = await discord.slash(*QUESTIONS[0][:2])
        assert await bot.end() == 0
        assert not answer.files
        log = bot.log.read_text()
        assert not any(word in log for word in ("bug", "Traceback", "exception"))
