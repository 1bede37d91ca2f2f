#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# tools/with_services.sh COMMAND…: runs it while a PostgreSQL and a Redis of its own listen on free loopback ports, with their
# addresses in AUTOVIDEO_TEST_POSTGRES and AUTOVIDEO_TEST_REDIS. Both live in a temp folder that goes with them. They start within
# those of an outer call, if there is one.
set -euo pipefail
[[ -z ${AUTOVIDEO_TEST_POSTGRES:-} ]] || exec "$@"

bin=$(printf '%s\n' /usr/lib/postgresql/*/bin | sort -V | tail -n 1)
[[ -x $bin/postgres ]] || { echo 'tools/with_services.sh: PostgreSQL is not installed (tools/packages.txt)' >&2; exit 1; }
folder=$(mktemp -d "${TMPDIR:-/tmp}/autovideo-services.XXXXXX")
# PostgreSQL does not run as root.
as=()
if ((EUID == 0)); then
    as=(setpriv --reuid=postgres --regid=postgres --clear-groups)
    chmod 755 "$folder"
    install -d -o postgres -g postgres "$folder/postgres"
fi

stop() {
    "${as[@]}" "$bin/pg_ctl" -D "$folder/postgres/data" -m immediate stop >/dev/null 2>&1 || true
    [[ -z ${redis:-} ]] || kill "$redis" 2>/dev/null || true
    wait 2>/dev/null || true
    rm -rf "$folder"
}
trap stop EXIT
trap 'exit 130' INT TERM

free_port() { node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })'; }

mkdir -p "$folder/postgres"
postgres_port=$(free_port) redis_port=$(free_port)
(
    cd "$folder/postgres"
    "${as[@]}" "$bin/initdb" -D data -U postgres -A trust -E UTF8 --no-locale --no-sync >log 2>&1
    # fsync is left on where a test asks for it; a test's data need not outlive a power cut.
    "${as[@]}" "$bin/pg_ctl" -D data -w -t 30 -l server.log start >>log 2>&1 \
        -o "-h 127.0.0.1 -p $postgres_port -k '' -c fsync=off -c max_connections=300 -c max_locks_per_transaction=256"
) || { cat "$folder"/postgres/*log >&2; exit 1; }
redis-server --port "$redis_port" --bind 127.0.0.1 --save '' --appendonly no --dir "$folder" >"$folder/redis.log" 2>&1 &
redis=$!
for ((i = 0; i < 100; i++)); do
    if redis-cli -p "$redis_port" ping >/dev/null 2>&1; then break; fi
    sleep 0.05
done
export AUTOVIDEO_TEST_POSTGRES=postgresql://postgres@127.0.0.1:$postgres_port AUTOVIDEO_TEST_REDIS=redis://127.0.0.1:$redis_port
"$@"
