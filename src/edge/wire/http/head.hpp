// SPDX-License-Identifier: MIT
// The head of a request, read strictly: what RFC 9112 calls malformed is refused, never repaired.
#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "wire/http/headers.hpp"

namespace wire {

struct HeadLimits {
    std::size_t request_line = 8 << 10;   ///< bytes without its CRLF; more is 414
    std::size_t fields_bytes = 32 << 10;  ///< all field lines with their CRLFs; more is 431
    std::size_t fields = 100;             ///< more is 431
};

/// Why a request is not taken; the connection is closed after the answer.
struct Refusal {
    int status = 400;
    std::string_view why;  ///< a literal
};

enum class Framing { none, length, chunked };

struct Head {
    std::string method;
    std::string target;  ///< as it came: origin-form, or * of OPTIONS; the authority of absolute-form stands in Host
    int minor = 1;       ///< HTTP/1.0 or 1.1; later minors count as 1
    Headers headers;
    Framing framing = Framing::none;
    std::uint64_t length = 0;  ///< of the body, when framing is length
    bool keep_alive = true;
    bool expects_continue = false;
};

/// Reads a head line by line as its bytes arrive, so that a fault is told with the line that has it.
class HeadReader {
  public:
    explicit HeadReader(const HeadLimits& limits) : limits_(&limits) {}
    enum class State { more, done, refused };
    /// bytes: all that came since the last request, each time a longer piece of the same.
    State read(std::string_view bytes);
    /// After done: bytes the head took.
    std::size_t taken() const { return at_; }
    /// Whether anything but an empty line has begun.
    bool begun(std::string_view bytes) const { return bytes.size() > (bytes.substr(0, 2) == "\r\n" ? 2u : 0u); }
    Head& head() { return head_; }
    const Refusal& refusal() const { return refusal_; }

  private:
    State refuse(int status, std::string_view why);
    State request_line(std::string_view line);
    State field_line(std::string_view line);
    State finish();

    const HeadLimits* limits_;
    Head head_;
    Refusal refusal_;
    std::size_t at_ = 0;       ///< where the line being read begins
    std::size_t scanned_ = 0;  ///< up to here there is no line end
    std::size_t fields_bytes_ = 0;
    bool has_request_line_ = false;
    bool skipped_empty_line_ = false;
};

/// uri-host [":" port] of RFC 9110 section 7.2, never empty.
bool is_authority(std::string_view text);

}  // namespace wire
