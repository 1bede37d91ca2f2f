// SPDX-License-Identifier: MIT
#include "speech/segments.hpp"

#include <unicode/ubrk.h>
#include <unicode/ustring.h>
#include <unicode/uversion.h>

#include <memory>

#include "base/writing.hpp"

namespace speech {

namespace {

struct Close {
    void operator()(UBreakIterator* it) const { ubrk_close(it); }
};

bool opens(char32_t c) {
    return std::u32string_view(U"「『（(《〈【［[“‘\"").find(c) != std::u32string_view::npos;
}

/// Hiragana alone is an ending or a particle: "は", "ます".
bool is_ending(const std::string& word) {
    for (char32_t c : base::code_points(word))
        if (c < 0x3040 || c >= 0x30A0)
            return std::u32string_view(U"的了着过們们吗嗎呢吧么麼地得").find(c) != std::u32string_view::npos &&
                   base::code_points(word).size() == 1;
    return true;
}

bool ends_open(const std::string& word) {
    auto points = base::code_points(word);
    return !points.empty() && base::is_written_together(points.back());
}

std::string utf8(const UChar* from, int length) {
    std::string out(static_cast<std::size_t>(length) * 3, '\0');
    int written = 0;
    UErrorCode error = U_ZERO_ERROR;
    u_strToUTF8(out.data(), static_cast<int>(out.size()), &written, from, length, &error);
    out.resize(static_cast<std::size_t>(written));
    return out;
}

}  // namespace

std::vector<std::string> segments(std::string_view piece, std::string_view language) {
    constexpr std::size_t longest_with_ending = 7;
    std::string whole(piece);
    if (!base::has_written_together(piece)) return {whole};
    std::u16string wide(piece.size() + 1, u'\0');
    int length = 0;
    UErrorCode error = U_ZERO_ERROR;
    u_strFromUTF8(wide.data(), static_cast<int>(wide.size()), &length, piece.data(), static_cast<int>(piece.size()),
                  &error);
    std::unique_ptr<UBreakIterator, Close> it(
        U_FAILURE(error) ? nullptr : ubrk_open(UBRK_WORD, std::string(language).c_str(), wide.data(), length, &error));
    if (U_FAILURE(error) || !it) return {whole};
    std::vector<std::string> words;
    std::string opening;  // waits for the word it opens
    for (int from = ubrk_first(it.get()), to = ubrk_next(it.get()); to != UBRK_DONE;
         from = to, to = ubrk_next(it.get())) {
        auto part = utf8(wide.data() + from, to - from);
        bool sign = ubrk_getRuleStatus(it.get()) < UBRK_WORD_NONE_LIMIT && !base::has_written_together(part);
        if (sign && opens(base::code_points(part).front())) {
            opening += part;
        } else if (!words.empty() && opening.empty() &&
                   (sign || (is_ending(part) && ends_open(words.back()) &&
                             base::code_points(words.back() + part).size() <= longest_with_ending))) {
            words.back() += part;
        } else {
            words.push_back(opening + part);
            opening.clear();
        }
    }
    if (!opening.empty()) words.empty() ? words.push_back(opening) : void(words.back() += opening);
    return words;
}

std::string segments_engine() {
    UVersionInfo version;
    u_getVersion(version);
    return "icu-" + std::to_string(version[0]) + "." + std::to_string(version[1]);
}

}  // namespace speech
