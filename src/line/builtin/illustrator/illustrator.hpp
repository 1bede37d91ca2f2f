// SPDX-License-Identifier: MIT
// The builtin painter: an illustration of the art pack for a concept, or none rather than a wrong one.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "builtin/illustrator/abroad.hpp"
#include "builtin/illustrator/art_pack.hpp"
#include "builtin/illustrator/curation.hpp"
#include "builtin/illustrator/tagger.hpp"
#include "builtin/wordnet.hpp"
#include "scenery/painter.hpp"

namespace builtin {

/// Safe to share between threads.
class BuiltinPainter : public scenery::Painter {
  public:
    /// share/autovideo's art.pack, abroad.pack and wordnet.pack. Throws missing or unreadable.
    BuiltinPainter();
    BuiltinPainter(const std::filesystem::path& art_pack, const std::filesystem::path& abroad_pack,
                   const WordNet& wordnet);

    /// concept_words: a noun or noun phrase; "to rise": a verb; a feeling's name: a mood.
    std::vector<scenery::Candidate> find(std::string_view concept_words, std::string_view sentence,
                                         std::string_view topic) const override;
    scenery::Drawing draw(std::string_view art) const override;
    std::string engine() const override;
    std::string other_of(std::string_view art) const override;
    std::vector<std::string> concepts(std::string_view sentence, std::string_view topic) const override;
    std::vector<scenery::Stretch> phrases(std::string_view sentence) const override;
    std::vector<std::string> kinds(std::string_view concept_words) const override;
    std::vector<scenery::Gloss> glosses(const std::vector<std::string>& words,
                                        std::string_view language) const override;
    const ArtPack& pack() const { return pack_; }
    const Curation& curation() const { return curation_; }

  private:
    using Candidates = std::vector<scenery::Candidate>;
    void index();
    std::optional<Sense> depicted(int art) const;
    std::string singular(const std::string& phrase) const;
    std::optional<int> named(const std::string& words) const;
    std::optional<std::string> collocation(const std::vector<std::string>& words, std::size_t from,
                                           std::size_t count) const;
    Candidates by_sense(const std::string& lemma, const Company& company, const Company& topic) const;
    bool is_its_head(const std::string& compound) const;
    Candidates noun(const std::string& phrase, const Company& company, const Company& topic) const;

    ArtPack pack_;
    Abroad abroad_;
    const WordNet& wordnet_;
    Curation curation_;
    struct Meaning {
        std::uint32_t synset = 0;
        std::string field;
        int tagged = 0;
    };
    std::map<int, Meaning> meanings_;                                  ///< of each art that shows a thing
    std::map<std::uint32_t, std::vector<int>> showing_;                ///< arts of a synset
    std::map<std::uint32_t, std::vector<std::pair<int, int>>> below_;  ///< for a synset: steps down, art
};

}  // namespace builtin
