// SPDX-License-Identifier: MIT
#include "cell/cell.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <thread>
#include <vector>

#include "base/failure.hpp"
#include "base/files.hpp"
#include "cell/frame.hpp"
#include "cell/jail.hpp"

namespace cell {

namespace {

using base::Failure;

/// The socket's number in the child: main() of the program and we agree on it.
constexpr int door = 3;

std::string packed(const Failure& failure) {
    return std::string(1, static_cast<char>(failure.trouble)) + std::to_string(failure.message.size()) + ":" +
           failure.message + failure.detail;
}

Failure unpacked(const std::string& bytes) {
    auto colon = bytes.find(':');
    if (bytes.empty() || colon == bytes.npos || colon < 2 || colon > 10)
        return {base::Trouble::internal, "A cell answered in words nobody knows."};
    std::size_t size = 0;
    for (char c : bytes.substr(1, colon - 1))
        size = c >= '0' && c <= '9' ? size * 10 + static_cast<std::size_t>(c - '0') : bytes.size() + 1;
    auto kind = static_cast<unsigned char>(bytes[0]);
    if (size > bytes.size() - colon - 1 || kind > static_cast<unsigned char>(base::Trouble::internal))
        return {base::Trouble::internal, "A cell answered in words nobody knows."};
    return {static_cast<base::Trouble>(kind), bytes.substr(colon + 1, size), bytes.substr(colon + 1 + size)};
}

std::string packed(const Limits& limits) {
    auto text = [](auto value) { return std::to_string(value) + " "; };
    return text(limits.memory_bytes) + text(limits.cpu.count()) + text(limits.file_bytes) + text(limits.open_files) +
           text(limits.processes) + text(limits.message_bytes) + text(limits.fresh ? 1 : 0);
}

Limits limits_from(const std::string& text) {
    Limits limits;
    unsigned long long memory = 0, cpu = 0, file = 0, message = 0;
    int files = 0, processes = 0, fresh = 0;
    if (std::sscanf(text.c_str(), "%llu %llu %llu %d %d %llu %d", &memory, &cpu, &file, &files, &processes, &message,
                    &fresh) != 7)
        throw Failure{base::Trouble::internal, "A cell was started without its limits."};
    limits.memory_bytes = memory, limits.cpu = std::chrono::seconds(cpu), limits.file_bytes = file;
    limits.open_files = files, limits.processes = processes, limits.message_bytes = message, limits.fresh = fresh == 1;
    return limits;
}

std::string answer(const Handler& handler, std::string_view request, Kind& kind) {
    try {
        kind = Kind::answer;
        return handler(request);
    } catch (const Failure& failure) {
        kind = Kind::failure;
        return packed(failure);
    } catch (const std::bad_alloc&) {
        kind = Kind::failure;
        return packed(Failure{base::Trouble::full, "A cell ran out of its memory."});
    } catch (const std::exception& error) {
        kind = Kind::failure;
        return packed(Failure{base::Trouble::internal, "A cell failed.", error.what()});
    }
}

/// Ends this process, whatever it is computing, when its parent is gone or has let go of it.
/// Not PR_SET_PDEATHSIG: that one fires when the *thread* that started us ends, and workers come and go.
void die_with_parent(int socket) {
    std::thread([socket] {
        pollfd entry{socket, POLLRDHUP, 0};
        while (::poll(&entry, 1, -1) < 0 && errno == EINTR) {
        }
        ::_exit(0);
    }).detach();
}

/// Leaves between two requests rather than in the middle of one.
bool half_spent(const Limits& limits) {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return usage.ru_utime.tv_sec + usage.ru_stime.tv_sec > limits.cpu.count() / 2;
}

std::string told(int status) {
    if (!WIFSIGNALED(status)) return "exit code " + std::to_string(WEXITSTATUS(status));
    return "signal " + std::to_string(WTERMSIG(status)) + ", " + ::strsignal(WTERMSIG(status));
}

/// A fork costs a millisecond where a new program costs its loading. This process itself only passes bytes on: it reads
/// nothing in them, needs no jail and has one thread. A fork that hangs ends when the parent hangs up.
int serve_in_forks(int socket, const Handler& handler, const Limits& limits) {
    Frame frame;
    while (receive(socket, frame, limits.message_bytes, {}) == Trouble::none && frame.kind == Kind::request) {
        pid_t id = ::fork();
        if (id == 0) {
            int code = 1;
            try {
                die_with_parent(socket);
                enter_jail(limits);
                Kind kind = Kind::answer;
                auto bytes = answer(handler, frame.bytes, kind);
                code = send(socket, kind, bytes, {}) == Trouble::none ? 0 : 1;
            } catch (...) {
            }
            ::_exit(code);
        }
        int status = 0;
        while (id > 0 && ::waitpid(id, &status, 0) < 0 && errno == EINTR) {
        }
        if (id > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0) continue;
        if (send(socket, Kind::death, id > 0 ? told(status) : "no process", {}) != Trouble::none) break;
    }
    return 0;
}

int serve_on(int socket, const Handler& handler) {
    ::signal(SIGPIPE, SIG_IGN);
    ::signal(SIGXFSZ, SIG_IGN);  // a library that writes is told so, not killed
    Frame frame;
    if (receive(socket, frame, 4096, {}) != Trouble::none || frame.kind != Kind::limits) return 1;
    auto limits = limits_from(frame.bytes);
    if (limits.fresh) return serve_in_forks(socket, handler, limits);
    die_with_parent(socket);
    enter_jail(limits);
    while (receive(socket, frame, limits.message_bytes, {}) == Trouble::none && frame.kind == Kind::request) {
        Kind kind = Kind::answer;
        auto bytes = answer(handler, frame.bytes, kind);
        // Said with the answer: otherwise the next request could meet a child on its way out.
        bool leaves = half_spent(limits);
        if (leaves) kind = kind == Kind::answer ? Kind::last_answer : Kind::last_failure;
        if (send(socket, kind, bytes, {}) != Trouble::none || leaves) break;
    }
    return 0;
}

/// Nothing of ours but what libraries and data need to be found: keys and passwords stay with the parent.
std::vector<std::string> environment() {
    std::vector<std::string> kept{"LC_ALL=C"};
    for (const char* name : {"LD_LIBRARY_PATH", "AUTOVIDEO_SHARE", "AUTOVIDEO_CELL_LOG", "ESPEAK_DATA_PATH"})
        if (const char* value = std::getenv(name)) kept.push_back(std::string(name) + "=" + value);
    return kept;
}

/// Only calls that are safe between fork and exec of a process with threads.
[[noreturn]] void become(const char* const* arguments, const char* const* kept, const char* folder, int socket) {
    if (::dup2(socket, door) < 0) ::_exit(126);
    if (socket == door) ::fcntl(door, F_SETFD, 0);
    ::close_range(door + 1, ~0U, 0);
    if (::chdir(folder) != 0) ::_exit(126);
    ::execve(arguments[0], const_cast<char* const*>(arguments), const_cast<char* const*>(kept));
    ::_exit(127);
}

}  // namespace

struct Cell::Child {
    base::TempFolder folder{base::temp_folder()};  ///< its private working directory
    pid_t id = 0;
    int socket = -1;
    ~Child() {
        if (socket >= 0) ::close(socket);
        if (id <= 0) return;
        ::kill(id, SIGKILL);
        while (::waitpid(id, nullptr, 0) < 0 && errno == EINTR) {
        }
    }
    bool gone() const {
        char byte;
        auto got = ::recv(socket, &byte, 1, MSG_PEEK | MSG_DONTWAIT);
        return got == 0 || (got < 0 && errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR);
    }
};

Cell::Cell(std::string role, Limits limits, Program program)
    : role_(std::move(role)), limits_(limits), program_(std::move(program)) {}
Cell::~Cell() = default;

int Cell::process() const {
    return child_ ? child_->id : 0;
}
void Cell::stop() noexcept {
    child_.reset();
}

void Cell::start() {
    auto child = std::make_unique<Child>();
    int ends[2];
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
        throw Failure{base::Trouble::internal, "No socket could be made for a cell.", std::strerror(errno)};
    child->socket = ends[0];
    auto path = program_.path.empty() ? std::string("/proc/self/exe") : program_.path.string();
    auto folder = child->folder.path().string();
    const char* arguments[] = {path.c_str(), "cell", role_.c_str(), nullptr};
    auto kept = environment();
    std::vector<const char*> pointers;
    for (const auto& entry : kept) pointers.push_back(entry.c_str());
    pointers.push_back(nullptr);
    pid_t id = ::fork();
    if (id == 0) {
        if (program_.roles.empty()) become(arguments, pointers.data(), folder.c_str(), ends[1]);
        ::close(ends[0]);
        int code = 1;
        try {
            if (::chdir(folder.c_str()) == 0) code = serve_on(ends[1], program_.roles.at(role_));
        } catch (...) {
        }
        ::_exit(code);
    }
    ::close(ends[1]);
    if (id < 0) throw Failure{base::Trouble::internal, "A cell could not be started.", std::strerror(errno)};
    child->id = id;
    auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    send(child->socket, Kind::limits, packed(limits_), deadline);
    child_ = std::move(child);
}

std::string Cell::ask(std::string_view request, std::chrono::milliseconds deadline, std::string_view what,
                      std::stop_token asked) {
    std::lock_guard lock(one_at_a_time_);
    if (child_ && child_->gone()) stop();
    if (!child_) start();
    auto name = "The " + role_ + " process";
    auto on = what.empty() ? std::string() : " on " + std::string(what);
    if (request.size() > limits_.message_bytes)
        throw Failure{base::Trouble::full, name + " takes no request of " + std::to_string(request.size()) + " bytes."};
    auto until = std::chrono::steady_clock::now() + deadline;
    Frame frame;
    auto trouble = Trouble::none;
    {
        std::stop_callback hang_up(asked, [socket = child_->socket] { ::shutdown(socket, SHUT_RDWR); });
        trouble = send(child_->socket, Kind::request, request, until);
        if (trouble == Trouble::none) trouble = receive(child_->socket, frame, limits_.message_bytes, until);
    }
    if (trouble != Trouble::none && asked.stop_requested()) {
        stop();
        throw Failure{base::Trouble::cancelled, "Stopped."};
    }
    if (trouble == Trouble::none && (frame.kind == Kind::last_answer || frame.kind == Kind::last_failure)) stop();
    if (trouble == Trouble::none && (frame.kind == Kind::answer || frame.kind == Kind::last_answer))
        return std::move(frame.bytes);
    if (trouble == Trouble::none && (frame.kind == Kind::failure || frame.kind == Kind::last_failure))
        throw unpacked(frame.bytes);
    if (trouble == Trouble::none && frame.kind == Kind::death)
        throw Failure{base::Trouble::internal,
                      name + " died" + on + " (" + frame.bytes.substr(0, 200) + "); it is started again for the next."};
    if (trouble == Trouble::late) {
        stop();
        throw Failure{base::Trouble::timeout,
                      name + " took longer than " + std::to_string(deadline.count()) + " ms" + on + " and was ended."};
    }
    if (trouble != Trouble::closed) {
        stop();
        throw Failure{base::Trouble::internal, name + " answered out of bounds" + on + " and was ended."};
    }
    // One that is truly dead keeps its own cause; one that only closed the door must not keep us waiting.
    int status = 0;
    ::kill(child_->id, SIGKILL);
    while (::waitpid(child_->id, &status, 0) < 0 && errno == EINTR) {
    }
    child_->id = 0;
    stop();
    throw Failure{base::Trouble::internal,
                  name + " died" + on + " (" + told(status) + "); it is started again for the next."};
}

int serve(const Roles& roles, const std::string& role) {
    auto at = roles.find(role);
    if (at == roles.end()) return 2;
    // Libraries grumble about what the jail denies them; a film's maker need not hear it.
    if (!std::getenv("AUTOVIDEO_CELL_LOG"))
        if (int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC); nowhere >= 0)
            ::dup2(nowhere, STDOUT_FILENO), ::dup2(nowhere, STDERR_FILENO), ::close(nowhere);
    try {
        return serve_on(door, at->second);
    } catch (const std::exception&) {
        return 1;
    }
}

}  // namespace cell
