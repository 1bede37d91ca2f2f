// SPDX-License-Identifier: MIT
#include "jobs/run.hpp"

#include <algorithm>

#include "events/fact.hpp"

namespace jobs {

using base::Failure;
using base::Trouble;

json::object Run::input() const {
    return json::parse(job_.input).as_object();
}

void Run::check() const {
    if (stop_.stop_requested()) throw Failure{Trouble::cancelled, "Stopped."};
}

json::object Run::step(const std::string& name, const std::function<json::object()>& work) {
    check();
    auto known = queue_.database().ask("select state, result from job_steps where job=$1 and name=$2", job_.id, name);
    if (known.empty())
        throw Failure{Trouble::internal, "Something went wrong on our side.",
                      "no step of " + job_.kind + " is called " + name};
    if (known[0].get<StepState>("state") == StepState::completed)
        return json::parse(known[0].get<std::string>("result")).as_object();
    {
        std::lock_guard lock(guard_);
        step_ = name, told_ = {};
    }
    auto mark = [&](StepState state, const std::string& result, const std::string& error) {
        queue_.database().write([&](auto& transaction) {
            auto now = base::now();
            auto mine = transaction.ask("update jobs set step=$3 where id=$1 and attempt=$2 and state='running'",
                                        job_.id, job_.attempt, name);
            if (mine.changed == 0) throw Failure{Trouble::cancelled, "Somebody else has taken over this job."};
            bool begins = state == StepState::in_progress, ends = state == StepState::completed;
            transaction.ask(
                "update job_steps set state=$3, result=$4, error=$5, progress=case when $6=1 then 1000 else progress "
                "end,"
                " started_at=case when $7=1 then $8 else started_at end, completed_at=case when $6=1 then $8 else "
                "completed_at end"
                " where job=$1 and name=$2",
                job_.id, name, state, result, error, static_cast<int>(ends), static_cast<int>(begins), now);
        });
    };
    mark(StepState::in_progress, "", "");
    try {
        auto result = work();
        mark(StepState::completed, json::serialize(result), "");
        return result;
    } catch (const Failure& failure) {
        if (failure.trouble != Trouble::cancelled) mark(StepState::failed, "", failure.message);
        throw;
    }
}

void Run::progress(std::int64_t done, std::int64_t all, const std::string& message) {
    constexpr auto pause = std::chrono::milliseconds(250);
    auto share = all > 0 ? std::clamp<std::int64_t>(done * 1000 / all, 0, 1000) : 0;
    {
        std::lock_guard lock(guard_);
        auto now = std::chrono::steady_clock::now();
        if (now - told_ < pause && share < 1000) return;
        told_ = now;
    }
    write_progress(share, message);
}

void Run::write_progress(std::int64_t share, const std::string& message) {
    auto whole = part_.from + part_.size * share / 1000;
    queue_.database().write(
        [&](auto& transaction) {
            auto rows = transaction.ask(
                "update jobs set progress=case when progress<$3 then $3 else progress end, message=$4"
                " where id=$1 and attempt=$2 and state='running' returning progress",
                job_.id, job_.attempt, whole, message);
            if (rows.empty()) return;  // the stop comes by its own way
            transaction.ask(
                "update job_steps set progress=$3, message=$4 where job=$1 and name=$2 and state='in_progress'",
                job_.id, step_, share, message);
            auto shown = static_cast<double>(rows[0].template get<std::int64_t>("progress")) / 10;
            json::object data{{"job_id", job_.id}, {"kind", job_.kind}, {"state", "running"},
                              {"progress", shown}, {"step", step_},     {"message", message}};
            events::tell(transaction, {{.channel = channel_of(job_), .kind = "job.progress", .data = data},
                                       {.channel = channel_of_owner(job_), .kind = "job.progress", .data = data}});
        },
        store::Durability::relaxed);
    queue_.bus().hint({channel_of(job_), channel_of_owner(job_)});
}

void Run::finish(const json::object& result, const std::function<void(store::Transaction&)>& effects) {
    queue_.database().write([&](auto& transaction) {
        if (effects) effects(transaction);
        queue_.finish(transaction, job_, result);
    });
    finished_ = true;
    queue_.bus().hint({channel_of(job_), channel_of_owner(job_)});
}

}  // namespace jobs
