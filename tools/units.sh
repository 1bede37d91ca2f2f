#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# tools/units.sh BUILD: the unit tests of a built folder by ctest; each test counts.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
source tools/tally.sh
build=${1:-${AUTOVIDEO_BUILD:-$PWD/build}}
log=$build/units.log

tools/with_services.sh ctest --test-dir "$build" --verbose --timeout 600 -j "$(nproc)" >"$log" 2>&1
sum_of() { sed -nE "s/.*\[  $1 *\] ([0-9]+) tests?.*/\1/p" "$log" | awk '{n += $1} END {print n + 0}'; }
good=$(sum_of PASSED) bad=$(sum_of FAILED) left=$(sum_of SKIPPED)
# A test program that crashed or never started tells no sum.
died=$(grep -cE '\*\*\*(Exception|Timeout|Not Run)|Could not find executable' "$log")
binaries=$(grep -cE '^ *[0-9]+/[0-9]+ Test +#' "$log")
count pass "$good"
count skip "$left"
count fail $((bad + died))
((binaries > 0)) || failed 'units: ctest found no test program'
if ((bad + died > 0)); then
    grep -E 'FAILED|Failure$|\*\*\*' "$log" | head -n 60
    echo "FAIL  units: $bad failed, $died died; all of it in $log"
fi
echo "ok    units: $good tests in $binaries programs"
tally_end
