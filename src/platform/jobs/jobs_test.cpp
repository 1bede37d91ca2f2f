// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <condition_variable>
#include <set>
#include <thread>

#include "base/ids.hpp"
#include "events/fact.hpp"
#include "events/migrated_test.hpp"
#include "jobs/law.hpp"
#include "jobs/run.hpp"
#include "jobs/workers.hpp"

namespace {

using namespace std::chrono_literals;
using base::Failure;
using base::Trouble;
using jobs::State;

template <class Ready>
bool eventually(const Ready& ready, std::chrono::milliseconds longest = 20s) {
    auto until = std::chrono::steady_clock::now() + longest;
    while (!ready()) {
        if (std::chrono::steady_clock::now() > until) return false;
        std::this_thread::sleep_for(5ms);
    }
    return true;
}

struct Jobs : events::testing::MigratedTest {
    void SetUp() override {
        MigratedTest::SetUp();
        if (!database) return;
        bus = events::bus_in_process();
        queue = std::make_unique<jobs::Queue>(*database, *bus, kinds);
    }
    void TearDown() override {
        queue.reset();
        bus.reset();
        MigratedTest::TearDown();
    }
    jobs::Job add(jobs::Wish wish) {
        auto job = database->writing([&](auto& tx) { return queue->add(tx, wish); });
        queue->announce(job);
        return job;
    }
    jobs::Job add(const std::string& kind, const std::string& owner = "u") {
        return add(jobs::Wish{.kind = kind, .owner = owner});
    }
    State state(const std::string& id) { return queue->find(id)->state; }
    bool ends(const std::string& id, State wanted) {
        return eventually([&] { return jobs::is_over(state(id)); }) && state(id) == wanted;
    }
    static jobs::WorkerOptions quick(int slots = 2) {
        return {.slots = slots, .kinds = {}, .beat = 50ms, .lease = 400ms, .look_every = 20ms};
    }
    /// A claim whose worker says nothing more.
    jobs::Job claimed_by_a_ghost(const std::string& kind) { return queue->claim({kind}, "elsewhere:1:1:1", 1).at(0); }

    jobs::Kinds kinds;
    std::unique_ptr<events::Bus> bus;
    std::unique_ptr<jobs::Queue> queue;
};

TEST_P(Jobs, are_done_once_with_their_effects) {
    std::atomic<int> begun{0};
    kinds["count"] = {.work = [&](jobs::Run& run) {
        ++begun;
        run.finish({{"answer", 42}}, [&](auto& tx) {
            tx.ask("insert into activities (id, owner, kind, message, at) values ($1, 'u', 'x', '', 0)",
                   base::new_id());
        });
    }};
    std::vector<std::string> ids;
    {
        jobs::Workers workers(*queue, quick(3)), others(*queue, quick(3));
        for (int i = 0; i < 200; ++i) ids.push_back(add("count").id);
        EXPECT_TRUE(eventually([&] { return queue->count({.owner = "", .state = State::done, .kind = ""}) == 200; }));
    }
    EXPECT_EQ(begun, 200);
    EXPECT_EQ(database->ask("select count(*) from activities").first<int>(), 200);
    EXPECT_EQ(queue->find(ids[7])->result, R"({"answer":42})");
    auto facts = events::facts_after(*database, "job." + ids[7], 0);
    ASSERT_EQ(facts.size(), 2u);
    EXPECT_EQ(facts[0].kind, "job.queued");
    EXPECT_EQ(facts[1].kind, "job.done");
}

TEST_P(Jobs, of_one_key_are_one_job) {
    kinds["x"] = {};
    jobs::Wish wish{.kind = "x", .owner = "u", .key = "once"};
    auto first = add(wish), second = add(wish);
    EXPECT_EQ(first.id, second.id);
    wish.owner = "other";
    EXPECT_NE(add(wish).id, first.id);
    EXPECT_EQ(queue->count({}), 2);
    EXPECT_THROW(add("no such kind"), Failure);
}

TEST_P(Jobs, appear_with_their_transaction_or_not_at_all) {
    kinds["x"] = {};
    {
        auto transaction = database->begin();
        queue->add(transaction, {.kind = "x", .owner = "u"});
    }
    EXPECT_EQ(queue->count({}), 0);
}

TEST_P(Jobs, of_a_flood_delay_only_their_owner) {
    kinds["x"] = {};
    for (int i = 0; i < 50; ++i) add("x", "flood");
    for (int i = 0; i < 3; ++i) queue->claim({"x"}, "n", 1);
    auto lone = add("x", "lone");
    auto urgent = add(jobs::Wish{.kind = "x", .owner = "flood", .priority = 1});
    EXPECT_EQ(queue->claim({"x"}, "n", 1).at(0).id, urgent.id);
    std::vector<std::string> next;
    for (int i = 0; i < 2; ++i) next.push_back(queue->claim({"x"}, "n", 1).at(0).id);
    EXPECT_THAT(next, testing::Contains(lone.id));
    for (auto* owner : {"a", "b"})
        for (int i = 0; i < 3; ++i) add("x", owner);
    std::vector<std::string> owners;
    for (int i = 0; i < 6; ++i) owners.push_back(queue->claim({"x"}, "n", 1).at(0).owner);
    EXPECT_GE(std::count(owners.begin(), owners.end(), "a"), 2);
    EXPECT_GE(std::count(owners.begin(), owners.end(), "b"), 2);
}

TEST_P(Jobs, of_low_priority_are_not_starved) {
    kinds["x"] = {};
    auto low = add(jobs::Wish{.kind = "x", .owner = "u", .priority = -5});
    add(jobs::Wish{.kind = "x", .owner = "u", .priority = 5});
    EXPECT_EQ(queue->age(base::now() + 30s), 0);
    EXPECT_EQ(queue->age(base::now() + 61s), 1);
    EXPECT_EQ(queue->claim({"x"}, "n", 1).at(0).id, low.id);
}

TEST_P(Jobs, that_may_work_another_time_are_tried_again_others_not) {
    std::atomic<int> given_up{0};
    auto give_up = [&](store::Transaction&, const jobs::Job&) { ++given_up; };
    kinds["busy"] = {.work =
                         [](jobs::Run&) {
                             throw Failure{Trouble::busy, "Too busy."};
                         },
                     .given_up = give_up,
                     .most_attempts = 2};
    kinds["wrong"] = {.work =
                          [](jobs::Run&) {
                              throw Failure{Trouble::invalid, "Wrong.", "secret detail"};
                          },
                      .given_up = give_up};
    kinds["throws"] = {.work = [](jobs::Run&) { throw std::runtime_error("oops"); }, .given_up = give_up};
    auto busy = add("busy").id, wrong = add("wrong").id, throws = add("throws").id;
    jobs::Workers workers(*queue, quick());
    EXPECT_TRUE(ends(wrong, State::failed));
    EXPECT_TRUE(eventually([&] { return state(busy) == State::waiting && state(throws) == State::waiting; }));
    EXPECT_EQ(queue->find(wrong)->error, "Wrong.");
    EXPECT_EQ(queue->mishaps_of(wrong).at(0).detail, "secret detail");
    EXPECT_EQ(given_up, 1);
    EXPECT_EQ(queue->find(throws)->error, "Something went wrong on our side.");
    EXPECT_TRUE(ends(busy, State::failed));
    EXPECT_EQ(queue->mishaps_of(busy).size(), 2u);
    EXPECT_EQ(given_up, 2);
    auto again = queue->retry(busy);
    EXPECT_EQ(again.state, State::queued);
    EXPECT_THROW(queue->retry(throws), Failure);
}

TEST(JobLaw, waits_n_to_the_fourth_a_day_at_most) {
    base::Chance chance(1);
    for (std::int64_t n = 1; n <= 25; ++n) {
        auto seconds = std::min<std::int64_t>(n * n * n * n, 86400);
        for (int i = 0; i < 100; ++i) {
            auto wait = jobs::wait_after(n, chance);
            EXPECT_GE(wait, seconds * 900ms);
            EXPECT_LE(wait, seconds * 1100ms);
        }
    }
}

TEST_P(Jobs, begin_when_their_time_has_come) {
    kinds["x"] = {};
    auto later = add(jobs::Wish{.kind = "x", .owner = "u", .run_at = base::now() + 1h});
    EXPECT_EQ(later.state, State::waiting);
    EXPECT_TRUE(queue->claim({"x"}, "n", 1).empty());
    EXPECT_EQ(queue->wake(base::now()), 0);
    EXPECT_EQ(queue->wake(base::now() + 2h), 1);
    EXPECT_EQ(queue->claim({"x"}, "n", 1).size(), 1u);
}

// A5: what is done is not done again.
TEST_P(Jobs, go_on_after_the_last_step_that_was_done) {
    std::atomic<int> first{0}, second{0};
    std::atomic<bool> broken{true};
    kinds["steps"] = {.work =
                          [&](jobs::Run& run) {
                              auto one = run.step("one", [&] { return ++first, jobs::json::object{{"made", 1}}; });
                              run.step("two", [&] {
                                  ++second;
                                  if (broken) throw Failure{Trouble::busy, "Not now."};
                                  return jobs::json::object{};
                              });
                              run.finish(one);
                          },
                      .steps = {"one", "two"}};
    auto id = add("steps").id;
    jobs::Workers workers(*queue, quick());
    ASSERT_TRUE(eventually([&] { return state(id) == State::waiting; }));
    auto steps = queue->steps_of(id);
    EXPECT_EQ(steps[0].state, jobs::StepState::completed);
    EXPECT_EQ(steps[1].state, jobs::StepState::failed);
    EXPECT_EQ(steps[1].error, "Not now.");
    broken = false;
    EXPECT_TRUE(ends(id, State::done));
    EXPECT_EQ(first, 1);
    EXPECT_EQ(second, 2);
    EXPECT_EQ(queue->find(id)->result, R"({"made":1})");
}

// A3, A7.
TEST_P(Jobs, of_a_lost_worker_are_taken_over_but_not_for_ever) {
    std::atomic<int> given_up{0};
    kinds["x"] = {.work = [](jobs::Run&) {}, .given_up = [&](auto&, auto&) { ++given_up; }};
    auto id = add("x").id;
    claimed_by_a_ghost("x");
    {
        jobs::Workers workers(*queue, quick());
        EXPECT_TRUE(ends(id, State::done));
    }
    EXPECT_EQ(queue->find(id)->attempt, 2);
    EXPECT_EQ(queue->mishaps_of(id).at(0).trouble, "lost");
    auto poison = add("x").id;
    for (int i = 0; i < 3; ++i) EXPECT_EQ(queue->take_back({claimed_by_a_ghost("x")}), 1);
    EXPECT_EQ(state(poison), State::failed);
    EXPECT_EQ(given_up, 1);
}

// A4.
TEST_P(Jobs, cannot_be_ended_by_a_worker_that_lost_them) {
    kinds["x"] = {.steps = {"one"}};
    auto id = add("x").id;
    auto old = claimed_by_a_ghost("x");
    queue->take_back({old});
    auto current = claimed_by_a_ghost("x");
    jobs::Run zombie(*queue, old, {});
    EXPECT_THROW(zombie.finish({}, [](auto& tx) { tx.ask("delete from jobs"); }), Failure);
    EXPECT_THROW(zombie.step("one", [] { return jobs::json::object{}; }), Failure);
    zombie.progress(5, 10, "late");
    queue->fail(old, Failure{Trouble::invalid, "late"});
    queue->put_back(old);
    EXPECT_EQ(queue->take_back({old}), 0);
    EXPECT_EQ(state(id), State::running);
    EXPECT_EQ(queue->find(id)->message, "");
    jobs::Run(*queue, current, {}).finish({});
    EXPECT_EQ(state(id), State::done);
}

TEST_P(Jobs, of_a_killed_process_are_taken_over_at_once) {
    kinds["x"] = {.work = [](jobs::Run&) {}};
    auto id = add("x").id;
    // A process that lived, on this machine: its node is made in the child.
    int ends_of[2];
    ASSERT_EQ(pipe(ends_of), 0);
    auto child = fork();
    if (child == 0) {
        auto node = jobs::this_node();
        _exit(write(ends_of[1], node.data(), node.size()) < 0);
    }
    char buffer[512];
    auto size = read(ends_of[0], buffer, sizeof buffer);
    waitpid(child, nullptr, 0);
    close(ends_of[0]), close(ends_of[1]);
    ASSERT_GT(size, 0);
    std::string node(buffer, static_cast<std::size_t>(size));
    EXPECT_TRUE(jobs::surely_gone(node));
    EXPECT_FALSE(jobs::surely_gone(jobs::this_node()));
    EXPECT_FALSE(jobs::surely_gone("elsewhere:1:1:1"));
    queue->claim({"x"}, node, 1);
    jobs::Workers workers(*queue, {.slots = 1, .kinds = {}, .beat = 1s, .lease = 60s, .look_every = 20ms});
    EXPECT_TRUE(eventually([&] { return state(id) == State::done; }, 5s));
}

// A12.
TEST_P(Jobs, are_cancelled_wherever_they_are) {
    std::atomic<int> given_up{0};
    std::atomic<bool> running{false};
    kinds["long"] = {.work =
                         [&](jobs::Run& run) {
                             running = true;
                             for (;;) std::this_thread::sleep_for(5ms), run.check();
                         },
                     .given_up = [&](auto&, auto&) { ++given_up; }};
    auto waiting = add(jobs::Wish{.kind = "long", .owner = "u", .run_at = base::now() + 1h}).id;
    EXPECT_TRUE(queue->cancel(waiting));
    EXPECT_EQ(state(waiting), State::cancelled);
    EXPECT_FALSE(queue->cancel(waiting));
    auto id = add("long").id;
    jobs::Workers workers(*queue, quick());
    ASSERT_TRUE(eventually([&] { return running.load(); }));
    EXPECT_TRUE(queue->cancel(id));
    EXPECT_TRUE(eventually([&] { return state(id) == State::cancelled; }, 2s));
    EXPECT_EQ(given_up, 2);
    EXPECT_THROW(queue->cancel("none"), Failure);
}

TEST_P(Jobs, go_back_into_the_queue_when_their_worker_leaves) {
    std::atomic<bool> running{false};
    kinds["long"] = {.work = [&](jobs::Run& run) {
        running = true;
        for (;;) std::this_thread::sleep_for(5ms), run.check();
    }};
    auto id = add("long").id;
    {
        jobs::Workers workers(*queue, quick());
        ASSERT_TRUE(eventually([&] { return running.load(); }));
    }
    auto job = queue->find(id);
    EXPECT_EQ(job->state, State::queued);
    EXPECT_EQ(job->crashes, 0);
    EXPECT_EQ(job->most_attempts, 6);
    EXPECT_TRUE(queue->mishaps_of(id).empty());
}

TEST_P(Jobs, tell_their_progress_and_never_go_back) {
    kinds["x"] = {.steps = {"one", "two"}};
    auto id = add("x").id;
    jobs::Run run(*queue, claimed_by_a_ghost("x"), {});
    run.part({0, 400});
    run.step("one", [&] {
        for (int i = 1; i <= 100; ++i) run.progress(i, 100, "Piece " + std::to_string(i));
        return jobs::json::object{};
    });
    EXPECT_EQ(queue->find(id)->progress, 400);
    run.part({400, 600});
    run.step("two", [&] {
        run.progress(1, 4, "Second");
        EXPECT_EQ(queue->find(id)->step, "two");
        EXPECT_EQ(queue->find(id)->progress, 550);
        return jobs::json::object{};
    });
    EXPECT_EQ(queue->steps_of(id)[0].progress, 1000);
    double before = -1;
    int told = 0;
    for (const auto& fact : events::facts_after(*database, "job." + id, 0)) {
        if (fact.kind != "job.progress") continue;
        EXPECT_GE(fact.data.at("progress").as_double(), before);
        before = fact.data.at("progress").as_double(), ++told;
    }
    EXPECT_LE(told, 4);
}

INSTANTIATE_TEST_SUITE_P(Both, Jobs, events::testing::both(), events::testing::named);

}  // namespace
