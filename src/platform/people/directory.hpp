// SPDX-License-Identifier: MIT
// Everybody who has an account, and what those who run the place may do with one.
#pragma once
#include <functional>

#include "people/password.hpp"
#include "people/sessions.hpp"

namespace people {

enum class UserSort { created_at, updated_at, email, full_name };
BOOST_DESCRIBE_ENUM(UserSort, created_at, updated_at, email, full_name)
enum class Order { asc, desc };
BOOST_DESCRIBE_ENUM(Order, asc, desc)

struct UserQuery {
    std::optional<bool> is_active;
    std::optional<Role> role;
    std::optional<base::Moment> created_after, created_before;
    std::string search;  ///< a part of name, address or user name; capitals do not matter in ASCII
    UserSort sort = UserSort::created_at;
    Order order = Order::desc;
    int page = 1, limit = 20;  ///< 1 to 100 a page
};

struct UserPage {
    std::vector<User> users;
    std::int64_t total = 0;
};
/// Throws invalid at "page" or "limit".
UserPage list_users(store::Database& database, const UserQuery& query);

/// Each is told in the audit as done by `actor`, and throws missing. The last active admin stays one: exists.
class Directory {
  public:
    Directory(store::Database& database, Sessions& sessions) : database_(database), sessions_(sessions) {}

    User set_role(const Caller& actor, const std::string& user, Role role);
    /// Ends all sessions; their keys do not work meanwhile.
    User suspend(const Caller& actor, const std::string& user);
    User unsuspend(const Caller& actor, const std::string& user);
    /// Soft: sessions and keys end now, the address is free, the row waits for purge().
    void remove(const Caller& actor, const std::string& user);

    /// Takes out who was deleted before `before`, each in a transaction of their own, with all that hangs on the row.
    /// `also` removes what rooms below keep of them. What the wallet wrote stays, under an id that says nothing.
    /// Returns how many.
    int purge(base::Moment before, const std::function<void(store::Transaction&, const std::string& user)>& also = {});

    /// Where there is no admin yet: one with this address and a random password, which is returned and told nobody
    /// else.
    std::optional<std::string> first_admin(Passwords& passwords, std::string_view email);

  private:
    User change(const Caller& actor, const std::string& user, std::string_view action, std::string_view assignment,
                const std::function<void(store::Transaction&, const User&)>& also = {});
    store::Database& database_;
    Sessions& sessions_;
};

}  // namespace people
