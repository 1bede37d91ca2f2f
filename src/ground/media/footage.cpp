// SPDX-License-Identifier: MIT
#include "media/footage.hpp"

#include <algorithm>
#include <cmath>

#include "media/framing.hpp"
#include "media/video_input.hpp"

namespace media {

struct Footage::State {
    VideoInput input;
    Mezzanine what;
    Framing framing;
    libav::Owned<AVFrame> held{av_frame_alloc()};  ///< frame `number`
    int number = -1;

    explicit State(const std::filesystem::path& path) : input(path, 1) {
        const auto& stream = input.stream();
        auto rate = stream.avg_frame_rate;
        what = {stream.codecpar->width, stream.codecpar->height,
                rate.den ? static_cast<int>(std::lround(av_q2d(rate))) : 0, static_cast<int>(stream.nb_frames)};
        if (what.fps <= 0 || what.frames <= 0)
            throw base::Failure{base::Trouble::unreadable,
                                path.filename().string() + ": this is no footage of ours; prepare it again."};
    }

    int number_of(const AVFrame& frame) const {
        return static_cast<int>(
            av_rescale_q(frame.best_effort_timestamp - input.start(), input.stream().time_base, {1, what.fps}));
    }

    /// Half a second is a group: a jump further than that is cheaper by its intra frame.
    void go(int n) {
        if (n == number) return;
        if (n < number || n > number + what.fps / 2) {
            input.seek(input.start() + av_rescale_q(n, {1, what.fps}, input.stream().time_base));
            number = -1;
        }
        while (AVFrame* frame = input.next()) {
            number = number_of(*frame);
            if (number < n) continue;
            av_frame_unref(held.get());
            av_frame_move_ref(held.get(), frame);
            return;
        }
        if (!held->buf[0])
            throw base::Failure{base::Trouble::unreadable, "Prepared footage is damaged; prepare it again."};
    }
};

Footage::Footage(const std::filesystem::path& path) : state_(std::make_unique<State>(path)) {}
Footage::~Footage() = default;
Footage::Footage(Footage&&) noexcept = default;
Footage& Footage::operator=(Footage&&) noexcept = default;
const Mezzanine& Footage::what() const {
    return state_->what;
}

int Footage::frame_at(double ms, bool loop) const {
    auto n = static_cast<std::int64_t>(std::floor(ms * state_->what.fps / 1000 + 1e-6));
    std::int64_t count = state_->what.frames;
    if (loop) return static_cast<int>((n % count + count) % count);
    return static_cast<int>(std::clamp<std::int64_t>(n, 0, count - 1));
}

void Footage::read(int n, int width, int height, std::array<std::uint8_t*, 3> planes, std::array<int, 3> strides) {
    state_->go(std::clamp(n, 0, state_->what.frames - 1));
    libav::Owned<AVFrame> view(av_frame_clone(state_->held.get()));
    state_->framing.apply(*view, {1, 1}, width, height, planes, strides);
}

}  // namespace media
