// SPDX-License-Identifier: MIT
// One request through libcurl, for Client and Egress.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "wire/client/address.hpp"
#include "wire/client/client.hpp"

namespace wire {

/// A libcurl handle with its kept connections.
class CurlHandle {
  public:
    CurlHandle();
    ~CurlHandle();
    CurlHandle(CurlHandle&& other) noexcept : curl(std::exchange(other.curl, nullptr)) {}
    CurlHandle& operator=(CurlHandle&& other) noexcept {
        std::swap(curl, other.curl);
        return *this;
    }
    void* curl;
};

/// Where a request may go, when not everywhere.
struct Path {
    std::string host;
    std::uint16_t port = 0;
    std::vector<Address> addresses;  ///< what the host's name was resolved to, checked
};

/// path: null: wherever the URL leads, through the proxy of the environment if there is one. Otherwise to one of its
/// addresses and nowhere else, without a proxy.
ClientResponse transfer(CurlHandle& handle, const ClientRequest& request, const std::string& user_agent,
                        const Path* path);

}  // namespace wire
