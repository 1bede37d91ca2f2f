// SPDX-License-Identifier: MIT
// Sentences, their words, and breaths short enough to caption.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace script {

/// The longest line anybody speaks or reads in one breath.
inline constexpr int most_words = 16;

/// Sentences of one paragraph, white space tidied. Knows abbreviations, initials, decimals and closing quotes.
std::vector<std::string> sentences(std::string_view paragraph);

/// White-space separated tokens with a letter or digit; scripts without spaces count two characters a word.
int word_count(std::string_view text);

/// The text in pieces of at most `most` words, cut at clause bounds where there are any; no word is lost or changed.
std::vector<std::string> breaths(std::string_view sentence, int most = most_words);

/// Same meaning in at most `most` words, as whole sentences: split at clause bounds, asides dropped.
/// Empty where that cannot be done grammatically.
std::vector<std::string> shortened(std::string_view sentence, int most = most_words);

/// "the moon" -> "The moon".
std::string capitalised(std::string_view text);

/// Throws invalid naming the byte where the text stops being UTF-8; drops BOM, CR, control and direction marks.
/// `what` names it in messages: "The prompt".
std::string clean_text(std::string_view bytes, std::string_view what, std::size_t most_bytes);

}  // namespace script
