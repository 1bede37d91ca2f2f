// SPDX-License-Identifier: MIT
// "AVSEG1", then frames, head, count, and for each packet pts, dts, key, bytes; numbers as 8 bytes, little-endian; the
// SHA-256 of it all last.
#include <limits>

#include "base/hash.hpp"
#include "frames/frames.hpp"
#include "speech/bytes.hpp"

namespace frames {
namespace {

constexpr std::string_view magic = "AVSEG1";
constexpr std::size_t digest_size = 64;
constexpr auto most = std::numeric_limits<std::int64_t>::max(), least = std::numeric_limits<std::int64_t>::min();

}  // namespace

std::string pack(const Encoded& segment) {
    speech::Writer out;
    out.bytes(magic), out.number(segment.frames), out.text(segment.head);
    out.number(static_cast<std::int64_t>(segment.packets.size()));
    for (const auto& packet : segment.packets)
        out.number(packet.pts), out.number(packet.dts), out.number(packet.key), out.text(packet.bytes);
    auto bytes = out.take();
    return bytes + base::sha256(bytes);
}

Encoded unpack(std::string_view bytes) {
    speech::Reader whole(bytes, "A stored segment");
    auto body = whole.take(bytes.size() < digest_size ? bytes.size() + 1 : bytes.size() - digest_size);
    if (base::sha256(body) != whole.take(digest_size)) whole.wrong("its sum is another");
    speech::Reader in(body, "A stored segment");
    if (in.take(magic.size()) != magic) in.wrong("it is something else");
    Encoded out;
    out.frames = static_cast<int>(in.number(0, std::numeric_limits<int>::max()));
    out.head = in.text(most);
    out.packets.resize(in.count(most, 32));
    for (auto& packet : out.packets) {
        packet.pts = in.number(least, most), packet.dts = in.number(least, most), packet.key = in.number(0, 1) != 0;
        packet.bytes = in.text(most);
    }
    in.end();
    return out;
}

}  // namespace frames
