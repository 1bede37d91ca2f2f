// SPDX-License-Identifier: MIT
#include "app/belongings.hpp"

#include <algorithm>

#include "base/failure.hpp"
#include "base/files.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"
#include "scenery/footage.hpp"
#include "stage/backgrounds/background.hpp"

namespace app {

namespace fs = std::filesystem;
using base::Failure;
using base::Trouble;

namespace {

bool is_folder(const fs::path& path) {
    std::error_code error;
    return fs::is_directory(path, error);
}

bool is_file(const fs::path& path) {
    std::error_code error;
    return fs::exists(path, error) && !fs::is_directory(path, error);
}

/// Pictures and films of a folder, sorted by name; hidden files are not for us.
std::vector<fs::path> media_in(const fs::path& folder, const std::string& option) {
    std::vector<fs::path> found;
    std::error_code error;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        auto name = it->path().filename().string();
        if (name[0] != '.' && scenery::names_file(name) && is_file(it->path())) found.push_back(it->path());
    }
    if (error)
        throw Failure{Trouble::denied,
                      option + ": the folder " + folder.string() + " cannot be read (" + error.message() + ")."};
    if (found.empty())
        throw Failure{Trouble::invalid, option + ": there is no picture or film in " + folder.string() +
                                            ". It takes .jpg, .png, .webp, .mp4, .mov, .webm and the like."};
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.filename() < b.filename(); });
    return found;
}

std::vector<std::string> living() {
    std::vector<std::string> names;
    for (const auto& each : stage::backgrounds()) names.emplace_back(each.name);
    return names;
}

bool is_living(const std::string& name) {
    auto names = living();
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// What to say where a name is neither a background's nor a file's.
std::string nearest_living(const std::string& name) {
    if (scenery::names_file(name)) return "";
    auto near = base::nearest(name, living());
    return (near ? " Did you mean \"" + *near + "\"?" : "") +
           std::string(" `autovideo backgrounds` lists those we draw.");
}

/// A line that asks for a scene of its own keeps it.
void deal(film::Film& film, const std::vector<std::string>& files) {
    std::size_t next = 0;
    for (auto& line : film.lines)
        if (!line.directions.scene) line.directions.scene = "image:" + files[next++ % files.size()];
}

std::string seen_from(const fs::path& file, const fs::path& folder) {
    auto path = fs::absolute(file)
                    .lexically_normal()
                    .lexically_proximate(fs::absolute(folder.empty() ? "." : folder / "").lexically_normal())
                    .string();
    return scenery::names_file(path) ? path : "./" + path;
}

class Packer {
  public:
    Packer(film::Film& film, const Belongings& with) : film_(film), with_(with) {}

    void run() {
        for (auto& line : film_.lines) scene(line);
        film_.look.background.clear();
        option("--images", with_.images, false);
        option("--background", with_.background, true);
        if (with_.music) film_.look.music = packed(film_.look.music);
    }

  private:
    std::string packed(const fs::path& file) const {
        return with_.copies ? with_.copies->add(file, with_.folder) : seen_from(file, with_.folder);
    }

    void scene(film::FilmLine& line) {
        auto named = line.directions.scene ? scenery::scene_file(*line.directions.scene) : std::nullopt;
        if (!named) return;
        for (const auto& path : {with_.near / *named, fs::path(*named)})
            if (is_file(path)) {
                line.directions.scene = "image:" + packed(path);
                return;
            }
        throw Failure{Trouble::missing,
                      "Line " + line.id + " (\"" + line.text.substr(0, 40) + (line.text.size() > 40 ? "…" : "") +
                          "\") shows " + *named + ", but there is no such file" +
                          (with_.near.empty() ? "" : " beside the script in " + with_.near.string()) + "."};
    }

    void option(const std::string& name, const std::string& value, bool behind_all) {
        if (value.empty()) return;
        if (behind_all && is_living(value)) {
            film_.look.background = value;
        } else if (is_folder(value)) {
            std::vector<std::string> files;
            for (const auto& file : media_in(value, name)) files.push_back(packed(file));
            deal(film_, files);
        } else if (is_file(value)) {
            film_.look.background = packed(value);
        } else {
            throw Failure{Trouble::missing, name + ": there is no picture, film or folder " + value + "." +
                                                (behind_all ? nearest_living(value) : "")};
        }
    }

    film::Film& film_;
    const Belongings& with_;
};

}  // namespace

Copies::~Copies() {
    std::error_code ignored;
    for (auto it = made_.rbegin(); it != made_.rend(); ++it)
        fs::remove(*it, ignored);  // a folder with more in it stays
}

std::string Copies::add(const fs::path& file, const fs::path& folder) {
    auto from = fs::absolute(file).lexically_normal();
    for (const auto& [known, name] : known_)
        if (known == from) return name;
    for (const auto& each : {folder, folder / "media"})
        if (!is_folder(each)) {
            std::error_code error;
            if (!fs::create_directories(each, error) && error)
                throw Failure{Trouble::denied,
                              "Cannot make the folder " + each.string() + ": " + error.message() + "."};
            made_.push_back(each);
        }
    for (int number = 1;; ++number) {
        auto name = number == 1 ? file.filename().string()
                                : file.stem().string() + "-" + std::to_string(number) + file.extension().string();
        auto to = folder / "media" / name;
        std::error_code error;
        bool there = fs::exists(to, error);
        bool same =
            there && (fs::equivalent(from, to, error) || base::sha256_of_file(from) == base::sha256_of_file(to));
        if (there && !same) continue;
        if (!there) {
            made_.push_back(to);
            if (!fs::copy_file(from, to, error) || error)
                throw Failure{error == std::errc::no_space_on_device ? Trouble::full : Trouble::denied,
                              "Cannot copy " + file.string() + " to " + to.string() + ": " + error.message() + "."};
        }
        auto path = "media/" + name;
        known_.emplace_back(from, path);
        return path;
    }
}

void pack(film::Film& film, const Belongings& belongings) {
    Packer(film, belongings).run();
}

void deal_background(film::Film& film, const fs::path& folder) {
    const auto& name = film.look.background;
    auto pictures = folder / name;
    if (name.empty() || is_living(name)) return;
    if (!is_folder(pictures)) {
        if (scenery::names_file(name)) return;  // a file: whoever brings it says what is wrong with it
        throw Failure{Trouble::missing, "look.background: there is no picture, film or folder " + name +
                                            " in the film's folder." + nearest_living(name)};
    }
    std::vector<std::string> files;
    for (const auto& file : media_in(pictures, "look.background")) files.push_back(seen_from(file, folder));
    deal(film, files);
    film.look.background.clear();
}

}  // namespace app
