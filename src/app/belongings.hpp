// SPDX-License-Identifier: MIT
// The user's own files on their way into a film: found, dealt to lines, named as seen from the film's folder.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "film/film.hpp"

namespace app {

/// Copies in a project folder; they go again unless they are kept.
class Copies {
  public:
    Copies() = default;
    ~Copies();
    Copies(const Copies&) = delete;
    Copies& operator=(const Copies&) = delete;
    /// Copies a file into folder/media (once, under a name of its own) and returns "media/<name>".
    std::string add(const std::filesystem::path& file, const std::filesystem::path& folder);
    void keep() { made_.clear(); }

  private:
    std::vector<std::filesystem::path> made_;  ///< files and folders, in order
    std::vector<std::pair<std::filesystem::path, std::string>> known_;
};

struct Belongings {
    std::filesystem::path near;      ///< where a script's own paths are looked for first
    std::filesystem::path folder;    ///< the film's: paths in it become relative to this
    std::string images, background;  ///< as typed: a file, or a folder whose files are dealt to the lines
    bool music = false;              ///< look.music is a file
    Copies* copies = nullptr;        ///< copy everything into the folder
};

/// Puts own media into a new film. Throws missing or invalid, naming the line or option.
void pack(film::Film& film, const Belongings& belongings);

/// A film.json whose background is a folder: its files are dealt to the lines, and the background goes.
void deal_background(film::Film& film, const std::filesystem::path& folder);

}  // namespace app
