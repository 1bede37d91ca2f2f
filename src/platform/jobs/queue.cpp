// SPDX-License-Identifier: MIT
#include "jobs/queue.hpp"

#include <fmt/format.h>

#include "base/hash.hpp"
#include "base/ids.hpp"
#include "events/fact.hpp"
#include "jobs/law.hpp"

namespace jobs {

namespace {

using base::Failure;
using base::Trouble;

constexpr std::string_view columns =
    "id, kind, owner, state, priority, run_at, attempt, crashes, most_attempts, node, cancel, progress, step, message, "
    "key,"
    " parent, input, result, error, created_at, started_at, finished_at";

/// `in ($first, $first+1 …)` for so many.
std::string places(std::size_t first, std::size_t count) {
    std::string text = "(";
    for (std::size_t i = 0; i < count; ++i) text += fmt::format("{}${}", i ? ", " : "", first + i);
    return text + ")";
}

base::Chance& chance() {
    static thread_local base::Chance own(base::seed_from(base::random_bytes(8)));
    return own;
}

}  // namespace

std::string channel_of(const Job& job) {
    return "job." + job.id;
}

std::string channel_of_owner(const Job& job) {
    return "user." + job.owner;
}

Job Queue::add(store::Transaction& transaction, const Wish& wish) {
    auto kind = kinds_.find(wish.kind);
    if (kind == kinds_.end())
        throw Failure{Trouble::internal, "Something went wrong on our side.", "no kind of job is called " + wish.kind};
    auto now = base::now();
    bool later = wish.run_at && *wish.run_at > now;
    auto inserted = transaction.ask(
        fmt::format("insert into jobs ({}, beat, turn) values ($1, $2, $3, $4, $5, $6, 0, 0, $7, '', [[pg: "
                    "false]][[sqlite: 0]],"
                    " 0, '', '', $8, $9, $10, '{{}}', '', $11, null, null, 0,"
                    " (select coalesce(max(turn), 0) from ("
                    " select turn+1 as turn from (select max(turn) as turn from jobs where owner=$3 and priority=$5 "
                    "and state='queued') mine"
                    " union all select turn from (select turn from jobs where state='queued' and priority=$5 order by "
                    "turn limit 1) head"
                    ") turns)) on conflict (owner, key) where key is not null do nothing returning {}",
                    columns, columns),
        base::new_id(), wish.kind, wish.owner, later ? State::waiting : State::queued, wish.priority,
        wish.run_at.value_or(now), kind->second.most_attempts, wish.key, wish.parent, json::serialize(wish.input), now);
    if (inserted.empty())
        return *transaction
                    .ask(fmt::format("select {} from jobs where owner=$1 and key=$2", columns), wish.owner, wish.key)
                    .first_as<Job>();
    auto job = inserted[0].as<Job>();
    std::int64_t number = 0;
    for (const auto& step : kind->second.steps)
        transaction.ask(
            "insert into job_steps (job, number, name, state, progress, message, result, error)"
            " values ($1, $2, $3, 'pending', 0, '', '', '')",
            job.id, ++number, step);
    tell(transaction, job, "job.queued");
    return job;
}

void Queue::announce(const Job& job) {
    bus_.hint({work_channel, channel_of(job), channel_of_owner(job)});
}

std::optional<Job> Queue::find(const std::string& id) {
    return database_.ask(fmt::format("select {} from jobs where id=$1", columns), id).first_as<Job>();
}

std::vector<Step> Queue::steps_of(const std::string& id) {
    return database_
        .ask(
            "select number, name, state, progress, message, result, error, started_at, completed_at from job_steps"
            " where job=$1 order by number",
            id)
        .all_as<Step>();
}

std::vector<Mishap> Queue::mishaps_of(const std::string& id) {
    return database_
        .ask("select attempt, at, trouble, message, detail from job_errors where job=$1 order by attempt, at", id)
        .all_as<Mishap>();
}

namespace {
constexpr std::string_view filtered = " where ($1='' or owner=$1) and ($2='' or state=$2) and ($3='' or kind=$3)";

std::string word_of(const std::optional<State>& state) {
    return state ? boost::describe::enum_to_string(*state, "") : "";
}
}  // namespace

std::vector<Job> Queue::list(const Filter& filter, int limit, int offset) {
    return database_
        .ask(fmt::format("select {} from jobs{} order by created_at desc, id desc limit $4 offset $5", columns,
                         filtered),
             filter.owner, word_of(filter.state), filter.kind, limit, offset)
        .all_as<Job>();
}

std::int64_t Queue::count(const Filter& filter) {
    return *database_
                .ask(fmt::format("select count(*) from jobs{}", filtered), filter.owner, word_of(filter.state),
                     filter.kind)
                .first<std::int64_t>();
}

bool Queue::cancel(const std::string& id) {
    std::optional<Job> job;
    database_.write([&](auto& transaction) {
        job = transaction.ask(fmt::format("select {} from jobs where id=$1 [[pg: for update]]", columns), id)
                  .template first_as<Job>();
        if (!job) throw Failure{Trouble::missing, "There is no such job."};
        if (is_over(job->state)) return;
        if (job->state == State::running)
            transaction.ask("update jobs set cancel=[[pg: true]][[sqlite: 1]] where id=$1", id);
        else
            end(transaction, *job, State::cancelled, "Cancelled.");
    });
    if (is_over(job->state)) return false;
    announce(*job);
    return true;
}

Job Queue::retry(const std::string& id, const std::function<void(store::Transaction&, const Job&)>& prepare) {
    auto job = database_.writing([&](auto& transaction) {
        auto now = base::now();
        auto rows =
            transaction.ask(fmt::format("update jobs set state='queued', crashes=0, most_attempts=attempt+$3, "
                                        "cancel=[[pg: false]][[sqlite: 0]],"
                                        " run_at=$2, error='', message='', finished_at=null"
                                        " where id=$1 and state in ('failed', 'cancelled', 'unknown') returning {}",
                                        columns),
                            id, now, std::int64_t{5});
        if (rows.empty())
            throw Failure{Trouble::invalid,
                          "Only a job that failed, was cancelled or whose end is unknown can be tried again."};
        auto job = rows[0].template as<Job>();
        transaction.ask(
            "update job_steps set state='pending', error='', progress=0 where job=$1 and state in ('failed', "
            "'in_progress')",
            id);
        if (prepare) prepare(transaction, job);
        tell(transaction, job, "job.queued");
        return job;
    });
    announce(job);
    return job;
}

std::vector<Job> Queue::claim(const std::vector<std::string>& kinds, const std::string& node, int most) {
    if (kinds.empty() || most <= 0) return {};
    std::vector<store::Value> arguments{store::value_of(node), store::value_of(base::now()), store::value_of(most)};
    for (const auto& kind : kinds) arguments.push_back(store::value_of(kind));
    auto transaction = database_.begin();
    auto jobs =
        transaction
            .run(fmt::format("with picked as materialized (select id from jobs where state='queued' and kind in {}"
                             " order by priority desc, turn, id limit $3 [[pg: for update skip locked]])"
                             " update jobs set state='running', attempt=attempt+1, beat=beat+1, node=$1,"
                             " started_at=coalesce(started_at, $2) where id in (select id from picked) returning {}",
                             places(4, kinds.size()), columns),
                 arguments)
            .all_as<Job>();
    transaction.commit();
    return jobs;
}

void Queue::finish(store::Transaction& transaction, const Job& job, const json::object& result) {
    auto changed = transaction.ask(
        "update jobs set state='done', progress=1000, result=$3, error='', finished_at=$4"
        " where id=$1 and attempt=$2 and state='running'",
        job.id, job.attempt, json::serialize(result), base::now());
    if (changed.changed == 0) throw Failure{Trouble::cancelled, "Somebody else has taken over this job."};
    auto done = job;
    done.state = State::done, done.progress = 1000, done.result = json::serialize(result);
    tell(transaction, done, "job.done");
}

void Queue::end(store::Transaction& transaction, const Job& job, State state, const std::string& message) {
    auto changed = transaction.ask(
        "update jobs set state=$3, error=$4, finished_at=$5 where id=$1 and attempt=$2"
        " and state in ('queued', 'waiting', 'running')",
        job.id, job.attempt, state, message, base::now());
    if (changed.changed == 0) return;
    auto ended = job;
    ended.state = state, ended.error = message;
    if (auto kind = kinds_.find(job.kind); kind != kinds_.end() && kind->second.given_up)
        kind->second.given_up(transaction, ended);
    tell(transaction, ended, state == State::cancelled ? "job.cancelled" : "job.failed");
}

void Queue::fail(const Job& job, const Failure& failure) {
    bool again = worth_another_try(failure.trouble) && job.attempt < job.most_attempts;
    auto wait = wait_after(job.attempt, chance());
    database_.write([&](auto& transaction) {
        auto now = base::now();
        if (failure.trouble == Trouble::cancelled) return end(transaction, job, State::cancelled, "Cancelled.");
        transaction.ask(
            "insert into job_errors (job, attempt, at, trouble, message, detail) values ($1, $2, $3, $4, $5, $6)",
            job.id, job.attempt, now, base::word(failure.trouble), failure.message, failure.detail);
        if (!again) return end(transaction, job, State::failed, failure.message);
        auto changed = transaction.ask(
            "update jobs set state='waiting', run_at=$3, error=$4 where id=$1 and attempt=$2 and state='running'",
            job.id, job.attempt, now + wait, failure.message);
        if (changed.changed == 0) return;
        auto waiting = job;
        waiting.state = State::waiting, waiting.error = failure.message;
        tell(transaction, waiting, "job.waiting");
    });
    hint(job);
}

void Queue::put_back(const Job& job) {
    database_.write([&](auto& transaction) {
        transaction.ask(
            "update jobs set state='queued', most_attempts=most_attempts+1, node='' where id=$1 and attempt=$2 and "
            "state='running'",
            job.id, job.attempt);
    });
    bus_.hint({work_channel});
}

int Queue::take_back(const std::vector<Job>& lost) {
    int taken = 0;
    for (const auto& job : lost) {
        database_.write([&](auto& transaction) {
            auto rows = transaction.ask(
                "update jobs set crashes=crashes+1 where id=$1 and attempt=$2 and state='running' returning crashes, "
                "cancel",
                job.id, job.attempt);
            if (rows.empty()) return;
            ++taken;
            transaction.ask(
                "insert into job_errors (job, attempt, at, trouble, message, detail) values ($1, $2, $3, 'lost', $4, "
                "$5)",
                job.id, job.attempt, base::now(), "Its worker was lost.", job.node);
            if (rows[0].template get<bool>("cancel")) return end(transaction, job, State::cancelled, "Cancelled.");
            if (rows[0].template get<std::int64_t>("crashes") >= most_crashes)
                return end(transaction, job, State::failed,
                           fmt::format("Its worker was lost {} times; it is not tried again by itself.", most_crashes));
            transaction.ask(
                "update jobs set state='queued', most_attempts=most_attempts+1, node='' where id=$1 and attempt=$2",
                job.id, job.attempt);
        });
        hint(job);
    }
    if (taken > 0) bus_.hint({work_channel});
    return taken;
}

int Queue::wake(base::Moment now) {
    if (database_.ask("select 1 from jobs where state='waiting' and run_at<=$1 limit 1", now).empty()) return 0;
    auto woken = database_.writing([&](auto& transaction) {
        return transaction
            .ask(
                "update jobs set state='queued' where id in (select id from jobs where state='waiting' and run_at<=$1"
                " order by run_at limit 1000 [[pg: for update skip locked]])",
                now)
            .changed;
    });
    if (woken > 0) bus_.hint({work_channel});
    return static_cast<int>(woken);
}

int Queue::age(base::Moment now) {
    constexpr auto patience = std::chrono::seconds(60);
    constexpr std::int64_t first = 1000;
    auto old = now - patience;
    if (database_.ask("select 1 from jobs where state='queued' and priority<0 and run_at<$1 limit 1", old).empty())
        return 0;
    return static_cast<int>(database_.writing([&](auto& transaction) {
        return transaction
            .ask("update jobs set priority=$2 where state='queued' and priority<0 and run_at<$1", old, first)
            .changed;
    }));
}

Queue::Depth Queue::depth() {
    auto rows = database_.ask(
        "select state, count(*) as n, min(run_at) as oldest from jobs where state in ('queued', 'running', 'waiting') "
        "group by state");
    Depth depth;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto n = rows[i].get<std::int64_t>("n");
        switch (rows[i].get<State>("state")) {
            case State::queued:
                depth.queued = n, depth.oldest_queued = rows[i].get<base::Moment>("oldest");
                break;
            case State::running:
                depth.running = n;
                break;
            default:
                depth.waiting = n;
        }
    }
    return depth;
}

void Queue::tell(store::Transaction& transaction, const Job& job, const std::string& kind) {
    json::object data{{"job_id", job.id},
                      {"kind", job.kind},
                      {"state", boost::describe::enum_to_string(job.state, "")},
                      {"progress", static_cast<double>(job.progress) / 10},
                      {"step", job.step},
                      {"message", job.message}};
    if (!job.error.empty()) data["error"] = job.error;
    events::tell(transaction, {{.channel = channel_of(job), .kind = kind, .data = data},
                               {.channel = channel_of_owner(job), .kind = kind, .data = data}});
}

void Queue::hint(const Job& job) {
    bus_.hint({channel_of(job), channel_of_owner(job)});
}

}  // namespace jobs
