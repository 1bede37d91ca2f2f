// SPDX-License-Identifier: MIT
#include "store/notices.hpp"

#include <libpq-fe.h>
#include <poll.h>

#include <condition_variable>
#include <memory>
#include <mutex>

namespace store {

namespace {

struct Finish {
    void operator()(PGconn* connection) const { PQfinish(connection); }
};

constexpr int look_ms = 250;  ///< how soon a stop is noticed

}  // namespace

Notices::Notices(std::string address, std::string channel, std::function<void(const std::string&)> heard,
                 std::function<void()> connected)
    : address_(std::move(address)),
      channel_(std::move(channel)),
      heard_(std::move(heard)),
      connected_(std::move(connected)),
      thread_([this](std::stop_token stop) { run(stop); }) {}

Notices::~Notices() = default;

void Notices::run(std::stop_token stop) {
    std::mutex guard;
    std::condition_variable_any asked;
    while (!stop.stop_requested()) {
        listen(stop);
        std::unique_lock lock(guard);
        asked.wait_for(lock, stop, std::chrono::seconds(1), [] { return false; });
    }
}

void Notices::listen(std::stop_token stop) {
    const char* keys[] = {"dbname", "connect_timeout", "application_name", "keepalives_idle", nullptr};
    const char* values[] = {address_.c_str(), "5", "autovideo", "10", nullptr};
    std::unique_ptr<PGconn, Finish> connection(PQconnectdbParams(keys, values, 1));
    if (PQstatus(connection.get()) != CONNECTION_OK) return;
    PQclear(PQexec(connection.get(), ("listen " + channel_).c_str()));
    if (PQstatus(connection.get()) != CONNECTION_OK) return;
    connected_();
    while (!stop.stop_requested()) {
        pollfd socket{PQsocket(connection.get()), POLLIN, 0};
        poll(&socket, 1, look_ms);
        if (PQconsumeInput(connection.get()) == 0) return;
        while (auto* notice = PQnotifies(connection.get())) {
            std::string text = notice->extra;
            PQfreemem(notice);
            heard_(text);
        }
    }
}

}  // namespace store
