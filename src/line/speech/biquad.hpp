// SPDX-License-Identifier: MIT
// Second-order filters (R. Bristow-Johnson, Audio EQ Cookbook, https://www.w3.org/TR/audio-eq-cookbook/).
#pragma once
#include <vector>

namespace speech {

class Biquad {
  public:
    static Biquad high_pass(double hertz, double q, int rate);
    static Biquad low_pass(double hertz, double q, int rate);
    static Biquad peak(double hertz, double q, double decibels, int rate);
    static Biquad high_shelf(double hertz, double decibels, int rate);
    double step(double in) {
        double out = b0_ * in + z1_;
        z1_ = b1_ * in - a1_ * out + z2_;
        z2_ = b2_ * in - a2_ * out;
        return out;
    }
    void run(std::vector<float>& samples) {
        for (auto& sample : samples) sample = static_cast<float>(step(static_cast<double>(sample)));
    }

  private:
    Biquad(double b0, double b1, double b2, double a0, double a1, double a2);
    double b0_, b1_, b2_, a1_, a2_, z1_ = 0, z2_ = 0;
};

}  // namespace speech
