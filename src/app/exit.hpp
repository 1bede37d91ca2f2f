// SPDX-License-Identifier: MIT
// Exit codes of the command line (documented in `autovideo --help` and docs/cli.md).
#pragma once
#include "base/failure.hpp"

namespace app {

enum Exit {
    ok = 0,
    failed = 1,     ///< our own mistake, or a step that broke
    bad_input = 2,  ///< wrong arguments, script, film.json or media; the message names what
    unknowing = 3,  ///< no facts to make a film of: give a text, a key, or --definition
    exists = 4,     ///< the output exists; --force replaces it
    no_room = 5,    ///< disk full, or no permission to write
    differs = 6,    ///< verify: the bytes differ, or this build cannot compare them
    stopped = 130,  ///< Ctrl-C
};

constexpr Exit exit_for(base::Trouble trouble) {
    using base::Trouble;
    switch (trouble) {
        case Trouble::invalid:
        case Trouble::missing:
        case Trouble::unreadable:
        case Trouble::unsupported:
            return bad_input;
        case Trouble::unknowing:
            return unknowing;
        case Trouble::exists:
            return exists;
        case Trouble::denied:
        case Trouble::full:
            return no_room;
        case Trouble::cancelled:
            return stopped;
        case Trouble::unknown_caller:
        case Trouble::forbidden:
        case Trouble::throttled:
        case Trouble::unpaid:
        case Trouble::busy:
        case Trouble::timeout:
        case Trouble::upstream:
        case Trouble::internal:
            return failed;
    }
    return failed;
}

}  // namespace app
