// SPDX-License-Identifier: MIT
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/websocket/rfc6455.hpp>
#include <boost/beast/websocket/stream.hpp>

#include "wire/server/connection.hpp"

namespace wire {

namespace beast = boost::beast;
namespace ws = boost::beast::websocket;

/// What reader and writer share.
struct WebSocket {
    WebSocket(TcpSocket& socket, std::shared_ptr<Outlet> out, net::io_context& context)
        : stream(socket), outlet(std::move(out)), written(context) {
        written.expires_at(Clock::time_point::max());
    }
    ws::stream<TcpSocket&, false> stream;  // false: no permessage-deflate, so no bombs of it
    std::shared_ptr<Outlet> outlet;
    Timer written;  ///< cancelled when the writer has ended
    bool reader_ended = false, writer_ended = false;
};

namespace {

constexpr std::chrono::milliseconds goodbye{200};

beast::http::request<beast::http::empty_body> handshake_of(const Request& request) {
    beast::http::request<beast::http::empty_body> handshake{beast::http::verb::get, request.target, 11};
    for (const auto& [name, value] : request.headers)
        if (same_name(name, "host") || same_name(name, "upgrade") || same_name(name, "connection") ||
            same_name(name, "sec-websocket-key") || same_name(name, "sec-websocket-version"))
            handshake.insert(name, value);
    return handshake;
}

/// Base64 of 16 bytes.
bool is_key(std::string_view key) {
    return key.size() == 24 && key.ends_with("==") &&
           key.substr(0, 22).find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/") ==
               std::string_view::npos;
}

}  // namespace

Task<bool> Connection::upgrade(Request& request, Plan& plan) {
    bool bare = request.headers.get("content-length").find_first_not_of('0') == std::string_view::npos &&
                !request.headers.has("transfer-encoding") && in_.empty();
    if (!bare || request.headers.count("sec-websocket-key") != 1 || !is_key(request.headers.get("sec-websocket-key"))) {
        co_await refuse(&request, 400, "The WebSocket handshake is malformed.");
        co_return false;
    }
    if (request.headers.count("sec-websocket-version") != 1 || request.headers.get("sec-websocket-version") != "13") {
        co_await refuse(&request, 426, "Only version 13 of the WebSocket protocol is spoken here.");
        co_return false;
    }
    Pool* pool = house_.pool_of(plan);
    Answer answer;
    SocketPlan socket_plan;
    std::function<void()> decide = [&] {
        try {
            auto decision = plan.upgrade(request);
            if (auto* accepted = std::get_if<SocketPlan>(&decision))
                socket_plan = std::move(*accepted);
            else
                answer = answer_to(&request, std::move(std::get<Response>(decision)), After::close);
        } catch (...) {
            answer = failure_answer(request, std::current_exception(), After::close);
        }
    };
    bool ran = true;
    if (pool)
        ran = co_await run_on(*pool, decide);
    else
        decide();
    if (!ran) {
        co_await refuse(&request, 503, "Too busy. Try again in a moment.");
        co_return false;
    }
    if (!answer.head.empty()) {
        co_await send(answer, &plan);
        done(&request, answer.status);
        co_return false;
    }
    co_await run_socket(request, socket_plan, pool);
    done(&request, 101);
    co_return false;
}

Task<void> Connection::run_socket(Request& request, SocketPlan& plan, Pool* pool) {
    const auto& timeouts = house_.settings.timeouts;
    auto socket = std::make_shared<WebSocket>(socket_, plan.outlet, lane_.context());
    auto& stream = socket->stream;
    ws::stream_base::timeout limits{timeouts.close, timeouts.dead_peer, true};
    stream.set_option(limits);
    stream.read_message_max(house_.settings.most_message);
    stream.text(true);
    stream.auto_fragment(false);
    stream.control_callback([this](ws::frame_type type, beast::string_view) {
        // Beast waits for the other end to close TCP too; whoever does not is not waited for long.
        if (type == ws::frame_type::close) deadline_ = std::min(deadline_, Clock::now() + goodbye);
    });
    ws::stream_base::decorator choose([&plan](ws::response_type& response) {
        if (!plan.subprotocol.empty()) response.set(beast::http::field::sec_websocket_protocol, plan.subprotocol);
    });
    stream.set_option(std::move(choose));
    auto handshake = handshake_of(request);
    auto [refused] = co_await stream.async_accept(handshake, awaited_as_tuple);
    ++house_.sockets;
    std::uint16_t code = 1006;
    if (!refused) {
        attach(plan.outlet);
        auto writer = write_socket(socket);
        net::co_spawn(lane_.context().get_executor(), std::move(writer), net::detached);
        beast::flat_buffer buffer;
        for (;;) {
            auto [error, bytes] = co_await stream.async_read(buffer, awaited_as_tuple);
            if (error) break;
            if (!plan.outlet->open()) {
                buffer.consume(bytes);  // it is closing: only the other end's close still matters
                continue;
            }
            if (!stream.got_text()) {
                plan.outlet->close(1003, "Only text is understood here.");
                buffer.consume(bytes);
                continue;
            }
            std::string message(static_cast<const char*>(buffer.data().data()), bytes);
            buffer.consume(bytes);
            std::function<void()> receive = [&] {
                try {
                    if (plan.received) plan.received(std::move(message));
                } catch (const std::exception&) {
                    plan.outlet->close(1011, "Something went wrong here.");
                }
            };
            bool ran = true;
            if (pool)
                ran = co_await run_on(*pool, receive);
            else
                receive();
            if (!ran) plan.outlet->close(1013, "Too busy. Try again in a moment.");
        }
        if (auto closing = plan.outlet->closing())
            code = closing->code;
        else if (stream.reason().code != ws::close_code::none)
            code = stream.reason().code;
        socket->reader_ended = true;
        plan.outlet->detach();
        wake_.cancel();
        while (!socket->writer_ended) co_await socket->written.async_wait(awaited_as_tuple);
    }
    --house_.sockets;
    if (!plan.ended) co_return;
    std::function<void()> ended = [&] {
        try {
            plan.ended(code);
        } catch (const std::exception&) {
        }
    };
    if (pool)
        co_await run_on(*pool, ended, Pool::Entry::always);
    else
        ended();
}

Task<void> Connection::write_socket(std::shared_ptr<WebSocket> socket) {
    auto self = shared_from_this();
    auto& outlet = *socket->outlet;
    while (!socket->reader_ended) {
        auto text = outlet.take();
        if (text) {
            auto buffer = net::buffer(**text);
            auto [error, bytes] = co_await socket->stream.async_write(buffer, awaited_as_tuple);
            if (error) break;
            sent_ += bytes;
            continue;
        }
        auto closing = outlet.closing();
        if (closing) {
            ws::close_reason reason(static_cast<ws::close_code>(closing->code), closing->reason);
            if (!socket->reader_ended) co_await socket->stream.async_close(reason, awaited_as_tuple);
            break;
        }
        wake_.expires_at(Clock::time_point::max());
        co_await wake_.async_wait(awaited_as_tuple);
    }
    socket->writer_ended = true;
    socket->written.cancel();
}

}  // namespace wire
