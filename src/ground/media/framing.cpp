// SPDX-License-Identifier: MIT
#include "media/framing.hpp"

#include <algorithm>
#include <cstring>

namespace media {

Cut cover_cut(int width, int height, AVRational shape, int target_width, int target_height) {
    if (shape.num <= 0 || shape.den <= 0) shape = {1, 1};
    // shown width : height = width * num : height * den
    auto cut_width = av_rescale(av_rescale(height, shape.den, shape.num), target_width, target_height);
    auto cut_height = av_rescale(av_rescale(width, shape.num, shape.den), target_height, target_width);
    Cut out{0, 0, static_cast<int>(std::clamp<std::int64_t>(cut_width, 1, width)),
            static_cast<int>(std::clamp<std::int64_t>(cut_height, 1, height))};
    out.left = (width - out.width) / 2 & ~1, out.top = (height - out.height) / 2 & ~1;
    return out;
}

void Framing::apply(AVFrame& frame, AVRational shape, int width, int height, std::array<std::uint8_t*, 3> planes,
                    std::array<int, 3> strides) {
    auto format = static_cast<AVPixelFormat>(frame.format);
    Cut cut = cover_cut(frame.width, frame.height, shape, width, height);
    bool high = frame.colorspace == AVCOL_SPC_UNSPECIFIED ? frame.height >= 720 : frame.colorspace == AVCOL_SPC_BT709;
    bool full = frame.color_range == AVCOL_RANGE_JPEG || format == AV_PIX_FMT_YUVJ420P ||
                format == AV_PIX_FMT_YUVJ422P || format == AV_PIX_FMT_YUVJ444P;
    std::array<int, 8> wanted{cut.width, cut.height, format, width, height, high, full, frame.colorspace};
    if (!scaler_ || wanted != made_for_) {
        scaler_.reset(sws_getContext(cut.width, cut.height, format, width, height, AV_PIX_FMT_YUV420P,
                                     SWS_BICUBIC | libav::exact_scaling, nullptr, nullptr, nullptr));
        if (!scaler_) throw base::Failure{base::Trouble::unsupported, "This video's pixel format is not supported."};
        int from = frame.colorspace == AVCOL_SPC_BT2020_NCL || frame.colorspace == AVCOL_SPC_BT2020_CL ? SWS_CS_BT2020
                   : high                                                                              ? SWS_CS_ITU709
                                                                                                       : SWS_CS_ITU601;
        sws_setColorspaceDetails(scaler_.get(), sws_getCoefficients(from), full, sws_getCoefficients(SWS_CS_ITU709), 0,
                                 0, 1 << 16, 1 << 16);
        made_for_ = wanted;
    }
    frame.crop_left = static_cast<std::size_t>(cut.left), frame.crop_top = static_cast<std::size_t>(cut.top);
    frame.crop_right = static_cast<std::size_t>(frame.width - cut.left - cut.width);
    frame.crop_bottom = static_cast<std::size_t>(frame.height - cut.top - cut.height);
    libav::check(av_frame_apply_cropping(&frame, AV_FRAME_CROP_UNALIGNED), "Cropping");
    std::uint8_t* to[4] = {planes[0], planes[1], planes[2], nullptr};
    int to_strides[4] = {strides[0], strides[1], strides[2], 0};
    libav::check(sws_scale(scaler_.get(), frame.data, frame.linesize, 0, cut.height, to, to_strides), "Scaling");
}

}  // namespace media
