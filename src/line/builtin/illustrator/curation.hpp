// SPDX-License-Identifier: MIT
// art/overrides.txt: what people decided about words and pictures; its head explains its lines.
#pragma once
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace builtin {

/// The words around a concept: base forms and as written, lower case, the concept's own left out.
using Company = std::set<std::string, std::less<>>;

class Curation {
  public:
    explicit Curation(std::string_view text);

    struct Depicts {
        std::string lemma;  ///< empty: nothing WordNet has
        std::string field;  ///< "noun.animal"; empty: the most frequent sense
    };
    enum class Part { noun, verb, mood };

    bool never(std::string_view art) const { return never_.count(art) > 0; }
    /// Nothing: the label speaks for itself.
    std::optional<Depicts> depicts(std::string_view art) const;
    /// The picture for a word in its company, "-" for none; nothing where nobody decided.
    std::optional<std::string> decided(Part part, std::string_view word, const Company& company) const;
    bool knows(Part part, std::string_view word) const;
    /// It has several meanings that need company to tell.
    bool ambiguous(Part part, std::string_view word) const;
    /// A verb that needs nobody to do it: "erupt".
    bool happens(std::string_view verb) const { return happens_.count(verb) > 0; }
    /// Sayings whose words are not meant: "elephant in the room".
    const std::vector<std::vector<std::string>>& sayings() const { return sayings_; }
    /// "wave" of "a wave of protest".
    bool figurative(std::string_view noun) const { return figurative_.count(noun) > 0; }
    /// "cup", "kind", "pair": what counts is what they are of.
    bool measure(std::string_view noun) const { return measures_.count(noun) > 0; }
    /// Every art the file names, with its line: for checking against the pack.
    const std::map<std::string, int>& named() const { return named_; }

  private:
    struct Rule {
        std::vector<std::string> cues;  ///< empty: any company
        std::string art;
    };
    void read(const std::vector<std::string>& words, int line);
    std::set<std::string, std::less<>> never_, figurative_, measures_, happens_;
    std::map<std::string, Depicts, std::less<>> depicts_;
    std::map<std::string, std::vector<Rule>, std::less<>> rules_[3];
    std::vector<std::vector<std::string>> sayings_;
    std::map<std::string, int> named_;
};

}  // namespace builtin
