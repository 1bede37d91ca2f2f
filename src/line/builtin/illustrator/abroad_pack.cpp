// SPDX-License-Identifier: MIT
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <map>
#include <set>

#include "base/bind.hpp"
#include "base/failure.hpp"
#include "base/files.hpp"
#include "base/text.hpp"
#include "builtin/illustrator/abroad.hpp"
#include "builtin/illustrator/fold.hpp"

namespace builtin {

using base::Failure;
using base::Trouble;
namespace format = abroad_format;

namespace {

/// Those a voice speaks and CLDR knows.
constexpr auto languages = std::to_array<const char*>(
    {"ar", "bg", "bn", "ca", "cs", "da", "de", "el", "es", "et", "fa", "fi", "fr", "gu", "he",     "hi", "hr",
     "hu", "id", "it", "ja", "kn", "ko", "lt", "lv", "ml", "mr", "ms", "nl", "no", "pl", "pt",     "ro", "ru",
     "sk", "sl", "sq", "sr", "sv", "sw", "ta", "te", "th", "tr", "uk", "ur", "vi", "zh", "zh-Hant"});

struct Called {
    std::string name;            ///< folded; in English as it is written
    std::set<std::string> tags;  ///< name included
};
using Names = std::map<std::string, Called>;  ///< by emoji

Names read_names(const std::filesystem::path& file, bool english) {
    Names names;
    auto document = base::parse_json(base::read_file(file, 8 << 20), file.string());
    const auto& all = document.at("annotations").at("annotations").as_object();
    auto plain = [&](const base::json::value& word) {
        std::string text(word.as_string());
        return english ? base::lower(text) : folded(text);
    };
    for (const auto& one : all) {
        Called called;
        const auto& about = one.value().as_object();
        if (const auto* name = about.if_contains("tts"); name && !name->as_array().empty())
            called.name = plain(name->as_array()[0]);
        if (const auto* tags = about.if_contains("default"))
            for (const auto& tag : tags->as_array()) called.tags.insert(plain(tag));
        if (!called.name.empty()) called.tags.insert(called.name);
        names.emplace(std::string(one.key()), std::move(called));
    }
    return names;
}

std::map<std::string, std::set<std::string>> emoji_by_tag(const Names& names) {
    std::map<std::string, std::set<std::string>> by_tag;
    for (const auto& [emoji, called] : names)
        for (const auto& tag : called.tags)
            if (!tag.empty()) by_tag[tag].insert(emoji);
    return by_tag;
}

/// Two words that stand at the same emoji mean the same (Dice 1945): at least two emoji, and hardly any other; and
/// only where one English word fits best.
std::string counterpart(const std::set<std::string>& emoji, const Names& english,
                        const std::map<std::string, std::set<std::string>>& by_tag) {
    if (emoji.size() < 2) return {};
    double near_enough = emoji.size() > 2 ? 0.8 : 0.86;
    std::map<std::string, int> shared;
    for (const auto& one : emoji)
        if (auto called = english.find(one); called != english.end())
            for (const auto& tag : called->second.tags) ++shared[tag];
    std::string best;
    double most = near_enough;
    bool tied = false;
    for (const auto& [tag, count] : shared) {
        double dice = 2.0 * count / static_cast<double>(emoji.size() + by_tag.at(tag).size());
        if (dice > most)
            best = tag, most = dice, tied = false;
        else if (dice == most && !best.empty())
            tied = true;
    }
    return tied ? std::string() : best;
}

std::map<std::string, std::set<std::string>> read_exceptions(const std::filesystem::path& file) {
    std::map<std::string, std::set<std::string>> never;
    for (const auto& line : base::split(base::read_file(file, 1 << 20), '\n')) {
        auto words = base::split_words(line.substr(0, line.find('#')));
        for (std::size_t i = 1; i < words.size(); ++i) never[words[0]].insert(folded(words[i]));
    }
    return never;
}

std::map<std::string, std::string> dictionary(const Names& abroad, const Names& english,
                                              const std::map<std::string, std::set<std::string>>& english_by_tag,
                                              const std::set<std::string>& never) {
    std::map<std::string, std::string> words;
    std::set<std::string> unsure = never;
    auto add = [&](const std::string& word, const std::string& meaning) {
        if (word.empty() || meaning.empty() || unsure.count(word)) return;
        auto [at, fresh] = words.try_emplace(word, meaning);
        if (fresh || at->second == meaning) return;
        words.erase(at), unsure.insert(word);  // two emoji go by one name
    };
    for (const auto& [emoji, called] : abroad)
        if (auto known = english.find(emoji); known != english.end()) add(called.name, known->second.name);
    // The same word for the same thing: "lava".
    for (const auto& [tag, emoji] : emoji_by_tag(abroad))
        if (auto same = english_by_tag.find(tag);
            same != english_by_tag.end() && tag.size() > 3 &&
            std::any_of(emoji.begin(), emoji.end(), [&](const auto& one) { return same->second.count(one) > 0; }))
            add(tag, tag);
    for (const auto& [tag, emoji] : emoji_by_tag(abroad))
        if (!words.count(tag) && !unsure.count(tag)) add(tag, counterpart(emoji, english, english_by_tag));
    return words;
}

class Strings {
  public:
    std::uint32_t put(const std::string& text) {
        auto [place, fresh] = at_.try_emplace(text, static_cast<std::uint32_t>(bytes_.size()));
        if (fresh) bytes_ += text + '\0';
        return place->second;
    }
    const std::string& bytes() const { return bytes_; }

  private:
    std::map<std::string, std::uint32_t> at_;
    std::string bytes_;
};

template <class T>
void append(std::string& bytes, const T& record) {
    bytes.append(reinterpret_cast<const char*>(&record), sizeof record);
}

}  // namespace

void pack_abroad(const std::filesystem::path& annotations, const std::filesystem::path& exceptions,
                 const std::filesystem::path& pack) {
    Strings strings;
    strings.put("");
    std::string heads, entries;
    std::uint32_t count = 0;
    try {
        auto english = read_names(annotations / "en" / "annotations.json", true);
        auto by_tag = emoji_by_tag(english);
        auto never = read_exceptions(exceptions);
        for (const auto* code : languages) {
            auto words = dictionary(read_names(annotations / code / "annotations.json", false), english, by_tag,
                                    never[base::lower(code)]);
            append(heads,
                   format::Language{strings.put(base::lower(code)), count, static_cast<std::uint32_t>(words.size())});
            for (const auto& [word, meaning] : words)
                append(entries, format::Entry{strings.put(word), strings.put(meaning)}), ++count;
        }
    } catch (const std::exception& error) {
        if (dynamic_cast<const Failure*>(&error)) throw;
        throw Failure{Trouble::unreadable, annotations.string() + " does not hold CLDR's annotations: " + error.what()};
    }
    auto rest = heads + entries + strings.bytes();
    format::Header header{};
    std::memcpy(header.magic, format::magic, sizeof header.magic);
    header.languages = static_cast<std::uint32_t>(languages.size()), header.entries = count;
    header.strings = static_cast<std::uint32_t>(strings.bytes().size());
    header.size = static_cast<std::uint32_t>(sizeof header + rest.size());
    header.crc = static_cast<std::uint32_t>(
        ::crc32(0, reinterpret_cast<const Bytef*>(rest.data()), static_cast<unsigned>(rest.size())));
    std::string bytes;
    append(bytes, header);
    base::write_file(pack, bytes + rest);
}

}  // namespace builtin
