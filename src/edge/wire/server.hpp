// SPDX-License-Identifier: MIT
// An HTTP/1.1 and WebSocket server. What it serves is told by plain functions; no sockets and no coroutines outside.
#pragma once
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/failure.hpp"
#include "wire/http/chunked.hpp"
#include "wire/http/head.hpp"
#include "wire/pool.hpp"
#include "wire/request.hpp"
#include "wire/response.hpp"

namespace wire {

/// An ordinary blocking function. What it throws goes through Service::failed.
using Handler = std::function<Response(Request&)>;

/// What a WebSocket does once it stands.
struct SocketPlan {
    std::shared_ptr<Outlet> outlet;  ///< to send with
    /// Text messages, in order, one at a time, on the plan's pool; the next is read when it returns. A throw closes
    /// 1011.
    std::function<void(std::string message)> received;
    /// Called once, on the pool, when the socket is gone. 1006: without a close frame.
    std::function<void(std::uint16_t code)> ended;
    std::string subprotocol;  ///< chosen among Sec-WebSocket-Protocol; empty: none
};

/// Runs on the thread that reads the network: for answers out of memory that never block, such as /live. They are given
/// even when all pools are full.
inline constexpr std::string_view at_once = "at once";

/// How a request is dealt with, decided by its head alone.
struct Plan {
    Handler handle;
    std::string_view pool = "main";  ///< the name of one of Settings::pools, or at_once
    std::uint64_t most_body = 10 << 20;
    /// Before the body is read, on the pool: the place for it, or the answer that spares it. Empty: the body is kept in
    /// Request::body.
    std::function<std::variant<std::shared_ptr<Sink>, Response>(Request&)> open;
    /// For a WebSocket handshake: what to do with it, or why not. Empty: `handle` answers.
    std::function<std::variant<SocketPlan, Response>(Request&)> upgrade;
};

/// What became of a request, for access log and metrics. For an Events answer and a WebSocket: told when it ends.
struct Done {
    const Request* request;  ///< null: its head could not be read
    std::string_view peer;
    int status;  ///< 0: the caller left before it was answered
    std::uint64_t sent_bytes;
    std::chrono::microseconds took;
};

struct Service {
    /// On the network's thread: quick. The body is not read yet. A throw is 500.
    std::function<Plan(const Request&)> dispatch;
    /// The words for what the transport itself refuses (400, 408, 413, 414, 417, 426, 431, 500, 501, 503, 505).
    std::function<Response(const Request*, int status, std::string_view why)> refused;
    /// The words for what a handler threw.
    std::function<Response(const Request&, const base::Failure&)> failed;
    /// After each, on the network's thread: quick and without throwing. May be empty.
    std::function<void(const Done&)> done;
};

struct Timeouts {
    std::chrono::milliseconds head{10'000};         ///< from the first byte of a request, or from the connection
    std::chrono::milliseconds keep_alive{30'000};   ///< between requests
    std::chrono::milliseconds body_grace{10'000};   ///< before the rate of a body or of an answer counts
    std::uint64_t least_bytes_per_second = 1'000;   ///< of a body coming, of an answer going
    std::chrono::milliseconds dead_peer{60'000};    ///< of a WebSocket; a ping is sent after half of it
    std::chrono::milliseconds heartbeat{15'000};    ///< a comment in Server-Sent Events
    std::chrono::milliseconds close{5'000};         ///< for the other end to answer a close
    std::chrono::milliseconds idle_at_stop{1'000};  ///< idle connections are kept so long, for requests on their way
};

struct Settings {
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;  ///< 0: a free one
    int lanes = 1;           ///< threads that read and write the network
    std::vector<PoolSettings> pools{{"main", 4, 1024}};
    std::size_t most_connections = 10'000;
    HeadLimits head;
    ChunkLimits chunks;
    std::uint64_t most_body_memory = 256 << 20;  ///< of all bodies together that are not in sinks; then 503
    std::size_t most_message = 64 << 10;         ///< of a WebSocket, received
    Timeouts timeouts;
};

struct Figures {
    std::size_t connections = 0, sockets = 0, streams = 0;  ///< now; sockets and streams are among the connections
    std::uint64_t accepted = 0, turned_away = 0, requests = 0;
};

struct House;

class Server {
  public:
    Server(Settings settings, Service service);
    /// Stops at once what was not stopped; waits for handlers that still run.
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// Binds and serves. Throws busy (the port is taken), denied (it may not be used), invalid (no such address).
    void start();
    std::uint16_t port() const;
    /// Accepts no more, lets what is under way finish, closes WebSockets with 1001. True: all ended within `patience`;
    /// what had not is cut off.
    bool stop(std::chrono::milliseconds patience);
    Figures figures() const;
    /// Waiting in the pool of that name.
    std::size_t waiting(std::string_view pool) const;

  private:
    std::unique_ptr<House> house_;
};

/// Words for a service that needs none of its own: application/problem+json (RFC 9457).
Response plain_refusal(const Request* request, int status, std::string_view why);
Response plain_failure(const Request& request, const base::Failure& failure);
/// The usual status for a kind of trouble.
int status_of(base::Trouble trouble);

}  // namespace wire
