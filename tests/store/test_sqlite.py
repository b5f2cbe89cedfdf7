"""The statements need no newer SQLite than the bot asks for."""

import ast
import re
from collections.abc import Iterator

from bot.settings import ROOT


def texts() -> Iterator[str]:
    for path in sorted((ROOT / "bot" / "store").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                yield node.value


def test_no_statement_needs_the_arrows_of_sqlite_3_38() -> None:
    statements = [text for text in texts() if re.search(r"\b(SELECT|FROM|WHERE|INSERT)\b", text)]

    assert len(statements) > 50
    assert [text for text in statements if "->" in text] == []
