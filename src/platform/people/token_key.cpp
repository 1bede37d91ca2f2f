// SPDX-License-Identifier: MIT
#include "people/token_key.hpp"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>

#include <boost/json.hpp>

#include "base/base64.hpp"
#include "base/failure.hpp"

namespace people {

using base::Failure;
using base::Trouble;
namespace json = boost::json;

namespace {

constexpr std::string_view house = "autovideo";
constexpr std::size_t longest_token = 2048;
/// Clocks of several machines agree no better than this.
constexpr std::chrono::seconds clock_difference{30};

const std::string& header() {
    static const auto text = base::base64url(R"({"alg":"HS256","typ":"JWT"})");
    return text;
}

std::int64_t seconds_of(base::Moment moment) {
    return std::chrono::duration_cast<std::chrono::seconds>(moment.time_since_epoch()).count();
}

[[noreturn]] void refuse(std::string why) {
    throw Failure{Trouble::unknown_caller, "Your sign-in is not valid or is over. Sign in again.", "token: " + why};
}

std::string text_in(const json::object& claims, std::string_view name) {
    auto* value = claims.if_contains(name);
    if (!value || !value->is_string() || value->get_string().empty()) refuse("no " + std::string(name));
    return std::string(value->get_string());
}

base::Moment moment_in(const json::object& claims, std::string_view name) {
    auto* value = claims.if_contains(name);
    constexpr std::int64_t year_9999 = 253402300799;
    if (!value || !value->is_int64() || value->get_int64() < 0 || value->get_int64() > year_9999)
        refuse("no " + std::string(name));
    return base::Moment(std::chrono::seconds(value->get_int64()));
}

json::object claims_in(std::string_view payload) {
    auto bytes = base::from_base64url(payload);
    if (!bytes) refuse("the payload is not base64url");
    boost::system::error_code error;
    auto value = json::parse(*bytes, error);
    if (error || !value.is_object()) refuse("the payload is no object");
    // Names told twice, white space, other spellings of a number: written again, they are not what was signed.
    if (json::serialize(value) != *bytes) refuse("the payload is not written as we write");
    return value.get_object();
}

}  // namespace

struct TokenKey::State {
    EVP_MAC* hmac = EVP_MAC_fetch(nullptr, "HMAC", nullptr);
    EVP_MAC_CTX* keyed = EVP_MAC_CTX_new(hmac);  ///< holds the key; copied for each use
    ~State() {
        EVP_MAC_CTX_free(keyed);
        EVP_MAC_free(hmac);
    }
};

TokenKey::TokenKey(std::string_view secret) : state_(std::make_unique<State>()) {
    if (secret.size() < 32)
        throw Failure{Trouble::invalid, "JWT_SECRET_KEY has at least 32 bytes. `openssl rand -hex 32` makes one."};
    char digest[] = "SHA256";
    OSSL_PARAM parameters[] = {OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest, 0),
                               OSSL_PARAM_construct_end()};
    if (!EVP_MAC_init(state_->keyed, reinterpret_cast<const unsigned char*>(secret.data()), secret.size(), parameters))
        throw Failure{Trouble::internal, "Something went wrong on our side.", "EVP_MAC_init"};
}

TokenKey::~TokenKey() = default;

std::string TokenKey::mac(std::string_view text) const {
    std::unique_ptr<EVP_MAC_CTX, decltype(&EVP_MAC_CTX_free)> context(EVP_MAC_CTX_dup(state_->keyed), EVP_MAC_CTX_free);
    std::string out(32, '\0');
    std::size_t size = 0;
    if (!context || !EVP_MAC_update(context.get(), reinterpret_cast<const unsigned char*>(text.data()), text.size()) ||
        !EVP_MAC_final(context.get(), reinterpret_cast<unsigned char*>(out.data()), &size, out.size()) ||
        size != out.size())
        throw Failure{Trouble::internal, "Something went wrong on our side.", "EVP_MAC"};
    return out;
}

std::string TokenKey::sign(const Claims& claims) const {
    json::object payload{{"iss", house},
                         {"aud", house},
                         {"typ", "access"},
                         {"sub", claims.user},
                         {"sid", claims.session},
                         {"role", claims.role},
                         {"iat", seconds_of(claims.issued)},
                         {"nbf", seconds_of(claims.issued)},
                         {"exp", seconds_of(claims.expires)}};
    auto text = header() + "." + base::base64url(json::serialize(payload));
    return text + "." + base::base64url(mac(text));
}

Claims TokenKey::verify(std::string_view token, base::Moment now) const {
    if (token.size() > longest_token) refuse("too long");
    auto first = token.find('.');
    auto last = token.rfind('.');
    if (first == token.npos || first == last || token.find('.', first + 1) != last) refuse("not of three parts");
    // We make no other header. So there is no algorithm to choose, no key to fetch, and nothing critical to understand.
    if (token.substr(0, first) != header()) refuse("a header that is not ours");
    auto signature = base::from_base64url(token.substr(last + 1));
    if (!signature || !same_bytes(*signature, mac(token.substr(0, last)))) refuse("a wrong signature");
    auto claims = claims_in(token.substr(first + 1, last - first - 1));
    if (text_in(claims, "iss") != house) refuse("another issuer");
    if (text_in(claims, "aud") != house) refuse("for another audience");
    if (text_in(claims, "typ") != "access") refuse("another kind of token");
    Claims out{text_in(claims, "sub"), text_in(claims, "sid"), text_in(claims, "role"), moment_in(claims, "iat"),
               moment_in(claims, "exp")};
    if (out.issued > now + clock_difference || moment_in(claims, "nbf") > now + clock_difference)
        refuse("from the future");
    if (out.expires <= now) refuse("expired");
    return out;
}

bool same_bytes(std::string_view a, std::string_view b) {
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace people
