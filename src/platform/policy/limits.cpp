// SPDX-License-Identifier: MIT
#include "policy/limits.hpp"

#include <charconv>

#include "base/failure.hpp"

namespace policy {

using base::Failure;
using base::Trouble;
using namespace std::chrono_literals;

namespace {

struct Unit {
    char letter;
    std::chrono::milliseconds length;
};
constexpr Unit units[] = {{'h', 1h}, {'m', 1min}, {'s', 1s}};

/// A number of at most six digits at the beginning, which goes; nothing when there is none.
std::optional<int> take_number(std::string_view& text) {
    int number = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    auto digits = static_cast<std::size_t>(end - text.data());
    if (error != std::errc{} || digits > 6 || number < 1) return std::nullopt;
    text.remove_prefix(digits);
    return number;
}

}  // namespace

Rate rate_from(std::string_view text) {
    auto rest = text;
    auto calls = take_number(rest);
    bool slash = calls && rest.starts_with('/');
    if (slash) rest.remove_prefix(1);
    auto count = slash ? take_number(rest) : std::nullopt;
    if (count && rest.size() == 1)
        for (auto unit : units)
            // The longest that a limiter in this process can tell apart from none.
            if (rest[0] == unit.letter && unit.length * *count <= 24h) return {*calls, unit.length * *count};
    throw Failure(Trouble::invalid, "A rate looks like 10/1m: calls, then a window of at most 24h.").at("rate");
}

std::string to_string(const Rate& rate) {
    for (auto unit : units)
        if (rate.window % unit.length == 0ms)
            return std::to_string(rate.calls) + "/" + std::to_string(rate.window / unit.length) + unit.letter;
    return std::to_string(rate.calls) + "/" + std::to_string(rate.window.count()) + "ms";
}

const Rates& default_rates() {
    static const Rates rates{{Group::registration, {5, 1min}},
                             {Group::authentication, {10, 1min}},
                             {Group::open, {100, 1min}},
                             {Group::admin, {1000, 1min}},
                             {Group::generation, {10, 1min}}};
    return rates;
}

std::string limit_key(Group group, const people::Caller* caller, const base::Address& address) {
    std::string key = boost::describe::enum_to_string(group, "open");
    bool by_address = group == Group::registration || group == Group::authentication || !caller;
    if (by_address) return key + ":ip:" + address.network(32, 64).text();
    return key + (caller->key.empty() ? ":user:" + caller->user : ":key:" + caller->key);
}

Limits::Limits(std::unique_ptr<Limiter> limiter, Rates rates) : limiter_(std::move(limiter)), rates_(default_rates()) {
    for (auto [group, rate] : rates) rates_[group] = rate;
}

Verdict Limits::ask(Group group, const people::Caller* caller, const base::Address& address) {
    return limiter_->take(limit_key(group, caller, address), rates_.at(group));
}

Verdict Limits::take(Group group, const people::Caller* caller, const base::Address& address) {
    auto verdict = ask(group, caller, address);
    if (!verdict.allowed)
        throw Failure(Trouble::throttled,
                      "Too many requests. Try again in " + std::to_string(verdict.retry_after.count()) + " seconds.")
            .after(verdict.retry_after);
    return verdict;
}

std::vector<std::pair<std::string, std::string>> headers_of(const Verdict& verdict, base::Moment now) {
    auto reset = std::chrono::ceil<std::chrono::seconds>(now.time_since_epoch() + verdict.until).count();
    std::vector<std::pair<std::string, std::string>> headers{
        {"X-RateLimit-Limit", std::to_string(verdict.limit)},
        {"X-RateLimit-Remaining", std::to_string(verdict.remaining)},
        {"X-RateLimit-Reset", std::to_string(reset)}};
    if (!verdict.allowed) headers.emplace_back("Retry-After", std::to_string(verdict.retry_after.count()));
    return headers;
}

}  // namespace policy
