// SPDX-License-Identifier: MIT
#include "app/bench/report.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "base/bind.hpp"

namespace app::bench {

void Report::add(const Figure& figure) {
    auto reaches = [&](double bound) {
        return figure.higher_is_better ? figure.value >= bound : figure.value <= bound;
    };
    const char* verdict = reaches(figure.aim) ? "aim reached" : reaches(figure.floor) ? "floor held" : "MISSED";
    missed_ += !reaches(figure.floor);
    if (json_) {
        base::json::object row{{"figure", figure.name}, {"value", figure.value}, {"floor", figure.floor},
                               {"aim", figure.aim},     {"verdict", verdict},    {"how", figure.how}};
        fmt::print("{}\n", base::json::serialize(row));
    } else {
        fmt::print("{:<52} {:>8.3f}   floor {:<7.3g} aim {:<7.3g} {:<12} {}\n", figure.name, figure.value, figure.floor,
                   figure.aim, verdict, figure.how);
    }
    std::fflush(stdout);
}

void Report::skip(const std::string& name, const std::string& why) {
    if (json_)
        fmt::print("{}\n", base::json::serialize(base::json::value{{"figure", name}, {"skipped", why}}));
    else
        fmt::print("{:<52} skipped: {}\n", name, why);
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    auto half = values.size() / 2;
    return values.size() % 2 ? values[half] : (values[half - 1] + values[half]) / 2;
}

}  // namespace app::bench
