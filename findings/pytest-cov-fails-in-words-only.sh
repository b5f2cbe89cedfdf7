#!/usr/bin/env bash
# pytest-cov says FAIL and ends with 0.
#
# Expected: where the report says "FAIL Required test coverage of 98.0% not reached. Total coverage: 97.92%", pytest
# ends with 1, as it does for 97 %.
# Seen (pytest 9.2.0, pytest-cov 7.1.0, coverage 7.17.3, Python 3.11): it ends with 0. Whether the run fails is asked of
# coverage.py, which rounds the total to `precision` digits, none unless it is set, so that 97.5 is 98; the words are
# written by comparing the total as it is. With `precision = 2` both say the same.
# For whom it matters: a threshold in CI that is missed by less than half a percent, in red letters, and green.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv .venv
.venv/bin/python -m pip install -q pytest==9.2.0 pytest-cov==7.1.0 coverage==7.17.3

# 240 statements, of which 5 never run: 97.92 %.
{
    echo 'def used(number):'
    for i in $(seq 1 232); do echo "    number += $i"; done
    echo '    return number'
    echo 'def unused(number):'
    for i in $(seq 1 4); do echo "    number += $i"; done
    echo '    return number'
} >measured.py
printf 'from measured import used\n\n\ndef test_it():\n    assert used(0)\n' >test_it.py
settings() { printf '[coverage:run]\ninclude = measured.py\n[coverage:report]\nfail_under = 98\n%s\n' "$1" >setup.cfg; }

settings ''
code=0
.venv/bin/python -m pytest -q -p no:cacheprovider --cov >said 2>&1 || code=$?
grep -o 'FAIL Required test coverage of 98.0% not reached. Total coverage: 97.92%' said
echo "ends with $code"
[ "$code" -eq 0 ]

settings 'precision = 2'
code=0
.venv/bin/python -m pytest -q -p no:cacheprovider --cov >said 2>&1 || code=$?
grep -q 'FAIL Required test coverage' said
echo "with precision = 2 it ends with $code"
[ "$code" -eq 1 ]
