// SPDX-License-Identifier: MIT
#include "builtin/writer/plan.hpp"

#include <chrono>
#include <memory>
#include <utility>

#include "base/failure.hpp"
#include "builtin/writer/listing.hpp"
#include "builtin/writer/planner.hpp"

namespace builtin::writing {

namespace {

/// A recipe without its steps is none: throws unknowing with the least length that holds them.
void tell_whole(const Card& card, const Request& request, script::Wish wish, Lexicon& lexicon, const Planner& first) {
    if (first.has_steps()) return;
    auto asked = wish.length.count();
    for (auto seconds = asked + 1; seconds < asked + 60; ++seconds) {
        wish.length = std::chrono::seconds(seconds);
        Planner longer(card, request, wish, lexicon, false);
        longer.draft();
        if (!longer.has_steps()) continue;
        auto least = std::to_string(seconds);
        throw base::Failure{base::Trouble::unknowing, "\"" + card.title + "\" cannot be told in less than " + least +
                                                          " seconds. Ask for --length " + least + " or more."};
    }
}

}  // namespace

script::Script plan(const Card& card, const Request& request, const script::Wish& wish, Lexicon& lexicon) {
    if (auto listed = list_facts(card, request, wish, lexicon)) return *listed;
    constexpr double clearly = 3;  // the seed's hook stands unless the other makes a better film
    Planner first(card, request, wish, lexicon, false);
    auto score = first.draft();
    // Where a dialogue has no time for both, asking gives way to the reasons.
    bool talk = wish.speakers >= 2 || request.dialogue;
    if (talk && card.kind != Kind::tips && card.kind != Kind::versus && !first.explains_in_time())
        for (auto brief : {Talk::brief, Talk::shortest}) {
            Planner shorter(card, request, wish, lexicon, false, brief);
            shorter.draft();
            if (shorter.explains_in_time()) return shorter.write();
        }
    if (sequential(card)) tell_whole(card, request, wish, lexicon, first);
    // The other opening, or a close without "In short", where that lets the film say clearly more.
    std::unique_ptr<Planner> best;
    for (auto [other_hook, plain_close] : {std::pair{true, false}, {false, true}, {true, true}}) {
        if (other_hook && card.hook.size() < 2) continue;
        auto other = std::make_unique<Planner>(card, request, wish, lexicon, other_hook, Talk::full, plain_close);
        if (auto reached = other->draft(); reached > score + clearly) score = reached, best = std::move(other);
    }
    return best ? best->write() : first.write();
}

}  // namespace builtin::writing
