// SPDX-License-Identifier: MIT
#include "base/hash.hpp"

#include <openssl/evp.h>

#include <array>
#include <fstream>

#include "base/failure.hpp"

namespace base {

struct Hasher::State {
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    ~State() { EVP_MD_CTX_free(context); }
};

Hasher::Hasher() : state_(std::make_unique<State>()) {
    EVP_DigestInit_ex(state_->context, EVP_sha256(), nullptr);
}
Hasher::~Hasher() = default;
Hasher::Hasher(Hasher&&) noexcept = default;
Hasher& Hasher::operator=(Hasher&&) noexcept = default;

Hasher& Hasher::add(std::string_view bytes) {
    EVP_DigestUpdate(state_->context, bytes.data(), bytes.size());
    return *this;
}
Hasher& Hasher::number(std::int64_t value) {
    std::array<char, 8> bytes{};
    for (int i = 0; i < 8; ++i) bytes[i] = static_cast<char>(static_cast<std::uint64_t>(value) >> (8 * i));
    return add({bytes.data(), bytes.size()});
}
Hasher& Hasher::field(std::string_view bytes) {
    return number(static_cast<std::int64_t>(bytes.size())).add(bytes);
}

std::string Hasher::hex() {
    std::array<unsigned char, 32> digest{};
    unsigned size = 0;
    EVP_DigestFinal_ex(state_->context, digest.data(), &size);
    constexpr char digits[] = "0123456789abcdef";
    std::string text;
    text.reserve(64);
    for (auto byte : digest) {
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
    return text;
}

std::string sha256(std::string_view bytes) {
    return Hasher().add(bytes).hex();
}

std::string sha256_of_file(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw Failure{Trouble::missing, "Cannot read " + path.string() + "."};
    Hasher hasher;
    std::array<char, 1 << 16> piece;
    while (file.read(piece.data(), piece.size()) || file.gcount() > 0)
        hasher.add({piece.data(), static_cast<std::size_t>(file.gcount())});
    if (file.bad()) throw Failure{Trouble::unreadable, "Reading " + path.string() + " failed."};
    return hasher.hex();
}

std::uint64_t seed_from(std::string_view text) {
    auto hex = sha256(text);
    return std::stoull(hex.substr(0, 16), nullptr, 16);
}

}  // namespace base
