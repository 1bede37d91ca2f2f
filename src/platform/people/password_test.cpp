// SPDX-License-Identifier: MIT
#include "people/password.hpp"

#include <gmock/gmock.h>

#include <thread>
#include <vector>

#include "base/failure.hpp"
#include "people/common_passwords.hpp"

namespace {

using namespace std::chrono_literals;
using base::Failure;
using base::Trouble;

const std::string nul(1, '\0');

// F3, D-33: bcrypt alone stops at 72 bytes and at NUL.
TEST(Passwords, every_byte_counts) {
    people::Passwords passwords({.cost = 4});
    std::string long_one(72, 'a');
    for (const auto& [one, other] : {std::pair{long_one + "b", long_one + "c"},
                                     {"before" + nul + "after", "before" + nul + "later"},
                                     {std::string("pass word"), std::string("Pass word")},
                                     {std::string("Größe 火山 🌋"), std::string("Größe 火山 🌊")}}) {
        auto hash = passwords.hash(one);
        EXPECT_EQ(hash.size(), 60u);
        EXPECT_EQ(hash.substr(0, 7), "$2b$04$");
        EXPECT_TRUE(passwords.fits(one, hash));
        EXPECT_FALSE(passwords.fits(other, hash));
        EXPECT_NE(passwords.hash(one), hash) << "no salt";
    }
    EXPECT_EQ(people::Passwords({.cost = 4}).hash("x").substr(0, 7), "$2b$04$");
}

// bcrypt over base64(SHA-256("correct horse battery")), made by another implementation (bcryptjs).
TEST(Passwords, work_as_written) {
    people::Passwords passwords({.cost = 4});
    EXPECT_TRUE(
        passwords.fits("correct horse battery", "$2b$04$ZZfENYHxwhe0zdyPRd4KkeqwAwDszI/sJMIdECfpUwOSAR8l5nLMS"));
}

// F4: the same work, whether there is somebody or not.
TEST(Passwords, nobody_takes_as_long) {
    people::Passwords passwords({.cost = 4});
    auto hash = passwords.hash("correct horse battery");
    auto before = passwords.count();
    EXPECT_FALSE(passwords.fits("wrong", hash));
    EXPECT_EQ(passwords.count(), before + 1);
    EXPECT_FALSE(passwords.fits("wrong", std::nullopt));
    EXPECT_EQ(passwords.count(), before + 2);
    EXPECT_FALSE(passwords.fits("", "*0"));
    EXPECT_FALSE(passwords.fits("", ""));
    EXPECT_FALSE(passwords.fits("x", "$2b$99$aaaaaaaaaaaaaaaaaaaaaa"));
}

TEST(Passwords, are_made_again_when_they_were_cheap) {
    people::Passwords cheap({.cost = 4}), dear({.cost = 5});
    auto hash = cheap.hash("correct horse battery");
    EXPECT_FALSE(cheap.outdated(hash));
    EXPECT_TRUE(dear.outdated(hash));
    EXPECT_TRUE(dear.fits("correct horse battery", hash));
    EXPECT_FALSE(cheap.outdated(dear.hash("x")));
    EXPECT_TRUE(cheap.outdated("$1$old"));
}

TEST(Passwords, a_storm_waits_or_goes_away) {
    people::Passwords passwords({.cost = 8, .at_once = 1, .waiting = 2});
    std::atomic<int> done{0}, sent_away{0};
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 20; ++i)
            threads.emplace_back([&] {
                try {
                    passwords.hash("storm");
                    ++done;
                } catch (const Failure& failure) {
                    EXPECT_EQ(failure.trouble, Trouble::busy);
                    EXPECT_TRUE(failure.retry_after);
                    ++sent_away;
                }
            });
    }
    EXPECT_EQ(done + sent_away, 20);
    EXPECT_GE(done, 3);
    EXPECT_GT(sent_away, 0);
    EXPECT_EQ(passwords.hash("after").size(), 60u);
}

TEST(Passwords, are_checked) {
    auto refused = [](const std::string& password) {
        try {
            people::check_password(password, "ada.lovelace@example.org");
            return false;
        } catch (const Failure& failure) {
            EXPECT_EQ(failure.trouble, Trouble::invalid);
            EXPECT_EQ(failure.field, "password");
            return true;
        }
    };
    for (const auto& good :
         {std::string("correct horse battery"), std::string("zwölf ÄÖ"), std::string("火山火星金木水星"),
          std::string(64, 'x') + "y", "seven77" + nul + "!", std::string("        x"), std::string(255, 'x') + "y"})
        EXPECT_FALSE(refused(good)) << good;
    for (const auto& bad :
         {std::string(), std::string("seven77"), std::string("火山火山火山火"), std::string("bad utf8 \xff"),
          std::string(256, 'x') + "y", std::string("password"), std::string("PassWord1"), std::string("12345678"),
          std::string("87654321"), std::string("qwertyui"), std::string("aaaaaaaaaaaa"), std::string("abcabcabcabc"),
          std::string("trustno1"), std::string("sunshine"), std::string("iloveyou"), std::string("p@ssw0rd"),
          std::string("ada.lovelace"), std::string("Ada.Lovelace@example.org")})
        EXPECT_TRUE(refused(bad)) << bad;
    EXPECT_GE(people::common_password_count(), 3000u);
}

}  // namespace
