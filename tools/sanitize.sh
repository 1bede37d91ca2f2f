#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The unit tests under ASan and UBSan, then each fuzzer (src/**/x_fuzz.cpp) for a minute where clang is installed.
# Build folders of their own: build-sanitize, build-fuzz. AUTOVIDEO_FUZZ_SECONDS sets another length.
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
source tools/tally.sh
seconds=${AUTOVIDEO_FUZZ_SECONDS:-60}
# vptr needs run-time types our libraries lack; null, alignment and object-size find only what ASan finds, at great cost.
without=vptr,null,alignment,object-size
flags="-O1 -g1 -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize=$without -fno-sanitize-recover=undefined"
export ASAN_OPTIONS=detect_leaks=0:strict_string_checks=1 UBSAN_OPTIONS=print_stacktrace=1

mkdir -p build-sanitize
log=$PWD/build-sanitize/build.log
echo 'Building with the sanitizers …'
if cmake -S . -B build-sanitize -G Ninja -DBUILD_TESTING=ON -DCMAKE_BUILD_TYPE=None -DCMAKE_C_FLAGS="$flags" -DCMAKE_CXX_FLAGS="$flags" >"$log" 2>&1 &&
    ninja -C build-sanitize -j "$(nproc)" unit_tests >>"$log" 2>&1; then
    tools/units.sh "$PWD/build-sanitize"
else
    failed "sanitizers: the build failed; the last lines of $log:"
    tail -n 30 "$log"
fi

if ! command -v clang++ >/dev/null; then
    skipped 'fuzzers: clang is not installed (apt-get install clang)'
elif [[ -z $(find src -name '*_fuzz.cpp' -print -quit) ]]; then
    skipped 'fuzzers: there is none yet'
else
    mkdir -p build-fuzz
    log=$PWD/build-fuzz/build.log
    echo 'Building the fuzzers …'
    if cmake -S . -B build-fuzz -G Ninja -DBUILD_TESTING=OFF -DCMAKE_BUILD_TYPE=None -DCMAKE_C_COMPILER=clang -DCMAKE_CXX_COMPILER=clang++ \
        -DCMAKE_PROJECT_INCLUDE="$PWD/tools/fuzz.cmake" -DCMAKE_CXX_FLAGS="$flags -fsanitize=fuzzer-no-link" >"$log" 2>&1 &&
        ninja -C build-fuzz -j "$(nproc)" fuzzers >>"$log" 2>&1; then
        for fuzzer in build-fuzz/fuzzers/*_fuzz; do
            name=$(basename "$fuzzer")
            mkdir -p "build-fuzz/corpus/$name"
            seeds=(tests/fuzz/"$name")
            [[ -d ${seeds[0]} ]] || seeds=()
            if "$fuzzer" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -artifact_prefix="build-fuzz/$name-" \
                "build-fuzz/corpus/$name" "${seeds[@]}" >"build-fuzz/$name.log" 2>&1; then
                passed "fuzzer: $name for $seconds s"
            else
                failed "fuzzer: $name: $(grep -E 'ERROR|SUMMARY' "build-fuzz/$name.log" | tail -n 1), build-fuzz/$name.log"
            fi
        done
    else
        failed "fuzzers: the build failed; the last lines of $log:"
        tail -n 30 "$log"
    fi
fi
tally_end
