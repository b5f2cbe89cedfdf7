#!/usr/bin/env bash
# Chromium says the <desc> of an SVG twice where aria-labelledby names it.
#
# Expected: <svg role="img" aria-labelledby="t d"> with <title id="t"> and <desc id="d">, as guides to accessible SVG
# advise, is an image named by both texts, and has no description besides: what is used as a name is not said again.
# Seen (Chromium 156.0.8078.108 of Debian 12, by playwright 1.65.2): the name is "Pay Two bars, one twice as long." and the
# description "Two bars, one twice as long." once more. With aria-labelledby="t" alone the name is the title and the
# description the <desc>, each once, also without aria-describedby.
# For whom it matters: charts with a long description, which a screen reader reads from end to end, and then again.
set -euo pipefail

chromium=$(command -v chromium || command -v chromium-browser) # Debian's: the package brings none
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv .venv
.venv/bin/python -m pip install -q playwright==1.65.2

cat >told.py <<'PY'
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

SVG = """<svg xmlns="http://www.w3.org/2000/svg" width="90" height="40" role="img" {named}>
<title id="t">Pay</title><desc id="d">Two bars, one twice as long.</desc>
<g aria-hidden="true"><rect width="40" height="9"/><rect y="20" width="80" height="9"/></g></svg>"""

with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=sys.argv[1], args=["--no-sandbox"])
    print("Chromium", browser.version)
    page = browser.new_page()
    session = page.context.new_cdp_session(page)
    for named in ('aria-labelledby="t d"', 'aria-labelledby="t"', 'aria-labelledby="t" aria-describedby="d"'):
        Path("a.svg").write_text(SVG.format(named=named))
        page.goto(Path("a.svg").absolute().as_uri())
        for node in session.send("Accessibility.getFullAXTree")["nodes"]:
            if not node["ignored"] and node["role"]["value"] == "image":
                told = [node.get(part, {}).get("value", "") for part in ("name", "description")]
                print(named, "|", " | ".join(told))
    browser.close()
PY
.venv/bin/python told.py "$chromium" | tee said
grep -qF 'aria-labelledby="t d" | Pay Two bars, one twice as long. | Two bars, one twice as long.' said
grep -qF 'aria-labelledby="t" | Pay | Two bars, one twice as long.' said
grep -qF 'aria-describedby="d" | Pay | Two bars, one twice as long.' said
