#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Units and fuzzers (src/**/x_fuzz.cpp) under clang's ASan and UBSan, in build-sanitize (CMakePresets.json): the units, then a
# minute of each fuzzer, as many at once as there are processors, from tests/fuzz/<fuzzer> and what earlier runs kept.
# AUTOVIDEO_FUZZ_SECONDS sets another length.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
source tools/tally.sh
build=$PWD/build-sanitize
log=$build/build.log
# Leaks are not looked for: GLib and fontconfig keep what they hold to the end.
export ASAN_OPTIONS=detect_leaks=0:strict_string_checks=1 UBSAN_OPTIONS=print_stacktrace=1

# One fuzzer, its verdict in <fuzzer>.rc.
fuzz() {
    local name=$1 folders=("corpus/$1")
    [[ ! -d ../tests/fuzz/$name ]] || folders+=("../tests/fuzz/$name")
    mkdir -p "corpus/$name" "found/$name"
    "fuzzers/$name" -max_total_time="${AUTOVIDEO_FUZZ_SECONDS:-60}" -timeout=10 -rss_limit_mb=2048 \
        -artifact_prefix="found/$name/" "${folders[@]}" >"$name.log" 2>&1
    echo $? >"$name.rc"
}

mkdir -p "$build"
echo 'Building with the sanitizers …'
if ! cmake --preset sanitize >"$log" 2>&1 || ! ninja -C "$build" -j "$(nproc)" unit_tests fuzzers >>"$log" 2>&1; then
    failed "sanitizers: the build failed; the last lines of $log:"
    tail -n 30 "$log"
    tally_end
    exit
fi
tools/units.sh "$build"
cd "$build" || exit 1
export -f fuzz
printf '%s\n' fuzzers/*_fuzz | sed 's|.*/||' | xargs -P "$(nproc)" -I{} bash -c 'fuzz {}'
for fuzzer in fuzzers/*_fuzz; do
    name=${fuzzer##*/}
    runs=$(sed -nE 's/^Done ([0-9]+) runs.*/\1/p' "$name.log")
    if [[ $(cat "$name.rc") == 0 && ${runs:-0} -gt 0 ]]; then
        passed "fuzzer: $name, $runs inputs in ${AUTOVIDEO_FUZZ_SECONDS:-60} s"
    else
        failed "fuzzer: $name: $(grep -E 'ERROR|SUMMARY|ABORTING' "$name.log" | head -n 1); $build/$name.log, $build/found/$name"
    fi
done
tally_end
