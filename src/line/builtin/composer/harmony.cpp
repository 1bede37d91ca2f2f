// SPDX-License-Identifier: MIT
#include "builtin/composer/harmony.hpp"

#include <algorithm>
#include <cstdlib>

namespace builtin::composer {
namespace {

constexpr std::array<std::array<int, 7>, 4> steps{{
    {0, 2, 4, 5, 7, 9, 11},  // major
    {0, 2, 3, 5, 7, 8, 10},  // minor
    {0, 2, 3, 5, 7, 9, 10},  // dorian
    {0, 2, 4, 6, 7, 9, 11},  // lydian
}};

int pitch_class(int key) {
    return (key % 12 + 12) % 12;
}

/// Keys from `lowest` up in close position, starting with tone `first`.
std::vector<int> stacked(const std::vector<int>& classes, std::size_t first, int lowest) {
    std::vector<int> keys{lowest};
    for (std::size_t i = 1; i < classes.size(); ++i) {
        const int wanted = classes[(first + i) % classes.size()];
        keys.push_back(keys.back() + 1 + pitch_class(wanted - keys.back() - 1));
    }
    return keys;
}

int movement(const std::vector<int>& keys, const std::vector<int>& before, int middle) {
    int sum = 0;
    for (int key : keys) {
        int least = 99;
        for (int old : before) least = std::min(least, std::abs(key - old));
        sum += before.empty() ? std::abs(key - middle) : least * 4 + std::abs(key - middle) / 2;
    }
    return sum;
}

}  // namespace

int Scale::key(int degree) const {
    const int octave = degree >= 0 ? degree / 7 : -((6 - degree) / 7);
    return tonic + 12 * octave + steps[static_cast<std::size_t>(mode)][static_cast<std::size_t>(degree - 7 * octave)];
}

std::vector<int> chord_degrees(int root, Colour colour) {
    switch (colour) {
        case Colour::plain:
            return {root, root + 2, root + 4};
        case Colour::seventh:
            return {root, root + 2, root + 4, root + 6};
        case Colour::ninth:
            return {root, root + 2, root + 4, root + 8};
        case Colour::open:
            return {root, root + 4, root + 8};
    }
    return {};
}

std::vector<int> voiced(const Scale& scale, int root, Colour colour, const std::vector<int>& before, int low,
                        int high) {
    std::vector<int> classes;
    for (int degree : chord_degrees(root, colour)) classes.push_back(pitch_class(scale.key(degree)));
    std::sort(classes.begin(), classes.end());
    std::vector<int> best;
    int least = 1 << 20;
    for (std::size_t first = 0; first < classes.size(); ++first)
        for (int lowest = low; lowest <= high; ++lowest) {
            if (pitch_class(lowest) != classes[first]) continue;
            auto keys = stacked(classes, first, lowest);
            if (keys.back() > high) continue;
            const int cost = movement(keys, before, (low + high) / 2);
            if (cost < least) least = cost, best = std::move(keys);
        }
    return best;
}

int near(const Scale& scale, int degree, int around) {
    const int key = scale.key(degree);
    const int up = pitch_class(key - around);
    return around + (up > 6 ? up - 12 : up);
}

}  // namespace builtin::composer
