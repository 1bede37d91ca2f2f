// SPDX-License-Identifier: MIT
// What a running server is made of: lanes (threads that read and write the network), pools, and the door.
#pragma once
#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "wire/server.hpp"
#include "wire/server/transport.hpp"

namespace wire {

class Connection;

/// One thread with its own connections; nothing of them is touched from elsewhere.
class Lane {
  public:
    explicit Lane(House& house);
    ~Lane();
    void start(int number);
    /// Ends the thread once its connections are gone.
    void finish();
    net::io_context& context() { return context_; }

    // On its own thread:
    void enter(Connection& connection);
    void leave(Connection& connection);
    void wind_up();
    void cut();

    House& house;

  private:
    void sweep();

    net::io_context context_{1};
    net::executor_work_guard<Executor> work_;
    Timer sweeping_;
    std::vector<Connection*> connections_;
    std::thread thread_;
};

struct House {
    House(Settings s, Service w);
    ~House();
    void open_door();
    void accept_waiting();
    void welcome(int socket, const Tcp::endpoint& peer);
    void await_guests();
    void shut_door();
    Pool* pool(std::string_view name);
    Pool* pool_of(const Plan& plan);  ///< none: at once
    void gone();                      ///< a connection went

    Settings settings;
    Service service;
    std::vector<std::unique_ptr<Pool>> pools;
    std::vector<std::unique_ptr<Lane>> lanes;
    net::basic_socket_acceptor<Tcp, Executor> door;
    Timer pause;  ///< when there are no more descriptors
    std::size_t next_lane = 0;
    bool started = false;
    std::atomic<bool> stopping{false};
    std::atomic<std::size_t> connections{0}, sockets{0}, streams{0};
    std::atomic<std::uint64_t> body_bytes{0};  ///< of bodies being received or handled, in memory
    std::atomic<std::uint64_t> accepted{0}, turned_away{0}, requests{0};
    std::mutex lock;
    std::condition_variable emptied;

  private:
    static std::vector<std::unique_ptr<Lane>> made_lanes(House& house, int lanes);
};

}  // namespace wire
