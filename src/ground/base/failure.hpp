// SPDX-License-Identifier: MIT
// The one way a request, a step or a command ends badly.
#pragma once
#include <chrono>
#include <exception>
#include <optional>
#include <string>
#include <string_view>

namespace base {

/// Kinds of trouble; tables elsewhere turn them into exit codes and HTTP codes (app/exit.hpp has the command line's).
enum class Trouble {
    invalid,         ///< the caller's input is wrong; the message names field, file or line and the remedy
    missing,         ///< no such thing
    exists,          ///< it is there already
    unknowing,       ///< an honest refusal: we do not know enough to do this well
    unreadable,      ///< a file or medium that cannot be read as what it claims to be
    unsupported,     ///< well-formed, but beyond what this build can do
    denied,          ///< no permission, of the file system
    unknown_caller,  ///< who calls is not known: no, wrong or stale proof of it
    forbidden,       ///< who calls is known, and may not do this
    unpaid,          ///< not enough credits
    full,            ///< no space left, or a limit reached
    throttled,       ///< too often: retry_after says when
    busy,            ///< somebody else holds it; trying again may help
    timeout,         ///< took longer than allowed
    cancelled,       ///< asked to stop
    upstream,        ///< an outside service failed
    internal,        ///< our own mistake
};

std::string_view word(Trouble trouble);

/// message: safe to show to anybody, says what happened and what to do. detail: for the log only.
struct Failure : std::exception {
    Failure(Trouble trouble, std::string message, std::string detail = {})
        : trouble(trouble), message(std::move(message)), detail(std::move(detail)) {}
    const char* what() const noexcept override { return message.c_str(); }

    Failure&& at(std::string path) && {
        field = std::move(path);
        return std::move(*this);
    }
    Failure&& after(std::chrono::seconds wait) && {
        retry_after = wait;
        return std::move(*this);
    }

    Trouble trouble;
    std::string message;
    std::string detail;
    std::string field;                                ///< of the input at fault, "settings.voice"; empty: none of them
    std::optional<std::chrono::seconds> retry_after;  ///< when trying again may help
};

}  // namespace base
