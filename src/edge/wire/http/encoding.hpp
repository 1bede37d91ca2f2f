// SPDX-License-Identifier: MIT
// gzip and Brotli for answers of text.
#pragma once
#include <string>
#include <string_view>

#include "wire/http/headers.hpp"

namespace wire {

enum class Encoding { identity, gzip, brotli };

/// The best of ours that Accept-Encoding allows (RFC 9110 section 12.5.3).
Encoding accepted_encoding(const Headers& asked);
/// Whether text of that type gains by it: text/*, JSON, JavaScript, XML, SVG.
bool worth_encoding(std::string_view content_type);
/// As Content-Encoding has it.
std::string_view name_of(Encoding encoding);
std::string encoded(std::string_view text, Encoding encoding);

}  // namespace wire
