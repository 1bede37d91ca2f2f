// SPDX-License-Identifier: MIT
// What a caller asks, as a handler sees it.
#pragma once
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

#include "wire/http/headers.hpp"
#include "wire/http/target.hpp"
#include "wire/sink.hpp"

namespace wire {

struct Request {
    std::string method;
    std::string target;  ///< as it came, for the signature or the log; never for routing
    std::string path;    ///< decoded and checked
    Query query;
    Headers headers;
    std::string body;             ///< whole, unless it went into a sink
    std::uint64_t body_size = 0;  ///< bytes received, in the sink or here
    std::shared_ptr<Sink> sink;   ///< where the body went, when the plan opened one
    int minor = 1;                ///< of the HTTP version, 0 or 1
    std::string peer;             ///< numeric address of the other end, a proxy perhaps
    std::uint16_t peer_port = 0;
    std::string trace;  ///< 32 hex digits: trace-id of traceparent (W3C Trace Context), or a fresh one
    std::chrono::steady_clock::time_point arrived;
};

}  // namespace wire
