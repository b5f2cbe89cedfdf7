"""Ten records in every style: how each has to be cited, held against the manuals by hand."""

import json
from pathlib import Path

STYLES = ("ap", "apa", "chicago", "mla", "bibtex", "csl-json")
EXPECTED: dict[str, dict[str, str]] = json.loads(
    (Path(__file__).parent / "citations.json").read_text(encoding="utf-8")
)
