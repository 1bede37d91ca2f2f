// SPDX-License-Identifier: MIT
#include "jobs/workers.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <fstream>
#include <set>

#include "base/ids.hpp"
#include "base/text.hpp"
#include "jobs/run.hpp"

namespace jobs {

namespace {

using base::Failure;
using base::Trouble;
using Clock = std::chrono::steady_clock;

/// Field 22 of /proc/<pid>/stat (proc(5)): when the process started, so that a pid used again is not mistaken for it.
std::string start_of(const std::string& pid) {
    std::ifstream file("/proc/" + pid + "/stat");
    std::string text(std::istreambuf_iterator<char>(file), {});
    auto after_name = text.rfind(')');
    if (after_name == std::string::npos) return "";
    auto fields = base::split_words(std::string_view(text).substr(after_name + 1));
    return fields.size() > 19 ? fields[19] : "";
}

/// Of the machine's boot, so that two machines or containers of one name are not taken for one.
std::string host() {
    std::ifstream file("/proc/sys/kernel/random/boot_id");
    std::string boot;
    file >> boot;
    char name[256] = {};
    gethostname(name, sizeof name - 1);
    return std::string(name) + "/" + boot.substr(0, 8);
}

}  // namespace

std::string this_node() {
    auto pid = std::to_string(getpid());
    return fmt::format("{}:{}:{}:{}", host(), pid, start_of(pid), base::new_id().substr(28));
}

bool surely_gone(const std::string& node) {
    auto parts = base::split(node, ':');
    return parts.size() == 4 && parts[0] == host() && start_of(parts[1]) != parts[2];
}

Workers::Workers(Queue& queue, const WorkerOptions& options) : queue_(queue), options_(options), node_(this_node()) {
    if (options_.kinds.empty())
        for (const auto& [name, kind] : queue.kinds())
            if (kind.work) options_.kinds.push_back(name);
    keeper_ = std::jthread([this](std::stop_token stop) { keep(stop); });
    for (int i = 0; i < options_.slots; ++i) threads_.emplace_back([this](std::stop_token stop) { work(stop); });
}

Workers::~Workers() {
    for (auto& thread : threads_) thread.request_stop();
    {
        std::lock_guard lock(guard_);
        leaving_ = true;
        for (auto& [id, held] : held_) held->stop.request_stop();
    }
    threads_.clear();  // the keeper beats on while they end
}

void Workers::look() {
    std::lock_guard lock(guard_);
    ++looks_;
    news_.notify_all();
}

int Workers::running() const {
    std::lock_guard lock(guard_);
    return static_cast<int>(held_.size());
}

void Workers::work(std::stop_token stop) {
    while (!stop.stop_requested()) {
        std::uint64_t before;
        {
            std::lock_guard lock(guard_);
            before = looks_;
        }
        std::vector<Job> claimed;
        try {
            claimed = queue_.claim(options_.kinds, node_, options_.batch);
        } catch (const Failure&) {
            // The database is away; the next look may find it.
        }
        {
            std::lock_guard lock(guard_);
            for (const auto& job : claimed) held_[job.id] = std::make_shared<Held>(Held{job, {}});
            // Claimed in the moment of leaving: perform() sees the stop and puts it back.
            if (leaving_)
                for (const auto& job : claimed) held_[job.id]->stop.request_stop();
        }
        for (const auto& job : claimed) perform(job);
        if (!claimed.empty()) continue;
        std::unique_lock lock(guard_);
        news_.wait_for(lock, stop, options_.look_every, [&] { return looks_ != before; });
    }
}

void Workers::perform(const Job& job) {
    std::shared_ptr<Held> held;
    {
        std::lock_guard lock(guard_);
        held = held_[job.id];
    }
    Run run(queue_, job, held->stop.get_token());
    std::optional<Failure> trouble;
    try {
        run.check();
        queue_.kinds().at(job.kind).work(run);
        if (!run.finished()) run.finish({});
    } catch (const Failure& failure) {
        trouble = failure;
    } catch (const std::exception& exception) {
        trouble = Failure{Trouble::internal, "Something went wrong on our side.", exception.what()};
    }
    bool leaving;
    {
        std::lock_guard lock(guard_);
        leaving = leaving_;
        held_.erase(job.id);
    }
    if (!trouble || run.finished()) return;
    try {
        if (trouble->trouble == Trouble::cancelled && leaving)
            queue_.put_back(job);
        else
            queue_.fail(job, *trouble);
    } catch (const Failure&) {
        // Not written: the claim stands still and is taken back, as if this worker had died.
    }
}

void Workers::keep(std::stop_token stop) {
    std::mutex own;
    std::condition_variable_any pause;
    auto beaten = Clock::now(), looked = beaten - options_.lease;
    while (!stop.stop_requested()) {
        try {
            see_cancels();
            if (Clock::now() - beaten >= options_.beat) beat(), beaten = Clock::now();
            if (Clock::now() - looked >= options_.lease / 8) {
                take_back_lost(), looked = Clock::now();
                auto now = base::now();
                if (queue_.wake(now) + queue_.age(now) > 0) look();
            }
        } catch (const Failure&) {
            // The database is away. Should it stay so for a lease's length, others take the jobs, and the fence keeps
            // ours out.
        }
        std::unique_lock lock(own);
        pause.wait_for(lock, stop, std::min(options_.look_every, options_.beat), [] { return false; });
    }
}

void Workers::beat() {
    std::vector<std::shared_ptr<Held>> held;
    {
        std::lock_guard lock(guard_);
        for (const auto& [id, one] : held_) held.push_back(one);
    }
    if (held.empty()) return;
    std::set<std::string> still;
    queue_.database().write(
        [&](auto& transaction) {
            still.clear();
            auto rows =
                transaction.ask("update jobs set beat=beat+1 where node=$1 and state='running' returning id", node_);
            for (std::size_t i = 0; i < rows.size(); ++i) still.insert(rows[i].template get<std::string>("id"));
        },
        store::Durability::relaxed);
    std::lock_guard lock(guard_);
    for (const auto& one : held)
        if (held_.contains(one->job.id) && !still.contains(one->job.id)) one->stop.request_stop();
}

void Workers::see_cancels() {
    if (running() == 0) return;
    auto rows = queue_.database().ask(
        "select id from jobs where node=$1 and state='running' and cancel=[[pg: true]][[sqlite: 1]]", node_);
    std::lock_guard lock(guard_);
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (auto held = held_.find(rows[i].get<std::string>("id")); held != held_.end())
            held->second->stop.request_stop();
}

void Workers::take_back_lost() {
    auto rows =
        queue_.database().ask("select id, node, attempt, beat from jobs where state='running' and node<>$1", node_);
    std::vector<Job> lost;
    std::map<std::string, Seen> seen;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto row = rows[i];
        auto id = row.get<std::string>("id"), node = row.get<std::string>("node");
        Seen now{row.get<std::int64_t>("attempt"), row.get<std::int64_t>("beat"), Clock::now()};
        auto before = seen_.find(id);
        if (before != seen_.end() && before->second.attempt == now.attempt && before->second.beat == now.beat)
            now.since = before->second.since;
        seen[id] = now;
        if (Clock::now() - now.since >= options_.lease || surely_gone(node))
            if (auto job = queue_.find(id); job && job->attempt == now.attempt) lost.push_back(*job);
    }
    seen_ = std::move(seen);
    if (queue_.take_back(lost) > 0) look();
}

}  // namespace jobs
