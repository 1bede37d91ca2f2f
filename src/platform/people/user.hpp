// SPDX-License-Identifier: MIT
// Who has an account.
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>

#include "store/database.hpp"

namespace people {

enum class Role { user, creator, admin };
BOOST_DESCRIBE_ENUM(Role, user, creator, admin)

struct User {
    std::string id;
    std::string email;  ///< normalised (email.hpp)
    std::optional<std::string> username;
    std::string full_name;
    std::optional<std::string> avatar_url, phone_number;
    Role role = Role::user;
    std::string subscription;  ///< "free"
    bool is_verified = false;
    bool is_active = true;  ///< false: suspended
    base::Moment created_at, updated_at;
    std::optional<base::Moment> deleted_at;
};
BOOST_DESCRIBE_STRUCT(User, (),
                      (id, email, username, full_name, avatar_url, phone_number, role, subscription, is_verified,
                       is_active, created_at, updated_at, deleted_at))

/// The columns of a User, for select and returning.
constexpr std::string_view user_columns =
    " id, email, username, full_name, avatar_url, phone_number, role, subscription, is_verified, is_active,"
    " created_at, updated_at, deleted_at ";

/// Deleted accounts are not there.
std::optional<User> find_user(store::Database& database, const std::string& id);
/// Throws missing.
User get_user(store::Database& database, const std::string& id);

/// Other houses' names for somebody ("firebase", "google"): one user may have several.
struct Identity {
    std::string provider, subject;
    std::optional<std::string> email;
};
BOOST_DESCRIBE_STRUCT(Identity, (), (provider, subject, email))
/// Throws exists when it is somebody's.
void link_identity(store::Transaction& transaction, const std::string& user, const Identity& identity);
std::optional<User> find_user(store::Database& database, const Identity& identity);
std::vector<Identity> identities_of(store::Database& database, const std::string& user);

}  // namespace people
