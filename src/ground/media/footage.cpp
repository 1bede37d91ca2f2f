// SPDX-License-Identifier: MIT
#include "media/footage.hpp"

#include "base/failure.hpp"

namespace media {
struct Footage::State {
    Mezzanine what;
};
Footage::Footage(const std::filesystem::path&) { throw base::Failure{base::Trouble::unsupported, "Footage cannot be read yet."}; }
Footage::~Footage() = default;
Footage::Footage(Footage&&) noexcept = default;
Footage& Footage::operator=(Footage&&) noexcept = default;
const Mezzanine& Footage::what() const { return state_->what; }
int Footage::frame_at(double, bool) const { return 0; }
void Footage::read(int, int, int, std::array<std::uint8_t*, 3>, std::array<int, 3>) {}
}  // namespace media
