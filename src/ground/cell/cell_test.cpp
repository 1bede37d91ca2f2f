// SPDX-License-Identifier: MIT
#include "cell/cell.hpp"
#include "cell/jail.hpp"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <thread>

#include "base/failure.hpp"
#include "cell/frame.hpp"

namespace {

using namespace std::chrono_literals;

std::string work(std::string_view request) {
    if (request == "crash") ::abort();
    if (request == "leave") ::_exit(3);
    if (request == "hang")
        while (true) ::pause();
    if (request == "refuse") throw base::Failure{base::Trouble::missing, "No such thing.", "seen"};
    if (request == "socket") return ::socket(AF_INET, SOCK_STREAM, 0) < 0 ? "denied" : "open";
    if (request == "exec") return ::execl("/bin/true", "true", nullptr) < 0 && errno == EPERM ? "denied" : "ran";
    if (request == "fork") return ::fork() < 0 ? "denied" : "forked";
    if (request == "write") {
        std::ofstream file("note");
        file << "words" << std::flush;
        return file ? "written" : "denied";
    }
    if (request == "memory") return std::to_string(std::string(std::size_t{3} << 30, 'x').size());
    static int count = 0;
    if (request == "count") return std::to_string(++count);
    if (request == "where") return std::filesystem::current_path().string();
    return std::string(request);
}

cell::Program forked() {
    return {{}, {{"voice", work}}};
}

std::string message(cell::Cell& cell, std::string_view request, std::chrono::milliseconds deadline = 10s) {
    try {
        return "answered " + cell.ask(request, deadline, "line l3");
    } catch (const base::Failure& failure) {
        return std::string(base::word(failure.trouble)) + ": " + failure.message;
    }
}

TEST(Cell, Answers) {
    cell::Cell cell("voice", {}, forked());
    EXPECT_EQ(cell.process(), 0);
    EXPECT_EQ(cell.ask("hello", 10s), "hello");
    EXPECT_EQ(cell.ask("", 10s), "");
    std::string large(std::size_t{5} << 20, 'y');
    EXPECT_EQ(cell.ask(large, 10s), large);
}

TEST(Cell, FailuresArriveAsTheyWereThrown) {
    cell::Cell cell("voice", {}, forked());
    EXPECT_EQ(message(cell, "refuse"), "missing: No such thing.");
    auto before = cell.process();
    EXPECT_EQ(message(cell, "on"), "answered on");
    EXPECT_EQ(cell.process(), before);
}

TEST(Cell, StartsAgainAfterACrash) {
    cell::Cell cell("voice", {}, forked());
    EXPECT_EQ(message(cell, "crash"),
              "internal: The voice process died on line l3 (signal 6, Aborted); it is started again for the next.");
    EXPECT_EQ(message(cell, "leave"),
              "internal: The voice process died on line l3 (exit code 3); it is started again for the next.");
    EXPECT_EQ(message(cell, "well"), "answered well");
    ASSERT_GT(cell.process(), 0) << "0 would be this test's own process group";
    ::kill(cell.process(), SIGKILL);
    message(cell, "noticed before it is asked, or by its silence");
    EXPECT_EQ(message(cell, "well"), "answered well");
}

TEST(Cell, StopsWhenAsked) {
    cell::Cell cell("voice", {}, forked());
    cell.ask("up", 10s);
    std::stop_source source;
    std::jthread impatient([&] { source.request_stop(); });
    try {
        cell.ask("hang", 60s, "line l3", source.get_token());
        ADD_FAILURE();
    } catch (const base::Failure& failure) {
        EXPECT_EQ(failure.trouble, base::Trouble::cancelled);
    }
    EXPECT_EQ(cell.process(), 0);
    EXPECT_EQ(message(cell, "well"), "answered well");
}

TEST(Cell, EndsWhatHangs) {
    cell::Cell cell("voice", {}, forked());
    cell.ask("hello", 10s);
    auto child = cell.process();
    EXPECT_EQ(message(cell, "hang", 50ms),
              "timeout: The voice process took longer than 50 ms on line l3 and was ended.");
    EXPECT_EQ(::kill(child, 0), -1);
    EXPECT_EQ(message(cell, "well"), "answered well");
}

TEST(Cell, IsJailed) {
    cell::Cell cell("voice", {}, forked());
    for (const char* crime : {"socket", "exec", "fork", "write"})
        EXPECT_EQ(message(cell, crime), "answered denied") << crime;
    if (cell::limits_memory) {
        EXPECT_EQ(message(cell, "memory"), "full: A cell ran out of its memory.");
    }
    auto where = cell.ask("where", 10s);
    EXPECT_TRUE(std::filesystem::is_empty(where) ||
                std::filesystem::file_size(std::filesystem::path(where) / "note") == 0);
}

class CellOfEachKind : public testing::TestWithParam<bool> {};
INSTANTIATE_TEST_SUITE_P(Fresh, CellOfEachKind, testing::Bool());

TEST_P(CellOfEachKind, DiesWithItsParentEvenAtWork) {
    int pipe_ends[2];
    ASSERT_EQ(::pipe(pipe_ends), 0);
    pid_t middle = ::fork();
    if (middle == 0) {
        cell::Limits limits;
        limits.fresh = GetParam();
        cell::Cell cell("voice", limits, forked());
        cell.ask("hello", 10s);
        (void)!::write(pipe_ends[1], "x", 1);
        cell.ask("hang", 60s);
        ::_exit(0);
    }
    ::close(pipe_ends[1]);
    char byte;
    ASSERT_EQ(::read(pipe_ends[0], &byte, 1), 1);
    ::kill(middle, SIGKILL);
    ::waitpid(middle, nullptr, 0);
    EXPECT_EQ(::read(pipe_ends[0], &byte, 1), 0);  // the last holder of the other end, the cell, is gone
    ::close(pipe_ends[0]);
}

TEST(Cell, OutlivesTheThreadThatStartedIt) {
    cell::Cell cell("voice", {}, forked());
    std::thread([&] { cell.ask("hello", 10s); }).join();
    auto child = cell.process();
    EXPECT_EQ(cell.ask("again", 10s), "again");
    EXPECT_EQ(cell.process(), child);
}

TEST(Cell, IsFreshForEachRequestWhenAsked) {
    cell::Limits limits;
    limits.fresh = true;
    cell::Cell cell("voice", limits, forked());
    for (int i = 0; i < 20; ++i) EXPECT_EQ(cell.ask("count", 10s), "1");
    auto child = cell.process();
    EXPECT_EQ(message(cell, "refuse"), "missing: No such thing.");
    EXPECT_EQ(message(cell, "crash"),
              "internal: The voice process died on line l3 (signal 6, Aborted); it is started again for the next.");
    EXPECT_EQ(message(cell, "leave"),
              "internal: The voice process died on line l3 (exit code 3); it is started again for the next.");
    for (const char* crime : {"socket", "exec", "fork", "write"})
        EXPECT_EQ(message(cell, crime), "answered denied") << crime;
    EXPECT_EQ(cell.process(), child);
    EXPECT_EQ(message(cell, "hang", 50ms),
              "timeout: The voice process took longer than 50 ms on line l3 and was ended.");
    EXPECT_EQ(message(cell, "well"), "answered well");
}

TEST(Cell, LeavesNothingBehind) {
    std::string where;
    int child = 0;
    {
        cell::Cell cell("voice", {}, forked());
        where = cell.ask("where", 10s), child = cell.process();
    }
    EXPECT_FALSE(std::filesystem::exists(where));
    EXPECT_EQ(::kill(child, 0), -1);
}

TEST(Cell, AnExecutableThatIsNoneIsReported) {
    cell::Cell cell("voice", {}, {"/no/such/program", {}});
    EXPECT_EQ(message(cell, "hello"),
              "internal: The voice process died on line l3 (exit code 127); it is started again for the next.");
    EXPECT_EQ(cell::serve({}, "nobody"), 2);
}

TEST(Frame, LyingLengthsAreRefused) {
    int ends[2];
    ASSERT_EQ(::socketpair(AF_UNIX, SOCK_STREAM, 0, ends), 0);
    std::string lie(
        "\xff\xff\xff\xff\xff\xff\xff\x7f"
        "a",
        9);
    ASSERT_EQ(::send(ends[0], lie.data(), lie.size(), 0), 9);
    cell::Frame frame;
    EXPECT_EQ(cell::receive(ends[1], frame, 1000, {}), cell::Trouble::too_large);
    ASSERT_EQ(::send(ends[0], "\x05\0\0\0\0\0\0\0aab", 11, 0), 11);
    ::close(ends[0]);
    EXPECT_EQ(cell::receive(ends[1], frame, 1000, {}), cell::Trouble::closed);
    ::close(ends[1]);
}

}  // namespace
