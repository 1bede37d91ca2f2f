// SPDX-License-Identifier: MIT
#include "builtin/illustrator/art_pack.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#include <cstring>

#include "base/failure.hpp"
#include "builtin/illustrator/pack_format.hpp"

namespace builtin {

using base::Failure;
using base::Trouble;
namespace format = pack_format;

namespace {

constexpr std::uint32_t largest_body = 1u << 20;

[[noreturn]] void damaged(const std::string& where) {
    throw Failure{Trouble::unreadable,
                  "The art pack " + where + " is damaged or was made by another version. Make it again."};
}

const format::Header& header(const unsigned char* bytes) {
    return *reinterpret_cast<const format::Header*>(bytes);
}
const format::Art* arts(const unsigned char* bytes) {
    return reinterpret_cast<const format::Art*>(bytes + sizeof(format::Header));
}
const format::Keyword* keywords(const unsigned char* bytes) {
    return reinterpret_cast<const format::Keyword*>(arts(bytes) + header(bytes).arts);
}
const char* strings(const unsigned char* bytes) {
    return reinterpret_cast<const char*>(keywords(bytes) + header(bytes).keywords);
}

/// Everything the readers below rely on: sections within the file, strings within theirs, bodies within the rest.
bool sound(const unsigned char* bytes, std::size_t length) {
    if (length < sizeof(format::Header)) return false;
    const auto& head = header(bytes);
    if (std::memcmp(head.magic, format::magic, sizeof head.magic) != 0 || head.size != length || head.bodies > length)
        return false;
    auto index = sizeof(format::Header) + std::uint64_t{head.arts} * sizeof(format::Art) +
                 std::uint64_t{head.keywords} * sizeof(format::Keyword) + head.strings + std::uint64_t{head.overrides};
    if (index > head.bodies || head.bodies - index >= 8 || head.strings == 0) return false;
    auto crc = ::crc32(0, bytes + sizeof(format::Header), static_cast<unsigned>(head.bodies - sizeof(format::Header)));
    if (crc != head.index_crc || strings(bytes)[head.strings - 1] != '\0') return false;
    for (std::uint32_t i = 0; i < head.arts; ++i) {
        const auto& art = arts(bytes)[i];
        if (art.id >= head.strings || art.label >= head.strings || art.tags >= head.strings) return false;
        if (std::uint64_t{head.bodies} + art.body + art.packed > length || art.unpacked > largest_body) return false;
    }
    for (std::uint32_t i = 0; i < head.keywords; ++i) {
        const auto& keyword = keywords(bytes)[i];
        if (keyword.word >= head.strings || keyword.art >= head.arts || keyword.rank > 2) return false;
    }
    return true;
}

}  // namespace

ArtPack::ArtPack(const std::filesystem::path& file) : where_(file.filename().string()) {
    int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        throw Failure{Trouble::missing, "There is no art pack at " + file.string() +
                                            ". Build the program's data, or set AUTOVIDEO_SHARE."};
    struct stat about {};
    auto known = ::fstat(descriptor, &about) == 0;
    length_ = known ? static_cast<std::size_t>(about.st_size) : 0;
    void* mapped = length_ >= sizeof(format::Header) ? ::mmap(nullptr, length_, PROT_READ, MAP_PRIVATE, descriptor, 0)
                                                     : MAP_FAILED;
    ::close(descriptor);
    if (mapped == MAP_FAILED) damaged(where_);
    bytes_ = static_cast<const unsigned char*>(mapped);
    if (!sound(bytes_, length_)) {
        ::munmap(mapped, length_);
        damaged(where_);
    }
}

ArtPack::~ArtPack() {
    ::munmap(const_cast<unsigned char*>(bytes_), length_);
}

int ArtPack::size() const {
    return static_cast<int>(header(bytes_).arts);
}

std::string_view ArtPack::text(std::uint32_t offset) const {
    return strings(bytes_) + offset;
}

ArtPack::Entry ArtPack::entry(int art) const {
    const auto& record = arts(bytes_)[art];
    return {text(record.id), text(record.label), text(record.tags), static_cast<int>(record.group)};
}

std::optional<int> ArtPack::find(std::string_view id) const {
    int low = 0, high = size();
    while (low < high) {
        auto middle = low + (high - low) / 2;
        if (text(arts(bytes_)[middle].id) < id)
            low = middle + 1;
        else
            high = middle;
    }
    if (low < size() && text(arts(bytes_)[low].id) == id) return low;
    return std::nullopt;
}

std::vector<ArtPack::Hit> ArtPack::with_keyword(std::string_view word) const {
    std::uint32_t low = 0, high = header(bytes_).keywords;
    while (low < high) {
        auto middle = low + (high - low) / 2;
        if (text(keywords(bytes_)[middle].word) < word)
            low = middle + 1;
        else
            high = middle;
    }
    std::vector<Hit> hits;
    for (; low < header(bytes_).keywords && text(keywords(bytes_)[low].word) == word; ++low)
        hits.push_back({static_cast<int>(keywords(bytes_)[low].art), static_cast<Match>(keywords(bytes_)[low].rank)});
    return hits;
}

std::string ArtPack::body(int art) const {
    const auto& record = arts(bytes_)[art];
    std::string body(record.unpacked, '\0');
    uLongf length = record.unpacked;
    auto result = ::uncompress(reinterpret_cast<Bytef*>(body.data()), &length,
                               bytes_ + header(bytes_).bodies + record.body, record.packed);
    if (result != Z_OK || length != record.unpacked) damaged(where_);
    if (::crc32(0, reinterpret_cast<const Bytef*>(body.data()), record.unpacked) != record.crc) damaged(where_);
    return body;
}

std::string_view ArtPack::overrides() const {
    return {strings(bytes_) + header(bytes_).strings, header(bytes_).overrides};
}

std::string ArtPack::fingerprint() const {
    // The index holds each body's own checksum, so its checksum speaks for the whole pack.
    static constexpr char digits[] = "0123456789abcdef";
    std::string hex;
    for (int shift = 28; shift >= 0; shift -= 4) hex += digits[(header(bytes_).index_crc >> shift) & 15];
    return hex;
}

}  // namespace builtin
