#!/bin/sh
# Reads the same file of BACI-like rows with cordon and with DuckDB, in turns,
# and prints the ratio of the medians. Outside "go test": it needs Node and the
# npm package @duckdb/node-api, which it installs into a temporary folder.
#
#   .ci/import-bench.sh [ROWS [ROUNDS]]        default 5000000 rows, 5 rounds
set -eu
rows=${1:-5000000}
rounds=${2:-5}
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export BACI_ROWS="$rows" BACI_FILE="$work/BACI_HS17_Y2020_V202601.csv"

if ! (cd "$work" && npm init -y && npm install --no-audit --no-fund @duckdb/node-api) >"$work/npm.log" 2>&1; then
	echo "import-bench: DuckDB can't be installed with npm, so there is nothing to compare with" >&2
	tail -n 3 "$work/npm.log" >&2
	exit 1
fi
go test -count 1 -c -o "$work/data.test" ./data
(cd data && "$work/data.test" -test.run 'TestWriteBACILike$' >/dev/null)
ls -l "$BACI_FILE" | awk -v rows="$rows" '{printf "%d rows, %.0f MB\n", rows, $5 / 1e6}'

cat >"$work/duck.mjs" <<'JS'
import { DuckDBInstance } from '@duckdb/node-api';
const db = await (await DuckDBInstance.create(':memory:')).connect();
await db.run(`set threads = ${process.env.THREADS}`);
const from = `read_csv('${process.env.BACI_FILE}', header = true, columns = {t: 'INTEGER', i: 'INTEGER', j: 'INTEGER', k: 'VARCHAR', v: 'DOUBLE', q: 'VARCHAR'})`;
const queries = {
  scan: `select count(*), sum(v), sum(try_cast(trim(q) as double)), max(k), max(i), max(j) from ${from}`,
  table: `create or replace table a as select t, i, j, k, v, try_cast(trim(q) as double) q from ${from}`,
  flows: `create or replace table a as select t, i, j, k, sum(v) v, sum(try_cast(trim(q) as double)) q from ${from} group by all order by k, j, i, t`,
};
for (const [name, sql] of Object.entries(queries)) {
  const start = performance.now();
  await db.run(sql);
  console.log(`duckdb/${name}/threads=${process.env.THREADS}`, ((performance.now() - start) / 1e3).toFixed(4));
}
JS

for round in $(seq "$rounds"); do
	for threads in 1 2; do
		(cd "$work" && THREADS=$threads node duck.mjs)
		(cd data && GOMAXPROCS=$threads "$work/data.test" -test.run XXX -test.bench "Scan/workers=$threads/" -test.benchtime 2x) |
			awk -v t="$threads" '/^Benchmark/ {print "cordon/" ($1 ~ /flows=true/ ? "flows" : "scan") "/threads=" t, $3 / 1e9}'
	done
done >"$work/seconds"

bytes=$(wc -c <"$BACI_FILE")
sort "$work/seconds" | awk -v bytes="$bytes" -v rows="$rows" '
	{ if ($1 != name) { done(); name = $1; n = 0 } v[++n] = $2 }
	END { done(); for (t = 1; t <= 2; t++) for (k = 1; k <= 2; k++) {
		what = k == 1 ? "scan" : "flows"
		if (k == 1) printf "scan against table, %d thread%s: cordon %.1f times as fast as DuckDB\n", t, (t > 1 ? "s" : ""), m["duckdb/table/threads=" t] / m["cordon/scan/threads=" t]
		printf "%s, %d thread%s: cordon %.1f times as fast as DuckDB\n", what, t, (t > 1 ? "s" : ""), m["duckdb/" what "/threads=" t] / m["cordon/" what "/threads=" t] } }
	function done(  i, j, x) {
		if (!n) return
		for (i = 2; i <= n; i++) for (j = i; j > 1 && v[j] < v[j-1]; j--) { x = v[j]; v[j] = v[j-1]; v[j-1] = x }
		m[name] = n % 2 ? v[(n+1)/2] : (v[n/2] + v[n/2+1]) / 2
		printf "%-28s %7.3f s  %6.0f MB/s  %6.2f million rows/s  (%.3f to %.3f)\n", name, m[name], bytes / m[name] / 1e6, rows / m[name] / 1e6, v[1], v[n]
	}'
