// SPDX-License-Identifier: MIT
// What a user did and what was done for them: theirs to read and to clear. Money and audit are elsewhere, and stay.
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <vector>

#include "store/database.hpp"

namespace events {

struct Activity {
    std::string id;
    std::string owner;
    std::string
        kind;  ///< "script_generated", "character_created", "video_completed": noun first, as the counts go by it
    std::string message;
    std::optional<std::string> script, character, video;
    base::Moment at;
};
BOOST_DESCRIBE_STRUCT(Activity, (), (id, owner, kind, message, script, character, video, at))

/// id and at are filled in.
void note(store::Transaction& transaction, Activity activity);
/// Newest first.
std::vector<Activity> activities_of(store::Database& database, const std::string& owner, int limit, int offset = 0);

struct ActivityCounts {
    std::int64_t scripts = 0, characters = 0, videos = 0, all = 0;
    std::optional<base::Moment> last;
};
ActivityCounts count_activities(store::Database& database, const std::string& owner);
/// Returns how many went.
std::int64_t clear_activities(store::Transaction& transaction, const std::string& owner);

}  // namespace events
