// SPDX-License-Identifier: MIT
#include "people/password.hpp"

#include <crypt.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <array>
#include <memory>

#include "base/base64.hpp"
#include "base/failure.hpp"
#include "base/ids.hpp"
#include "base/text.hpp"
#include "people/common_passwords.hpp"

namespace people {

using base::Failure;
using base::Trouble;

namespace {

/// bcrypt reads 72 bytes and stops at a NUL: it gets 44 signs that depend on all of the password.
std::string digest(std::string_view password) {
    std::array<char, 32> bytes{};
    EVP_Digest(password.data(), password.size(), reinterpret_cast<unsigned char*>(bytes.data()), nullptr, EVP_sha256(),
               nullptr);
    return base::base64({bytes.data(), bytes.size()});
}

std::string new_setting(int cost) {
    auto salt = base::random_bytes(16);
    std::array<char, CRYPT_GENSALT_OUTPUT_SIZE> setting{};
    if (!crypt_gensalt_rn("$2b$", static_cast<unsigned long>(cost), salt.data(), static_cast<int>(salt.size()),
                          setting.data(), setting.size()))
        throw Failure{Trouble::internal, "Something went wrong on our side.", "crypt_gensalt_rn refuses the cost"};
    return setting.data();
}

}  // namespace

void check_password(std::string_view password, std::string_view email, std::string field) {
    auto refuse = [&](std::string message) {
        throw Failure(Trouble::invalid, std::move(message)).at(std::move(field));
    };
    if (!base::valid_utf8(password)) refuse("The password is not valid UTF-8.");
    auto length = base::code_points(password).size();
    if (length < 8) refuse("A password has at least 8 characters.");
    if (length > 256) refuse("A password has at most 256 characters.");
    auto word = base::lower(password);
    if (common_password(password) || word == email || word == email.substr(0, email.find('@')))
        refuse("This password is one of the first that anybody would try. Take another: four random words are good.");
}

Passwords::Passwords(const Options& options) : options_(options) {
    nobody_ = hash(base::base64(base::random_bytes(24)));
    count_ = 0;
}

std::string Passwords::hash(std::string_view password) {
    auto made = work(password, new_setting(options_.cost));
    if (made.empty()) throw Failure{Trouble::internal, "Something went wrong on our side.", "crypt_rn refuses"};
    return made;
}

bool Passwords::fits(std::string_view password, const std::optional<std::string>& hash) {
    const auto& expected = hash ? *hash : nobody_;
    auto found = work(password, expected);
    // No password fits what is no hash.
    bool same = !found.empty() && found.size() == expected.size() &&
                CRYPTO_memcmp(found.data(), expected.data(), found.size()) == 0;
    return same && hash;
}

bool Passwords::outdated(std::string_view hash) const {
    // "$2b$12$…"
    if (!hash.starts_with("$2b$") || hash.size() < 7) return true;
    return (hash[4] - '0') * 10 + hash[5] - '0' < options_.cost;
}

std::string Passwords::work(std::string_view password, const std::string& setting) {
    {
        std::unique_lock lock(guard_);
        auto come_again = [] {
            return Failure(Trouble::busy, "Too many people are signing in. Try again in a moment.")
                .after(std::chrono::seconds(2));
        };
        if (working_ >= options_.at_once) {
            if (waiting_ >= options_.waiting) throw come_again();
            ++waiting_;
            bool free = freed_.wait_for(lock, options_.patience, [&] { return working_ < options_.at_once; });
            --waiting_;
            if (!free) throw come_again();
        }
        ++working_;
    }
    struct Leave {
        Passwords& gate;
        ~Leave() {
            {
                std::lock_guard lock(gate.guard_);
                --gate.working_;
            }
            gate.freed_.notify_one();
        }
    } leave{*this};
    ++count_;
    auto text = digest(password);
    auto data = std::make_unique<crypt_data>();  // 32 KiB: not for a stack; zeroed, as crypt_rn asks
    auto* made = crypt_rn(text.c_str(), setting.c_str(), data.get(), sizeof(crypt_data));
    // A hash that bcrypt does not know comes back as a failure token, "*0", or not at all.
    if (!made || made[0] == '*') return {};
    std::string result = made;
    OPENSSL_cleanse(data.get(), sizeof(crypt_data));
    return result;
}

}  // namespace people
