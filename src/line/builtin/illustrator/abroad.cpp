// SPDX-License-Identifier: MIT
#include "builtin/illustrator/abroad.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <array>
#include <cstring>

#include "base/failure.hpp"
#include "base/text.hpp"
#include "base/writing.hpp"
#include "builtin/illustrator/fold.hpp"

namespace builtin {

using base::Failure;
using base::Trouble;
namespace format = abroad_format;

namespace {

const format::Header& header(const unsigned char* bytes) {
    return *reinterpret_cast<const format::Header*>(bytes);
}
const format::Language* languages_of(const unsigned char* bytes) {
    return reinterpret_cast<const format::Language*>(bytes + sizeof(format::Header));
}
const format::Entry* entries_of(const unsigned char* bytes) {
    return reinterpret_cast<const format::Entry*>(languages_of(bytes) + header(bytes).languages);
}
const char* strings_of(const unsigned char* bytes) {
    return reinterpret_cast<const char*>(entries_of(bytes) + header(bytes).entries);
}

/// Everything the readers rely on.
bool sound(const unsigned char* bytes, std::size_t length) {
    if (length < sizeof(format::Header)) return false;
    const auto& head = header(bytes);
    auto size = sizeof(format::Header) + std::uint64_t{head.languages} * sizeof(format::Language) +
                std::uint64_t{head.entries} * sizeof(format::Entry) + head.strings;
    if (std::memcmp(head.magic, format::magic, sizeof head.magic) != 0 || head.size != length || size != length ||
        head.strings == 0)
        return false;
    if (::crc32(0, bytes + sizeof(format::Header), static_cast<unsigned>(length - sizeof(format::Header))) != head.crc)
        return false;
    if (strings_of(bytes)[head.strings - 1] != '\0') return false;
    for (std::uint32_t i = 0; i < head.languages; ++i) {
        const auto& one = languages_of(bytes)[i];
        if (one.code >= head.strings || std::uint64_t{one.first} + one.count > head.entries) return false;
    }
    for (std::uint32_t i = 0; i < head.entries; ++i)
        if (entries_of(bytes)[i].word >= head.strings || entries_of(bytes)[i].english >= head.strings) return false;
    return true;
}

std::size_t letters(std::string_view word) {
    return base::code_points(word).size();
}

bool is_hangul(std::string_view word) {
    auto points = base::code_points(word);
    return !points.empty() && points[0] >= 0xAC00 && points[0] < 0xD7B0;
}

bool is_capital(std::string_view word) {
    auto points = base::code_points(word);
    return !points.empty() && base::lower(base::utf8(points[0])) != base::utf8(points[0]);
}

/// Articles and prepositions that Arabic and Hebrew write onto the word.
constexpr auto fronts =
    std::to_array<std::string_view>({"وال", "بال", "كال", "فال", "ال", "لل", "וה", "מה", "בה", "ה"});

}  // namespace

Abroad::Abroad(const std::filesystem::path& pack) {
    int descriptor = ::open(pack.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        throw Failure{Trouble::missing, "There is no pack of words at " + pack.string() +
                                            ". Build the program's data, or set AUTOVIDEO_SHARE."};
    struct stat about {};
    length_ = ::fstat(descriptor, &about) == 0 ? static_cast<std::size_t>(about.st_size) : 0;
    void* mapped = length_ ? ::mmap(nullptr, length_, PROT_READ, MAP_PRIVATE, descriptor, 0) : MAP_FAILED;
    ::close(descriptor);
    bool mine = mapped != MAP_FAILED;
    bytes_ = mine ? static_cast<const unsigned char*>(mapped) : nullptr;
    if (mine && sound(bytes_, length_)) return;
    if (mine) ::munmap(mapped, length_);
    throw Failure{Trouble::unreadable, "The pack of words " + pack.filename().string() +
                                           " is damaged or was made by another version. Make it again."};
}

Abroad::~Abroad() {
    ::munmap(const_cast<unsigned char*>(bytes_), length_);
}

std::string_view Abroad::word(std::uint32_t entry) const {
    return strings_of(bytes_) + entries_of(bytes_)[entry].word;
}
std::string_view Abroad::english(std::uint32_t entry) const {
    return strings_of(bytes_) + entries_of(bytes_)[entry].english;
}

std::vector<std::string> Abroad::languages() const {
    std::vector<std::string> codes;
    for (std::uint32_t i = 0; i < header(bytes_).languages; ++i)
        codes.emplace_back(strings_of(bytes_) + languages_of(bytes_)[i].code);
    return codes;
}

std::string Abroad::fingerprint() const {
    return std::to_string(header(bytes_).crc);
}

std::optional<Abroad::Range> Abroad::range_of(std::string_view language) const {
    auto tag = base::lower(language);
    auto plain = tag.substr(0, tag.find_first_of("-_+"));
    if (plain == "cmn") plain = "zh";
    if (plain == "yue" || tag == "zh-tw" || tag == "zh-hk") plain = "zh-hant";
    if (plain == "no" || plain == "nn" || plain == "nb") plain = "no";
    for (std::uint32_t i = 0; i < header(bytes_).languages; ++i) {
        const auto& one = languages_of(bytes_)[i];
        if (plain == strings_of(bytes_) + one.code) return Range{one.first, one.count, plain};
    }
    return std::nullopt;
}

std::uint32_t Abroad::lower_bound(const Range& range, std::string_view wanted) const {
    std::uint32_t low = range.first, high = range.first + range.count;
    while (low < high) {
        auto middle = low + (high - low) / 2;
        if (word(middle) < wanted)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

std::string Abroad::exact(const Range& range, std::string_view wanted) const {
    auto at = lower_bound(range, wanted);
    bool found = at < range.first + range.count && word(at) == wanted;
    return found ? std::string(english(at)) : std::string();
}

/// "vulkane" is a form of "vulkan": all but a short ending of both is the same. Where two words are equally near and
/// mean different things, neither is taken.
std::string Abroad::inflected(const Range& range, const std::string& wanted) const {
    auto points = base::code_points(wanted);
    bool rich = !points.empty() && points[0] >= 0x0370 && points[0] < 0x1100;  // Greek to Hindi: longer endings
    std::size_t most = rich ? 3 : 2, least_stem = rich ? 4 : 5;
    std::string best;
    std::size_t least = most + 1;
    for (std::size_t cut = 0; cut <= most && points.size() >= least_stem + cut; ++cut) {
        std::string stem;
        for (std::size_t i = 0; i + cut < points.size(); ++i) stem += base::utf8(points[i]);
        for (auto at = lower_bound(range, stem); at < range.first + range.count && word(at).starts_with(stem); ++at) {
            auto cost = cut + letters(word(at).substr(stem.size()));
            if (cost > most || cost > least) continue;
            if (cost == least && best != english(at)) best.clear();
            if (cost < least) best = english(at), least = cost;
        }
    }
    return best;
}

std::vector<scenery::Gloss> Abroad::glosses(const std::vector<std::string>& words, std::string_view language) const {
    std::vector<scenery::Gloss> found;
    auto range = range_of(language);
    if (!range) return found;
    std::vector<std::string> plain;
    for (const auto& one : words) plain.push_back(folded(one));
    for (std::size_t at = 0; at < words.size();) {
        std::size_t taken = 1;
        std::string said;
        for (std::size_t count = std::min<std::size_t>(3, words.size() - at); count > 1 && said.empty(); --count) {
            auto phrase = plain[at], close = plain[at];
            for (std::size_t i = 1; i < count; ++i) phrase += " " + plain[at + i], close += plain[at + i];
            said = exact(*range, phrase);
            if (said.empty() && base::has_written_together(close)) said = exact(*range, close);
            if (!said.empty()) taken = count;
        }
        bool together = base::has_written_together(plain[at]) || is_hangul(plain[at]);
        bool short_word = letters(plain[at]) < (base::has_written_together(plain[at]) ? 1 : together ? 2 : 3);
        // German writes things with a capital: "schloss" is what somebody did with a door.
        bool noun = range->code != "de" || is_capital(words[at]);
        if (said.empty() && !short_word && noun) {
            said = exact(*range, plain[at]);
            for (auto front : fronts)
                if (said.empty() && plain[at].starts_with(front) && letters(plain[at].substr(front.size())) >= 3)
                    said = exact(*range, plain[at].substr(front.size()));
            // Endings that are written with their word: "火山は", "地球的", "화산은".
            auto points = base::code_points(plain[at]);
            std::size_t least = is_hangul(plain[at]) ? 2 : 1;
            for (auto end = points.size(); said.empty() && end > least && together; --end) {
                std::string front;
                for (std::size_t i = 0; i + 1 < end; ++i) front += base::utf8(points[i]);
                said = exact(*range, front);
            }
            if (said.empty() && !together) said = inflected(*range, plain[at]);
        }
        if (!said.empty()) found.push_back({static_cast<int>(at), static_cast<int>(taken), said});
        at += taken;
    }
    return found;
}

}  // namespace builtin
