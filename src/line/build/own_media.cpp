// SPDX-License-Identifier: MIT
#include "build/own_media.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <set>

#include "base/failure.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"
#include "build/media_cell.hpp"
#include "film/document.hpp"
#include "frames/frames.hpp"
#include "media/picture_kind.hpp"
#include "scenery/footage.hpp"
#include "speech/bytes.hpp"

namespace build {

namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;
using base::Failure;
using base::Trouble;

constexpr const char* version = "own-media/1";

cell::Limits limits() {
    cell::Limits limits;
    limits.memory_bytes = std::uint64_t{3} << 30;  // 100 megapixels, a few times over
    limits.file_bytes = std::uint64_t{8} << 30;
    limits.cpu = 4h;             // ten minutes of 4K on a slow machine
    limits.processes = 1 << 16;  // the kernel counts all of this user's; memory bounds ours
    limits.message_bytes = std::uint64_t{1} << 30;
    limits.fresh = true;
    return limits;
}

std::string quoted_command(const fs::path& path) {
    return "`ffmpeg -i \"" + path.filename().string() + "\" other.mp4`";
}

/// A decoder that crashed, hung or gave up: the file's fault as far as its owner is concerned.
Failure blamed(const Failure& failure, const fs::path& path) {
    if (failure.trouble != Trouble::internal && failure.trouble != Trouble::timeout) return failure;
    return {Trouble::unreadable,
            path.filename().string() + ": it cannot be decoded. Convert it first, for example with " +
                quoted_command(path) + ", or leave it out.",
            failure.message + " " + failure.detail};
}

/// The files a line names: its scene's, and those of shots that were chosen or written by hand.
std::vector<std::string> files_of(const film::FilmLine& line) {
    std::vector<std::string> files;
    if (line.directions.scene)
        if (auto path = scenery::scene_file(*line.directions.scene)) files.push_back(*path);
    if (line.choices)
        for (const auto& shot : line.choices->shots)
            for (const auto& art : shot.art)
                if (scenery::names_file(art)) files.push_back(art);
    return files;
}

std::int64_t latest_offset(const film::Film& film) {
    std::int64_t latest = 0;
    for (const auto& line : film.lines)
        if (line.choices)
            for (const auto& shot : line.choices->shots) latest = std::max<std::int64_t>(latest, shot.offset_ms);
    return latest;
}

}  // namespace

Fit fit_for(const film::Film& film, const fs::path& folder) {
    std::int64_t ms = 5000 + latest_offset(film);
    for (const auto& line : film.lines) {
        auto digits = std::count_if(line.text.begin(), line.text.end(), [](char c) { return c >= '0' && c <= '9'; });
        // Slow speech; a number has far more words than it shows.
        ms += 2000 + line.directions.pause_ms + 110 * static_cast<std::int64_t>(line.text.size()) + 600 * digits;
    }
    auto most = 60s;
    while (most < 600s && most < std::chrono::milliseconds(ms)) most *= 2;
    auto size = film::design_size(film.canvas.aspect);
    return {folder, size.width, size.height, film.canvas.fps, std::min<std::chrono::seconds>(most, 600s)};
}

OwnMedia::OwnMedia(const scenery::Painter& painter, store::Artifacts& artifacts, Fit fit, std::stop_token stop,
                   cell::Program program)
    : painter_(painter),
      artifacts_(artifacts),
      fit_(std::move(fit)),
      stop_(std::move(stop)),
      cell_(media_role, limits(), std::move(program)) {}

fs::path OwnMedia::place(std::string_view path) const {
    auto where = fs::absolute(fit_.folder / path).lexically_normal();
    std::error_code error;
    if (fs::is_directory(where, error))
        throw Failure{Trouble::invalid, where.string() + " is a folder; name one picture or film in it."};
    if (!fs::is_regular_file(where, error))
        throw Failure{Trouble::missing, "There is no file " + where.string() + ". Put it there, or name another."};
    if (::access(where.c_str(), R_OK) != 0)
        throw Failure{Trouble::denied,
                      where.string() + " may not be read. Give yourself the right to read it (chmod u+r)."};
    return where;
}

std::string OwnMedia::content(std::string_view path) const {
    std::lock_guard lock(mutex_);
    return hash(place(path));
}

std::string OwnMedia::hash(const fs::path& path) const {
    if (auto known = contents_.find(path.string()); known != contents_.end()) return known->second;
    struct stat about {};
    if (::stat(path.c_str(), &about) != 0) throw Failure{Trouble::missing, "There is no file " + path.string() + "."};
    // A large file is read once, not at each build: its name, size and times stand for it, unless it has only just
    // changed.
    bool large = about.st_size > (8 << 20) && std::time(nullptr) - about.st_mtime > 10;
    base::Hasher hasher;
    hasher.field("known-file/1")
        .field(path.string())
        .number(about.st_size)
        .number(about.st_mtim.tv_sec)
        .number(about.st_mtim.tv_nsec);
    auto key = hasher.number(about.st_ctim.tv_sec)
                   .number(about.st_ctim.tv_nsec)
                   .number(static_cast<std::int64_t>(about.st_ino))
                   .hex();
    if (large)
        if (auto known = artifacts_.get(key)) return contents_[path.string()] = *known;
    auto content = base::sha256_of_file(path);
    if (large)
        artifacts_.put({.key = key, .kind = "known-file", .engine = version, .note = path.filename().string()},
                       content);
    return contents_[path.string()] = content;
}

std::string OwnMedia::ask(const std::string& request, const fs::path& path) const {
    try {
        return cell_.ask(request, std::chrono::hours(2), path.filename().string(), stop_);
    } catch (const Failure& failure) {
        throw blamed(failure, path);
    }
}

/// Bytes of a picture come back in the answer; footage is written by the cell, to a file that is ours to move.
store::Manifest OwnMedia::made(const fs::path& path, const std::string& key) const {
    if (auto there = artifacts_.look(key)) return *there;
    auto to = fs::absolute(artifacts_.scratch());
    struct Sweep {
        const fs::path& path;
        ~Sweep() { ::unlink(path.c_str()); }
    } sweep{to};
    speech::Writer request;
    request.text("bring"), request.text(path.string()), request.text(to.string());
    request.number(fit_.width), request.number(fit_.height), request.number(fit_.fps),
        request.number(fit_.most.count());
    auto answer = ask(request.take(), path);
    speech::Reader from(answer, "An answer about media");
    auto kind = from.text(16);
    store::Manifest manifest{.key = key, .kind = kind, .engine = version, .note = path.filename().string()};
    if (kind == "footage") return artifacts_.put_file(manifest, to);
    return artifacts_.put(manifest, std::string_view(answer).substr(8 + kind.size()));
}

scenery::Drawing OwnMedia::draw(std::string_view art) const {
    if (!scenery::names_file(art)) return painter_.draw(art);
    std::lock_guard lock(mutex_);
    if (auto known = drawn_.find(art); known != drawn_.end()) return known->second;
    auto path = place(art);
    auto what = base::Hasher()
                    .field(version)
                    .field(frames::engine())
                    .field(hash(path))
                    .number(fit_.width)
                    .number(fit_.height)
                    .number(fit_.fps)
                    .hex();
    auto key = base::Hasher().field(what).number(fit_.most.count()).hex();
    auto manifest = made(path, key);
    auto file = artifacts_.file(key);
    if (!file)
        throw Failure{Trouble::internal, path.filename().string() +
                                             " was prepared and is gone again; is another program emptying the cache?"};
    // How much of it was kept does not show: more than the film needs.
    scenery::Drawing drawing{.file = file->string(),
                             .width = static_cast<double>(fit_.width),
                             .height = static_cast<double>(fit_.height),
                             .moves = manifest.kind == "footage",
                             .content = what};
    if (!drawing.moves) {
        std::string head(64, '\0');
        std::ifstream(*file, std::ios::binary).read(head.data(), 64);
        if (auto kind = media::picture_kind(head)) drawing.width = kind->width, drawing.height = kind->height;
    }
    return drawn_[std::string(art)] = drawing;
}

media::Sound OwnMedia::sound(std::string_view name) const {
    std::lock_guard lock(mutex_);
    auto path = place(name);
    auto key = base::Hasher()
                   .field(version)
                   .field("sound")
                   .field(frames::engine())
                   .field(hash(path))
                   .number(fit_.most.count())
                   .hex();
    auto bytes = artifacts_.get(key);
    if (!bytes) {
        speech::Writer request;
        request.text("sound"), request.text(path.string()), request.number(fit_.most.count());
        bytes = ask(request.take(), path);
        artifacts_.put({.key = key, .kind = "sound", .engine = version, .note = path.filename().string()}, *bytes);
    }
    speech::Reader from(*bytes, "An answer about media");
    media::Sound sound{.channels = static_cast<int>(from.number(1, 2)), .samples = {}};
    auto rest = std::string_view(*bytes).substr(8);
    sound.samples.resize(rest.size() / sizeof(float));
    std::memcpy(sound.samples.data(), rest.data(), sound.samples.size() * sizeof(float));
    return sound;
}

void OwnMedia::bring(const film::Film& film, bool music_is_file,
                     const std::function<void(std::size_t, std::size_t)>& told) {
    std::vector<std::pair<std::string, std::string>> wanted;  // who wants it first, what
    std::set<std::string> seen;
    auto want = [&](std::string who, const std::string& file) {
        if (seen.insert(file).second) wanted.emplace_back(std::move(who), file);
    };
    if (scenery::names_file(film.look.background)) want("Background: ", film.look.background);
    for (const auto& line : film.lines)
        for (const auto& file : files_of(line)) want("Line " + line.id + ": ", file);
    auto all = wanted.size() + music_is_file, done = std::size_t{0};
    auto naming = [&](const std::string& who, const auto& work) {
        if (stop_.stop_requested()) throw Failure{Trouble::cancelled, "Stopped."};
        try {
            work();
        } catch (const Failure& failure) {
            if (failure.trouble == Trouble::cancelled) throw;
            throw Failure{failure.trouble, who + failure.message, failure.detail};
        }
        if (told) told(++done, all);
    };
    if (told && all > 0) told(0, all);
    for (const auto& [who, file] : wanted) naming(who, [&, &art = file] { draw(art); });
    if (music_is_file) naming("Music: ", [&] { sound(film.look.music); });
}

}  // namespace build
