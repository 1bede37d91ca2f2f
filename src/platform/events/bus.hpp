// SPDX-License-Identifier: MIT
// A hint that channels have something new, to every process of the house. Hints may be lost or doubled; facts are not.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace events {

/// Port: within the process, over PostgreSQL's NOTIFY, or over Redis.
class Bus {
  public:
    virtual ~Bus() = default;
    /// After the commit, from any thread; returns at once.
    virtual void hint(const std::vector<std::string>& channels) = 0;
    /// Called on the bus's own thread with the channels that have news. An empty list: hints may have been lost, look
    /// everywhere. One listener, set before anything else.
    virtual void listen(std::function<void(const std::vector<std::string>&)> listener) = 0;
};

std::unique_ptr<Bus> bus_in_process();
/// NOTIFY takes one lock of the whole server at commit, so hints are gathered: at most 20 a second of this process.
std::unique_ptr<Bus> bus_over_postgres(const std::string& address);
std::unique_ptr<Bus> bus_over_redis(const std::string& address);

}  // namespace events
