// SPDX-License-Identifier: MIT
// What the command line was asked, as typed.
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace app {

struct MakeOptions {
    std::string prompt, script_file, from_file;
    std::string output;
    std::string aspect = "9:16", quality = "medium", length = "30s", codec = "h264", exact = "native";
    int fps = 30;
    std::string language = "en", style = "engaging", template_name;
    std::vector<std::string> voices;
    std::string captions, music, background, images;
    std::int64_t seed = 1;
    std::vector<std::string> subtitles;
    bool thumbnail = false, json = false, dry_run = false, open = false, force = false, definition = false;
    std::string keep_project;
    int workers = 0;
};

struct RenderOptions {
    std::string film, output;
    std::string quality = "medium", codec = "h264", exact = "native";
    std::vector<std::string> subtitles;
    bool thumbnail = false, json = false, force = false, dry_run = false;
    int workers = 0;
};

struct FilmOptions {
    std::string film, other, line, output;
    bool json = false;
};

}  // namespace app
