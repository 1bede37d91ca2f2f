// SPDX-License-Identifier: MIT
#include "people/token_key.hpp"

#include <gmock/gmock.h>

#include "base/base64.hpp"
#include "base/chance.hpp"
#include "base/failure.hpp"

namespace {

using namespace std::chrono_literals;
using base::base64url;

const std::string secret = "0123456789abcdef0123456789abcdef";
const base::Moment noon{std::chrono::seconds(1'790'000'000)};

struct TokenKey : testing::Test {
    people::TokenKey key{secret};
    std::string good = key.sign({.user = "u", .session = "s", .role = "user", .issued = noon, .expires = noon + 1h});

    /// With a right signature over whatever it says.
    std::string made(const std::string& header, const std::string& payload) {
        auto text = base64url(header) + "." + base64url(payload);
        return text + "." + base64url(key.mac(text));
    }
    std::string with(const std::string& payload) { return made(R"({"alg":"HS256","typ":"JWT"})", payload); }
    std::string why(const std::string& token, base::Moment now = noon) {
        try {
            key.verify(token, now);
            return "accepted";
        } catch (const base::Failure& failure) {
            EXPECT_EQ(failure.trouble, base::Trouble::unknown_caller);
            EXPECT_EQ(failure.message, "Your sign-in is not valid or is over. Sign in again.");
            return failure.detail;
        }
    }
    std::string payload = R"({"iss":"autovideo","aud":"autovideo","typ":"access","sub":"u","sid":"s","role":"user",)"
                          R"("iat":1790000000,"nbf":1790000000,"exp":1790003600})";
};

TEST_F(TokenKey, reads_what_it_wrote) {
    auto claims = key.verify(good, noon);
    EXPECT_EQ(claims.user, "u");
    EXPECT_EQ(claims.session, "s");
    EXPECT_EQ(claims.role, "user");
    EXPECT_EQ(claims.expires, noon + 1h);
    EXPECT_EQ(good, with(payload));
    EXPECT_EQ(people::TokenKey(secret).sign(claims), good);
}

// HMAC-SHA256 as RFC 4231 gives it (case 2 padded to our least key is not among its cases; case 6 has a long key).
TEST_F(TokenKey, is_hmac_sha256) {
    people::TokenKey long_key(std::string(131, '\xaa'));
    auto mac = long_key.mac("Test Using Larger Than Block-Size Key - Hash Key First");
    std::string hex;
    for (unsigned char c : mac) hex += "0123456789abcdef"[c >> 4], hex += "0123456789abcdef"[c & 15];
    EXPECT_EQ(hex, "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

TEST_F(TokenKey, refuses_a_secret_that_can_be_guessed) {
    EXPECT_THROW(people::TokenKey(""), base::Failure);
    EXPECT_THROW(people::TokenKey(std::string(31, 'x')), base::Failure);
}

// F1, D-03: times are UTC, whole seconds, and strict.
TEST_F(TokenKey, is_good_from_then_until) {
    EXPECT_EQ(why(good, noon + 1h - 1us), "accepted");
    EXPECT_EQ(why(good, noon + 1h), "token: expired");
    EXPECT_EQ(why(good, noon - 31s), "token: from the future");
}

TEST_F(TokenKey, knows_one_header) {
    for (auto* header : {R"({"alg":"none","typ":"JWT"})",
                         R"({"alg":"None","typ":"JWT"})",
                         R"({"alg":"nOnE","typ":"JWT"})",
                         R"({"alg":"","typ":"JWT"})",
                         R"({"alg":"HS512","typ":"JWT"})",
                         R"({"alg":"RS256","typ":"JWT"})",
                         R"({"alg":"ES256","typ":"JWT"})",
                         R"({"alg":"hs256","typ":"JWT"})",
                         R"({"typ":"JWT"})",
                         "{}",
                         "",
                         R"({"alg":"HS256","typ":"JWT","kid":"../../dev/null"})",
                         R"({"alg":"HS256","typ":"JWT","kid":"x' or '1'='1"})",
                         R"({"alg":"HS256","typ":"JWT","jku":"https://example.org/keys"})",
                         R"({"alg":"HS256","typ":"JWT","x5u":"https://example.org/cert"})",
                         R"({"alg":"HS256","typ":"JWT","jwk":{"kty":"oct","k":"AA"}})",
                         R"({"alg":"HS256","typ":"JWT","crit":["exp"]})",
                         R"({"alg":"HS256","typ":"JWT","b64":false})",
                         R"({"alg":"none","alg":"HS256","typ":"JWT"})",
                         R"({"alg":"HS256","alg":"none","typ":"JWT"})",
                         R"({"alg":"HS256", "typ":"JWT"})",
                         R"({"typ":"JWT","alg":"HS256"})"}) {
        EXPECT_EQ(why(made(header, payload)), "token: a header that is not ours") << header;
        EXPECT_NE(why(base64url(header) + "." + base64url(payload) + "."), "accepted") << header;
    }
    people::TokenKey other("another secret of more than 32 bytes");
    EXPECT_EQ(why(other.sign(key.verify(good, noon))), "token: a wrong signature");
}

TEST_F(TokenKey, refuses_other_claims) {
    auto changed = [&](const std::string& what, const std::string& with_what) {
        auto text = payload;
        EXPECT_NE(text.find(what), text.npos) << what;
        text.replace(text.find(what), what.size(), with_what);
        return with(text);
    };
    auto twice = "token: the payload is not written as we write";
    EXPECT_EQ(why(changed(R"("sub":"u",)", R"("sub":"admin","sub":"u",)")), twice);
    EXPECT_EQ(why(changed(R"("sub":"u",)", R"("sub":"u","sub":"admin",)")), twice);
    EXPECT_EQ(why(changed(R"("sub":"u",)", R"("sub" : "u",)")), twice);
    EXPECT_EQ(why(changed(R"("sub":"u",)", R"("sub":"\u0075",)")), twice);
    EXPECT_EQ(why(changed(R"(1790003600})", R"(1790003600} )")), twice);
    EXPECT_EQ(why(changed(R"("exp":1790003600)", R"("exp":1.7900036e9)")).substr(0, 6), "token:");
    for (auto [what, other] : {std::pair{R"("iss":"autovideo")", R"("iss":"other")"},
                               {R"("aud":"autovideo")", R"("aud":"other")"},
                               {R"("aud":"autovideo")", R"("aud":["autovideo"])"},
                               {R"("typ":"access")", R"("typ":"refresh")"},
                               {R"("sub":"u",)", ""},
                               {R"("sub":"u")", R"("sub":1)"},
                               {R"("sub":"u")", R"("sub":"")"},
                               {R"("sid":"s",)", ""},
                               {R"("role":"user",)", ""},
                               {R"(,"exp":1790003600)", ""},
                               {R"("exp":1790003600)", R"("exp":"1790003600")"},
                               {R"("exp":1790003600)", R"("exp":null)"},
                               {R"("exp":1790003600)", R"("exp":-1)"},
                               {R"("exp":1790003600)", R"("exp":9223372036854775807)"},
                               {R"("exp":1790003600)", R"("exp":18446744073709551615)"},
                               {R"("exp":1790003600)", R"("exp":1)"},
                               {R"("nbf":1790000000)", R"("nbf":1790003000)"},
                               {R"("nbf":1790000000,)", ""},
                               {R"("iat":1790000000,)", ""},
                               {R"("iat":1790000000)", R"("iat":1790003000)"}})
        EXPECT_NE(why(changed(what, other)), "accepted") << what << " " << other;
    for (auto* text : {"", "null", "[]", "1", "{", "{}", "\xff", "{\"sub\":\"\xff\"}"})
        EXPECT_NE(why(with(text)), "accepted");
    EXPECT_NE(why(with(std::string(500, '[') + std::string(500, ']'))), "accepted");
}

TEST_F(TokenKey, refuses_other_shapes) {
    auto first = good.find('.'), last = good.rfind('.');
    auto head = good.substr(0, first), middle = good.substr(first + 1, last - first - 1), tail = good.substr(last + 1);
    auto space = std::string(" ");
    for (const auto& token : {std::string(),
                              std::string("."),
                              std::string(".."),
                              std::string("..."),
                              head + "." + middle,
                              head + "." + middle + ".",
                              good + ".",
                              good + "." + tail,
                              "." + good,
                              good + "=",
                              good + space,
                              space + good,
                              good + "\n",
                              head + "=." + middle + "." + tail,
                              head + "." + middle + "=." + tail,
                              head + ".." + tail,
                              good + std::string(1, '\0'),
                              good + std::string(3000, 'A'),
                              head + "." + middle + "." + middle,
                              "Bearer " + good})
        EXPECT_NE(why(token), "accepted") << token;
    for (std::size_t n = 0; n < good.size(); ++n) EXPECT_NE(why(good.substr(0, n)), "accepted");
    // The last sign of a signature holds two bits that say nothing: other values of them are other texts.
    auto sloppy = good;
    const std::string signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    sloppy.back() = signs[signs.find(good.back()) ^ 1];
    EXPECT_EQ(why(sloppy), "token: a wrong signature");
}

TEST_F(TokenKey, refuses_ten_thousand_mutations) {
    base::Chance chance(7);
    const std::string signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/";
    int accepted = 0, tried = 0;
    while (tried < 10'000) {
        auto token = good;
        for (int edits = 1 + chance.below(3); edits > 0; --edits) {
            auto at = static_cast<std::size_t>(chance.below(static_cast<int>(token.size())));
            auto sign = signs[static_cast<std::size_t>(chance.below(static_cast<int>(signs.size())))];
            switch (chance.below(4)) {
                case 0:
                    token[at] = sign;
                    break;
                case 1:
                    token.insert(at, 1, sign);
                    break;
                case 2:
                    token.erase(at, 1);
                    break;
                default:
                    token[at] = static_cast<char>(token[at] ^ (1 << chance.below(8)));
            }
        }
        if (token == good) continue;
        ++tried;
        accepted += why(token) == "accepted";
    }
    EXPECT_EQ(accepted, 0);
}

}  // namespace
