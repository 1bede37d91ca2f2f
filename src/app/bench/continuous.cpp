// SPDX-License-Identifier: MIT
#include "app/bench/continuous.hpp"

#include <cstdint>

#include <x264.h>

#include <cstdio>
#include <memory>
#include <vector>

#include "base/failure.hpp"
#include "base/text.hpp"

namespace app::bench {

namespace {

struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, Close>;

x264_t* open(const frames::Profile& profile, int threads) {
    x264_param_t param;
    x264_param_default_preset(&param, profile.preset.c_str(), nullptr);
    param.i_width = profile.width, param.i_height = profile.height, param.i_csp = X264_CSP_I420;
    param.i_fps_num = param.i_timebase_den = static_cast<std::uint32_t>(profile.fps);
    param.i_fps_den = param.i_timebase_num = 1;
    param.b_vfr_input = 0;
    param.vui.i_colmatrix = param.vui.i_colorprim = param.vui.i_transfer = 1;
    param.rc.i_rc_method = X264_RC_CRF;
    param.rc.f_rf_constant = 23;
    for (const auto& option : base::split(profile.options, ':')) {
        auto equals = option.find('=');
        if (!option.empty())
            x264_param_parse(&param, option.substr(0, equals).c_str(),
                             equals == option.npos ? "1" : option.c_str() + equals + 1);
    }
    param.i_threads = threads;
    param.i_log_level = X264_LOG_ERROR;
    x264_param_apply_profile(&param, "high");
    return x264_encoder_open(&param);
}

}  // namespace

std::int64_t encode_continuous(const std::filesystem::path& raw, const frames::Profile& profile, int threads,
                               const std::filesystem::path& out) {
    File in(std::fopen(raw.c_str(), "rb")), to(std::fopen(out.c_str(), "wb"));
    auto* encoder = open(profile, threads);
    if (!in || !to || !encoder) throw base::Failure{base::Trouble::internal, "Cannot encode " + raw.string() + "."};
    auto luma = static_cast<std::size_t>(profile.width) * static_cast<std::size_t>(profile.height);
    std::vector<std::uint8_t> frame(luma * 3 / 2);
    std::int64_t bytes = 0, number = 0;
    auto step = [&](x264_picture_t* picture) {
        x264_picture_t done;
        x264_nal_t* nals = nullptr;
        int count = 0;
        auto size = x264_encoder_encode(encoder, &nals, &count, picture, &done);
        if (size > 0) std::fwrite(nals[0].p_payload, 1, static_cast<std::size_t>(size), to.get()), bytes += size;
    };
    while (std::fread(frame.data(), 1, frame.size(), in.get()) == frame.size()) {
        x264_picture_t picture;
        x264_picture_init(&picture);
        picture.i_pts = number++;
        picture.img.i_csp = X264_CSP_I420, picture.img.i_plane = 3;
        picture.img.plane[0] = frame.data(), picture.img.plane[1] = frame.data() + luma,
        picture.img.plane[2] = frame.data() + luma * 5 / 4;
        picture.img.i_stride[0] = profile.width, picture.img.i_stride[1] = picture.img.i_stride[2] = profile.width / 2;
        step(&picture);
    }
    while (x264_encoder_delayed_frames(encoder) > 0) step(nullptr);
    x264_encoder_close(encoder);
    return bytes;
}

}  // namespace app::bench
