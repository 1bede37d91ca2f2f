// SPDX-License-Identifier: MIT
// The user's own pronunciations: pronounce.txt.
#pragma once
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace speech {

struct Pronunciation {
    std::vector<std::string> spoken;  ///< {"engine", "ex"}
    std::string phones;               ///< "EH1 N JH AH0 N"; then spoken is the word itself
};

/// By the word in lower case.
using Dictionary = std::map<std::string, Pronunciation>;

/// Lines `word = spoken words` or `word = /ARPABET/`; "#" starts a comment. Throws invalid, naming file and line.
Dictionary read_dictionary(std::string_view text, std::string_view name);

/// data_folder()/pronounce.txt, then `beside` (the film's folder), whose entries win. Missing files are no error.
Dictionary find_dictionary(const std::filesystem::path& beside = {});

}  // namespace speech
