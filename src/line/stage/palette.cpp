// SPDX-License-Identifier: MIT
#include "stage/palette.hpp"

#include "base/failure.hpp"
#include "base/text.hpp"
#include "stage/ink.hpp"

namespace stage {

const std::vector<Palette>& palettes() {
    static const std::vector<Palette> all = {
        {.name = "ember", .family = "warm", .night = false,
         .sky = {"#2b0a3d", "#8a2350", "#ff7a45"}, .deep = {"#16051f", "#3a0d3f", "#8a2350"}, .blobs = {"#ff9b54", "#ff4d6d", "#5b1a6b"},
         .ink = "#ffffff", .accent = "#ffd23f", .second = "#ff8fa3", .glow = "#ffc46b",
         .far = "#c2405a", .middle = "#7d2358", .near = "#4a1348", .ground = "#5e1a4d", .ground_deep = "#230a2e",
         .leaf = "#a03468", .leaf_deep = "#2f0d38", .panel = "#4b1846e6", .panel_ink = "#ffffff",
         .caption = "#ffffff", .caption_edge = "#1c0726", .pill = "#ffd23f", .pill_ink = "#2b0a3d"},
        {.name = "ocean", .family = "cool", .night = false,
         .sky = {"#04304a", "#0a5f85", "#3fc1c9"}, .deep = {"#021a2e", "#043a5c", "#0e86a8"}, .blobs = {"#21c7c7", "#1b6ca8", "#7ee8c9"},
         .ink = "#ffffff", .accent = "#ffe66d", .second = "#7ef0d4", .glow = "#b8fff0",
         .far = "#2c9db5", .middle = "#14718f", .near = "#0a4b68", .ground = "#12708a", .ground_deep = "#052c40",
         .leaf = "#1fa68f", .leaf_deep = "#064a52", .panel = "#063f5ce6", .panel_ink = "#ffffff",
         .caption = "#ffffff", .caption_edge = "#02202f", .pill = "#ffe66d", .pill_ink = "#04293a"},
        {.name = "mint", .family = "light", .night = false,
         .sky = {"#e9fff4", "#c4f3de", "#8fdfc0"}, .deep = {"#06291f", "#0f4d3b", "#2a8a68"}, .blobs = {"#ffffff", "#5fc9a3", "#ffe9a8"},
         .ink = "#0d3b2e", .accent = "#c2361a", .second = "#0f7d6b", .glow = "#ffffff",
         .far = "#9fe0c6", .middle = "#5fc4a0", .near = "#2f9c79", .ground = "#7fd8b0", .ground_deep = "#1f7a5e",
         .leaf = "#35a87c", .leaf_deep = "#125a45", .panel = "#ffffffeb", .panel_ink = "#0d3b2e",
         .caption = "#ffffff", .caption_edge = "#08241c", .pill = "#ff7a59", .pill_ink = "#2a0b04"},
        {.name = "dusk", .family = "dark", .night = true,
         .sky = {"#15163a", "#38308a", "#8a6fe8"}, .deep = {"#0b0b22", "#1e1a52", "#4a3fae"}, .blobs = {"#f18701", "#f35b94", "#9b7bff"},
         .ink = "#ffffff", .accent = "#f7d046", .second = "#ff9ac1", .glow = "#ffd6a0",
         .far = "#6a58cf", .middle = "#453a9c", .near = "#2b2569", .ground = "#3d3590", .ground_deep = "#14123a",
         .leaf = "#5b4bc0", .leaf_deep = "#1d1a50", .panel = "#2a2570e6", .panel_ink = "#ffffff",
         .caption = "#ffffff", .caption_edge = "#0c0b26", .pill = "#f7d046", .pill_ink = "#1b1b3a"},
        {.name = "paper", .family = "light", .night = false,
         .sky = {"#fff7e8", "#ffe9c9", "#ffcf9a"}, .deep = {"#2b1320", "#5a2a3c", "#a3524a"}, .blobs = {"#ffffff", "#ffb98a", "#ffd9ef"},
         .ink = "#3b1f2b", .accent = "#c23a14", .second = "#8a4fa0", .glow = "#ffffff",
         .far = "#ffc98f", .middle = "#f2a06a", .near = "#cf6f4e", .ground = "#f4b184", .ground_deep = "#9c4a3f",
         .leaf = "#d9804f", .leaf_deep = "#7a3a3c", .panel = "#fffffff0", .panel_ink = "#3b1f2b",
         .caption = "#ffffff", .caption_edge = "#2a121c", .pill = "#ffc53d", .pill_ink = "#3b1f2b"},
        {.name = "night", .family = "dark", .night = true,
         .sky = {"#050a1c", "#0f2150", "#2a56b0"}, .deep = {"#03060f", "#0a1434", "#1d3b7a"}, .blobs = {"#3f6df0", "#8a4bff", "#14b8d4"},
         .ink = "#ffffff", .accent = "#7dffb2", .second = "#6fd6ff", .glow = "#9fd8ff",
         .far = "#2b4fa3", .middle = "#1a3478", .near = "#101f50", .ground = "#1c3a80", .ground_deep = "#070d26",
         .leaf = "#2b5cb8", .leaf_deep = "#0b1640", .panel = "#122659e6", .panel_ink = "#ffffff",
         .caption = "#ffffff", .caption_edge = "#03060f", .pill = "#7dffb2", .pill_ink = "#04180d"},
        {.name = "candy", .family = "light", .night = false,
         .sky = {"#ffe3f1", "#ffc2de", "#ff9ecb"}, .deep = {"#2d0a35", "#5c1a66", "#b0428f"}, .blobs = {"#ffffff", "#d68bff", "#ffe29a"},
         .ink = "#4a0f45", .accent = "#7a1fb0", .second = "#0e6f8c", .glow = "#ffffff",
         .far = "#ffb3d9", .middle = "#f07fbd", .near = "#c04f9c", .ground = "#f79ccb", .ground_deep = "#8c2f7c",
         .leaf = "#d765b5", .leaf_deep = "#6b2468", .panel = "#fffffff0", .panel_ink = "#4a0f45",
         .caption = "#ffffff", .caption_edge = "#320a30", .pill = "#ffe14d", .pill_ink = "#3a0d3e"},
        {.name = "forest", .family = "cool", .night = false,
         .sky = {"#0b2b1d", "#1a6647", "#8ccf6b"}, .deep = {"#051a11", "#0e3d29", "#2f8f5b"}, .blobs = {"#b6e36b", "#2f8f5b", "#f4d35e"},
         .ink = "#ffffff", .accent = "#ffe45e", .second = "#b6f09c", .glow = "#f6ffb0",
         .far = "#5fae6a", .middle = "#2f7f52", .near = "#17573a", .ground = "#2f8a4e", .ground_deep = "#08331f",
         .leaf = "#3f9c55", .leaf_deep = "#0c4028", .panel = "#0f4730e6", .panel_ink = "#ffffff",
         .caption = "#ffffff", .caption_edge = "#041a10", .pill = "#ffe45e", .pill_ink = "#0b2b1d"},
        {.name = "sunrise", .family = "warm", .night = false,
         .sky = {"#fff0d6", "#ffd6b0", "#ff9e8a"}, .deep = {"#2a1038", "#6b2150", "#d4544f"}, .blobs = {"#fff6d0", "#ff8fa3", "#ffb347"},
         .ink = "#4a1a33", .accent = "#b3263f", .second = "#7a3aa0", .glow = "#fffbe0",
         .far = "#ffab8f", .middle = "#e0708a", .near = "#a6487f", .ground = "#f08f7c", .ground_deep = "#7a2f62",
         .leaf = "#c85a80", .leaf_deep = "#5c2255", .panel = "#fffffff0", .panel_ink = "#4a1a33",
         .caption = "#ffffff", .caption_edge = "#2c0d20", .pill = "#ffd447", .pill_ink = "#4a1a33"},
        {.name = "sky", .family = "light", .night = false,
         .sky = {"#dff4ff", "#b5e3ff", "#8fd0ff"}, .deep = {"#06213f", "#0d4a86", "#2f8fd6"}, .blobs = {"#ffffff", "#8fd8ff", "#fff3b8"},
         .ink = "#0b2f52", .accent = "#b8330f", .second = "#1456a8", .glow = "#ffffff",
         .far = "#a5dbe8", .middle = "#6cc3a8", .near = "#3f9f78", .ground = "#86cf8a", .ground_deep = "#2f7f5c",
         .leaf = "#4fb573", .leaf_deep = "#1d6650", .panel = "#fffffff0", .panel_ink = "#0b2f52",
         .caption = "#ffffff", .caption_edge = "#071d33", .pill = "#ffd43b", .pill_ink = "#0b2f52"},
        {.name = "grape", .family = "dark", .night = true,
         .sky = {"#1f0b3a", "#54208f", "#c26be0"}, .deep = {"#10051f", "#2f1060", "#6f33b8"}, .blobs = {"#ff6fd8", "#7a5cff", "#3fd0ff"},
         .ink = "#ffffff", .accent = "#7cf5e0", .second = "#ffb3f0", .glow = "#f3c6ff",
         .far = "#9450c9", .middle = "#632f9e", .near = "#3d1a70", .ground = "#572792", .ground_deep = "#1b0a38",
         .leaf = "#7a3cbc", .leaf_deep = "#290f54", .panel = "#3a1672e6", .panel_ink = "#ffffff",
         .caption = "#ffffff", .caption_edge = "#12061f", .pill = "#7cf5e0", .pill_ink = "#10202a"},
        {.name = "steel", .family = "cool", .night = false,
         .sky = {"#eef3f8", "#d3dfec", "#aec4dc"}, .deep = {"#0c1622", "#1d3147", "#466a8f"}, .blobs = {"#ffffff", "#8fb3d9", "#ffe0b8"},
         .ink = "#14263b", .accent = "#b5360b", .second = "#1f5f99", .glow = "#ffffff",
         .far = "#b9cde0", .middle = "#86a5c4", .near = "#54789c", .ground = "#9db7d1", .ground_deep = "#3a5878",
         .leaf = "#6f93b5", .leaf_deep = "#2c4766", .panel = "#fffffff0", .panel_ink = "#14263b",
         .caption = "#ffffff", .caption_edge = "#0a1420", .pill = "#ff9d42", .pill_ink = "#221002"},
        {.name = "desert", .family = "warm", .night = false,
         .sky = {"#12363f", "#1f6b70", "#f2b866"}, .deep = {"#0a1f26", "#164650", "#b5693d"}, .blobs = {"#ffcf7a", "#ef8354", "#3fa79c"},
         .ink = "#ffffff", .accent = "#ffd166", .second = "#8fe3d0", .glow = "#ffe2a0",
         .far = "#e09a5c", .middle = "#c06a45", .near = "#8a3f38", .ground = "#cf7f4a", .ground_deep = "#5e2730",
         .leaf = "#3f8f7a", .leaf_deep = "#123f42", .panel = "#12434ae6", .panel_ink = "#ffffff",
         .caption = "#ffffff", .caption_edge = "#0a1c22", .pill = "#ffd166", .pill_ink = "#2a1408"},
        {.name = "ink", .family = "dark", .night = true,
         .sky = {"#0b0b0f", "#24242e", "#5a4bd6"}, .deep = {"#060608", "#15151c", "#33309a"}, .blobs = {"#5a4bd6", "#ff5c5c", "#2ad4ff"},
         .ink = "#ffffff", .accent = "#ff8a5c", .second = "#7fd8ff", .glow = "#c9c2ff",
         .far = "#45419e", .middle = "#302f66", .near = "#1f1f3d", .ground = "#2f2d63", .ground_deep = "#0d0d16",
         .leaf = "#4a47a3", .leaf_deep = "#17172e", .panel = "#20203de6", .panel_ink = "#ffffff",
         .caption = "#ffffff", .caption_edge = "#050508", .pill = "#ff8a5c", .pill_ink = "#1c0a04"},
    };
    return all;
}

const Palette& palette(const std::string& name) {
    std::vector<std::string> names;
    for (const auto& one : palettes()) {
        if (name.empty() || one.name == name) return one;
        names.push_back(one.name);
    }
    auto near = base::nearest(name, names);
    throw base::Failure{base::Trouble::invalid, "There is no palette '" + name + "'" + (near ? "; did you mean '" + *near + "'?" : "; choose one of: " + base::join(names, ", ") + ".")};
}

Tones tones(const Palette& palette, bool deep) {
    Tones out;
    out.sky = deep ? palette.deep : palette.sky;
    std::vector<Ink> behind = {out.sky[0], out.sky[1]};
    out.dark = luminance(out.sky[0]) < 0.25;
    Ink plain = out.dark ? "#ffffff" : palette.ink;
    bool own = (luminance(palette.ink) > 0.5) == out.dark;
    out.ink = readable(own ? palette.ink : plain, behind);
    out.accent = readable(own ? palette.accent : lighter(palette.pill, 0.05), behind);
    return out;
}

}  // namespace stage
