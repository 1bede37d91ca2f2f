// SPDX-License-Identifier: MIT
#include <cstdint>

#include <x264.h>

#include "base/failure.hpp"
#include "base/text.hpp"
#include "frames/encoder.hpp"

namespace frames {
namespace {

constexpr int sei = 6, sequence_set = 7, picture_set = 8, delimiter = 9;  // NAL unit types, H.264 table 7-1

void apply_options(x264_param_t& param, const std::string& options) {
    for (const auto& option : base::split(options, ':')) {
        if (option.empty()) continue;
        auto equals = option.find('=');
        std::string value = equals == std::string::npos ? "1" : option.substr(equals + 1);
        if (x264_param_parse(&param, option.substr(0, equals).c_str(), value.c_str()) != 0)
            throw base::Failure{base::Trouble::invalid, "x264 does not know the option \"" + option + "\"."};
    }
}

x264_param_t param_for(const Profile& profile) {
    x264_param_t param;
    if (x264_param_default_preset(&param, profile.preset.c_str(), nullptr) != 0)
        throw base::Failure{base::Trouble::invalid, "x264 does not know the preset \"" + profile.preset + "\"."};
    param.i_width = profile.width, param.i_height = profile.height, param.i_csp = X264_CSP_I420;
    param.i_fps_num = param.i_timebase_den = static_cast<std::uint32_t>(profile.fps);
    param.i_fps_den = param.i_timebase_num = 1;
    param.b_vfr_input = 0;
    param.vui.i_colmatrix = param.vui.i_colorprim = param.vui.i_transfer = 1;  // BT.709
    param.vui.b_fullrange = 0;
    param.rc.i_rc_method = X264_RC_CRF;
    param.rc.f_rf_constant = 23;
    apply_options(param, profile.options);
    // Below: what joining needs; no option changes it. One thread, no lookahead thread, one closed GOP, no SEI to strip
    // but x264's own.
    param.i_threads = 1, param.i_lookahead_threads = 1, param.i_sync_lookahead = 0, param.b_deterministic = 1;
    param.i_keyint_max = X264_KEYINT_MAX_INFINITE;
    param.b_open_gop = 0, param.b_stitchable = 1, param.b_annexb = 0, param.b_repeat_headers = 0, param.b_aud = 0;
    param.i_nal_hrd = X264_NAL_HRD_NONE;
    param.i_log_level = X264_LOG_ERROR;
    if (profile.exact == "portable") {
        // AVX-512 gives other bits than AVX2 does; SSE4.2 gives AVX2's.
        auto here = param.cpu;
        x264_param_parse(&param, "asm", "AVX2");
        param.cpu &= here;
    }
    if (x264_param_apply_profile(&param, "high") != 0)
        throw base::Failure{base::Trouble::invalid, "These encoder options do not fit H.264 High profile."};
    return param;
}

std::string configuration(std::string_view sps, std::string_view pps) {
    std::string out{'\1', sps[1], sps[2], sps[3], '\xff', '\xe1'};  // ISO/IEC 14496-15, 5.3.3.1: lengths of 4 bytes
    auto put = [&](std::string_view set) {
        out += static_cast<char>(set.size() >> 8), out += static_cast<char>(set.size() & 255);
        out += set;
    };
    put(sps);
    out += '\1';
    put(pps);
    out += std::string{'\xfd', '\xf8', '\xf8', '\0'};  // 4:2:0, 8 bits, no extensions
    return out;
}

class X264 : public Encoder {
  public:
    explicit X264(const Profile& profile) {
        auto param = param_for(profile);
        encoder_ = x264_encoder_open(&param);
        if (!encoder_) throw base::Failure{base::Trouble::invalid, "x264 refuses these settings."};
        x264_nal_t* nals = nullptr;
        int count = 0;
        x264_encoder_headers(encoder_, &nals, &count);
        std::string_view sps, pps;
        for (int i = 0; i < count; ++i) {
            std::string_view bytes(reinterpret_cast<char*>(nals[i].p_payload) + 4,
                                   static_cast<std::size_t>(nals[i].i_payload) - 4);
            if (nals[i].i_type == sequence_set) sps = bytes;
            if (nals[i].i_type == picture_set) pps = bytes;
        }
        out_.head = configuration(sps, pps);
    }
    ~X264() override { x264_encoder_close(encoder_); }
    X264(const X264&) = delete;
    X264& operator=(const X264&) = delete;

    void put(const Planes& frame, std::int64_t pts) override {
        x264_picture_t picture;
        x264_picture_init(&picture);
        picture.i_pts = pts;
        picture.img.i_csp = X264_CSP_I420, picture.img.i_plane = 3;
        for (int plane = 0; plane < 3; ++plane) {
            picture.img.plane[plane] = const_cast<std::uint8_t*>(frame.row(plane, 0));  // only read
            picture.img.i_stride[plane] = frame.stride(plane);
        }
        step(&picture);
        ++out_.frames;
    }

    Encoded finish() override {
        while (x264_encoder_delayed_frames(encoder_) > 0) step(nullptr);
        return std::move(out_);
    }

  private:
    void step(x264_picture_t* in) {
        x264_picture_t picture;
        x264_nal_t* nals = nullptr;
        int count = 0;
        int size = x264_encoder_encode(encoder_, &nals, &count, in, &picture);
        if (size < 0) throw base::Failure{base::Trouble::internal, "x264 failed to encode a frame."};
        if (size == 0) return;
        Packet packet{.pts = picture.i_pts, .dts = picture.i_dts, .key = picture.b_keyframe != 0};
        for (int i = 0; i < count; ++i) {
            int type = nals[i].i_type;
            if (type == sei || type == sequence_set || type == picture_set || type == delimiter) continue;
            packet.bytes.append(reinterpret_cast<char*>(nals[i].p_payload),
                                static_cast<std::size_t>(nals[i].i_payload));
        }
        out_.packets.push_back(std::move(packet));
    }

    x264_t* encoder_ = nullptr;
    Encoded out_;
};

}  // namespace

std::unique_ptr<Encoder> x264_encoder(const Profile& profile) {
    return std::make_unique<X264>(profile);
}

}  // namespace frames
