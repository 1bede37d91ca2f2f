// SPDX-License-Identifier: MIT
// WordNet 3.0 (Princeton University), packed small and memory-mapped.
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace builtin {

enum class PartOfSpeech : char { noun = 'n', verb = 'v', adjective = 'a', adverb = 'r' };

struct Sense {
    std::uint32_t synset = 0;  ///< index into the pack
    PartOfSpeech part = PartOfSpeech::noun;
    std::vector<std::string> lemmas;  ///< members of the synset, "_" as space
    std::string gloss;                ///< definition without examples
    std::string field;                ///< lexicographer file: "noun.animal"
    std::vector<std::uint32_t> hypernyms;
    int tagged = 0;  ///< occurrences in the sense-tagged corpus; 0: unknown
};

class WordNet {
  public:
    /// Maps share/autovideo/wordnet.pack. Throws missing.
    static const WordNet& open();
    /// Maps this pack; each file once, for the life of the process. Throws missing or unreadable.
    static const WordNet& at(const std::filesystem::path& pack);
    /// Base form: "volcanoes" -> "volcano", "ran" -> "run"; the word itself (lower case) when unknown.
    std::string base_form(std::string_view word, PartOfSpeech part) const;
    bool knows(std::string_view lemma, PartOfSpeech part) const;
    /// Most frequent first. lemma: "ice cream" or "volcano".
    std::vector<Sense> senses(std::string_view lemma, PartOfSpeech part) const;
    Sense sense(std::uint32_t synset) const;
    /// All ancestors of a noun or verb synset, nearest first.
    std::vector<std::uint32_t> ancestors(std::uint32_t synset) const;

    struct Map;

  private:
    explicit WordNet(const Map* map) : map_(map) {}
    const Map* map_;
};

/// Reads Debian's /usr/share/wordnet and writes the pack (at most 12 MB). Used at set-up.
void pack_wordnet(const std::filesystem::path& folder, const std::filesystem::path& pack);

}  // namespace builtin
