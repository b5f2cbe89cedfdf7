#!/usr/bin/env bash
# DuckDB takes a version such as 2026.11.2 in a CSV file for the second of November, and days beside it for times.
#
# Expected: read_csv has a column of versions as VARCHAR, as pandas and polars have it, and a column of ISO days as DATE.
# Seen (DuckDB 2.0.1, Python 3.11): where the versions stand before the days, they are DATE, 2026-11-02, and the days are
# TIMESTAMP; behind the days, both are as expected. There is no error. A version with a letter before it is VARCHAR.
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
ROWS = {
    "before": "version,released\n2026.11.2,2026-11-04\n2026.11.3,2026-11-05\n",
    "behind": "released,version\n2026-11-04,2026.11.2\n2026-11-05,2026.11.3\n",
    "lettered": "version,released\nv2026.11.2,2026-11-04\nv2026.11.3,2026-11-05\n",
}
for name, rows in ROWS.items():
    with open(f"{name}.csv", "w") as file:
        file.write(rows)
    columns = database.execute(f"DESCRIBE FROM read_csv('{name}.csv')").fetchall()
    print(name, {column[0]: column[1] for column in columns})
    print(name, [str(row[0]) for row in database.execute(f"SELECT version FROM read_csv('{name}.csv')").fetchall()])
PY
.venv/bin/python read.py | tee said
grep -qF "before {'version': 'DATE', 'released': 'TIMESTAMP'}" said
grep -qF "before ['2026-11-02', '2026-11-03']" said
grep -qF "behind {'released': 'DATE', 'version': 'VARCHAR'}" said
grep -qF "lettered {'version': 'VARCHAR', 'released': 'DATE'}" said
