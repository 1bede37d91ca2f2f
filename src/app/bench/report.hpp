// SPDX-License-Identifier: MIT
// Figures with their floors and aims, printed as they come.
#pragma once
#include <string>
#include <vector>

namespace app::bench {

/// A figure the project promises: at most `floor`, better `aim` (or at least, when higher is better).
struct Figure {
    std::string name;
    double value = 0, floor = 0, aim = 0;
    bool higher_is_better = false;
    std::string how;  ///< the numbers behind it
};

class Report {
  public:
    explicit Report(bool json) : json_(json) {}
    void add(const Figure& figure);
    /// Something that could not be measured here, and why.
    void skip(const std::string& name, const std::string& why);
    int missed() const { return missed_; }

  private:
    bool json_;
    int missed_ = 0;
};

/// Of an odd or even number of values; not empty.
double median(std::vector<double> values);

}  // namespace app::bench
