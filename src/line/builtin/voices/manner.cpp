// SPDX-License-Identifier: MIT
#include "builtin/voices/manner.hpp"

namespace builtin {

const Manner& manner(script::Style style) {
    static constexpr Manner engaging{0.98, 0.5, 1.25, 1.6, 150, 260};
    static constexpr Manner professional{1.00, 0.0, 1.05, 1.0, 180, 320};
    static constexpr Manner educational{1.05, 0.0, 1.15, 1.3, 200, 360};
    static constexpr Manner funny{0.95, 1.5, 1.45, 2.2, 130, 240};
    static constexpr Manner dramatic{1.10, -1.0, 1.35, 2.0, 240, 480};
    static constexpr Manner calm{1.12, -0.5, 0.85, 0.7, 250, 450};
    switch (style) {
        case script::Style::engaging:
            return engaging;
        case script::Style::professional:
            return professional;
        case script::Style::educational:
            return educational;
        case script::Style::funny:
            return funny;
        case script::Style::dramatic:
            return dramatic;
        case script::Style::calm:
            return calm;
    }
    return engaging;
}

}  // namespace builtin
