// SPDX-License-Identifier: MIT
#include "build/sequence.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>

#include "base/failure.hpp"
#include "base/hash.hpp"
#include "frames/segment_painter.hpp"

namespace build {

namespace fs = std::filesystem;
using base::Failure;
using base::Trouble;

namespace {

/// Not synced one by one: a thousand of them would take a minute.
void write_picture(const fs::path& path, const media::Picture& picture) {
    auto bytes = media::png(picture);
    std::ofstream file(path, std::ios::binary);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    if (!file)
        throw Failure{Trouble::full,
                      "The picture " + path.filename().string() + " could not be written; is the disk full?"};
}

bool is_numbered(const std::string& name) {
    return name.size() >= 9 && name.ends_with(".png") && name.find_first_not_of("0123456789") == name.size() - 4;
}

std::vector<fs::path> pictures_in(const fs::path& folder) {
    std::vector<fs::path> found;
    for (const auto& entry : fs::directory_iterator(folder)) found.push_back(entry.path());
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace

bool is_sequence(const fs::path& folder) {
    auto all = pictures_in(folder);
    return std::all_of(all.begin(), all.end(), [](const auto& path) {
        return is_numbered(path.filename().string()) && fs::is_regular_file(path);
    });
}

Sequence::Sequence(fs::path folder)
    : folder_(std::move(folder)), room_(folder_.has_parent_path() ? folder_.parent_path() : fs::path(".")) {
    if (fs::exists(folder_) && !(fs::is_directory(folder_) && is_sequence(folder_)))
        throw Failure{Trouble::exists,
                      folder_.string() + " exists and is no folder of numbered pictures. Give another name with -o."};
    fs::create_directory(room_.path() / "film");
}

void Sequence::draw(const timeline::Segment& segment, int first, const frames::Profile& profile, std::stop_token stop,
                    const std::function<void()>& on_frame) const {
    frames::SegmentPainter painter(segment, profile.width, profile.height, profile.fps);
    frames::Planes frame(profile.width, profile.height);
    for (int n = 0; n < segment.frames; ++n) {
        if (stop.stop_requested()) throw Failure{Trouble::cancelled, "Stopped."};
        painter.paint(n, frame);
        write_picture(room_.path() / "film" / fmt::format("{:05}.png", first + n + 1), frames::picture_from(frame));
        on_frame();
    }
}

void Sequence::settle() {
    if (fs::exists(folder_)) fs::rename(folder_, room_.path() / "before");
    base::settle(room_.path() / "film", folder_);
}

Weight weigh(const fs::path& output) {
    if (!fs::is_directory(output))
        return {base::sha256_of_file(output), static_cast<std::int64_t>(fs::file_size(output))};
    base::Hasher hasher;
    Weight weight;
    for (const auto& path : pictures_in(output)) {
        hasher.field(path.filename().string()).field(base::sha256_of_file(path));
        weight.bytes += static_cast<std::int64_t>(fs::file_size(path));
    }
    weight.sha256 = hasher.hex();
    return weight;
}

}  // namespace build
