// SPDX-License-Identifier: MIT
// Port: whoever answers a concept with a picture.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenery/phrase.hpp"

namespace scenery {

/// A picture that fits a concept.
struct Candidate {
    std::string art;   ///< id, as film::Shot::art holds it
    double score = 0;  ///< 0..1; below 0.5 type or a diagram is better than a wrong picture
};

/// What a word of another language is called in English.
struct Gloss {
    int word = 0, count = 1;  ///< the words asked for that say it
    std::string english;
};

/// The drawing behind an id.
struct Drawing {
    std::string svg;    ///< a whole SVG document; empty when `file` is set
    std::string file;   ///< a raster picture or footage instead
    double width = 32;  ///< of the view box
    double height = 32;
    bool moves = false;   ///< `file` is footage, in our mezzanine
    std::string content;  ///< stands for the bytes of `file` in keys; empty: whoever draws it hashes the file
};

class Painter {
  public:
    virtual ~Painter() = default;
    /// Best first, at most five. `topic` and `sentence` settle the sense ("bank" of a river is no money bag).
    /// An empty sentence: somebody chose these words as a picture's name; a piece of that name is taken at its word.
    virtual std::vector<Candidate> find(std::string_view concept_words, std::string_view sentence,
                                        std::string_view topic) const = 0;
    /// Throws missing.
    virtual Drawing draw(std::string_view art) const = 0;
    virtual std::string engine() const = 0;
    /// The same piece in another colour, facing the other way, for two things of one look; the piece itself where there
    /// is none.
    virtual std::string other_of(std::string_view art) const { return std::string(art); }

    /// What a sentence speaks of that may have a picture, best first: noun phrases, then verbs that can be shown, then
    /// mood. Without a dictionary: its content words.
    virtual std::vector<std::string> concepts(std::string_view sentence, std::string_view topic) const;
    /// What of a sentence means something by itself, in no order; words counted by white space.
    virtual std::vector<Stretch> phrases(std::string_view sentence) const;
    /// Broader words for an illustration or a concept, nearest first: "whale": "cetacean", "mammal", "animal".
    virtual std::vector<std::string> kinds(std::string_view concept_words) const;
    /// The things that words of another language name, where that is known for sure, in order.
    virtual std::vector<Gloss> glosses(const std::vector<std::string>& words, std::string_view language) const;
};

}  // namespace scenery
