// SPDX-License-Identifier: MIT
// How a film looks and moves, as data: templates/<name>.json.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace stage {

struct Template {
    std::string name = "bright";
    std::string sentence;
    std::vector<std::string> palettes;  ///< a film's palette is chosen from these
    std::string type_pair = "bold";
    std::string captions = "karaoke";
    std::vector<std::string> sets;         ///< preferred where the words leave the choice open
    std::vector<std::string> transitions;  ///< in order of preference, never the same twice in a row
    double energy = 0.7;                   ///< 0..1: height of hops, speed of entrances, number of particles
    double corner_radius = 44;
    double camera_travel = 1;
    double caption_size = 88;
    double caption_outline = 11;
    double title_size = 200;
    double light = 0.5;    ///< strength of the sky's soft lights
    double halo = 0.6;     ///< strength of the glow behind the subject
    bool capitals = true;  ///< titles in capitals
};

/// Reads one file. Throws invalid naming file and key.
Template read_template(const std::filesystem::path& file);

/// From share/templates; an empty name is "bright". Throws missing, naming the nearest.
Template load_template(const std::string& name);

/// All templates of the share folder, by name: for `autovideo templates`.
std::vector<Template> list_templates();

/// Folder the templates lie in: $AUTOVIDEO_SHARE/templates, or beside the program.
std::filesystem::path templates_folder();

}  // namespace stage
