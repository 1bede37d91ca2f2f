// SPDX-License-Identifier: MIT
#include <openssl/evp.h>

#include <array>
#include <cstring>
#include <mutex>
#include <unordered_map>

#include "policy/limiter.hpp"
#include "policy/verdict.hpp"

namespace policy {

namespace {

using namespace std::chrono_literals;

/// Of a key: no two keys share one, whoever chooses them, and all are of one size.
using Name = std::array<std::uint64_t, 2>;
struct HashOfName {
    std::size_t operator()(const Name& name) const noexcept { return name[0]; }
};

Name name_of(std::string_view key) {
    unsigned char digest[EVP_MAX_MD_SIZE];
    EVP_Digest(key.data(), key.size(), digest, nullptr, EVP_sha256(), nullptr);
    Name name;
    std::memcpy(name.data(), digest, sizeof name);
    return name;
}

/// When a key's calls were, oldest first: milliseconds, cut to 32 bits, as they are compared with a window of days at
/// most. A string, because it keeps three in itself, and most keys have no more.
using Times = std::u32string;

/// Calls of the keys whose name begins alike. Two generations: what is used moves to the young one; when that is full,
/// or older than any window, it becomes the old one, and the old one goes with all that nobody asked for.
class Shard {
  public:
    Verdict take(const Name& name, const Rate& rate, std::int64_t now, std::size_t bytes) {
        std::lock_guard lock(guard_);
        longest_ = std::max<std::int64_t>(longest_, rate.window.count());
        if (now - since_ > 2 * longest_) young_.clear(), weight_ = 0;
        if (now - since_ > longest_ || weight_ > bytes / 2) {
            old_ = std::move(young_);
            young_ = {};
            weight_ = 0;
            since_ = now;
        }
        auto& times = find(name);
        auto window = static_cast<std::uint32_t>(rate.window.count());
        auto now32 = static_cast<std::uint32_t>(now);
        std::size_t gone = 0;
        while (gone < times.size() && now32 - times[gone] >= window) ++gone;
        times.erase(0, gone);
        bool allowed = times.size() < static_cast<std::size_t>(std::max(rate.calls, 0));
        if (allowed) {
            auto before = times.capacity();
            times.push_back(now32);
            weight_ += (times.capacity() - before) * sizeof(char32_t);
        }
        auto until = times.empty() ? rate.window : std::chrono::milliseconds(window - (now32 - times.front()));
        return verdict_of(allowed, static_cast<int>(times.size()), rate, until);
    }

  private:
    /// A node of the map (its link, its name, the string), what malloc adds, and its share of the buckets.
    static constexpr std::size_t node = 88;

    Times& find(const Name& name) {
        auto [at, is_new] = young_.try_emplace(name);
        if (!is_new) return at->second;
        weight_ += node;
        if (auto before = old_.find(name); before != old_.end()) {
            at->second = std::move(before->second);
            weight_ += at->second.capacity() * sizeof(char32_t);
            old_.erase(before);
        }
        return at->second;
    }

    std::mutex guard_;
    std::unordered_map<Name, Times, HashOfName> young_, old_;
    std::size_t weight_ = 0;  ///< bytes of the young ones
    std::int64_t since_ = 0;  ///< when they began
    std::int64_t longest_ = 0;
};

class ProcessLimiter : public Limiter {
  public:
    explicit ProcessLimiter(std::size_t bytes) : bytes_(bytes) {}

    Verdict take(std::string_view key, const Rate& rate) override {
        auto name = name_of(key);
        auto now = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start_);
        return shards_[name[1] % shards_.size()].take(name, rate, now.count(), bytes_ / shards_.size());
    }

  private:
    std::size_t bytes_;
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
    std::array<Shard, 16> shards_;
};

}  // namespace

Verdict verdict_of(bool allowed, int counted, const Rate& rate, std::chrono::milliseconds until) {
    Verdict verdict{allowed, rate.calls, std::max(rate.calls - counted, 0), until, 0s};
    if (!allowed) verdict.retry_after = std::max(std::chrono::ceil<std::chrono::seconds>(until), 1s);
    return verdict;
}

std::unique_ptr<Limiter> process_limiter(std::size_t bytes) {
    return std::make_unique<ProcessLimiter>(bytes);
}

}  // namespace policy
