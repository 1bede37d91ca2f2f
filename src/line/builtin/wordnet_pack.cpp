// SPDX-License-Identifier: MIT
// Packs WordNet's text database (https://wordnet.princeton.edu/documentation/wndb5wn) for mapping.
#include "builtin/wordnet_pack.hpp"

#include <algorithm>
#include <cstring>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/failure.hpp"
#include "base/files.hpp"
#include "base/text.hpp"
#include "builtin/wordnet.hpp"

namespace builtin {

namespace {

using namespace wordnet_pack;
namespace fs = std::filesystem;

constexpr const char* suffixes[parts] = {"noun", "verb", "adj", "adv"};

struct RawSynset {
    std::vector<std::string> members;
    std::vector<std::string> hypernyms;  // "n00001740"
    std::string gloss;
    std::uint8_t field = 0;
};

struct RawEntry {
    std::string lemma;                 // lower case, "_"
    std::vector<std::string> synsets;  // most frequent first
};

struct Raw {
    std::vector<RawSynset> synsets;
    std::unordered_map<std::string, std::uint32_t> number;  // "n00001740" -> index
    std::vector<RawEntry> entries[parts];
    std::map<std::string, std::string> exceptions[parts];
    std::unordered_map<std::string, int> tagged;  // "n volcano 1" -> occurrences
};

std::string key(char part, const std::string& offset) {
    return std::string(1, part == 's' ? 'a' : part) + offset;
}

/// The definition: examples in quotation marks are left out.
std::string definition(std::string_view gloss) {
    auto example = gloss.find("; \"");
    auto kept = base::trim(gloss.substr(0, example));
    if (kept.starts_with('"')) return {};
    return std::string(kept);
}

RawSynset read_synset(const std::string& line) {
    std::istringstream in(line);
    RawSynset synset;
    std::string offset, part, count, word, id, symbol, target, target_part, source;
    int field = 0, pointers = 0;
    in >> offset >> field >> part >> count;
    synset.field = static_cast<std::uint8_t>(field);
    for (auto words = std::stoi(count, nullptr, 16); words > 0; --words) {
        in >> word >> id;
        synset.members.push_back(word.substr(0, word.find('(')));  // "(p)", "(a)", "(ip)": where an adjective may stand
    }
    for (in >> pointers; pointers > 0; --pointers) {
        in >> symbol >> target >> target_part >> source;
        if (symbol == "@" || symbol == "@i") synset.hypernyms.push_back(key(target_part[0], target));
    }
    auto bar = line.find("| ");
    if (!in || bar == std::string::npos)
        throw base::Failure{base::Trouble::unreadable,
                            "WordNet's data file has a line that is not a synset: " + line.substr(0, 60)};
    synset.gloss = definition(line.substr(bar + 2));
    return synset;
}

void read_part(const fs::path& folder, int part, Raw& raw) {
    std::istringstream data(base::read_file(folder / (std::string("data.") + suffixes[part])));
    for (std::string line; std::getline(data, line);) {
        if (line.empty() || line[0] == ' ') continue;  // the licence
        raw.number[key("nvar"[part], line.substr(0, 8))] = static_cast<std::uint32_t>(raw.synsets.size());
        raw.synsets.push_back(read_synset(line));
    }
    std::istringstream index(base::read_file(folder / (std::string("index.") + suffixes[part])));
    for (std::string line; std::getline(index, line);) {
        if (line.empty() || line[0] == ' ') continue;
        auto words = base::split_words(line);
        auto count = static_cast<std::size_t>(std::stoi(words.at(2)));
        if (words.size() < count + 4)
            throw base::Failure{base::Trouble::unreadable, "WordNet's index has a short line: " + line.substr(0, 60)};
        RawEntry entry{words[0], {}};
        for (auto at = words.size() - count; at < words.size(); ++at)
            entry.synsets.push_back(key("nvar"[part], words[at]));
        raw.entries[part].push_back(std::move(entry));
    }
    std::istringstream exceptions(base::read_file(folder / (std::string(suffixes[part]) + ".exc")));
    for (std::string line; std::getline(exceptions, line);)
        if (auto words = base::split_words(line); words.size() >= 2) raw.exceptions[part].emplace(words[0], words[1]);
}

void read_counts(const fs::path& folder, Raw& raw) {
    if (!fs::exists(folder / "cntlist.rev")) return;
    std::istringstream counts(base::read_file(folder / "cntlist.rev"));
    for (std::string sense, number, count; counts >> sense >> number >> count;) {
        auto at = sense.rfind('%');
        if (at == std::string::npos || at + 1 >= sense.size()) continue;
        auto type = sense[at + 1];
        if (type < '1' || type > '5') continue;
        raw.tagged["nvara"[type - '1'] + (" " + sense.substr(0, at)) + " " + number] += std::stoi(count);
    }
}

/// Byte-pair tokens (Gage 1994) for the 128 byte values plain text leaves free.
class Shortener {
  public:
    explicit Shortener(std::string& text) {
        for (int token = 0; token < 128; ++token) {
            if (auto best = commonest(text))
                join(text, *best, static_cast<unsigned char>(0x80 + token));
            else
                tokens_.emplace_back();
        }
    }
    const std::vector<std::string>& tokens() const { return tokens_; }

  private:
    using Pair = std::pair<unsigned char, unsigned char>;
    static std::optional<Pair> commonest(const std::string& text) {
        std::vector<std::uint32_t> seen(1 << 16);
        for (std::size_t i = 0; i + 1 < text.size(); ++i)
            if (text[i] && text[i + 1])
                ++seen[static_cast<unsigned char>(text[i]) << 8 | static_cast<unsigned char>(text[i + 1])];
        auto best = std::max_element(seen.begin(), seen.end());
        if (*best < 2) return std::nullopt;
        auto at = best - seen.begin();
        return Pair{static_cast<unsigned char>(at >> 8), static_cast<unsigned char>(at & 0xFF)};
    }
    std::string spelled(unsigned char byte) const {
        return byte < 0x80 ? std::string(1, static_cast<char>(byte)) : tokens_[byte - 0x80];
    }
    void join(std::string& text, Pair pair, unsigned char token) {
        tokens_.push_back(spelled(pair.first) + spelled(pair.second));
        std::size_t out = 0;
        for (std::size_t i = 0; i < text.size(); ++i) {
            bool match = static_cast<unsigned char>(text[i]) == pair.first && i + 1 < text.size() &&
                         static_cast<unsigned char>(text[i + 1]) == pair.second;
            text[out++] = match ? static_cast<char>(token) : text[i];
            if (match) ++i;
        }
        text.resize(out);
    }
    std::vector<std::string> tokens_;
};

class Packer {
  public:
    explicit Packer(const Raw& raw) : raw_(raw) {}

    std::string pack() {
        spell();
        entries();
        synsets();
        auto text = glosses();
        Shortener shortener(text);
        std::vector<std::uint32_t> starts;  // of each gloss in the shortened text
        for (std::size_t i = 0, begin = 0; i < raw_.synsets.size(); ++i) {
            starts.push_back(static_cast<std::uint32_t>(begin));
            begin = text.find('\0', begin) + 1;
        }
        for (std::size_t i = 0; i < starts.size(); ++i) synsets_[i].gloss = starts[i];
        synsets_.back().gloss = static_cast<std::uint32_t>(text.size());
        std::string tokens;
        for (const auto& token : shortener.tokens()) tokens += token + '\0';
        return lay_out(text, tokens);
    }

  private:
    void spell() {
        // Spellings as printed ("Mars"); one look-up by lower case finds the first of them.
        std::map<std::pair<std::string, std::string>, std::uint32_t> all;
        auto add = [&](const std::string& word) { all.emplace(std::pair{base::lower(word), word}, 0); };
        for (const auto& synset : raw_.synsets)
            for (const auto& member : synset.members) add(member);
        for (const auto& entries : raw_.entries)
            for (const auto& entry : entries) any_case_.emplace(entry.lemma, 0);
        for (const auto& [pair, ignored] : all) any_case_.emplace(pair.first, 0);
        for (const auto& exceptions : raw_.exceptions)
            for (const auto& [form, base_form] : exceptions) add(form), add(base_form);
        for (const auto& [lemma, ignored] : any_case_)
            if (auto at = all.lower_bound({lemma, ""}); at == all.end() || at->first.first != lemma) add(lemma);
        for (auto& [pair, offset] : all) {
            offset = static_cast<std::uint32_t>(spellings_.size());
            spellings_ += base::replace_all(pair.second, "_", " ") + '\0';
            exact_[pair.second] = offset;
            any_case_.insert_or_assign(
                pair.first, any_case_.count(pair.first) && any_case_[pair.first] ? any_case_[pair.first] : offset);
        }
    }

    void entries() {
        for (int part = 0; part < parts; ++part) {
            auto sorted = raw_.entries[part];
            std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
                return base::replace_all(a.lemma, "_", " ") < base::replace_all(b.lemma, "_", " ");
            });
            for (const auto& entry : sorted) {
                entries_[part].push_back({any_case_.at(entry.lemma), static_cast<std::uint32_t>(senses_.size())});
                for (std::size_t i = 0; i < entry.synsets.size(); ++i) {
                    senses_.push_back(raw_.number.at(entry.synsets[i]));
                    auto count = raw_.tagged.find("nvar"[part] + (" " + entry.lemma) + " " + std::to_string(i + 1));
                    tagged_.push_back(
                        static_cast<std::uint16_t>(count == raw_.tagged.end() ? 0 : std::min(count->second, 65535)));
                }
            }
            entries_[part].push_back({0, static_cast<std::uint32_t>(senses_.size())});
            for (const auto& [form, base_form] : raw_.exceptions[part])
                exceptions_[part].push_back({exact_.at(form), exact_.at(base_form)});
            std::sort(exceptions_[part].begin(), exceptions_[part].end(), [&](const auto& a, const auto& b) {
                return std::strcmp(&spellings_[a.form], &spellings_[b.form]) < 0;
            });
        }
    }

    void synsets() {
        auto begin = [&] {
            synsets_.push_back(
                {0, static_cast<std::uint32_t>(members_.size()), static_cast<std::uint32_t>(hypernyms_.size())});
        };
        for (const auto& synset : raw_.synsets) {
            begin();
            fields_ += static_cast<char>(synset.field);
            for (const auto& member : synset.members) members_.push_back(exact_.at(member));
            for (const auto& hypernym : synset.hypernyms) hypernyms_.push_back(raw_.number.at(hypernym));
        }
        begin();
    }

    std::string glosses() const {
        std::string text;
        for (const auto& synset : raw_.synsets) {
            for (char c : synset.gloss)
                if (static_cast<unsigned char>(c) < 0x80 && c) text += c;
            text += '\0';
        }
        return text;
    }

    template <class T>
    Section append(const T* items, std::size_t count) {
        Section section{static_cast<std::uint32_t>(bytes_.size()), static_cast<std::uint32_t>(count)};
        bytes_.append(reinterpret_cast<const char*>(items), count * sizeof(T));
        bytes_.resize((bytes_.size() + 3) / 4 * 4);
        return section;
    }

    std::string lay_out(const std::string& glosses, const std::string& tokens) {
        Header header{magic};
        bytes_.assign(sizeof(Header), '\0');
        for (int part = 0; part < parts; ++part) {
            header.entries[part] = append(entries_[part].data(), entries_[part].size());
            header.exceptions[part] = append(exceptions_[part].data(), exceptions_[part].size());
        }
        header.senses = append(senses_.data(), senses_.size());
        header.tagged = append(tagged_.data(), tagged_.size());
        header.synsets = append(synsets_.data(), synsets_.size());
        header.members = append(members_.data(), members_.size());
        header.hypernyms = append(hypernyms_.data(), hypernyms_.size());
        header.fields = append(fields_.data(), fields_.size());
        header.spellings = append(spellings_.data(), spellings_.size());
        header.glosses = append(glosses.data(), glosses.size());
        header.tokens = append(tokens.data(), tokens.size());
        header.size = static_cast<std::uint32_t>(bytes_.size());
        std::memcpy(bytes_.data(), &header, sizeof header);
        return bytes_;
    }

    const Raw& raw_;
    std::map<std::string, std::uint32_t> any_case_;
    std::unordered_map<std::string, std::uint32_t> exact_;
    std::string spellings_ = std::string(1, '\0');  // offset 0 is the empty word
    std::vector<Entry> entries_[parts];
    std::vector<Exception> exceptions_[parts];
    std::vector<std::uint32_t> senses_, members_, hypernyms_;
    std::vector<std::uint16_t> tagged_;
    std::vector<Synset> synsets_;
    std::string fields_, bytes_;
};

}  // namespace

void pack_wordnet(const fs::path& folder, const fs::path& pack) {
    if (!fs::exists(folder / "data.noun"))
        throw base::Failure{base::Trouble::missing,
                            "No WordNet database in " + folder.string() + ". Install the package wordnet-base."};
    Raw raw;
    try {
        for (int part = 0; part < parts; ++part) read_part(folder, part, raw);
        read_counts(folder, raw);
        base::write_file(pack, Packer(raw).pack());
    } catch (const std::logic_error& error) {  // stoi, at: numbers and references that are not there
        throw base::Failure{base::Trouble::unreadable,
                            "The WordNet database in " + folder.string() + " is damaged. Install wordnet-base again.",
                            error.what()};
    }
}

}  // namespace builtin
