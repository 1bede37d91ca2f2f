// SPDX-License-Identifier: MIT
// "AVSEG1", then frames, head, count, and for each packet pts, dts, key, bytes; numbers as 8 bytes, little-endian; the
// SHA-256 of it all last.
#include "base/failure.hpp"
#include "base/hash.hpp"
#include "frames/frames.hpp"

namespace frames {
namespace {

constexpr std::string_view magic = "AVSEG1";
constexpr std::size_t digest_size = 64;

void put(std::string& out, std::int64_t value) {
    for (int i = 0; i < 8; ++i) out += static_cast<char>(static_cast<std::uint64_t>(value) >> (8 * i));
}
void put(std::string& out, std::string_view bytes) {
    put(out, static_cast<std::int64_t>(bytes.size()));
    out += bytes;
}

class Reader {
  public:
    explicit Reader(std::string_view bytes) : rest_(bytes) {}
    std::string_view take(std::size_t size) {
        if (size > rest_.size())
            throw base::Failure{base::Trouble::unreadable, "A stored segment is damaged; it is made again."};
        auto out = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return out;
    }
    std::int64_t number() {
        std::uint64_t value = 0;
        auto bytes = take(8);
        for (int i = 0; i < 8; ++i)
            value |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
        return static_cast<std::int64_t>(value);
    }
    std::string_view text() {
        auto size = number();
        return take(size < 0 ? rest_.size() + 1 : static_cast<std::size_t>(size));
    }
    bool done() const { return rest_.empty(); }

  private:
    std::string_view rest_;
};

}  // namespace

std::string pack(const Encoded& segment) {
    std::size_t size = magic.size() + 24 + segment.head.size() + digest_size;
    for (const auto& packet : segment.packets) size += 32 + packet.bytes.size();
    std::string out(magic);
    out.reserve(size);
    put(out, segment.frames);
    put(out, segment.head);
    put(out, static_cast<std::int64_t>(segment.packets.size()));
    for (const auto& packet : segment.packets) {
        put(out, packet.pts), put(out, packet.dts), put(out, packet.key);
        put(out, packet.bytes);
    }
    return out + base::sha256(out);
}

Encoded unpack(std::string_view bytes) {
    Reader whole(bytes);
    auto body = whole.take(bytes.size() < digest_size ? bytes.size() + 1 : bytes.size() - digest_size);
    Reader reader(base::sha256(body) == whole.take(digest_size) ? body : std::string_view{});
    if (reader.take(magic.size()) != magic) reader = Reader({}), reader.take(1);
    Encoded out;
    out.frames = static_cast<int>(reader.number());
    out.head = reader.text();
    auto count = reader.number();
    for (std::int64_t i = 0; i < count; ++i) {
        Packet packet;
        packet.pts = reader.number(), packet.dts = reader.number(), packet.key = reader.number() != 0;
        packet.bytes = reader.text();
        out.packets.push_back(std::move(packet));
    }
    return out;
}

}  // namespace frames
