// SPDX-License-Identifier: MIT
#include "people/caller.hpp"

#include <algorithm>

namespace people {

using base::Failure;
using base::Trouble;

namespace {

std::string_view area_of(std::string_view scope) {
    return scope.substr(0, scope.find(':'));
}

bool known(std::string_view scope) {
    if (scope == "*") return true;
    auto area = area_of(scope);
    return std::find(std::begin(areas), std::end(areas), area) != std::end(areas) &&
           (scope.substr(area.size()) == ":read" || scope.substr(area.size()) == ":write");
}

}  // namespace

void check_scopes(const std::vector<std::string>& scopes) {
    if (scopes.empty() || scopes.size() > 32)
        throw Failure(Trouble::invalid, "A key needs at least one scope, \"*\" for all.").at("scopes");
    for (const auto& scope : scopes)
        if (!known(scope))
            throw Failure(Trouble::invalid, "No such scope. They look like videos:read or videos:write.").at("scopes");
}

bool Caller::may(std::string_view scope) const {
    if (area_of(scope) == "admin" && role != Role::admin) return false;
    if (key.empty()) return true;
    return std::any_of(scopes.begin(), scopes.end(), [&](std::string_view held) {
        // "*" is for all days; what admins do is said in so many words.
        if (held == "*") return area_of(scope) != "admin";
        return held == scope || (area_of(held) == area_of(scope) && held.ends_with(":write"));
    });
}

void Caller::require(std::string_view scope) const {
    if (may(scope)) return;
    if (key.empty() || (area_of(scope) == "admin" && role != Role::admin))
        throw Failure{Trouble::forbidden, "You may not do this."};
    throw Failure{Trouble::forbidden, "This API key lacks the scope " + std::string(scope) + "."};
}

void Caller::require_session() const {
    if (!key.empty()) throw Failure{Trouble::forbidden, "An API key may not do this. Sign in instead."};
}

std::string Caller::name() const {
    return key.empty() ? user : "key " + key + " of " + user;
}

}  // namespace people
