// SPDX-License-Identifier: MIT
#include "build/media_cell.hpp"

#include <algorithm>
#include <fstream>
#include <new>

#include "media/decode_sound.hpp"
#include "media/footage.hpp"
#include "media/picture.hpp"
#include "media/picture_kind.hpp"
#include "media/video_input.hpp"
#include "speech/bytes.hpp"

namespace build {

namespace {

namespace fs = std::filesystem;

constexpr std::int64_t longest_path = 1 << 16, largest_side = 1 << 15, longest_seconds = 24 * 3600;

std::string head_of(const fs::path& path) {
    std::string head(1 << 16, '\0');
    std::ifstream file(path, std::ios::binary);
    file.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(file.gcount()));
    return head;
}

/// A GIF with more than one frame is footage.
bool is_picture(const fs::path& path) {
    auto kind = media::picture_kind(head_of(path));
    if (!kind || std::string_view(kind->name) != "GIF") return kind.has_value();
    media::VideoInput input(path, 1);
    return !input.next() || !input.next();
}

/// Still covers the canvas at twice its size, so that a push into it stays sharp.
media::Picture bounded(media::Picture picture, int width, int height) {
    double scale = std::max(2.0 * width / picture.width, 2.0 * height / picture.height);
    if (scale >= 1) return picture;
    auto to = [&](int side) { return std::max(1, static_cast<int>(side * scale + 0.5)); };
    return media::scaled(picture, to(picture.width), to(picture.height));
}

std::string bring(speech::Reader& from) {
    auto path = fs::path(from.text(longest_path)), to = fs::path(from.text(longest_path));
    auto width = static_cast<int>(from.number(2, largest_side)),
         height = static_cast<int>(from.number(2, largest_side)), fps = static_cast<int>(from.number(1, 240));
    auto most = std::chrono::seconds(from.number(1, longest_seconds));
    from.end();
    speech::Writer out;
    if (is_picture(path)) {
        out.text("picture"), out.bytes(media::png(bounded(media::read_picture(path), width, height)));
    } else {
        media::write_footage(path, to, width, height, fps, most);
        out.text("footage");
    }
    return out.take();
}

std::string sound(speech::Reader& from) {
    auto path = fs::path(from.text(longest_path));
    auto most = static_cast<std::size_t>(from.number(1, longest_seconds));
    from.end();
    auto sound = media::read_sound(path);
    if (sound.samples.empty())
        throw base::Failure{base::Trouble::unreadable, path.filename().string() + ": there is no sound in this file."};
    speech::Writer out;
    out.number(sound.channels);
    auto count = std::min(sound.samples.size(), most * media::sample_rate * static_cast<std::size_t>(sound.channels));
    out.bytes({reinterpret_cast<const char*>(sound.samples.data()), count * sizeof(float)});
    return out.take();
}

}  // namespace

std::string answer_as_media(std::string_view request) {
    speech::Reader from(request, "A request for media");
    auto verb = from.text(16);
    if (verb == "bring") return bring(from);
    if (verb == "sound") return sound(from);
    from.wrong("nobody knows \"" + verb + "\"");
}

}  // namespace build
