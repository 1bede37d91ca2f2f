// SPDX-License-Identifier: MIT
// Outgoing HTTP: one request, one answer, within limits. When to try again is for the caller to decide.
#pragma once
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <string_view>

#include "wire/http/headers.hpp"

namespace wire {

/// A part of a file as the body.
struct FileSlice {
    std::filesystem::path path;
    std::uint64_t offset = 0;
    std::uint64_t length = 0;
};

struct ClientRequest {
    std::string method = "GET";
    std::string url;
    Headers headers;
    std::string body;
    std::optional<FileSlice> body_file;  ///< instead of body
    std::chrono::milliseconds connect_timeout{5'000};
    std::chrono::milliseconds timeout{30'000};  ///< of all of it
    /// More, uncompressed, is an error. Head fields have a limit of their own.
    std::uint64_t most = 16 << 20;
    /// Where the body goes instead of ClientResponse::body, if the status is 2xx: whole and synced, or not at all.
    std::filesystem::path to_file;
    std::stop_token asked;  ///< to stop; noticed within a second

    ClientRequest& header(std::string_view name, std::string value) {
        headers.set(name, std::move(value));
        return *this;
    }
};

ClientRequest get(std::string url);
ClientRequest post(std::string url, std::string body = {}, std::string content_type = "application/json");
ClientRequest put(std::string url, std::string body = {}, std::string content_type = "application/json");
ClientRequest erase(std::string url);  ///< DELETE

struct ClientResponse {
    int status = 0;
    Headers headers;  ///< of the final answer
    std::string body;
    std::uint64_t body_size = 0;
    bool good() const { return status >= 200 && status < 300; }
};

/// For services that the installation's own settings name. May be used by many threads; connections are kept.
/// No redirects: a 3xx is an answer like another.
class Client {
  public:
    explicit Client(std::string user_agent = "autovideo");
    ~Client();
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    /// Any status is an answer. Throws timeout; upstream (no connection, not HTTP, too much); cancelled; and missing,
    /// denied or full for the files. Messages name the host and nothing more of the URL.
    ClientResponse send(const ClientRequest& request);

  private:
    struct Kept;
    std::unique_ptr<Kept> kept_;
};

}  // namespace wire
