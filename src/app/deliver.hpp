// SPDX-License-Identifier: MIT
// From a film to files: the video, its receipt, subtitles and thumbnail beside it.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "app/house.hpp"
#include "build/maker.hpp"

namespace app {

struct Delivery {
    build::Order order;
    std::vector<std::string> subtitles;
    std::vector<std::string> notes;  ///< of whoever wrote the script; told before the work begins
    bool thumbnail = false, json = false, force = false, dry_run = false;
};

/// Refuses an output that exists (unless forced) or cannot be written, before any work is done.
/// is_folder: the output is a folder of pictures; only one with nothing else in it is ever replaced.
void check_output(const std::filesystem::path& output, bool force, bool is_folder = false);

/// Of a file; "." when the name has none.
std::filesystem::path folder_of(const std::filesystem::path& file);

/// "out.mp4" with another ending: "out.srt", "out.receipt.json".
std::filesystem::path beside(const std::filesystem::path& output, const std::string& ending);

/// Makes the film and everything asked for with it, tells the result on stdout, and returns what was made.
build::Made deliver(House& house, const Delivery& delivery);

}  // namespace app
