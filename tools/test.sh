#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# The tests' one runner, behind ./autovideo test: checks, units, behaviour of the real program. The last line is the sum.
#   (nothing)    everything at a twentieth of the full number, some minutes
#   --full       everything at full number
#   --sanitize   units under ASan and UBSan, and a minute of each fuzzer
set -uo pipefail
cd "$(dirname "$0")/.." || exit 1
source tools/tally.sh
build=${AUTOVIDEO_BUILD:-$PWD/build}

tier=default
case ${1:-} in
    '') ;;
    --full) tier=full ;;
    --sanitize) tier=sanitize ;;
    *) echo "autovideo: test takes --full or --sanitize, not \"$1\"." >&2; exit 2 ;;
esac
export AUTOVIDEO_TIER=$tier

step() { printf '\n== %s (at %s s)\n' "$*" "$SECONDS"; }

if [[ $tier == sanitize ]]; then
    step 'Units under AddressSanitizer and UndefinedBehaviorSanitizer'
    tools/sanitize.sh
    tally_up
    exit
fi
step 'Checks'
tools/check.sh
if [[ $tier == full ]]; then
    step 'A build from nothing'
    tools/clean-build.sh
fi
step 'Units'
tools/units.sh "$build"
step "Behaviour of the real program (tier: $tier)"
tools/behave.sh
printf '\nTook %s s.\n' "$SECONDS"
tally_up
