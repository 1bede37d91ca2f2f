// SPDX-License-Identifier: MIT
// SHA-256, the name of every artifact.
#pragma once
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace base {

/// SHA-256 as 64 lower-case hex digits (FIPS 180-4).
std::string sha256(std::string_view bytes);
/// Of a file's bytes. Throws missing or unreadable.
std::string sha256_of_file(const std::filesystem::path& path);

/// SHA-256 over pieces.
class Hasher {
  public:
    Hasher();
    ~Hasher();
    Hasher(Hasher&&) noexcept;
    Hasher& operator=(Hasher&&) noexcept;
    Hasher& add(std::string_view bytes);
    /// Length-prefixed, so that ("ab","c") and ("a","bc") differ.
    Hasher& field(std::string_view bytes);
    Hasher& number(std::int64_t value);
    std::string hex();  ///< ends the hash

  private:
    struct State;
    std::unique_ptr<State> state_;
};

/// First eight bytes of the SHA-256, as a seed.
std::uint64_t seed_from(std::string_view text);

}  // namespace base
