// SPDX-License-Identifier: MIT
// A chunked body (RFC 9112 section 7.1), read strictly as its bytes arrive.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace wire {

struct ChunkLimits {
    std::size_t extensions = 1 << 10;  ///< bytes of chunk extensions in all
    std::size_t trailers = 8 << 10;    ///< bytes of trailer fields; they are checked and dropped
};

class ChunkReader {
  public:
    explicit ChunkReader(ChunkLimits limits = {}) : limits_(limits) {}
    enum class State { more, piece, done, refused };
    struct Step {
        State state = State::more;
        std::size_t taken = 0;   ///< bytes of the input that are dealt with
        std::string_view piece;  ///< of the body; points into the input
    };
    /// Deals with a prefix of `bytes`; what was not taken is to be given again, more behind it. With `more` all that
    /// can be dealt with was.
    Step read(std::string_view bytes);

  private:
    Step size_line(std::string_view line, std::size_t taken);
    Step trailer_line(std::string_view line, std::size_t taken);

    enum class At { size, data, data_end, trailers, end };
    ChunkLimits limits_;
    At at_ = At::size;
    std::uint64_t left_ = 0;
    std::size_t extensions_ = 0;
    std::size_t trailers_ = 0;
};

}  // namespace wire
