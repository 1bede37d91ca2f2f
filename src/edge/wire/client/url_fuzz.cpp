// SPDX-License-Identifier: MIT
#include <curl/curl.h>

#include "base/fuzz.hpp"
#include "wire/client/address.hpp"
#include "wire/client/url.hpp"

/// What is taken for a URL reads the same when written again, and libcurl finds the same host and port in it.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    return base::fuzz(data, size, [](std::string_view bytes) {
        auto url = wire::Url::parse(bytes);
        auto again = wire::Url::parse(url.text());
        base::must(again.host == url.host && again.port == url.port && again.target == url.target);
        base::must(url.is_address == wire::Address::parse(url.host).has_value());
        auto* theirs = curl_url();
        if (curl_url_set(theirs, CURLUPART_URL, url.text().c_str(), CURLU_PATH_AS_IS) == CURLUE_OK) {
            char *host = nullptr, *port = nullptr;
            base::must(curl_url_get(theirs, CURLUPART_HOST, &host, 0) == CURLUE_OK);
            base::must(curl_url_get(theirs, CURLUPART_PORT, &port, CURLU_DEFAULT_PORT) == CURLUE_OK);
            bool v6 = url.host.find(':') != std::string::npos;
            base::must(host == (v6 ? '[' + url.host + ']' : url.host) && port == std::to_string(url.port));
            curl_free(host);
            curl_free(port);
        }
        curl_url_cleanup(theirs);
    });
}
