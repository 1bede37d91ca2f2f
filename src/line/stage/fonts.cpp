// SPDX-License-Identifier: MIT
#include "stage/fonts.hpp"

#include <cstdlib>
#include <filesystem>

#include "base/failure.hpp"

namespace stage {

const std::vector<FontFile>& font_files() {
    static const std::vector<FontFile> files = {
        {"fonts-league-spartan", "opentype/league-spartan/LeagueSpartan-Black.otf"},
        {"fonts-league-spartan", "opentype/league-spartan/LeagueSpartan-ExtraBold.otf"},
        {"fonts-inter", "opentype/inter/Inter-ExtraBold.otf"},
        {"fonts-inter", "opentype/inter/InterDisplay-Black.otf"},
        {"fonts-bebas-neue", "opentype/bebas-neue/BebasNeue-Bold.otf"},
        {"fonts-lato", "truetype/lato/Lato-Black.ttf"},
        {"fonts-manrope", "truetype/manrope/Manrope-ExtraBold.ttf"},
        {"fonts-quicksand", "truetype/quicksand/Quicksand-Bold.ttf"},
        {"fonts-noto-core", "truetype/noto/NotoSans-Bold.ttf"},
        {"fonts-noto-core", "truetype/noto/NotoSansArabic-Bold.ttf"},
        {"fonts-noto-core", "truetype/noto/NotoSansHebrew-Bold.ttf"},
        {"fonts-noto-core", "truetype/noto/NotoSansDevanagari-Bold.ttf"},
        {"fonts-noto-core", "truetype/noto/NotoSansThai-Bold.ttf"},
        {"fonts-noto-core", "truetype/noto/NotoSansArmenian-Bold.ttf"},
        {"fonts-noto-core", "truetype/noto/NotoSansBengali-Bold.ttf"},
        {"fonts-noto-core", "truetype/noto/NotoSansEthiopic-Bold.ttf"},
        {"fonts-noto-core", "truetype/noto/NotoSansGeorgian-Bold.ttf"},
        {"fonts-noto-core", "truetype/noto/NotoSansGujarati-Bold.ttf"},
        {"fonts-noto-core", "truetype/noto/NotoSansGurmukhi-Bold.ttf"},
        {"fonts-noto-core", "truetype/noto/NotoSansKannada-Bold.ttf"},
        {"fonts-noto-core", "truetype/noto/NotoSansKhmer-Bold.ttf"},
        {"fonts-noto-core", "truetype/noto/NotoSansLao-Bold.ttf"},
        {"fonts-noto-core", "truetype/noto/NotoSansMalayalam-Bold.ttf"},
        {"fonts-noto-core", "truetype/noto/NotoSansMyanmar-Bold.ttf"},
        {"fonts-noto-core", "truetype/noto/NotoSansSinhala-Bold.ttf"},
        {"fonts-noto-core", "truetype/noto/NotoSansTamil-Bold.ttf"},
        {"fonts-noto-core", "truetype/noto/NotoSansTelugu-Bold.ttf"},
        {"fonts-noto-core", "truetype/noto/NotoSansMath-Regular.ttf"},
        {"fonts-noto-core", "truetype/noto/NotoSansSymbols-Bold.ttf"},
        {"fonts-noto-core", "truetype/noto/NotoSansSymbols2-Regular.ttf"},
        {"fonts-noto-cjk", "opentype/noto/NotoSansCJK-Bold.ttc"},
        {"fonts-noto-color-emoji", "truetype/noto/NotoColorEmoji.ttf"},
    };
    return files;
}

const std::vector<TypePair>& type_pairs() {
    static const std::vector<TypePair> pairs = {
        {"bold", "League Spartan Heavy", "Inter Ultra-Bold", "League Spartan Heavy"},
        {"clean", "Inter Display Heavy", "Inter Ultra-Bold", "Inter Display Heavy"},
        {"tall", "Bebas Neue Bold", "Lato Heavy", "Bebas Neue Bold", 0, true},
        {"soft", "Quicksand Bold", "Manrope Ultra-Bold", "Quicksand Bold", 0.035},
        {"friendly", "Manrope Ultra-Bold", "Manrope Ultra-Bold", "League Spartan Ultra-Bold", 0.02},
        {"plain", "Lato Heavy", "Lato Heavy", "Lato Heavy"},
    };
    return pairs;
}

const TypePair& type_pair(const std::string& name) {
    for (const auto& pair : type_pairs())
        if (name == pair.name) return pair;
    return type_pairs().front();
}

std::vector<std::string> found_fonts() {
    namespace fs = std::filesystem;
    auto* set = std::getenv("AUTOVIDEO_FONTS");
    fs::path folder = set && *set ? set : "/usr/share/fonts";
    std::vector<std::string> found;
    for (const auto& file : font_files()) {
        std::error_code error;
        if (fs::exists(folder / file.file, error))
            found.push_back((folder / file.file).string());
        else if (std::string(file.package).find("noto") == std::string::npos)
            throw base::Failure{base::Trouble::missing, "The font " + std::string(file.file) + " is not below " +
                                                            folder.string() + ". Install the package " + file.package +
                                                            ", or set AUTOVIDEO_FONTS."};
    }
    return found;
}

}  // namespace stage
