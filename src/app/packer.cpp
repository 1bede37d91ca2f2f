// SPDX-License-Identifier: MIT
// packer: makes the packs of share/autovideo at set-up (cmake/Share.cmake runs it).
#include <cstdio>
#include <exception>
#include <string_view>

#include "builtin/illustrator/abroad.hpp"
#include "builtin/illustrator/pack.hpp"
#include "builtin/wordnet.hpp"

int main(int argc, char** argv) {
    try {
        std::string_view what = argc > 1 ? argv[1] : "";
        if (what == "art" && argc == 6) return builtin::pack_art(argv[2], argv[3], argv[4], argv[5]), 0;
        if (what == "abroad" && argc == 5) return builtin::pack_abroad(argv[2], argv[3], argv[4]), 0;
        if (what == "wordnet" && argc == 4) return builtin::pack_wordnet(argv[2], argv[3]), 0;
        std::fputs(
            "packer art ICONS KEYWORDS OVERRIDES OUT\npacker abroad ANNOTATIONS EXCEPTIONS OUT\npacker wordnet FOLDER "
            "OUT\n",
            stderr);
    } catch (const std::exception& error) {
        std::fprintf(stderr, "packer: %s\n", error.what());
    }
    return 1;
}
