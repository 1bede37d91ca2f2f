// SPDX-License-Identifier: MIT
// A response made ready to be sent: conditions and ranges decided, text compressed, the head written.
#pragma once
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "wire/request.hpp"
#include "wire/response.hpp"

namespace wire {

enum class After { keep_alive, close };

struct Answer {
    /// Bytes to be sent as they are, then a piece of the file.
    struct Piece {
        std::string text;
        std::uint64_t offset = 0, length = 0;  ///< of the file; length 0: none
    };
    int status = 200;
    std::string head;           ///< and the body with it, where that is short
    std::string body;           ///< a long one
    std::vector<Piece> pieces;  ///< of a file
    std::shared_ptr<OpenFile> file;
    Producer producer;  ///< sent in chunks, or bare until the close to HTTP/1.0
    Events events;      ///< likewise
    bool chunked = false;
    After after = After::keep_alive;
};

/// request: may be null when there is none that could be read.
Answer answer_to(const Request* request, Response&& response, After after);

}  // namespace wire
