// SPDX-License-Identifier: MIT
// What people are written about their account.
#pragma once
#include <boost/describe.hpp>
#include <string>

#include "store/database.hpp"

namespace people {

enum class LetterKind {
    verify,            ///< proves that the address is theirs
    reset,             ///< to choose a new password
    change,            ///< to the new address: proves that it is theirs
    password_changed,  ///< no token: to know of what they may not have done themselves
    email_changed,     ///< to the old address; no token
};
BOOST_DESCRIBE_ENUM(LetterKind, verify, reset, change, password_changed, email_changed)

struct Letter {
    LetterKind kind = LetterKind::verify;
    std::string to, name;
    std::string token;  ///< secret: not for logs, events or audit
};

/// Posted in the transaction that makes it true: whoever fills this port writes it down there, and sends it afterwards.
/// A port rather than an event, because events are read by many and kept, and a letter holds a secret.
class Letters {
  public:
    virtual ~Letters() = default;
    virtual void post(store::Transaction& transaction, const Letter& letter) = 0;
};

}  // namespace people
