"""A golden net for moves and rewrites: every page of every record and command, as it is sent.

`python -m tests.kit.golden write FILE` before the first change, `compare FILE` in its place
after each: it says which answers differ, and how.
"""

import asyncio
import difflib
import gzip
import hashlib
import json
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator
from dataclasses import asdict
from itertools import chain
from pathlib import Path
from typing import Any

from bot.answers.context import Context
from bot.answers.export.card import answer_export
from bot.answers.registry import COMMANDS, answer
from bot.app import open_context
from bot.cards.card import Card
from bot.cards.pages import pages
from bot.errors import UserError
from bot.interactions.components import copy_of, message_view, shows_chart
from bot.lifecycle.prepare import prepare_record
from bot.models.question import Question
from bot.settings import ROOT, Settings
from tests.kit import on_file
from tests.kit.door import TODAY, Reply, open_door

_EVAL = ROOT.parent / "shared" / "eval"
_OTHERS = ("sag-aftra-member", "day-performer", "hit-show-actress", "wga-all-writers", "27-2011")
_STYLES = ("", "ap", "apa", "chicago", "mla", "bibtex", "csl-json")
_CITED = (
    "roles", "figures", "quotes", "statements", "topics", "events", "strikes", "sources", "holders",
)  # fmt: skip

Asked = tuple[str, tuple[str, ...], str]
"""A command, the values of its options by their places, and free text."""


def _pay() -> Iterator[Asked]:
    for role in on_file.ids("roles"):
        yield "pay", (role,), ""
        yield "pay", (role, "2024"), ""
        yield "pay", (role, "", "2023-08-15"), ""
        yield "pay", (role, "", "2023-08-15", "1"), ""
    for soc in on_file.ids("occupations")[::9]:
        yield "pay", (soc,), ""


def _compare() -> Iterator[Asked]:
    for role in on_file.ids("roles"):
        for other in _OTHERS:
            yield "compare", (role, other), ""
        yield "compare", (role, *_OTHERS[:3]), ""
        yield "compare", (role, *_OTHERS[:2], "", "2024"), ""
        yield "compare", (role, *_OTHERS[:3], "", "2"), ""
    for soc in on_file.ids("occupations")[::9]:
        yield "compare", (soc, "27-2011"), ""
    for figure in on_file.ids("figures"):
        yield "compare", (figure, "rs-ml-l6"), ""


def _quotes() -> Iterator[Asked]:
    for topic in on_file.ids("topics"):
        yield "positions", (topic,), ""
        for stance in ("", "for", "against", "mixed", "reports"):
            yield "quote", (topic, "", "", stance), ""
    for source in on_file.ids("sources"):
        yield "source", (source,), ""
        yield "quote", ("", "", source), ""
    for holder in on_file.ids("holders"):
        yield "quote", ("", holder), ""


def _timelines() -> Iterator[Asked]:
    for holder in on_file.ids("holders"):
        yield "timeline", (holder,), ""
        yield "timeline", (holder, "2023", "2023-08"), ""
        yield "timeline", (holder, "", "", "2023-08"), ""
        yield "timeline", (holder, "", "", "2023-08", "1"), ""
    for strike in on_file.ids("strikes"):
        yield "timeline", (strike,), ""
        yield "timeline", (strike, "", "", "2023-07-20"), ""
    years = sorted({row["start"][:4] for row in on_file.rows("stoppages")})
    for year in ("", *years, "1980", "2025"):
        about = f"stoppages-{year}" if year else "stoppages"
        yield "timeline", (about,), ""
        yield "timeline", (about, "", "", "2023-08"), ""


def _days() -> Iterator[Asked]:
    for strike in on_file.ids("strikes"):
        yield "strike", (strike,), ""
        yield "on", (strike,), ""
        yield "between", (strike, strike), ""
    for event in on_file.ids("events"):
        yield "on", (event,), ""
        yield "between", (event, "2023-11-09"), ""
    for dates in ("2023", "1950/2026", "2023-05-02/2023-11-09", "2023-07-14", "1999-01", "2026-11"):
        yield "on", (dates,), ""
        yield "timeline", ("", dates), ""
        yield "between", (dates, "2026-11-01"), ""


def _citations() -> Iterator[Asked]:
    for table in _CITED:
        for identifier in on_file.ids(table):
            yield "cite", (identifier, "ap"), ""
        for identifier in on_file.ids(table)[::20]:
            for style in _STYLES:
                yield "cite", (identifier, style), ""
    for style in _STYLES:
        for record in (".", "2023-07", "ws-20080906-1", "15-1221-2023-mean"):
            yield "cite", (record, style), ""


def _words() -> Iterator[Asked]:
    for table in _CITED:
        for identifier in on_file.ids(table):
            yield "search", (identifier,), ""
    for words in ("netflix", "strike", "the of a", "residual checks", "AI", "zzzz qqq", "$900,000"):
        yield "search", (), words
        yield "quote", (), words
        yield "quote", ("for-the-few",), words
    for claim in _claims():
        yield "check", (), claim


def _nothing() -> Iterator[Asked]:
    """Commands without what they ask about, and about what there is not."""
    for command in ("record", "help", "compare", "pay", "on", "cite", "check", "nothing"):
        yield command, (), ""
    for command in ("compare", "pay", "quote", "source", "timeline", "on", "strike", "cite"):
        yield command, ("no-such-id", "nor-this"), ""


_ASKED = (_pay, _compare, _quotes, _timelines, _days, _citations, _words, _nothing)
"""Everything that can be asked by ids, dates and words."""


def _claims() -> Iterator[str]:
    for path in (ROOT / "tests" / "answers" / "claims.csv", _EVAL / "claims.csv"):
        yield from (row["claim"] for row in on_file.read_csv(path))
    yield " ".join(["The strike lasted 118 days and cost $5 billion."] * 40)


def _views(card: Card) -> Iterator[Any]:
    for page in pages(card):
        for private in (False, True):
            for drawn in (
                ("drawn", "not yet", "failed") if shows_chart(card, page.number) else ("not yet",)
            ):
                view = message_view(card, page.number, private=private, drawn=drawn)
                yield view.to_components()


def _seen(card: Card) -> dict[str, Any]:
    """All that can become of a card, as JSON."""
    content, file = copy_of(card)
    places = COMMANDS[card.question.command].places
    asked = [card.question[option] for option in places if card.question[option]]
    export = answer_export(card, asked)
    return {
        "pages": list(_views(card)),
        "copy": content,
        "copied file": file.fp.read().decode() if file else None,
        "facts": repr((export.name, export.about, export.main, export.cited, export.lines)),
        "chart": _chart(card),
    }


def _chart(card: Card) -> tuple[str, str, int] | None:
    chart = card.chart
    return chart and (chart.specification(card.version), chart.alt_text(), chart.after)


async def _cards(context: Context) -> AsyncIterator[tuple[str, Any]]:
    for command, values, text in chain.from_iterable(asked() for asked in _ASKED):
        key = f"{command} {values} {text}"
        places = COMMANDS[command].places if command in COMMANDS else ()
        options = dict(zip(places, values, strict=False))
        try:
            yield key, _seen(await answer(context, Question.of(command, text=text, **options)))
        except UserError as error:
            yield key, [error.what, error.hint]


def _reply(reply: Reply) -> Any:
    message = reply.message
    if message is None:
        return None
    return [message.components, message.content, message.ephemeral, reply.files]


async def _front_door(settings: Settings) -> AsyncIterator[tuple[str, Any]]:
    """What people type, by the front door: what it is resolved to, and what completes."""
    async with open_door(settings) as door:
        door.errors_read = True
        [commands] = [body for kind, body in door.payloads if kind == "commands"]
        yield "registration", [sorted(commands, key=lambda one: one["name"])]
        for row in on_file.read_csv(_EVAL / "finding.csv"):
            options = json.loads(row["options"])
            key = f"/{row['command']} {row['options']} {row['focused']}"
            if focused := row["focused"]:
                typed = options.pop(focused)
                yield key, await door.offered(row["command"], focused, typed, **options)
            else:
                yield key, _reply(await door.slash(row["command"], **options))


async def _gathered() -> dict[str, str]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record.sqlite"
        prepare_record(ROOT / "data", path)
        settings = Settings(record_db=path, data_dir=ROOT / "data", charts=False)  # pyright: ignore[reportCallIssue]
        gathered: dict[str, str] = {}
        async with open_context(settings, lambda: TODAY) as context:
            async for key, seen in _cards(context):
                gathered[key] = _written(seen)
        async for key, seen in _front_door(settings):
            gathered[key] = _written(seen)
    return gathered


def _written(seen: Any) -> str:
    return json.dumps(seen, indent=0, ensure_ascii=False, default=asdict)


def _differences(before: dict[str, str], after: dict[str, str], most: int) -> int:
    changed = [key for key in before | after if before.get(key) != after.get(key)]
    for key in changed[:most]:
        print(f"=== {key}")
        lines = difflib.unified_diff(
            before.get(key, "").splitlines(), after.get(key, "").splitlines(), lineterm="", n=1
        )
        print("\n".join(line[:300] for line in list(lines)[:20]))
    print(f"{len(changed)} of {len(before)} differ")
    return 1 if changed else 0


def main() -> int:
    action, path = sys.argv[1], Path(sys.argv[2])
    gathered = asyncio.run(_gathered())
    digest = hashlib.sha256("".join(gathered.values()).encode()).hexdigest()
    print(f"{len(gathered)} answers, {digest[:12]}")
    if action == "write":
        with gzip.open(path, "wt", encoding="utf-8", compresslevel=3) as file:
            json.dump(gathered, file)
        return 0
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return _differences(json.load(file), gathered, int(sys.argv[3]) if sys.argv[3:] else 5)


if __name__ == "__main__":
    sys.exit(main())
