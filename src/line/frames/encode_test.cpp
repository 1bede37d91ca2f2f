// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <cstring>
#include <thread>

#include "base/failure.hpp"
#include "base/hash.hpp"
#include "frames/frames.hpp"
#include "frames/scenes_for_tests.hpp"

namespace frames {
namespace {

/// Leaves the freed heap full of one byte.
void soil(int byte) {
    std::vector<void*> blocks;
    for (std::size_t size : {64, 500, 4000, 30000, 120000, 400000, 2000000, 9000000})
        for (int i = 0; i < (size > 1000000 ? 4 : 40); ++i) {
            void* block = std::malloc(size);
            std::memset(block, byte, size);
            blocks.push_back(block);
        }
    for (void* block : blocks) std::free(block);
}

timeline::Segment segment(int frames = 24) {
    return {.scene = test::lively(), .frames = frames};
}

std::string digest(const Profile& profile) {
    return base::sha256(pack(encode(segment(), profile)));
}

TEST(Encode, SameBytesWhateverLayInTheHeap) {
    soil(0x55);
    auto first = digest(test::small());
    soil(0xaa);
    EXPECT_EQ(digest(test::small()), first);
    auto portable = test::small();
    portable.exact = "portable";
    auto other = digest(portable);
    soil(0x33);
    EXPECT_EQ(digest(portable), other);
}

TEST(Encode, SameBytesOnTwoThreads) {
    auto alone = digest(test::small());
    std::string left, right;
    std::thread one([&] { left = digest(test::small()); });
    std::thread two([&] { right = digest(test::small()); });
    one.join(), two.join();
    EXPECT_EQ(left, alone);
    EXPECT_EQ(right, alone);
}

TEST(Encode, AClosedSegment) {
    auto out = encode(segment(), test::small());
    EXPECT_EQ(out.frames, 24);
    ASSERT_EQ(out.packets.size(), 24u);
    EXPECT_TRUE(out.packets.front().key);
    EXPECT_EQ(out.packets.front().pts, 0);
    for (std::size_t i = 1; i < out.packets.size(); ++i) EXPECT_EQ(out.packets[i].dts, out.packets[i - 1].dts + 1);
    for (const auto& packet : out.packets)
        for (std::size_t at = 0; at + 4 < packet.bytes.size();) {
            std::size_t length = 0;
            for (int k = 0; k < 4; ++k) length = length << 8 | static_cast<unsigned char>(packet.bytes[at + k]);
            EXPECT_NE(packet.bytes[at + 4] & 31, 6) << "SEI";
            at += 4 + length;
        }
    // One configuration for all segments of a profile.
    EXPECT_EQ(encode({.scene = test::plain("#ff0000"), .frames = 5}, test::small()).head, out.head);
}

TEST(Encode, StopsWhenAsked) {
    std::stop_source source;
    int done = 0;
    try {
        encode(segment(), test::small(), source.get_token(), [&] {
            if (++done == 5) source.request_stop();
        });
        FAIL();
    } catch (const base::Failure& failure) {
        EXPECT_EQ(failure.trouble, base::Trouble::cancelled);
    }
    EXPECT_EQ(done, 5);
}

/// With the right sum, but not as pack() would have written it.
TEST(Pack, TakesNothingThatItWouldNotWrite) {
    auto packed = pack({3, "head", {{0, 0, true, "bytes"}}});
    auto body = packed.substr(0, packed.size() - 64);
    auto summed = [](const std::string& bytes) { return bytes + base::sha256(bytes); };
    EXPECT_EQ(summed(body), packed);
    for (auto [at, byte] : {std::pair{10, 1}, {13, -1}, {33, -1}, {50, 2}}) {  // frames, their sign, count, key
        auto other = body;
        other[static_cast<std::size_t>(at)] = static_cast<char>(byte);
        EXPECT_THROW(unpack(summed(other)), base::Failure) << at;
    }
    EXPECT_THROW(unpack(summed(body + "x")), base::Failure);
}

TEST(Pack, ThereAndBack) {
    auto out = encode(segment(6), test::small());
    auto bytes = pack(out);
    auto back = unpack(bytes);
    EXPECT_EQ(pack(back), bytes);
    EXPECT_EQ(back.packets.size(), out.packets.size());
    for (auto damaged : {std::string(), bytes.substr(0, 40), bytes.substr(0, bytes.size() - 1), std::string("AVSEG1")})
        EXPECT_THROW(unpack(damaged), base::Failure);
    bytes[bytes.size() / 2] ^= 1;
    EXPECT_THROW(unpack(bytes), base::Failure);
}

}  // namespace
}  // namespace frames
