// SPDX-License-Identifier: MIT
// The queue: jobs in a table, claimed by workers, fenced by their attempt.
#pragma once
#include <chrono>

#include "events/bus.hpp"
#include "jobs/job.hpp"
#include "jobs/kinds.hpp"

namespace jobs {

struct Wish {
    std::string kind, owner;
    json::object input;
    std::int64_t priority = 0;  ///< higher first
    std::optional<base::Moment> run_at;
    std::optional<std::string> key;  ///< the same key of the same owner is the same job
    std::optional<std::string> parent;
};

class Queue {
  public:
    Queue(store::Database& database, events::Bus& bus, const Kinds& kinds)
        : database_(database), bus_(bus), kinds_(kinds) {}

    /// In the caller's transaction, with whatever must be true when the job is there (its hold, its activity). Call
    /// announce() after the commit. Throws internal for a kind that is not in the table.
    Job add(store::Transaction& transaction, const Wish& wish);
    void announce(const Job& job);

    std::optional<Job> find(const std::string& id);
    std::vector<Step> steps_of(const std::string& id);
    std::vector<Mishap> mishaps_of(const std::string& id);
    struct Filter {
        std::string owner;  ///< empty: everybody's
        std::optional<State> state;
        std::string kind;
    };
    std::vector<Job> list(const Filter& filter, int limit, int offset = 0);  ///< newest first
    std::int64_t count(const Filter& filter);

    /// What waits ends now; what runs is asked to, within two seconds. False when it is over already.
    bool cancel(const std::string& id);
    /// A failed, cancelled or unknown job begins again, with its steps that are done. Throws invalid when it is in any
    /// other state. prepare: what must be promised again, in the same transaction.
    Job retry(const std::string& id, const std::function<void(store::Transaction&, const Job&)>& prepare = {});

    /// For workers: up to `most` jobs of these kinds, begun. node: of the worker.
    std::vector<Job> claim(const std::vector<std::string>& kinds, const std::string& node, int most);
    /// Throws cancelled when the attempt is not the job's any more: the caller's transaction must not commit.
    void finish(store::Transaction& transaction, const Job& job, const json::object& result);
    /// Ends the attempt: again later, or for good.
    void fail(const Job& job, const base::Failure& failure);
    /// Back into the queue as if it had not been begun: the worker leaves.
    void put_back(const Job& job);
    /// A worker of this name is known to be gone, or the jobs' beats stood still.
    int take_back(const std::vector<Job>& lost);
    /// Waiting jobs whose time has come. Returns how many.
    int wake(base::Moment now);
    /// Jobs that waited a minute go before those of any priority. Returns how many.
    int age(base::Moment now);

    struct Depth {
        std::int64_t queued = 0, running = 0, waiting = 0;
        std::optional<base::Moment> oldest_queued;
    };
    Depth depth();

    store::Database& database() { return database_; }
    events::Bus& bus() { return bus_; }
    const Kinds& kinds() const { return kinds_; }

  private:
    /// Fenced: nothing happens when the attempt is over.
    void end(store::Transaction& transaction, const Job& job, State state, const std::string& message);
    void tell(store::Transaction& transaction, const Job& job, const std::string& kind);
    void hint(const Job& job);

    store::Database& database_;
    events::Bus& bus_;
    const Kinds& kinds_;
};

/// The channels on which a job's facts are told.
std::string channel_of(const Job& job);        ///< "job.<id>"
std::string channel_of_owner(const Job& job);  ///< "user.<owner>"
/// The channel of hints that there is work.
inline const std::string work_channel = "work";

}  // namespace jobs
