// SPDX-License-Identifier: MIT
#include "wire/client/egress.hpp"

#include <netdb.h>
#include <sys/socket.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "base/failure.hpp"
#include "wire/client/transfer.hpp"

namespace wire {

namespace {

constexpr std::chrono::seconds patience{5};
constexpr int most_lookups = 64;

std::vector<Address> looked_up(const std::string& name) {
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    std::vector<Address> addresses;
    if (::getaddrinfo(name.c_str(), nullptr, &hints, &found) != 0) return addresses;
    for (auto* each = found; each; each = each->ai_next)
        if (auto address = Address::of(each->ai_addr)) addresses.push_back(*address);
    ::freeaddrinfo(found);
    return addresses;
}

/// getaddrinfo knows no deadline: one that hangs is left to itself, and so many at once may hang.
std::vector<Address> resolved_by_system(const std::string& name) {
    static std::atomic<int> under_way{0};
    struct Lookup {
        std::mutex lock;
        std::condition_variable told;
        bool done = false;
        std::vector<Address> addresses;
    };
    if (under_way >= most_lookups)
        throw base::Failure{base::Trouble::busy, "Too many names are being looked up. Try again in a moment."};
    auto lookup = std::make_shared<Lookup>();
    ++under_way;
    std::thread([lookup, name] {
        auto addresses = looked_up(name);
        std::lock_guard held(lookup->lock);
        lookup->addresses = std::move(addresses);
        lookup->done = true;
        lookup->told.notify_all();
        --under_way;
    }).detach();
    std::unique_lock held(lookup->lock);
    if (!lookup->told.wait_for(held, patience, [&] { return lookup->done; }))
        throw base::Failure{base::Trouble::timeout, "Looking up " + name + " took too long."};
    return lookup->addresses;
}

}  // namespace

Egress::Egress(EgressSettings settings) : settings_(std::move(settings)) {
    if (!settings_.resolve) settings_.resolve = resolved_by_system;
}

Url Egress::check(std::string_view text) const {
    auto url = Url::parse(text);
    addresses_of(url);
    return url;
}

ClientResponse Egress::send(const ClientRequest& request) const {
    auto url = Url::parse(request.url);
    Path path{url.host, url.port, addresses_of(url)};
    auto checked = request;
    checked.url = url.text();
    CurlHandle handle;
    return transfer(handle, checked, settings_.user_agent, &path);
}

std::vector<Address> Egress::addresses_of(const Url& url) const {
    auto addresses = url.is_address ? std::vector{*Address::parse(url.host)} : settings_.resolve(url.host);
    if (addresses.empty()) throw base::Failure{base::Trouble::upstream, "There is no host " + url.host + "."};
    // One bad among good ones is bad: nobody who means well has such a name.
    for (const auto& address : addresses) must_be_open(url, address);
    return addresses;
}

void Egress::must_be_open(const Url& url, const Address& address) const {
    for (const auto& network : settings_.allowed)
        if (network.contains(address)) return;
    if (!is_public(address))
        throw base::Failure{base::Trouble::denied, url.host + " is not on the public internet.", address.text()};
    if (std::find(settings_.ports.begin(), settings_.ports.end(), url.port) == settings_.ports.end())
        throw base::Failure{base::Trouble::denied, "Port " + std::to_string(url.port) + " may not be used."};
}

}  // namespace wire
