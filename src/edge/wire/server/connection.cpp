// SPDX-License-Identifier: MIT
#include "wire/server/connection.hpp"

#include <sys/socket.h>

#include <boost/asio/buffer.hpp>
#include <random>

namespace wire {

namespace {

constexpr std::size_t usual_read = 4 << 10;
constexpr std::size_t idle_buffer = 16 << 10;

std::string fresh_trace() {
    // Traces must differ, not be secret.
    thread_local std::mt19937_64 random{[] {
        std::random_device device;
        return (std::uint64_t{device()} << 32) ^ device();
    }()};
    static constexpr char digits[] = "0123456789abcdef";
    std::string trace(32, '0');
    for (std::size_t half = 0; half < 32; half += 16) {
        auto bits = random();
        for (std::size_t i = 0; i < 16; ++i, bits >>= 4) trace[half + i] = digits[bits & 15];
    }
    return trace;
}

/// https://www.w3.org/TR/trace-context/#traceparent-header: version-trace-parent-flags
std::string trace_of(const Headers& headers) {
    auto parent = headers.get("traceparent");
    if (parent.size() >= 55 && parent[2] == '-' && parent[35] == '-' && parent[52] == '-') {
        auto trace = parent.substr(3, 32);
        if (trace.find_first_not_of("0123456789abcdef") == std::string_view::npos &&
            trace.find_first_not_of('0') != std::string_view::npos)
            return std::string(trace);
    }
    return fresh_trace();
}

/// IPv4 within IPv6, as a socket for both gives it, is the same caller as IPv4.
std::string text_of(const net::ip::address& address) {
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        return net::ip::make_address_v4(net::ip::v4_mapped, address.to_v6()).to_string();
    return address.to_string();
}

constexpr std::string_view went_wrong = "Something went wrong here.";

/// The face's words, and if even those fail, a few of our own.
template <class Words>
Answer worded(const Request* request, const Words& words, After after) {
    try {
        return answer_to(request, words(), after);
    } catch (...) {
        return answer_to(request, plain_refusal(request, 500, went_wrong), after);
    }
}

bool is_handshake(const Request& request) {
    return request.method == "GET" && request.minor >= 1 && request.headers.lists("upgrade", "websocket") &&
           request.headers.lists("connection", "upgrade");
}

}  // namespace

Connection::Connection(Lane& lane, TcpSocket&& socket, const Tcp::endpoint& peer)
    : lane_(lane),
      house_(lane.house),
      socket_(std::move(socket)),
      peer_(text_of(peer.address())),
      peer_port_(peer.port()),
      wake_(lane.context()) {
    lane_.enter(*this);
}

Connection::~Connection() {
    if (outlet_) outlet_->detach();
    charge_body(0);
    lane_.leave(*this);
}

void Connection::sweep(Clock::time_point now) {
    if (now < deadline_) return;
    deadline_ = never;
    expired_ = true;
    boost::system::error_code ignored;
    if (outlet_)
        socket_.close(ignored);
    else
        socket_.cancel(ignored);
    wake_.cancel();
}

void Connection::wind_up() {
    if (outlet_) outlet_->close(1001, "The server is going away.");
    if (idle_) deadline_ = std::min(deadline_, Clock::now() + house_.settings.timeouts.idle_at_stop);
}

void Connection::cut() {
    expired_ = true;
    deadline_ = never;
    boost::system::error_code ignored;
    socket_.close(ignored);
    wake_.cancel();
}

Task<void> Connection::serve(std::shared_ptr<Connection> self) {
    for (;;) {
        bool again = co_await one_request();
        if (!again) break;
    }
    if (lingers_) co_await linger();
    boost::system::error_code ignored;
    socket_.close(ignored);
    self.reset();
}

Task<bool> Connection::read_more(std::size_t least) {
    auto* room = in_.room(least);
    auto buffer = net::buffer(room, in_.room_bytes());
    auto [error, bytes] = co_await socket_.async_read_some(buffer, awaited_as_tuple);
    if (error) co_return false;
    in_.received(bytes);
    co_return true;
}

Task<bool> Connection::one_request() {
    const auto& timeouts = house_.settings.timeouts;
    HeadReader reader(house_.settings.head);
    bool begun = false;
    arrived_ = Clock::now();
    idle_ = true;
    expired_ = false;
    sent_ = 0;
    in_.shrink(idle_buffer);
    deadline_ = arrived_ + (first_ ? timeouts.head : house_.stopping ? timeouts.idle_at_stop : timeouts.keep_alive);
    for (;;) {
        auto bytes = in_.view();
        auto state = reader.read(bytes);
        if (!begun && reader.begun(bytes)) {
            begun = true;
            idle_ = false;
            arrived_ = Clock::now();
            deadline_ = first_ ? deadline_ : arrived_ + timeouts.head;
        }
        if (state == HeadReader::State::done) break;
        if (state == HeadReader::State::refused) {
            auto why = reader.refusal();
            co_await refuse(nullptr, why.status, why.why);
            co_return false;
        }
        bool got = co_await read_more(usual_read);
        if (got) continue;
        if (expired_ && begun) co_await refuse(nullptr, 408, "The request took too long to arrive.");
        co_return false;
    }
    first_ = false;
    deadline_ = never;
    ++house_.requests;

    auto& head = reader.head();
    Request request;
    request.arrived = arrived_;
    request.minor = head.minor;
    request.peer = peer_;
    request.peer_port = peer_port_;
    request.method = std::move(head.method);
    request.target = std::move(head.target);
    request.headers = std::move(head.headers);
    request.trace = trace_of(request.headers);
    in_.consume(reader.taken());
    auto question = std::min(request.target.find('?'), request.target.size());
    auto path = decoded_path(std::string_view(request.target).substr(0, question));
    auto query = decoded_query(std::string_view(request.target).substr(std::min(question + 1, request.target.size())));
    if (!path || !query) {
        co_await refuse(&request, 400, "The request target cannot be decoded.");
        co_return false;
    }
    request.path = std::move(*path);
    request.query = std::move(*query);

    Plan plan;
    bool dispatched = false;
    try {
        plan = house_.service.dispatch(request);
        dispatched = true;
    } catch (const std::exception&) {
    }
    if (!dispatched) {
        co_await refuse(&request, 500, went_wrong);
        co_return false;
    }
    if (plan.upgrade && is_handshake(request)) {
        bool again = co_await upgrade(request, plan);
        co_return again;
    }
    bool again = co_await answer_request(head, request, plan);
    charge_body(0);
    co_return again;
}

Task<bool> Connection::answer_request(Head& head, Request& request, Plan& plan) {
    if (head.framing == Framing::length && head.length > plan.most_body) {
        co_await refuse(&request, 413, "The body is too large.");
        co_return false;
    }
    Pool* pool = house_.pool_of(plan);
    Answer answer;
    bool ran = true;
    if (plan.open) {
        std::optional<Response> instead;
        std::function<void()> open = [&] {
            try {
                auto opened = plan.open(request);
                if (auto* sink = std::get_if<std::shared_ptr<Sink>>(&opened))
                    request.sink = std::move(*sink);
                else
                    answer = answer_to(&request, std::move(std::get<Response>(opened)),
                                       head.framing == Framing::none ? after(head.keep_alive) : After::close);
            } catch (...) {
                answer = failure_answer(request, std::current_exception(), After::close);
            }
        };
        if (pool)
            ran = co_await run_on(*pool, open);
        else
            open();
        if (ran && !answer.head.empty()) {
            lingers_ = answer.after == After::close;
            bool sent = co_await send(answer, &plan);
            done(&request, answer.status);
            co_return sent&& answer.after == After::keep_alive;
        }
    }
    if (ran && head.expects_continue && in_.empty()) {
        constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
        bool sent = co_await send_text(go_on, 0);
        if (!sent) co_return false;
    }
    if (ran && head.framing != Framing::none) {
        auto body = co_await read_body(head, request, plan, pool);
        if (body == Body::refused) {
            co_await refuse(&request, refusal_.status, refusal_.why);
            co_return false;
        }
        if (body == Body::failed) {
            answer = failure_answer(request, thrown_, After::close);
            thrown_ = nullptr;
            lingers_ = true;
            co_await send(answer, &plan);
            done(&request, answer.status);
            co_return false;
        }
        if (body == Body::gone) {
            done(&request, 0);
            co_return false;
        }
    }
    if (ran) {
        std::function<void()> work = [&] { answer = respond(request, plan, head.keep_alive); };
        if (pool)
            ran = co_await run_on(*pool, work);
        else
            work();
    }
    if (!ran) {
        // Its body, if any, may not have been read.
        bool clean = head.framing == Framing::none || request.body_size > 0;
        After then = clean ? after(head.keep_alive) : After::close;
        bool sent = co_await refuse(&request, 503, "Too busy. Try again in a moment.", then);
        co_return sent&& then == After::keep_alive;
    }
    bool sent = co_await send(answer, &plan);
    done(&request, sent ? answer.status : 0);
    co_return sent&& answer.after == After::keep_alive && !expired_;
}

After Connection::after(bool keep_alive) const {
    return keep_alive && !house_.stopping ? After::keep_alive : After::close;
}

Answer Connection::respond(Request& request, const Plan& plan, bool keep_alive) noexcept {
    try {
        if (request.sink) request.sink->finish();
        auto response = plan.handle(request);
        return answer_to(&request, std::move(response), after(keep_alive));
    } catch (...) {
        return failure_answer(request, std::current_exception(), after(keep_alive));
    }
}

Answer Connection::failure_answer(const Request& request, std::exception_ptr thrown, After after) noexcept {
    try {
        std::rethrow_exception(thrown);
    } catch (const base::Failure& failure) {
        return worded(
            &request, [&] { return house_.service.failed(request, failure); }, after);
    } catch (const std::exception& error) {
        base::Failure failure(base::Trouble::internal, std::string(went_wrong), error.what());
        return worded(
            &request, [&] { return house_.service.failed(request, failure); }, after);
    } catch (...) {
        return refusal_answer(&request, 500, went_wrong, after);
    }
}

Answer Connection::refusal_answer(const Request* request, int status, std::string_view why, After after) noexcept {
    return worded(
        request, [&] { return house_.service.refused(request, status, why); }, after);
}

void Connection::charge_body(std::uint64_t bytes) {
    house_.body_bytes += bytes - charged_;
    charged_ = bytes;
}

Task<bool> Connection::refuse(const Request* request, int status, std::string_view why, After after) {
    expired_ = false;
    auto answer = refusal_answer(request, status, why, after);
    if (after == After::close) lingers_ = true;
    bool sent = co_await send(answer, nullptr);
    done(request, status);
    co_return sent;
}

/// A caller that still sends would be sent a reset and might lose our answer: what it sends is dropped for a while.
Task<void> Connection::linger() {
    boost::system::error_code error;
    socket_.shutdown(TcpSocket::shutdown_send, error);
    if (error) co_return;
    expired_ = false;
    deadline_ = Clock::now() + std::chrono::seconds(2);
    std::size_t most = 16 << 20;
    while (most > 0) {
        in_.consume(in_.view().size());
        bool got = co_await read_more(idle_buffer);
        if (!got) break;
        most -= std::min(most, in_.view().size());
    }
    deadline_ = never;
}

void Connection::done(const Request* request, int status) {
    if (!house_.service.done) return;
    auto took = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - arrived_);
    house_.service.done({request, peer_, status, sent_, took});
}

void Connection::attach(std::shared_ptr<Outlet> outlet) {
    outlet_ = std::move(outlet);
    auto executor = lane_.context().get_executor();
    outlet_->attach([executor, weak = weak_from_this()] {
        net::post(executor, [weak] {
            if (auto self = weak.lock()) self->woken();
        });
    });
    if (house_.stopping) outlet_->close(1001, "The server is going away.");
}

void Connection::woken() {
    // A receiver that takes nothing more keeps the writer where it is: it has a while to read what was sent.
    if (outlet_->closing() && deadline_ == never) deadline_ = Clock::now() + house_.settings.timeouts.close;
    wake_.cancel();
}

}  // namespace wire
