// SPDX-License-Identifier: MIT
// Passwords: bcrypt ($2b$) over base64(SHA-256), so that every byte counts and NUL is a character like any other.
#pragma once
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace people {

/// At least 8 characters of any Unicode, at most 256; not one of the commonest, and not the e-mail address or its
/// mailbox. Throws invalid at `field`.
void check_password(std::string_view password, std::string_view email, std::string field = "password");

/// Hashing takes a fifth of a second of one processor: callers run it where it keeps nobody else waiting. Safe from
/// many threads; `at_once` of them work, `waiting` more wait for at most `patience`, and the rest are told to come
/// again (busy), so that a storm of logins costs neither memory nor the machine.
class Passwords {
  public:
    struct Options {
        int cost = 12;  ///< 2^cost rounds: 12 takes 181 ms, 4 (the least) is for tests
        int at_once = 2;
        int waiting = 64;
        std::chrono::milliseconds patience{5000};
    };
    explicit Passwords(const Options& options);

    std::string hash(std::string_view password);
    /// False without a hash too, after the same work: nobody learns from the time whether there is such an account.
    bool fits(std::string_view password, const std::optional<std::string>& hash);
    /// Made with less work than we do now: to be made again when the password is at hand.
    bool outdated(std::string_view hash) const;
    /// How often bcrypt ran.
    std::int64_t count() const { return count_; }

  private:
    std::string work(std::string_view password, const std::string& setting);

    Options options_;
    std::string nobody_;  ///< the hash of a password nobody has
    std::atomic<std::int64_t> count_{0};
    std::mutex guard_;
    std::condition_variable freed_;
    int working_ = 0, waiting_ = 0;
};

}  // namespace people
