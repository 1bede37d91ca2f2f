// SPDX-License-Identifier: MIT
#include "builtin/illustrator/fold.hpp"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include <vector>

#include "base/text.hpp"

namespace builtin {

namespace {

std::u32string normalised(const std::u32string& text, const UNormalizer2* form) {
    UErrorCode error = U_ZERO_ERROR;
    std::vector<UChar> wide(text.size() * 2 + 1), out(text.size() * 20 + 8);
    int length = 0, made = 0;
    u_strFromUTF32(wide.data(), static_cast<int>(wide.size()), &length, reinterpret_cast<const UChar32*>(text.data()),
                   static_cast<int>(text.size()), &error);
    made = unorm2_normalize(form, wide.data(), length, out.data(), static_cast<int>(out.size()), &error);
    std::u32string back(static_cast<std::size_t>(made > 0 ? made : 0), U'\0');
    int points = 0;
    u_strToUTF32(reinterpret_cast<UChar32*>(back.data()), static_cast<int>(back.size()), &points, out.data(), made,
                 &error);
    if (U_FAILURE(error)) return text;
    back.resize(static_cast<std::size_t>(points));
    return back;
}

/// Arabic hands write these letters in several ways.
char32_t plain(char32_t c) {
    if (c == 0x0622 || c == 0x0623 || c == 0x0625 || c == 0x0671) return 0x0627;
    if (c == 0x0649) return 0x064A;
    if (c == 0x0629) return 0x0647;
    return c;
}

bool is_accent(char32_t c) {
    return (c >= 0x0300 && c < 0x0370) || (c >= 0x0591 && c < 0x05C8) || (c >= 0x064B && c < 0x0660) || c == 0x0640 ||
           c == 0x0670 || c == 0x093C || c == 0x09BC;
}

}  // namespace

std::string folded(std::string_view words) {
    UErrorCode error = U_ZERO_ERROR;
    const auto *apart = unorm2_getNFKDInstance(&error), *together = unorm2_getNFCInstance(&error);
    std::u32string kept;
    auto points = base::code_points(words);
    for (char32_t c : normalised({points.begin(), points.end()}, apart)) {
        if (is_accent(c)) continue;
        c = plain(static_cast<char32_t>(u_tolower(static_cast<UChar32>(c))));
        auto kind = u_charType(static_cast<UChar32>(c));
        bool letter = u_isalnum(static_cast<UChar32>(c)) || kind == U_NON_SPACING_MARK ||
                      kind == U_COMBINING_SPACING_MARK || kind == U_MODIFIER_LETTER;
        if (letter)
            kept += c;
        else if (!kept.empty() && kept.back() != U' ' && c != U'\'' && c != U'’')
            kept += U' ';
    }
    while (!kept.empty() && kept.back() == U' ') kept.pop_back();
    std::string out;
    for (char32_t c : normalised(kept, together)) out += base::utf8(c);
    return out;
}

}  // namespace builtin
