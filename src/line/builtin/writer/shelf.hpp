// SPDX-License-Identifier: MIT
// All cards at hand, and the one that answers a request, if any does.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "builtin/writer/card.hpp"
#include "builtin/writer/request.hpp"
#include "builtin/writer/words.hpp"

namespace builtin::writing {

class Shelf {
  public:
    /// Reads *.md of every folder that exists, in name order; a later folder's card replaces an earlier one's of the
    /// same name. At most 5,000 cards. A broken card is left out, and warnings() says why.
    Shelf(const std::vector<std::filesystem::path>& folders, Lexicon& lexicon);

    /// The card whose title or alias is the prompt, word for word but for case, articles and marks; null if none is.
    const Card* named(std::string_view prompt) const;
    /// The card that accounts for every word of the request and answers its intent; null if none does.
    const Card* find(const Request& request) const;
    /// The card that answers the heart of the question and speaks of all that is asked beside it ("… when you pet
    /// them"); for requests that find() has no card for.
    const Card* find_core(const Request& request) const;
    /// Titles nearest by BM25, best first.
    std::vector<std::string> near(const Request& request, std::size_t most = 4) const;
    /// The request with slips of the hand mended by the words that cards use.
    Request mended(Request request) const;
    const std::vector<Card>& cards() const { return cards_; }
    const std::vector<std::string>& warnings() const { return warnings_; }

  private:
    struct Entry {
        std::vector<std::vector<std::string>> phrases;  ///< content of title, topic and aliases
        std::vector<std::string> spoken;                ///< the phrases as written
        std::vector<std::string> title, body;           ///< content of title with topic; of all sentences
        std::vector<std::string> explained;             ///< of those that explain: no hook, number, myth, comparison
        std::map<std::string, int> bag;                 ///< first forms with their counts, for BM25
        int size = 0;
    };
    double fit(const Card& card, const Entry& entry, const Request& request) const;
    double core_fit(const Card& card, const Entry& entry, const Request& request) const;
    void read(const std::filesystem::path& folder, std::map<std::string, Card>& by_name);
    bool accounts(const std::vector<std::string>& words, const std::string& for_word) const;
    bool same(const std::vector<std::string>& phrase, const std::vector<std::string>& words) const;
    double bm25(const Entry& entry, const std::vector<std::string>& words) const;

    Lexicon& lexicon_;
    std::vector<Card> cards_;
    std::vector<Entry> entries_;
    std::map<std::string, std::size_t> named_;  ///< titles and aliases, as named() compares them
    std::vector<std::string> warnings_;
    std::map<std::string, int> document_frequency_;
    std::set<std::string> vocabulary_;
    double mean_size_ = 1;
};

}  // namespace builtin::writing
