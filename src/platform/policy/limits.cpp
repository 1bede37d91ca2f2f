// SPDX-License-Identifier: MIT
#include "policy/limits.hpp"

#include <boost/mp11.hpp>
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

std::string setting_of(Group group) {
    return std::string("limits.") + boost::describe::enum_to_string(group, "open");
}

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

Rate default_rate(Group group) {
    switch (group) {
        case Group::registration:
            return {5, 1min};
        case Group::authentication:
        case Group::generation:
            return {10, 1min};
        case Group::open:
            return {100, 1min};
        case Group::admin:
            return {1000, 1min};
    }
    return {100, 1min};
}

std::vector<Definition> rate_definitions() {
    std::vector<Definition> definitions;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Group>>([&](auto D) {
        definitions.push_back({setting_of(D.value), boost::json::value(to_string(default_rate(D.value))),
                               "Calls of the group in any stretch of so long, as 100/1m.",
                               [](const auto& value) { rate_from(std::string_view(value.as_string())); }});
    });
    return definitions;
}

RateOf rates_in(Settings& settings) {
    return [&settings](Group group) { return rate_from(settings.text(setting_of(group))); };
}

std::string limit_key(Group group, const people::Caller* caller, const base::Address& address) {
    std::string key = boost::describe::enum_to_string(group, "open");
    bool by_address = group == Group::registration || group == Group::authentication || !caller;
    if (by_address) return key + ":ip:" + address.network(32, 64).text();
    return key + (caller->key.empty() ? ":user:" + caller->user : ":key:" + caller->key);
}

Verdict Limits::ask(Group group, const people::Caller* caller, const base::Address& address) {
    return limiter_->take(limit_key(group, caller, address), rate_of_(group));
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
