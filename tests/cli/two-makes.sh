#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Two makes on one cache at once: both succeed, with the same bytes.
set -uo pipefail
# shellcheck source=tools/tally.sh
source "$AUTOVIDEO_SOURCE/tools/tally.sh"

talk
make_small a.mp4 >said-a 2>&1 &
first=$!
make_small b.mp4 >said-b 2>&1 &
second=$!
wait "$first" || failed "two makes: the first: $(tail -n 1 said-a)"
wait "$second" || failed "two makes: the second: $(tail -n 1 said-b)"
if [[ -s a.mp4 ]] && cmp a.mp4 b.mp4; then passed 'two makes on one cache: both succeed with the same bytes'; else failed 'two makes on one cache: not the same bytes'; fi
