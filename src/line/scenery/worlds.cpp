// SPDX-License-Identifier: MIT
#include "scenery/worlds.hpp"

#include <map>

#include "base/text.hpp"

namespace scenery {

namespace {

struct World {
    const char* set;
    const char* words;  ///< base forms and broader words, separated by white space; "_" for a space
};

/// The first world to know the nearest word wins, so the particular stands before the general.
const World worlds[] = {
    {"space",
     "space planet star galaxy rocket spacecraft spaceship astronaut comet asteroid moon satellite telescope orbit "
     "universe cosmos solar_system "
     "black_hole meteor meteorite celestial_body spacefaring eclipse mars jupiter saturn venus mercury_planet neptune "
     "uranus pluto nebula supernova "
     "milky_way astronomy ringed_planet shooting_star full_moon new_moon crescent_moon gravity alien flying_saucer "
     "interstellar probe voyager big_bang "
     "natural_satellite heavenly_body constellation"},
    {"sea_floor",
     "coral reef fish shark octopus squid whale cetacean dolphin jellyfish crab lobster shrimp mollusk mollusc "
     "crustacean aquatic_mammal sea_creature "
     "submarine seabed anemone turtle seahorse clam oyster blowfish aquatic_vertebrate deep_sea cephalopod plankton "
     "diver diving_mask seaweed "
     "marine_animal tropical_fish spouting_whale trench"},
    {"ocean",
     "ocean sea ship boat sailboat vessel tide wave water_wave tsunami beach sailor island harbour harbor anchor "
     "current seawater salt_water watercraft coast shore "
     "pirate surf surfer lighthouse iceberg desert_island beach_with_umbrella ferry captain navy hurricane penguin "
     "seal polar_bear"},
    {"underground",
     "cave underground magma soil mine miner root worm earthworm ant fossil dinosaur_bone tunnel crust mantle "
     "earth_core tectonic geology diamond gem "
     "mineral ore gold_mine subway metro oil_well groundwater earthquake mole burrow buried seismic bedrock"},
    {"desert",
     "desert camel cactus sand dune sahara oasis pyramid pharaoh egypt scorpion drought mirage nomad dust_storm "
     "two-hump_camel arid lizard"},
    {"forest",
     "forest tree wood jungle rainforest leaf mushroom fungus deer fox bear owl wolf squirrel chipmunk woodland plant "
     "bird insect butterfly bee honeybee "
     "spider frog snake monkey gorilla tiger ape primate rodent hedgehog bat photosynthesis seed vine evergreen "
     "deciduous_tree moss reptile amphibian "
     "arthropod beetle ecosystem wildlife camping tent nest beaver raccoon"},
    {"hills",
     "volcano mountain hill valley glacier river farm field cow sheep horse flower grass meadow farmer tractor lava "
     "landscape countryside wheat crop "
     "garden park picnic snow_capped_mountain seedling sunflower harvest agriculture dinosaur sauropod t-rex mammoth "
     "lion elephant giraffe zebra kangaroo "
     "bison livestock pet dog cat rabbit ungulate carnivore animal nature soil_erosion spring_season season autumn "
     "castle knight medieval windmill"},
    {"sky",
     "sky cloud rain rainbow lightning thunder wind weather airplane aircraft plane balloon bird_flight flight pilot "
     "kite parachute tornado storm snow "
     "snowflake hail fog sunset sunrise sun air atmosphere climate aurora helicopter cloud_with_rain "
     "cloud_with_lightning heat light dew temperature "
     "atmospheric_phenomenon dove eagle wing feather season_change hot_air"},
    {"kitchen",
     "bakery baker loaf dough flour food cooking cook chef kitchen recipe bread cheese egg meat fruit vegetable sugar "
     "salt coffee tea drink beverage "
     "meal breakfast lunch dinner pizza "
     "hamburger cake chocolate rice oven stove pan pot knife fork spoon honey milk wine beer soup diet nutrition eat "
     "taste flavor flavour spice baking "
     "caffeine snack calorie protein vitamin apple banana doughnut candy water_drinking nutrient foodstuff "
     "hot_beverage produce edible_fruit popcorn"},
    {"lab",
     "laboratory lab experiment scientist chemistry chemical atom molecule microscope test_tube dna gene cell bacteria "
     "virus microbe vaccine physics "
     "science research battery electricity magnet electron proton nucleus laser robot reaction acid element metal gas "
     "petri_dish alembic blood protein_synthesis "
     "immune medicine pill drug syringe brain neuron nerve heart lung organ body muscle bone stomach skin ear eye "
     "hormone dopamine oxygen biology immune_system "
     "antibody enzyme disease infection tooth tongue nose body_part internal_organ microorganism digestion health "
     "memory sense x-ray stethoscope doctor"},
    {"city",
     "city street building skyscraper town traffic bus taxi police office_building shop store business company bank "
     "economy market factory industry worker "
     "office citizen crowd urban metropolis apartment hotel hospital restaurant tower architecture construction "
     "engineer advertising brand customer capital "
     "inflation price stock_market government election law court politician startup employer shopping shopping_cart "
     "shopping_bags credit_card receipt"},
    {"road",
     "road car automobile truck bicycle motorcycle driver driving highway journey travel race runner running marathon "
     "vehicle wheel engine fuel "
     "speed traffic_light train railway run walk walking exercise sport bus_stop motor_vehicle wheeled_vehicle "
     "electric_car tire tyre athlete shoe"},
    {"room",
     "home house bed bedroom sleep sofa couch lamp furniture family baby child parent room living_room television "
     "window door night dream pillow "
     "bathroom shower bath yoga meditation relax toy chair cleaning laundry habit morning alarm_clock stress mood "
     "emotion feeling person_in_bed friend love "
     "relationship wake evening energy_saving boredom yawn"},
    {"desk",
     "money saving save budget study student school exam homework book read reading write writing pen pencil paper "
     "computer laptop internet email phone "
     "smartphone password security software program code data algorithm job interview career meeting learn learning "
     "language teacher lesson education "
     "tax debt loan credit_card coin cash salary investment stock finance spreadsheet calendar plan deadline "
     "productivity focus procrastination memo "
     "notebook website app screen artificial_intelligence machine_learning hacker phishing mathematics number "
     "statistics currency electronic_equipment toolbox hourglass hourglass_not_done coin money_bag light_bulb"},
    {"theatre",
     "theatre theater actor stage_play music song concert musician guitar piano violin dance dancer singer opera "
     "circus magic magician audience show "
     "performance movie film cinema comedy joke laugh story poet art artist painting musical_instrument speech "
     "public_speaking microphone "
     "applause celebrity costume clown drum orchestra melody fame entertainment"},
    {"world_map",
     "world country continent nation map geography language_family population migration trade war empire europe asia "
     "africa america "
     "australia history border explorer colony president king queen civilization civilisation roman rome greece "
     "ancient culture treaty "
     "international earth global_warming humanity revolution army soldier politics region"},
};

const std::map<std::string, std::string, std::less<>>& by_word() {
    static const auto made = [] {
        std::map<std::string, std::string, std::less<>> words;
        for (const auto& world : worlds)
            for (const auto& word : base::split_words(world.words))
                words.emplace(base::replace_all(word, "_", " "), world.set);
        return words;
    }();
    return made;
}

struct Mood {
    const char* words;
    const char* palettes;
};

/// A topic's own mood goes before its set's.
const Mood moods[] = {
    {"volcano lava magma fire heat desert dragon explosion war anger spice pepper chili", "ember sunrise"},
    {"sleep dream night moon insomnia bedtime yawn tired", "dusk night"},
    {"space star galaxy planet universe astronomy rocket black_hole comet asteroid", "night sky dusk"},
    {"sky cloud rainbow air atmosphere", "sky"},
    {"aurora northern_lights ice glacier snow winter cold", "sky steel"},
    {"ocean sea water rain river fish whale tide", "ocean sky"},
    {"forest tree plant leaf garden soil nature environment recycling climate", "forest mint"},
    {"money saving budget finance tax debt bank stock investment economy interview job career", "mint steel paper"},
    {"candy chocolate sugar toy party birthday joke fun dopamine", "candy grape"},
    {"food fruit cooking breakfast kitchen recipe coffee", "sunrise candy mint"},
    {"book history ancient school reading language writing map empire", "paper dusk"},
    {"heart blood love body skin muscle emotion brain memory", "grape candy"},
    {"computer internet password code security data robot phone", "steel night"},
    {"sun sunset summer season", "sunrise ember"},
};
const std::map<std::string, std::vector<std::string>, std::less<>> by_set = {
    {"hills", {"forest", "sunrise", "mint"}},  {"sea_floor", {"ocean", "sky"}},
    {"sky", {"ocean", "sunrise", "mint"}},     {"space", {"night", "sky", "dusk"}},
    {"city", {"steel", "sunrise", "dusk"}},    {"room", {"dusk", "candy", "mint"}},
    {"kitchen", {"sunrise", "candy", "mint"}}, {"lab", {"mint", "grape", "ocean"}},
    {"road", {"sunrise", "steel", "ember"}},   {"theatre", {"grape", "candy", "night"}},
    {"desk", {"paper", "mint", "steel"}},      {"world_map", {"paper", "ocean", "steel"}},
    {"ocean", {"ocean", "sky", "steel"}},      {"forest", {"forest", "mint"}},
    {"desert", {"sunrise", "ember", "paper"}}, {"underground", {"ember", "grape", "steel"}},
};

}  // namespace

std::string set_for(const std::vector<std::string>& words) {
    for (const auto& word : words)
        if (auto found = by_word().find(base::lower(word)); found != by_word().end()) return found->second;
    return {};
}

const std::vector<std::string>& companions(std::string_view set) {
    static const std::map<std::string, std::vector<std::string>, std::less<>> pairs = {
        {"space", {"sky", "lab"}},         {"sea_floor", {"ocean", "sky"}}, {"ocean", {"sea_floor", "sky"}},
        {"underground", {"hills", "lab"}}, {"desert", {"sky", "hills"}},    {"forest", {"hills", "sky"}},
        {"hills", {"sky", "underground"}}, {"sky", {"hills", "ocean"}},     {"kitchen", {"lab", "room"}},
        {"lab", {"room", "city"}},         {"city", {"desk", "road"}},      {"road", {"city", "hills"}},
        {"room", {"desk", "city"}},        {"desk", {"room", "city"}},      {"theatre", {"city", "room"}},
        {"world_map", {"city", "hills"}},
    };
    static const std::vector<std::string> usual = {"hills", "sky"};
    auto found = pairs.find(set);
    return found == pairs.end() ? usual : found->second;
}

std::vector<std::string> palettes_for(const std::vector<std::string>& words, std::string_view set) {
    for (const auto& word : words)
        for (const auto& mood : moods)
            for (const auto& known : base::split_words(mood.words))
                if (base::replace_all(known, "_", " ") == base::lower(word)) return base::split_words(mood.palettes);
    auto found = by_set.find(set);
    return found == by_set.end() ? std::vector<std::string>{"sunrise", "ocean", "mint", "grape"} : found->second;
}

}  // namespace scenery
