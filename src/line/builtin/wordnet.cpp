// SPDX-License-Identifier: MIT
#include "builtin/wordnet.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <map>
#include <memory>
#include <mutex>
#include <optional>

#include "base/failure.hpp"
#include "base/files.hpp"
#include "base/text.hpp"
#include "builtin/wordnet_pack.hpp"

namespace builtin {

using namespace wordnet_pack;

struct WordNet::Map {
    const char* bytes = nullptr;
    Header header;
    std::vector<std::string> tokens;

    template <class T>
    const T* at(const Section& section) const {
        return reinterpret_cast<const T*>(bytes + section.offset);
    }
    const char* spelling(std::uint32_t offset) const { return at<char>(header.spellings) + offset; }
};

namespace {

[[noreturn]] void damaged(const std::filesystem::path& pack) {
    throw base::Failure{base::Trouble::unreadable,
                        pack.string() + " is not a WordNet pack of this version. Run the set-up again."};
}

void check(const Header& header, std::size_t size, const std::filesystem::path& pack) {
    auto fits = [&](const Section& section, std::size_t element) {
        if (section.offset % 4 || section.offset > size || section.count > (size - section.offset) / element)
            damaged(pack);
    };
    if (header.magic != magic || header.size != size) damaged(pack);
    for (int part = 0; part < parts; ++part) {
        fits(header.entries[part], sizeof(Entry));
        fits(header.exceptions[part], sizeof(Exception));
        if (header.entries[part].count == 0) damaged(pack);
    }
    fits(header.senses, 4), fits(header.tagged, 2), fits(header.synsets, sizeof(Synset)), fits(header.members, 4);
    fits(header.hypernyms, 4), fits(header.fields, 1), fits(header.spellings, 1), fits(header.glosses, 1),
        fits(header.tokens, 1);
    if (header.synsets.count == 0 || header.tagged.count != header.senses.count) damaged(pack);
}

int index_of(PartOfSpeech part) {
    return static_cast<int>(std::string_view("nvar").find(static_cast<char>(part)));
}

/// A mapped file's bytes for the life of the process.
const char* map_file(const std::filesystem::path& pack, std::size_t& size) {
    int file = ::open(pack.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0)
        throw base::Failure{base::Trouble::missing,
                            "The dictionary " + pack.string() + " is not there. Run the set-up again."};
    struct stat status {};
    bool good = ::fstat(file, &status) == 0 && static_cast<std::size_t>(status.st_size) > sizeof(Header);
    size = static_cast<std::size_t>(status.st_size);
    void* bytes = good ? ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0) : MAP_FAILED;
    ::close(file);
    if (bytes == MAP_FAILED) damaged(pack);
    return static_cast<const char*>(bytes);
}

/// Lower case, single spaces for underscores.
std::string normal(std::string_view word) {
    return base::replace_all(base::lower(base::trim(word)), "_", " ");
}

const Entry* find(const WordNet::Map& map, std::string_view lemma, int part) {
    auto* begin = map.at<Entry>(map.header.entries[part]);
    auto* end = begin + map.header.entries[part].count - 1;
    auto* entry = std::lower_bound(begin, end, lemma, [&](const Entry& e, std::string_view word) {
        return base::lower(map.spelling(e.spelling)) < word;
    });
    return entry != end && base::lower(map.spelling(entry->spelling)) == lemma ? entry : nullptr;
}

std::optional<std::string> irregular(const WordNet::Map& map, std::string_view form, int part) {
    auto* begin = map.at<Exception>(map.header.exceptions[part]);
    auto* end = begin + map.header.exceptions[part].count;
    auto* found = std::lower_bound(
        begin, end, form, [&](const Exception& e, std::string_view word) { return map.spelling(e.form) < word; });
    if (found == end || map.spelling(found->form) != form) return std::nullopt;
    return map.spelling(found->base);
}

struct Rule {
    std::string_view ending, instead;
};
/// https://wordnet.princeton.edu/documentation/morphy7wn, in its order.
const std::vector<Rule>& rules(PartOfSpeech part) {
    static const std::vector<Rule> noun{{"s", ""},      {"ses", "s"},   {"ves", "f"}, {"xes", "x"},   {"zes", "z"},
                                        {"ches", "ch"}, {"shes", "sh"}, {"oes", "o"}, {"men", "man"}, {"ies", "y"}};
    static const std::vector<Rule> verb{{"s", ""},   {"ies", "y"}, {"es", "e"},  {"es", ""},
                                        {"ed", "e"}, {"ed", ""},   {"ing", "e"}, {"ing", ""}};
    static const std::vector<Rule> adjective{{"er", ""}, {"est", ""}, {"er", "e"}, {"est", "e"}};
    static const std::vector<Rule> none;
    return part == PartOfSpeech::noun        ? noun
           : part == PartOfSpeech::verb      ? verb
           : part == PartOfSpeech::adjective ? adjective
                                             : none;
}

/// Base of one word or collocation that is itself listed, or nothing.
std::optional<std::string> base_of(const WordNet::Map& map, const std::string& word, PartOfSpeech part) {
    auto index = index_of(part);
    if (auto base_form = irregular(map, word, index)) return base_form;
    if (find(map, word, index)) return word;
    if (part == PartOfSpeech::noun && (word.ends_with("ss") || word.size() <= 2)) return std::nullopt;
    for (const auto& rule : rules(part)) {
        if (!word.ends_with(rule.ending) || word.size() <= rule.ending.size() + 1) continue;
        auto base_form = word.substr(0, word.size() - rule.ending.size()) + std::string(rule.instead);
        if (find(map, base_form, index)) return base_form;
    }
    return std::nullopt;
}

}  // namespace

const WordNet& WordNet::at(const std::filesystem::path& pack) {
    static std::mutex mutex;
    struct Opened {
        std::unique_ptr<Map> map;
        std::unique_ptr<WordNet> wordnet;
    };
    static std::map<std::string, Opened> opened;
    std::lock_guard lock(mutex);
    auto& kept = opened[pack.string()];
    if (kept.wordnet) return *kept.wordnet;
    std::size_t size = 0;
    auto map = std::make_unique<Map>();
    map->bytes = map_file(pack, size);
    std::memcpy(&map->header, map->bytes, sizeof(Header));
    check(map->header, size, pack);
    std::string_view tokens(map->at<char>(map->header.tokens), map->header.tokens.count);
    map->tokens = base::split(tokens, '\0');
    if (map->tokens.size() != 129) damaged(pack);
    kept.wordnet.reset(new WordNet(map.get()));
    kept.map = std::move(map);  // and the mapping: others hold references
    return *kept.wordnet;
}

const WordNet& WordNet::open() {
    return at(base::share_folder() / "wordnet.pack");
}

std::string WordNet::base_form(std::string_view form, PartOfSpeech part) const {
    auto word = normal(form);
    if (auto whole = base_of(*map_, word, part)) return *whole;
    // Collocations inflect at the end as nouns ("ice creams"), at the start as verbs ("gave up").
    auto gap = part == PartOfSpeech::verb ? word.find(' ') : word.rfind(' ');
    if (gap == std::string::npos) return word;
    auto first = word.substr(0, gap), last = word.substr(gap + 1);
    auto& inflected = part == PartOfSpeech::verb ? first : last;
    inflected = base_of(*map_, inflected, part).value_or(inflected);
    auto joined = first + " " + last;
    return find(*map_, joined, index_of(part)) ? joined : word;
}

bool WordNet::knows(std::string_view lemma, PartOfSpeech part) const {
    return find(*map_, normal(lemma), index_of(part));
}

std::vector<Sense> WordNet::senses(std::string_view lemma, PartOfSpeech part) const {
    std::vector<Sense> out;
    auto* entry = find(*map_, normal(lemma), index_of(part));
    if (!entry) return out;
    for (auto i = entry[0].first_sense; i < entry[1].first_sense; ++i) {
        out.push_back(sense(map_->at<std::uint32_t>(map_->header.senses)[i]));
        out.back().tagged = map_->at<std::uint16_t>(map_->header.tagged)[i];
    }
    return out;
}

Sense WordNet::sense(std::uint32_t synset) const {
    const auto& header = map_->header;
    if (synset + 1 >= header.synsets.count) throw base::Failure{base::Trouble::internal, "No such synset."};
    auto* raw = map_->at<Synset>(header.synsets) + synset;
    Sense out;
    out.synset = synset;
    for (auto i = raw[0].first_member; i < raw[1].first_member; ++i)
        out.lemmas.emplace_back(map_->spelling(map_->at<std::uint32_t>(header.members)[i]));
    for (auto i = raw[0].first_hypernym; i < raw[1].first_hypernym; ++i)
        out.hypernyms.push_back(map_->at<std::uint32_t>(header.hypernyms)[i]);
    for (auto* c = map_->at<unsigned char>(header.glosses) + raw[0].gloss; *c; ++c)
        *c < 0x80 ? out.gloss += static_cast<char>(*c) : out.gloss += map_->tokens[*c - 0x80u];
    auto field = map_->at<unsigned char>(header.fields)[synset];
    out.field = field < fields.size() ? fields[field] : "";
    auto kind = std::string_view(out.field).substr(0, out.field.find('.'));
    out.part = kind == "noun"   ? PartOfSpeech::noun
               : kind == "verb" ? PartOfSpeech::verb
               : kind == "adj"  ? PartOfSpeech::adjective
                                : PartOfSpeech::adverb;
    return out;
}

std::vector<std::uint32_t> WordNet::ancestors(std::uint32_t synset) const {
    std::vector<std::uint32_t> out{synset};
    for (std::size_t i = 0; i < out.size(); ++i)  // breadth first; the graph has no cycles, but a damaged file may
        for (auto above : sense(out[i]).hypernyms)
            if (std::find(out.begin(), out.end(), above) == out.end()) out.push_back(above);
    out.erase(out.begin());
    return out;
}

}  // namespace builtin
