// SPDX-License-Identifier: MIT
#include "frames/vector.hpp"

#include <cairo.h>
#include <librsvg/rsvg.h>

#include <cmath>
#include <memory>

#include "base/failure.hpp"

namespace frames {
namespace {

struct Unref {
    void operator()(RsvgHandle* handle) const { g_object_unref(handle); }
    void operator()(GInputStream* stream) const { g_object_unref(stream); }
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_t* context) const { cairo_destroy(context); }
    void operator()(GError* error) const { g_error_free(error); }
};
template <class T>
using Owned = std::unique_ptr<T, Unref>;

[[noreturn]] void unreadable(GError* error) {
    Owned<GError> owned(error);
    throw base::Failure{base::Trouble::unreadable, "A drawing is not valid SVG.", error ? error->message : ""};
}

/// Cairo's native-endian premultiplied ARGB.
media::Picture picture_from(cairo_surface_t* surface, int width, int height) {
    cairo_surface_flush(surface);
    media::Picture out{width, height, std::vector<std::uint8_t>(static_cast<std::size_t>(width) * height * 4)};
    const unsigned char* data = cairo_image_surface_get_data(surface);
    int stride = cairo_image_surface_get_stride(surface);
    for (int y = 0; y < height; ++y) {
        auto* from = reinterpret_cast<const std::uint32_t*>(data + static_cast<std::size_t>(y) * stride);
        std::uint8_t* to = &out.rgba[static_cast<std::size_t>(y) * width * 4];
        for (int x = 0; x < width; ++x, to += 4) {
            std::uint32_t p = from[x];
            to[0] = static_cast<std::uint8_t>(p >> 16), to[1] = static_cast<std::uint8_t>(p >> 8);
            to[2] = static_cast<std::uint8_t>(p), to[3] = static_cast<std::uint8_t>(p >> 24);
        }
    }
    return out;
}

}  // namespace

media::Picture draw_svg(std::string_view svg, double width, double height) {
    GError* error = nullptr;
    // A stream without a base file: references to other files cannot be resolved, so nothing outside is read.
    Owned<GInputStream> stream(
        g_memory_input_stream_new_from_data(svg.data(), static_cast<gssize>(svg.size()), nullptr));
    Owned<RsvgHandle> handle(
        rsvg_handle_new_from_stream_sync(stream.get(), nullptr, RSVG_HANDLE_FLAGS_NONE, nullptr, &error));
    if (!handle) unreadable(error);
    int w = static_cast<int>(std::ceil(width - 1e-6)), h = static_cast<int>(std::ceil(height - 1e-6));
    Owned<cairo_surface_t> surface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, w, h));
    Owned<cairo_t> context(cairo_create(surface.get()));
    if (cairo_status(context.get()) != CAIRO_STATUS_SUCCESS)
        throw base::Failure{base::Trouble::invalid, "A drawing is too large to paint."};
    RsvgRectangle viewport{0, 0, width, height};
    if (!rsvg_handle_render_document(handle.get(), context.get(), &viewport, &error)) unreadable(error);
    return picture_from(surface.get(), w, h);
}

}  // namespace frames
