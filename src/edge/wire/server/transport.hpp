// SPDX-License-Identifier: MIT
// Boost.Asio as this folder uses it. Here, and nowhere else, are coroutines.
//
// g++ 12 frees temporaries twice in many co_await expressions: each stands alone as a statement, its arguments are
// named, and no braces, lambda or ?: stand in it (tools/awaits.py).
#pragma once
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/basic_waitable_timer.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

#include "wire/pool.hpp"

namespace wire {

namespace net = boost::asio;
using Executor =
    net::io_context::executor_type;  // the concrete one: any_io_executor costs a call through a pointer each
using Tcp = net::ip::tcp;
using TcpSocket = net::basic_stream_socket<Tcp, Executor>;
using Clock = std::chrono::steady_clock;
using Timer = net::basic_waitable_timer<Clock, net::wait_traits<Clock>, Executor>;
template <class T>
using Task = net::awaitable<T, Executor>;
inline constexpr net::use_awaitable_t<Executor> awaited;
inline constexpr auto awaited_as_tuple = net::as_tuple(awaited);

/// Runs `work` on the pool and goes on here: true; false at once when the pool is full.
/// work must outlive the await and not throw.
inline auto run_on(Pool& pool, std::function<void()>& work, Pool::Entry entry = Pool::Entry::if_there_is_room) {
    auto start = [](auto handler, Pool* where, std::function<void()>* what, Pool::Entry how) {
        using Handler = decltype(handler);
        struct Job : Pool::Job {
            Job(Handler&& h, std::function<void()>* w) : handler(std::move(h)), work(w) {}
            void run() override {
                (*work)();
                auto executor = net::get_associated_executor(handler);
                net::post(executor, [h = std::move(handler)]() mutable { std::move(h)(true); });
            }
            Handler handler;
            std::function<void()>* work;
        };
        std::unique_ptr<Pool::Job> job = std::make_unique<Job>(std::move(handler), what);
        if (where->offer(job, how)) return;
        auto refused = std::move(static_cast<Job&>(*job).handler);
        auto executor = net::get_associated_executor(refused);
        net::post(executor, [h = std::move(refused)]() mutable { std::move(h)(false); });
    };
    return net::async_initiate<const net::use_awaitable_t<Executor>, void(bool)>(std::move(start), awaited, &pool,
                                                                                 &work, entry);
}

}  // namespace wire
