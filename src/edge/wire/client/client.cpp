// SPDX-License-Identifier: MIT
#include "wire/client/client.hpp"

#include <mutex>
#include <vector>

#include "wire/client/transfer.hpp"

namespace wire {

namespace {

ClientRequest with_body(std::string method, std::string url, std::string body, std::string content_type) {
    ClientRequest request;
    request.method = std::move(method);
    request.url = std::move(url);
    request.body = std::move(body);
    request.headers.add("Content-Type", std::move(content_type));
    return request;
}

}  // namespace

ClientRequest get(std::string url) {
    ClientRequest request;
    request.url = std::move(url);
    return request;
}

ClientRequest post(std::string url, std::string body, std::string content_type) {
    return with_body("POST", std::move(url), std::move(body), std::move(content_type));
}

ClientRequest put(std::string url, std::string body, std::string content_type) {
    return with_body("PUT", std::move(url), std::move(body), std::move(content_type));
}

ClientRequest erase(std::string url) {
    auto request = get(std::move(url));
    request.method = "DELETE";
    return request;
}

/// A handle is used by one thread at a time, and holds its connections between requests.
struct Client::Kept {
    static constexpr std::size_t most = 16;
    std::string user_agent;
    std::mutex lock;
    std::vector<CurlHandle> idle;
};

Client::Client(std::string user_agent) : kept_(std::make_unique<Kept>()) {
    kept_->user_agent = std::move(user_agent);
}
Client::~Client() = default;

ClientResponse Client::send(const ClientRequest& request) {
    std::optional<CurlHandle> handle;
    {
        std::lock_guard held(kept_->lock);
        if (!kept_->idle.empty()) {
            handle = std::move(kept_->idle.back());
            kept_->idle.pop_back();
        }
    }
    if (!handle) handle.emplace();
    auto response = transfer(*handle, request, kept_->user_agent, nullptr);
    std::lock_guard held(kept_->lock);
    if (kept_->idle.size() < Kept::most) kept_->idle.push_back(std::move(*handle));
    return response;
}

}  // namespace wire
