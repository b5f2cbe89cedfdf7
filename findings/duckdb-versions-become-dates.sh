#!/usr/bin/env bash
# DuckDB takes a version such as 2026.11.2 in a CSV file for the second of November, and days beside it for times.
#
# Expected: read_csv has a column of versions as VARCHAR, as pandas and polars have it, or at least no date of a form
# that is none of the file's own; a column of ISO days beside it is DATE, as it is without the versions.
# Seen (DuckDB 2.0.1, Python 3.11): the versions are DATE, 2026-11-02; the ISO days are TIMESTAMP. There is no error. Where
# one version has another form, 2026.13.1, all of it is as expected: it depends on the rows. So a version stands with a
# word before it, or with `v`.
# For whom it matters: whoever writes calendar versions (Ubuntu, pip, JetBrains, data sets) into a file that others read.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv .venv
.venv/bin/python -m pip install -q duckdb==2.0.1

cat >read.py <<'PY'
import duckdb

database = duckdb.connect()
for name, versions in {"dates": ("2026.11.2", "2026.11.3"), "words": ("v2026.11.2", "v2026.11.3")}.items():
    with open(f"{name}.csv", "w") as file:
        file.write(f"name,released,version\na,2026-11-04,{versions[0]}\nb,2026-11-05,{versions[1]}\n")
    columns = database.execute(f"DESCRIBE FROM read_csv('{name}.csv')").fetchall()
    print(name, {column[0]: column[1] for column in columns})
    print(name, [str(row[2]) for row in database.execute(f"FROM read_csv('{name}.csv')").fetchall()])
PY
.venv/bin/python read.py | tee said
grep -qF "dates {'name': 'VARCHAR', 'released': 'TIMESTAMP', 'version': 'DATE'}" said
grep -qF "dates ['2026-11-02', '2026-11-03']" said
grep -qF "words {'name': 'VARCHAR', 'released': 'DATE', 'version': 'VARCHAR'}" said
