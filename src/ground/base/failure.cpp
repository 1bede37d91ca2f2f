// SPDX-License-Identifier: MIT
#include "base/failure.hpp"

namespace base {

std::string_view word(Trouble trouble) {
    switch (trouble) {
        case Trouble::invalid:
            return "invalid";
        case Trouble::missing:
            return "missing";
        case Trouble::exists:
            return "exists";
        case Trouble::unknowing:
            return "unknowing";
        case Trouble::unreadable:
            return "unreadable";
        case Trouble::unsupported:
            return "unsupported";
        case Trouble::denied:
            return "denied";
        case Trouble::unknown_caller:
            return "unknown_caller";
        case Trouble::forbidden:
            return "forbidden";
        case Trouble::unpaid:
            return "unpaid";
        case Trouble::full:
            return "full";
        case Trouble::throttled:
            return "throttled";
        case Trouble::busy:
            return "busy";
        case Trouble::timeout:
            return "timeout";
        case Trouble::cancelled:
            return "cancelled";
        case Trouble::upstream:
            return "upstream";
        case Trouble::internal:
            return "internal";
    }
    return "internal";
}

}  // namespace base
