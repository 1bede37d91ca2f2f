// SPDX-License-Identifier: MIT
// A database of each kind for tests. PostgreSQL's server is started by tools/with_services.sh.
#pragma once
#include <gtest/gtest.h>

#include <cstdlib>
#include <memory>

#include "base/files.hpp"
#include "base/ids.hpp"
#include "store/database.hpp"

namespace store::testing {

/// An empty database of its own, dropped afterwards.
class Scratch {
  public:
    explicit Scratch(Dialect dialect) : dialect_(dialect) {
        if (dialect == Dialect::sqlite) {
            address_ = (folder_.path() / "test.db").string();
            return;
        }
        name_ = "t" + base::new_id().substr(0, 8) + base::new_id().substr(24);
        run("create database " + name_);
        address_ = server() + "/" + name_;
    }
    ~Scratch() {
        if (!name_.empty()) run("drop database " + name_ + " with (force)");
    }
    const std::string& address() const { return address_; }
    std::unique_ptr<Database> open(const DatabaseOptions& options = {}) const {
        return open_database(address_, options);
    }

    /// "postgresql://postgres@127.0.0.1:54321", empty when none was started.
    static std::string server() {
        auto* address = std::getenv("AUTOVIDEO_TEST_POSTGRES");
        return address ? address : "";
    }

  private:
    void run(const std::string& sql) {
        auto server_database = open_database(server() + "/postgres", {.connections = 1});
        server_database->read(sql, {});
    }
    Dialect dialect_;
    base::TempFolder folder_{std::filesystem::temp_directory_path()};
    std::string name_, address_;
};

/// TEST_P on both: INSTANTIATE_TEST_SUITE_P(Both, YourTest, both(), named).
struct DatabaseTest : ::testing::TestWithParam<Dialect> {
    void SetUp() override {
        if (GetParam() == Dialect::postgres && Scratch::server().empty())
            GTEST_SKIP() << "no PostgreSQL: run by tools/with_services.sh, as ./autovideo test does";
        scratch = std::make_unique<Scratch>(GetParam());
        database = scratch->open();
    }
    void TearDown() override {
        database.reset();
        scratch.reset();
    }
    std::unique_ptr<Scratch> scratch;
    std::unique_ptr<Database> database;
};

inline auto both() {
    return ::testing::Values(Dialect::sqlite, Dialect::postgres);
}
inline std::string named(const ::testing::TestParamInfo<Dialect>& info) {
    return info.param == Dialect::sqlite ? "sqlite" : "postgres";
}

}  // namespace store::testing
