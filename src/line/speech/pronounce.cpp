// SPDX-License-Identifier: MIT
#include "speech/pronounce.hpp"

#include <algorithm>
#include <set>

#include "base/failure.hpp"
#include "base/files.hpp"
#include "base/text.hpp"

namespace speech {

namespace {

const std::set<std::string>& phone_names() {
    static const std::set<std::string> names{"AA", "AE", "AH", "AO", "AW", "AY", "B",  "CH", "D",  "DH",
                                             "EH", "ER", "EY", "F",  "G",  "HH", "IH", "IY", "JH", "K",
                                             "L",  "M",  "N",  "NG", "OW", "OY", "P",  "R",  "S",  "SH",
                                             "T",  "TH", "UH", "UW", "V",  "W",  "Y",  "Z",  "ZH"};
    return names;
}

[[noreturn]] void wrong(std::string_view name, std::size_t line, const std::string& what) {
    throw base::Failure{base::Trouble::invalid, std::string(name) + ", line " + std::to_string(line) + ": " + what};
}

std::string read_phones(std::string_view between, std::string_view name, std::size_t line) {
    auto phones = base::split_words(between);
    if (phones.empty()) wrong(name, line, "no phones between the slashes. Write word = /HH AH0 L OW1/.");
    for (auto& phone : phones) {
        for (auto& c : phone) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        auto bare = phone;
        if (bare.size() > 2 && bare.back() >= '0' && bare.back() <= '2') bare.pop_back();
        if (phone_names().contains(bare)) continue;
        auto near = base::nearest(bare, {phone_names().begin(), phone_names().end()});
        wrong(name, line,
              "\"" + phone + "\" is not an ARPABET phone" +
                  (near && near->front() == bare.front() ? "; did you mean " + *near + "?" : "."));
    }
    return base::join(phones, " ");
}

bool sayable(const std::string& word) {
    return std::all_of(word.begin(), word.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '\'' || (c & 0x80);
    });
}

}  // namespace

Dictionary read_dictionary(std::string_view text, std::string_view name) {
    Dictionary dictionary;
    std::size_t number = 0;
    for (const auto& raw : base::split(text, '\n')) {
        ++number;
        auto line = base::trim(std::string_view(raw).substr(0, raw.find('#')));
        if (number == 1 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
        if (line.empty()) continue;
        if (!base::valid_utf8(line)) wrong(name, number, "not valid UTF-8.");
        auto equals = line.find('=');
        if (equals == line.npos) wrong(name, number, "no \"=\". Write word = spoken words, or word = /HH AH0 L OW1/.");
        auto word = base::lower(base::trim(line.substr(0, equals)));
        auto said = base::trim(line.substr(equals + 1));
        if (word.empty() || base::split_words(word).size() != 1)
            wrong(name, number, "one word, without spaces, belongs before the \"=\".");
        if (said.empty()) wrong(name, number, "nothing after the \"=\": how is \"" + word + "\" said?");
        Pronunciation entry;
        if (said.front() == '/') {
            if (said.size() < 2 || said.back() != '/') wrong(name, number, "the closing slash is missing.");
            entry.phones = read_phones(said.substr(1, said.size() - 2), name, number);
            entry.spoken = {word};
        } else {
            entry.spoken = base::split_words(said);
            for (const auto& piece : entry.spoken)
                if (!sayable(piece))
                    wrong(name, number, "\"" + piece + "\" is not a word: only letters and apostrophes are spoken.");
        }
        if (entry.spoken.size() > 40) wrong(name, number, "more than 40 spoken words for one.");
        dictionary[word] = std::move(entry);
    }
    return dictionary;
}

Dictionary find_dictionary(const std::filesystem::path& beside) {
    Dictionary all;
    for (const auto& folder : {base::data_folder(), beside}) {
        std::error_code error;
        if (folder.empty() || !std::filesystem::exists(folder / "pronounce.txt", error)) continue;
        auto path = folder / "pronounce.txt";
        for (auto& [word, entry] : read_dictionary(base::read_file(path, 1 << 20), path.string())) all[word] = entry;
    }
    return all;
}

}  // namespace speech
