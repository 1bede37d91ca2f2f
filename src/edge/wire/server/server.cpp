// SPDX-License-Identifier: MIT
#include "wire/server.hpp"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <sys/resource.h>
#include <sys/socket.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/json.hpp>
#include <csignal>

#include "wire/server/connection.hpp"
#include "wire/server/house.hpp"

namespace wire {

namespace {

constexpr std::chrono::milliseconds tick{100};

/// Each connection is a descriptor: as many as the system allows us.
void raise_descriptor_limit() {
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < limit.rlim_max) {
        limit.rlim_cur = limit.rlim_max;
        ::setrlimit(RLIMIT_NOFILE, &limit);
    }
}

constexpr std::string_view too_many =
    "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";

}  // namespace

Lane::Lane(House& owner) : house(owner), work_(context_.get_executor()), sweeping_(context_) {}

Lane::~Lane() = default;

void Lane::start(int number) {
    thread_ = std::thread([this, number] {
        ::pthread_setname_np(::pthread_self(), ("lane-" + std::to_string(number)).substr(0, 15).c_str());
        sigset_t pipe;  // sendfile has no MSG_NOSIGNAL
        sigemptyset(&pipe);
        sigaddset(&pipe, SIGPIPE);
        ::pthread_sigmask(SIG_BLOCK, &pipe, nullptr);
        context_.run();
    });
    net::post(context_, [this] { sweep(); });
}

void Lane::finish() {
    net::post(context_, [this] {
        sweeping_.cancel();
        work_.reset();
    });
    thread_.join();
}

void Lane::enter(Connection& connection) {
    connection.slot = connections_.size();
    connections_.push_back(&connection);
}

void Lane::leave(Connection& connection) {
    auto* last = connections_.back();
    connections_[connection.slot] = last;
    last->slot = connection.slot;
    connections_.pop_back();
    house.gone();
}

void Lane::sweep() {
    auto now = Clock::now();
    for (auto* connection : connections_) connection->sweep(now);
    sweeping_.expires_after(tick);
    sweeping_.async_wait([this](boost::system::error_code stopped) {
        if (!stopped && work_.owns_work()) sweep();
    });
}

void Lane::wind_up() {
    for (auto* connection : connections_) connection->wind_up();
}

void Lane::cut() {
    for (auto* connection : connections_) connection->cut();
}

std::vector<std::unique_ptr<Lane>> House::made_lanes(House& house, int lanes) {
    std::vector<std::unique_ptr<Lane>> made;
    for (int i = 0; i < std::max(lanes, 1); ++i) made.push_back(std::make_unique<Lane>(house));
    return made;
}

House::House(Settings s, Service w)
    : settings(std::move(s)),
      service(std::move(w)),
      lanes(made_lanes(*this, settings.lanes)),
      door(lanes.front()->context()),
      pause(lanes.front()->context()) {
    if (!service.refused) service.refused = plain_refusal;
    if (!service.failed) service.failed = plain_failure;
    for (const auto& pool : settings.pools) pools.push_back(std::make_unique<Pool>(pool));
}

House::~House() {
    if (!started) return;
    stopping = true;
    net::post(lanes.front()->context(), [this] { shut_door(); });
    for (auto& lane : lanes) net::post(lane->context(), [each = lane.get()] { each->cut(); });
    {
        std::unique_lock held(lock);
        emptied.wait(held, [this] { return connections == 0; });
    }
    pools.clear();
    for (auto& lane : lanes) lane->finish();
}

Pool* House::pool(std::string_view name) {
    for (auto& pool : pools)
        if (pool->name() == name) return pool.get();
    return nullptr;
}

Pool* House::pool_of(const Plan& plan) {
    if (plan.pool == at_once) return nullptr;
    auto* named = pool(plan.pool);
    return named ? named : pools.front().get();
}

void House::gone() {
    if (--connections > 0) return;
    std::lock_guard held(lock);
    emptied.notify_all();
}

void House::open_door() {
    boost::system::error_code error;
    auto address = net::ip::make_address(settings.address, error);
    if (error) throw base::Failure{base::Trouble::invalid, "\"" + settings.address + "\" is no address to listen on."};
    Tcp::endpoint endpoint(address, settings.port);
    auto check = [&](base::Trouble trouble, std::string_view what) {
        if (error)
            throw base::Failure{trouble, "Port " + std::to_string(settings.port) + " on " + settings.address + ' ' +
                                             std::string(what) + ": " + error.message() + '.'};
    };
    door.open(endpoint.protocol(), error);
    check(base::Trouble::unsupported, "cannot be opened");
    // Not SO_REUSEPORT: a second server on the same port would silently take half of the callers.
    door.set_option(net::socket_base::reuse_address(true), error);
    door.bind(endpoint, error);
    if (error == boost::system::errc::permission_denied) check(base::Trouble::denied, "may not be used");
    check(base::Trouble::busy, "cannot be used");
    door.listen(4096, error);
    check(base::Trouble::busy, "cannot be used");
    door.native_non_blocking(true, error);
}

void House::await_guests() {
    door.async_wait(Tcp::acceptor::wait_read, [this](boost::system::error_code error) {
        if (error || stopping) return;
        accept_waiting();
    });
}

void House::accept_waiting() {
    for (;;) {
        sockaddr_storage address{};
        socklen_t size = sizeof address;
        int socket =
            ::accept4(door.native_handle(), reinterpret_cast<sockaddr*>(&address), &size, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (socket >= 0) {
            Tcp::endpoint peer;
            std::memcpy(peer.data(), &address, std::min<std::size_t>(size, peer.capacity()));
            welcome(socket, peer);
            continue;
        }
        if (errno == EINTR || errno == ECONNABORTED) continue;
        if (stopping) return;
        if (errno == EAGAIN || errno == EWOULDBLOCK) return await_guests();
        pause.expires_after(tick);  // no descriptors or no memory: those that end make room
        pause.async_wait([this](boost::system::error_code error) {
            if (!error && !stopping) accept_waiting();
        });
        return;
    }
}

void House::welcome(int socket, const Tcp::endpoint& peer) {
    ++accepted;
    if (connections >= settings.most_connections) {
        ++turned_away;
        [[maybe_unused]] auto sent = ::send(socket, too_many.data(), too_many.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
        ::close(socket);
        return;
    }
    ++connections;
    int on = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    auto& lane = *lanes[next_lane++ % lanes.size()];
    auto protocol = peer.protocol();
    net::post(lane.context(), [&lane, socket, peer, protocol] {
        TcpSocket taken(lane.context().get_executor(), protocol, socket);
        auto connection = std::make_shared<Connection>(lane, std::move(taken), peer);
        auto life = connection->serve(connection);
        net::co_spawn(lane.context().get_executor(), std::move(life), net::detached);
    });
}

/// Those who wait before the door already are let in: to them the server was still there.
void House::shut_door() {
    if (!door.is_open()) return;
    accept_waiting();
    boost::system::error_code ignored;
    door.close(ignored);
    pause.cancel();
}

Server::Server(Settings settings, Service service)
    : house_(std::make_unique<House>(std::move(settings), std::move(service))) {}

Server::~Server() = default;

void Server::start() {
    raise_descriptor_limit();
    house_->open_door();
    house_->started = true;
    for (std::size_t i = 0; i < house_->lanes.size(); ++i) house_->lanes[i]->start(static_cast<int>(i));
    net::post(house_->lanes.front()->context(), [house = house_.get()] { house->await_guests(); });
}

std::uint16_t Server::port() const {
    boost::system::error_code error;
    auto endpoint = house_->door.local_endpoint(error);
    return error ? house_->settings.port : endpoint.port();
}

bool Server::stop(std::chrono::milliseconds patience) {
    auto& house = *house_;
    if (!house.started) return true;
    house.stopping = true;
    std::mutex lock;
    std::condition_variable heard;
    std::size_t told = 0;
    auto tell = [&](Lane& lane, auto what) {
        net::post(lane.context(), [&, what] {
            what(lane);
            std::lock_guard held(lock);
            ++told;
            heard.notify_all();
        });
    };
    tell(*house.lanes.front(), [&house](Lane&) { house.shut_door(); });
    {
        std::unique_lock held(lock);
        heard.wait(held, [&] { return told == 1; });
    }
    // After the door: those let in last have been given to their lanes before.
    for (auto& lane : house.lanes) tell(*lane, [](Lane& each) { each.wind_up(); });
    {
        std::unique_lock held(lock);
        heard.wait(held, [&] { return told == 1 + house.lanes.size(); });
    }
    std::unique_lock held(house.lock);
    bool all = house.emptied.wait_for(held, patience, [&] { return house.connections == 0; });
    if (!all)
        for (auto& lane : house.lanes) net::post(lane->context(), [each = lane.get()] { each->cut(); });
    return all;
}

Figures Server::figures() const {
    return {house_->connections, house_->sockets,     house_->streams,
            house_->accepted,    house_->turned_away, house_->requests};
}

std::size_t Server::waiting(std::string_view name) const {
    auto* pool = house_->pool(name);
    return pool ? pool->waiting() : 0;
}

int status_of(base::Trouble trouble) {
    switch (trouble) {
        case base::Trouble::invalid:
        case base::Trouble::unreadable:
        case base::Trouble::unknowing:
            return 422;
        case base::Trouble::missing:
            return 404;
        case base::Trouble::exists:
            return 409;
        case base::Trouble::unsupported:
            return 415;
        case base::Trouble::unknown_caller:
            return 401;
        case base::Trouble::denied:
        case base::Trouble::forbidden:
            return 403;
        case base::Trouble::throttled:
            return 429;
        case base::Trouble::unpaid:
            return 402;
        case base::Trouble::full:
            return 507;
        case base::Trouble::busy:
            return 503;
        case base::Trouble::timeout:
            return 504;
        case base::Trouble::cancelled:
            return 503;
        case base::Trouble::upstream:
            return 502;
        case base::Trouble::internal:
            return 500;
    }
    return 500;
}

Response plain_refusal(const Request*, int status, std::string_view why) {
    boost::json::object problem{{"title", reason_phrase(status)}, {"status", status}, {"detail", why}};
    auto response = Response::text(status, boost::json::serialize(problem), "application/problem+json");
    if (status == 503) response.header("Retry-After", "1");
    if (status == 426) response.header("Sec-WebSocket-Version", "13").header("Upgrade", "websocket");
    return response;
}

Response plain_failure(const Request& request, const base::Failure& failure) {
    auto status = status_of(failure.trouble);
    auto response = plain_refusal(&request, status,
                                  status == 500 ? std::string_view("Something went wrong here.") : failure.message);
    if (failure.retry_after) response.header("Retry-After", std::to_string(failure.retry_after->count()));
    return response;
}

}  // namespace wire
