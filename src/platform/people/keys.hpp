// SPDX-License-Identifier: MIT
// API keys: for programs. Shown once, kept as a hash.
#pragma once
#include "people/caller.hpp"

namespace people {

struct KeyLine {
    std::string id, name;
    std::string prefix;  ///< "av_live_Ab3dEf": to tell one key from another
    std::vector<std::string> scopes;
    base::Moment created_at;
    std::optional<base::Moment> expires_at, used_at;
};

struct NewKey {
    KeyLine line;
    std::string key;  ///< "av_live_…": nobody sees it again
};

struct KeyWish {
    std::string name;
    std::vector<std::string> scopes;
    std::optional<base::Moment> expires_at;
};

/// Throws invalid (name, scopes, a time that is over), full (a user has at most 50 keys), forbidden (a key asks).
NewKey create_key(store::Transaction& transaction, const Caller& caller, const KeyWish& wish, base::Moment now);
std::vector<KeyLine> keys_of(store::Database& database, const std::string& user);
/// Throws missing: not theirs, or revoked already.
void revoke_key(store::Transaction& transaction, const Caller& caller, const std::string& id, base::Moment now);

/// Whether a credential is an API key rather than an access token.
bool is_key(std::string_view credential);
/// Throws unknown_caller.
Caller caller_of_key(store::Database& database, std::string_view key, base::Moment now);

}  // namespace people
