// SPDX-License-Identifier: MIT
#include "media/picture.hpp"

#include <gtest/gtest.h>

#include "base/failure.hpp"
#include "base/files.hpp"

namespace media {
namespace {

/// Left half red, right half blue, upper left corner white.
Picture flag(int width = 40, int height = 20) {
    Picture out{width, height, {}};
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            bool corner = x < width / 4 && y < height / 4, left = x < width / 2;
            for (int value : {left ? 255 : 0, corner ? 255 : 0, !left || corner ? 255 : 0, 255})
                out.rgba.push_back(static_cast<std::uint8_t>(value));
        }
    return out;
}
std::uint8_t channel(const Picture& picture, int x, int y, int c) {
    return picture.rgba[(static_cast<std::size_t>(y) * picture.width + x) * 4 + c];
}

base::Failure failure_of(const std::string& bytes) {
    try {
        decode_picture(bytes, "my.png");
    } catch (const base::Failure& failure) {
        EXPECT_EQ(failure.message.find("my.png"), 0u);
        return failure;
    }
    ADD_FAILURE() << "was read";
    return {base::Trouble::internal, ""};
}

TEST(Picture, PngThereAndBack) {
    auto picture = flag();
    EXPECT_EQ(decode_picture(png(picture), "x").rgba, picture.rgba);
    for (std::size_t i = 0; i < picture.rgba.size(); i += 4)
        picture.rgba[i] = picture.rgba[i + 1] = 64, picture.rgba[i + 2] = 0, picture.rgba[i + 3] = 128;
    auto back = decode_picture(png(picture), "x");
    for (std::size_t i = 0; i < back.rgba.size(); ++i) EXPECT_NEAR(back.rgba[i], picture.rgba[i], 1);
    EXPECT_EQ(png(picture), png(picture));
}

TEST(Picture, JpegThereAndBack) {
    auto back = decode_picture(jpeg(flag(64, 64), 95), "x");
    EXPECT_EQ(back.width, 64);
    EXPECT_NEAR(channel(back, 12, 40, 0), 254, 12);
    EXPECT_NEAR(channel(back, 52, 40, 2), 254, 12);
    EXPECT_NEAR(channel(back, 52, 40, 0), 0, 12);
}

/// A JPEG with an EXIF orientation put behind its first marker.
std::string turned(char orientation) {
    std::string plain = jpeg(flag(64, 32), 95);
    std::string tiff = std::string("II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0", 18) + orientation +
                       std::string("\0\0\0\0\0\0\0", 7);
    std::string block = std::string("Exif\0\0", 6) + tiff;
    std::string marker = "\xff\xe1";
    marker += '\0', marker += static_cast<char>(block.size() + 2);
    return plain.substr(0, 2) + marker + block + plain.substr(2);
}

TEST(Picture, RotationOfCamerasIsUndone) {
    // Where the white corner (stored upper left) is shown for each orientation; EXIF 2.32, 4.6.5.
    struct Case {
        char orientation;
        bool tall, right, low;
    };
    for (auto [orientation, tall, right, low] : {Case{1, false, false, false},
                                                 {2, false, true, false},
                                                 {3, false, true, true},
                                                 {4, false, false, true},
                                                 {5, true, false, false},
                                                 {6, true, true, false},
                                                 {7, true, true, true},
                                                 {8, true, false, true}}) {
        auto picture = decode_picture(turned(orientation), "x");
        EXPECT_EQ(picture.width, tall ? 32 : 64) << int(orientation);
        int x = right ? picture.width - 4 : 3, y = low ? picture.height - 4 : 3;
        EXPECT_GT(channel(picture, x, y, 1), 200) << int(orientation);
    }
}

TEST(Picture, WhatIsNoPictureSaysSo) {
    EXPECT_NE(failure_of("").message.find("empty"), std::string::npos);
    EXPECT_EQ(failure_of("hello, I am text").trouble, base::Trouble::unreadable);
    auto whole = png(flag(200, 200));
    for (std::size_t size : {std::size_t{8}, std::size_t{20}, whole.size() / 2, whole.size() - 20})
        EXPECT_EQ(failure_of(whole.substr(0, size)).trouble, base::Trouble::unreadable) << size;
    auto photo = jpeg(flag(200, 200));
    EXPECT_EQ(failure_of(photo.substr(0, photo.size() / 2)).trouble, base::Trouble::unreadable);
    EXPECT_THROW(read_picture("/nowhere/at/all.png"), base::Failure);
}

TEST(Picture, GiantsAreRefusedUndecoded) {
    auto bytes = png(flag());
    bytes[16] = 0, bytes[17] = 0, bytes[18] = 0x75, bytes[19] = 0x30;  // 30000 wide
    bytes[20] = 0, bytes[21] = 0, bytes[22] = 0x75, bytes[23] = 0x30;
    auto failure = failure_of(bytes);
    EXPECT_EQ(failure.trouble, base::Trouble::invalid);
    EXPECT_NE(failure.message.find("30000 x 30000"), std::string::npos);
}

TEST(Picture, CoveringKeepsTheMiddle) {
    auto out = covering(flag(400, 100), 50, 50);
    EXPECT_EQ(out.width, 50);
    EXPECT_EQ(out.height, 50);
    EXPECT_GT(channel(out, 5, 40, 0), 200);
    EXPECT_GT(channel(out, 45, 40, 2), 200);
    for (std::size_t i = 3; i < out.rgba.size(); i += 4) EXPECT_EQ(out.rgba[i], 255);
}

TEST(Picture, FilesAreWholeOrNotThere) {
    auto path = std::filesystem::path(testing::TempDir()) / "flag.png";
    write_png(path, flag());
    EXPECT_EQ(read_picture(path).rgba, flag().rgba);
}

}  // namespace
}  // namespace media
