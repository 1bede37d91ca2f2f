// SPDX-License-Identifier: MIT
// One connection of a caller: its requests one after the other, or what it became.
#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "wire/http/answer.hpp"
#include "wire/http/head.hpp"
#include "wire/server.hpp"
#include "wire/server/house.hpp"
#include "wire/server/inbox.hpp"
#include "wire/server/transport.hpp"

namespace wire {

class Connection : public std::enable_shared_from_this<Connection> {
  public:
    Connection(Lane& lane, TcpSocket&& socket, const Tcp::endpoint& peer);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    /// All of its life; self keeps it alive.
    Task<void> serve(std::shared_ptr<Connection> self);

    // By the lane:
    void sweep(Clock::time_point now);
    void wind_up();
    void cut();
    std::size_t slot = 0;  ///< in the lane's list

  private:
    static constexpr auto never = Clock::time_point::max();

    // connection.cpp
    Task<bool> one_request();
    Task<bool> read_more(std::size_t least);
    Task<bool> answer_request(Head& head, Request& request, Plan& plan);
    Task<bool> refuse(const Request* request, int status, std::string_view why, After after = After::close);
    Task<void> linger();
    Answer respond(Request& request, const Plan& plan, bool keep_alive) noexcept;
    Answer refusal_answer(const Request* request, int status, std::string_view why, After after) noexcept;
    Answer failure_answer(const Request& request, std::exception_ptr thrown, After after) noexcept;
    After after(bool keep_alive) const;
    void done(const Request* request, int status);
    void charge_body(std::uint64_t bytes);

    // body.cpp
    enum class Body { whole, gone, refused, failed };
    Task<Body> read_body(const Head& head, Request& request, const Plan& plan, Pool* pool);
    Task<Body> feed_sink(Request& request, Pool* pool, std::string& pending);

    // sending.cpp
    Task<bool> send(Answer& answer, const Plan* plan);
    Task<bool> send_text(std::string_view text, int flags);
    Task<bool> send_file(int file, std::uint64_t offset, std::uint64_t length);
    Task<bool> send_chunk(std::string_view piece, bool chunked);
    Task<bool> send_produced(Answer& answer, Pool* pool);
    Task<void> send_events(Answer& answer, Pool* pool);
    bool send_at_once(std::string_view& text, int flags);
    Task<bool> writable();
    void watch_for_the_end();

    // socket.cpp
    Task<bool> upgrade(Request& request, Plan& plan);
    Task<void> run_socket(Request& request, SocketPlan& plan, Pool* pool);
    Task<void> write_socket(std::shared_ptr<struct WebSocket> socket);

    void attach(std::shared_ptr<Outlet> outlet);
    void woken();

    Lane& lane_;
    House& house_;
    TcpSocket socket_;
    std::string peer_;
    std::uint16_t peer_port_;
    Inbox in_;
    Clock::time_point deadline_ = never;
    bool expired_ = false;  ///< the deadline passed: what waited was cancelled
    bool idle_ = false;     ///< between requests
    bool first_ = true;
    bool lingers_ = false;  ///< it was sent an answer while it may still be sending
    Refusal refusal_;       ///< why a body was refused
    std::exception_ptr thrown_;
    std::uint64_t charged_ = 0;  ///< bytes of the present body that are counted in the house
    std::uint64_t sent_ = 0;     ///< bytes of the present answer
    Clock::time_point since_;    ///< the present body or answer began
    Clock::time_point arrived_;
    std::shared_ptr<Outlet> outlet_;  ///< of what it became
    Timer wake_;
};

}  // namespace wire
