// SPDX-License-Identifier: MIT
#include "frames/gif.hpp"

namespace frames {
namespace {

constexpr int clear_code = 256, end_code = 257, most_codes = 4096;

/// Codes of rising length, low bits first, in blocks of at most 255 bytes.
class Bits {
  public:
    void put(int code, int length) {
        held_ |= static_cast<std::uint32_t>(code) << count_;
        for (count_ += length; count_ >= 8; count_ -= 8, held_ >>= 8) byte(static_cast<char>(held_));
    }
    std::string finish() {
        if (count_ > 0) byte(static_cast<char>(held_));
        flush();
        return out_ + '\0';
    }

  private:
    void byte(char value) {
        block_ += value;
        if (block_.size() == 255) flush();
    }
    void flush() {
        if (block_.empty()) return;
        out_ += static_cast<char>(block_.size());
        out_ += block_;
        block_.clear();
    }
    std::string out_ = "\x08", block_;
    std::uint32_t held_ = 0;
    int count_ = 0;
};

/// (prefix, pixel) -> code, by open addressing; at most a quarter full.
class Codes {
  public:
    Codes() : keys_(1 << 14), codes_(1 << 14) {}
    void clear() { std::fill(keys_.begin(), keys_.end(), 0); }
    /// The code, or -1 and from now on `fresh`.
    int find(int prefix, int pixel, int fresh) {
        std::uint32_t key = (static_cast<std::uint32_t>(prefix) << 8 | static_cast<std::uint32_t>(pixel)) + 1;
        for (std::uint32_t at = key * 2654435761u >> 18;; at = (at + 1) & 0x3fff) {
            if (keys_[at] == key) return codes_[at];
            if (keys_[at] != 0) continue;
            if (fresh < most_codes) keys_[at] = key, codes_[at] = static_cast<std::uint16_t>(fresh);
            return -1;
        }
    }

  private:
    std::vector<std::uint32_t> keys_;
    std::vector<std::uint16_t> codes_;
};

}  // namespace

std::string lzw(const std::vector<std::uint8_t>& pixels) {
    Bits bits;
    Codes codes;
    int length = 9, next = end_code + 1, prefix = -1;
    bits.put(clear_code, length);
    for (int pixel : pixels) {
        if (prefix < 0) {
            prefix = pixel;
            continue;
        }
        int code = codes.find(prefix, pixel, next);
        if (code >= 0) {
            prefix = code;
            continue;
        }
        bits.put(prefix, length);
        prefix = pixel;
        if (next == most_codes) {
            bits.put(clear_code, length);
            codes.clear();
            length = 9, next = end_code + 1;
            continue;
        }
        if (next == 1 << length) ++length;  // the reader is one code behind
        ++next;
    }
    if (prefix >= 0) bits.put(prefix, length);
    // The reader adds a code for that last one too.
    if (next == 1 << length && length < 12) ++length;
    bits.put(end_code, length);
    return bits.finish();
}

}  // namespace frames
