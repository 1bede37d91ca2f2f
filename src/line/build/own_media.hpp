// SPDX-License-Identifier: MIT
// A user's own pictures, footage and music: decoded once, in a cell, and kept as artifacts; painted beside the engine's
// art.
#pragma once
#include <chrono>
#include <filesystem>
#include <functional>
#include <map>
#include <mutex>
#include <stop_token>

#include "cell/cell.hpp"
#include "film/film.hpp"
#include "media/sound.hpp"
#include "scenery/painter.hpp"
#include "store/artifacts.hpp"

namespace build {

/// What own media are made to fit.
struct Fit {
    std::filesystem::path folder = ".";  ///< that paths are relative to
    int width = 1080, height = 1920, fps = 30;
    std::chrono::seconds most{600};  ///< of footage and music; longer ones are cut
};

/// The fit for a film: its canvas, and more seconds than it can last, in steps so that few edits change it.
Fit fit_for(const film::Film& film, const std::filesystem::path& folder);

/// An art id that names a file is answered with that file, made safe to open; all else goes to the engine's painter.
class OwnMedia : public scenery::Painter {
  public:
    /// painter and artifacts must outlive this. program: who decodes; empty: this executable, as `cell media`.
    OwnMedia(const scenery::Painter& painter, store::Artifacts& artifacts, Fit fit, std::stop_token stop = {},
             cell::Program program = {});

    /// Every file that a film names, so that a bad one is refused before any other work. told(done, all) before the
    /// first and after each. Throws missing, denied, unreadable, invalid, unsupported: the message names the line, the
    /// file and the remedy.
    void bring(const film::Film& film, bool music_is_file,
               const std::function<void(std::size_t, std::size_t)>& told = {});

    scenery::Drawing draw(std::string_view art) const override;
    /// Music or any other sound. Throws as bring() does.
    media::Sound sound(std::string_view path) const;
    /// SHA-256 of a file's bytes; not read again while its size and time stay.
    std::string content(std::string_view path) const;

    std::vector<scenery::Candidate> find(std::string_view concept_words, std::string_view sentence,
                                         std::string_view topic) const override {
        return painter_.find(concept_words, sentence, topic);
    }
    std::string engine() const override { return painter_.engine(); }
    std::vector<std::string> concepts(std::string_view sentence, std::string_view topic) const override {
        return painter_.concepts(sentence, topic);
    }
    std::vector<scenery::Stretch> phrases(std::string_view sentence) const override {
        return painter_.phrases(sentence);
    }
    std::string other_of(std::string_view art) const override { return painter_.other_of(art); }
    std::vector<std::string> kinds(std::string_view concept_words) const override {
        return painter_.kinds(concept_words);
    }
    std::vector<scenery::Gloss> glosses(const std::vector<std::string>& words,
                                        std::string_view language) const override {
        return painter_.glosses(words, language);
    }

  private:
    std::filesystem::path place(std::string_view path) const;
    std::string hash(const std::filesystem::path& path) const;
    std::string ask(const std::string& request, const std::filesystem::path& path) const;
    store::Manifest made(const std::filesystem::path& path, const std::string& key) const;

    const scenery::Painter& painter_;
    store::Artifacts& artifacts_;
    Fit fit_;
    std::stop_token stop_;
    mutable cell::Cell cell_;
    mutable std::mutex mutex_;
    mutable std::map<std::string, scenery::Drawing, std::less<>> drawn_;
    mutable std::map<std::string, std::string, std::less<>> contents_;
};

}  // namespace build
