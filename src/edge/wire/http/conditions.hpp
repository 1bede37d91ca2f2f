// SPDX-License-Identifier: MIT
// Conditional requests (RFC 9110 section 13): what the caller holds already against what there is.
#pragma once
#include <ctime>
#include <optional>
#include <string_view>

#include "wire/http/headers.hpp"

namespace wire {

/// What identifies the representation that would be sent.
struct Validators {
    std::string_view etag;                  ///< with its quotes, perhaps W/ before; empty: none
    std::optional<std::time_t> modified{};  ///< Last-Modified
};

enum class Verdict { send, not_modified, precondition_failed };

/// In the order of section 13.2.2, for GET and HEAD.
Verdict verdict_on(const Headers& asked, const Validators& have);
/// Whether a Range counts, by If-Range: absent, or the same strong tag, or the very date.
bool range_counts(const Headers& asked, const Validators& have);
/// An entity-tag as the RFC writes it.
bool is_etag(std::string_view text);

}  // namespace wire
