#!/usr/bin/env bash
# SPDX-License-Identifier: MIT
# Formats every C++ file in place, as tools/check.sh wants it.
set -euo pipefail
cd "$(dirname "$0")/.."
find src \( -name '*.cpp' -o -name '*.hpp' \) -print0 | xargs -0 -r clang-format -i
