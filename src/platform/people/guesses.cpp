// SPDX-License-Identifier: MIT
#include "people/guesses.hpp"

#include <vector>

#include "base/hash.hpp"
#include "base/text.hpp"
#include "people/sessions.hpp"

namespace people {

using base::Failure;
using base::Trouble;

namespace {

std::string near_name(const std::string& account, const base::Address& address) {
    return "near " + base::sha256(account + " " + network_name(address));
}

std::string far_name(const std::string& account) {
    return "far " + base::sha256(account);
}

}  // namespace

void Guesses::count(const std::string& account, const base::Address& address, From from) {
    auto now = options_.clock();
    database_.write(
        [&](store::Transaction& transaction) {
            // Always in this order, so that two never wait for each other.
            if (from == From::elsewhere) take(transaction, far_name(account), options_.far, options_.far_window, now);
            take(transaction, near_name(account, address), options_.near, options_.near_window, now);
        },
        store::Durability::relaxed);
}

void Guesses::take(store::Transaction& transaction, const std::string& name, int limit, std::chrono::seconds window,
                   base::Moment now) {
    // Writing the row first locks it until the end of the transaction.
    auto rows = transaction.ask(
        "insert into guesses (name, times, at) values ($1, '', $2)"
        " on conflict (name) do update set at=excluded.at returning times",
        name, now);
    std::vector<base::Moment> times;
    for (const auto& word : base::split_words(rows[0].get<std::string>("times")))
        if (base::Moment at(std::chrono::microseconds(std::stoll(word))); at > now - window) times.push_back(at);
    if (static_cast<int>(times.size()) >= limit) {
        auto wait = std::chrono::ceil<std::chrono::seconds>(times.front() + window - now);
        throw Failure(Trouble::throttled, "Too many tries. Wait a little, then try again.").after(wait);
    }
    times.push_back(now);
    std::string text;
    for (auto at : times) text += std::to_string(at.time_since_epoch().count()) + " ";
    transaction.ask("update guesses set times=$2 where name=$1", name, text);
}

void Guesses::forgive(const std::string& account, const base::Address& address) {
    database_.write(
        [&](auto& transaction) { transaction.ask("delete from guesses where name=$1", near_name(account, address)); },
        store::Durability::relaxed);
}

std::int64_t Guesses::prune() {
    auto before = options_.clock() - std::max(options_.near_window, options_.far_window);
    return database_.writing(
        [&](auto& transaction) { return transaction.ask("delete from guesses where at<$1", before).changed; },
        store::Durability::relaxed);
}

}  // namespace people
