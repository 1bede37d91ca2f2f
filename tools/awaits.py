#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Finds co_await expressions that g++ 12 miscompiles (temporaries freed twice): a braced aggregate, a capturing lambda
or a ?: inside the awaited expression, or an await inside a condition, another call or a return value.
tools/awaits.py FOLDER...; one line for each, exit status 1 when there is any. docs/adr/0005-the-wire.md says more."""
import pathlib
import re
import sys

LITERALS = re.compile(r'"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\'|//[^\n]*')
AWAIT = re.compile(r"\bco_await\b")
# What may stand before an await on its statement: nothing, or what is assigned to. A { that opens a block, not a value.
ALONE = re.compile(r"(^|[;})]|\belse\b|\bdo\b|([)};]|\belse\b|\bdo\b|\btry\b)\s*\{)\s*([\w:&<>\s\[\],*]+=\s*)?$")
CONDITION = re.compile(r"\b(if|while|switch|for)\s*\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*$")


def faults(text):
    text = LITERALS.sub(lambda found: " " * len(found.group()), text)
    for found in AWAIT.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        before, after = text[:found.start()], text[found.end():].split(";")[0]
        statement = before[max(before.rfind(mark) for mark in ";{}") + 1:]
        if CONDITION.search(statement) or "co_return" in statement or "?" in statement or not ALONE.search(before):
            yield line, "let co_await stand alone, and use its result on the next line"
        elif re.search(r"[{?]|\[[^\]]+\]\s*[({]", after) or "co_await" in after:
            yield line, "name the argument on its own line before co_await"


def main(folders):
    bad = 0
    for path in sorted(p for folder in folders for p in pathlib.Path(folder).rglob("*.[ch]pp")):
        for line, what in faults(path.read_text()):
            print(f"{path}:{line}: {what}")
            bad += 1
    return bad != 0


sys.exit(main(sys.argv[1:]))
