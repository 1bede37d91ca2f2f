// SPDX-License-Identifier: MIT
#include "speech/normalise_tables.hpp"

#include <algorithm>
#include <array>

namespace speech {

namespace {

using namespace std::string_view_literals;

template <std::size_t N>
std::string_view look_up(const std::array<Spelling, N>& table, std::string_view key) {
    for (const auto& row : table)
        if (row.written == key) return row.said;
    return {};
}

constexpr std::array abbreviations = std::to_array<Spelling>({
    {"Dr", "doctor"},
    {"Mr", "mister"},
    {"Mrs", "missus"},
    {"Ms", "miz"},
    {"Prof", "professor"},
    {"St", "saint"},
    {"Mt", "mount"},
    {"Jr", "junior"},
    {"Sr", "senior"},
    {"Gen", "general"},
    {"Sen", "senator"},
    {"Gov", "governor"},
    {"Capt", "captain"},
    {"Lt", "lieutenant"},
    {"Sgt", "sergeant"},
    {"Rev", "reverend"},
    {"Hon", "honorable"},
    {"Rep", "representative"},
    {"Pres", "president"},
    {"Inc", "incorporated"},
    {"Ltd", "limited"},
    {"Corp", "corporation"},
    {"Co", "company"},
    {"Bros", "brothers"},
    {"Ave", "avenue"},
    {"Blvd", "boulevard"},
    {"Rd", "road"},
    {"Dept", "department"},
    {"dept", "department"},
    {"est", "established"},
    {"approx", "approximately"},
    {"vs", "versus"},
    {"Vs", "versus"},
    {"etc", "et cetera"},
    {"e.g", "for example"},
    {"E.g", "for example"},
    {"eg", "for example"},
    {"i.e", "that is"},
    {"I.e", "that is"},
    {"a.k.a", "also known as"},
    {"aka", "also known as"},
    {"et al", "and others"},
    {"al", "others"},
    {"cf", "compare"},
    {"ca", "circa"},
    {"no", "number"},
    {"No", "number"},
    {"Nos", "numbers"},
    {"Fig", "figure"},
    {"fig", "figure"},
    {"vol", "volume"},
    {"Vol", "volume"},
    {"Ch", "chapter"},
    {"ch", "chapter"},
    {"pp", "pages"},
    {"p", "page"},
    {"ed", "edition"},
    {"max", "maximum"},
    {"Max", "maximum"},
    {"min", "minutes"},
    {"sec", "seconds"},
    {"hrs", "hours"},
    {"hr", "hour"},
    {"yrs", "years"},
    {"yr", "year"},
    {"w/o", "without"},
    {"w/", "with"},
    {"b/c", "because"},
    {"govt", "government"},
    {"intl", "international"},
    {"Jan", "january"},
    {"Feb", "february"},
    {"Mar", "march"},
    {"Apr", "april"},
    {"Jun", "june"},
    {"Jul", "july"},
    {"Aug", "august"},
    {"Sep", "september"},
    {"Sept", "september"},
    {"Oct", "october"},
    {"Nov", "november"},
    {"Dec", "december"},
    {"Mon", "monday"},
    {"Tue", "tuesday"},
    {"Tues", "tuesday"},
    {"Wed", "wednesday"},
    {"Thu", "thursday"},
    {"Thurs", "thursday"},
    {"Fri", "friday"},
    {"Sat", "saturday"},
    {"Sun", "sunday"},
});

/// Only with a dot, or only before a number: their letters are words too.
constexpr std::array before_numbers{"No"sv,  "no"sv, "Nos"sv, "Fig"sv, "fig"sv, "vol"sv,
                                    "Vol"sv, "Ch"sv, "ch"sv,  "pp"sv,  "p"sv,   "ca"sv};

struct UnitRow {
    std::string_view written, one, many;
};
constexpr std::array units = std::to_array<UnitRow>({
    {"km/h", "kilometer per hour", "kilometers per hour"},
    {"kmh", "kilometer per hour", "kilometers per hour"},
    {"kph", "kilometer per hour", "kilometers per hour"},
    {"mph", "mile per hour", "miles per hour"},
    {"m/s", "meter per second", "meters per second"},
    {"m/s²", "meter per second squared", "meters per second squared"},
    {"km/s", "kilometer per second", "kilometers per second"},
    {"ft/s", "foot per second", "feet per second"},
    {"km", "kilometer", "kilometers"},
    {"m", "meter", "meters"},
    {"cm", "centimeter", "centimeters"},
    {"mm", "millimeter", "millimeters"},
    {"nm", "nanometer", "nanometers"},
    {"µm", "micrometer", "micrometers"},
    {"μm", "micrometer", "micrometers"},
    {"km²", "square kilometer", "square kilometers"},
    {"m²", "square meter", "square meters"},
    {"m³", "cubic meter", "cubic meters"},
    {"cm³", "cubic centimeter", "cubic centimeters"},
    {"ft", "foot", "feet"},
    {"in", "inch", "inches"},
    {"yd", "yard", "yards"},
    {"mi", "mile", "miles"},
    {"kg", "kilogram", "kilograms"},
    {"g", "gram", "grams"},
    {"mg", "milligram", "milligrams"},
    {"µg", "microgram", "micrograms"},
    {"lb", "pound", "pounds"},
    {"lbs", "pound", "pounds"},
    {"oz", "ounce", "ounces"},
    {"t", "ton", "tons"},
    {"l", "liter", "liters"},
    {"L", "liter", "liters"},
    {"ml", "milliliter", "milliliters"},
    {"mL", "milliliter", "milliliters"},
    {"°C", "degree celsius", "degrees celsius"},
    {"°F", "degree fahrenheit", "degrees fahrenheit"},
    {"ºC", "degree celsius", "degrees celsius"},
    {"°", "degree", "degrees"},
    {"K", "kelvin", "kelvin"},
    {"Hz", "hertz", "hertz"},
    {"kHz", "kilohertz", "kilohertz"},
    {"MHz", "megahertz", "megahertz"},
    {"GHz", "gigahertz", "gigahertz"},
    {"W", "watt", "watts"},
    {"kW", "kilowatt", "kilowatts"},
    {"MW", "megawatt", "megawatts"},
    {"GW", "gigawatt", "gigawatts"},
    {"kWh", "kilowatt hour", "kilowatt hours"},
    {"V", "volt", "volts"},
    {"A", "amp", "amps"},
    {"mA", "milliamp", "milliamps"},
    {"mAh", "milliamp hour", "milliamp hours"},
    {"J", "joule", "joules"},
    {"kJ", "kilojoule", "kilojoules"},
    {"N", "newton", "newtons"},
    {"Pa", "pascal", "pascals"},
    {"kPa", "kilopascal", "kilopascals"},
    {"psi", "P S I", "P S I"},
    {"dB", "decibel", "decibels"},
    {"kB", "kilobyte", "kilobytes"},
    {"KB", "kilobyte", "kilobytes"},
    {"MB", "megabyte", "megabytes"},
    {"GB", "gigabyte", "gigabytes"},
    {"TB", "terabyte", "terabytes"},
    {"Mbps", "megabit per second", "megabits per second"},
    {"Gbps", "gigabit per second", "gigabits per second"},
    {"fps", "frame per second", "frames per second"},
    {"rpm", "R P M", "R P M"},
    {"bpm", "beat per minute", "beats per minute"},
    {"ms", "millisecond", "milliseconds"},
    {"s", "second", "seconds"},
    {"sec", "second", "seconds"},
    {"min", "minute", "minutes"},
    {"mins", "minute", "minutes"},
    {"h", "hour", "hours"},
    {"hr", "hour", "hours"},
    {"hrs", "hour", "hours"},
    {"yrs", "year", "years"},
    {"kcal", "kilocalorie", "kilocalories"},
    {"cal", "calorie", "calories"},
    {"px", "pixel", "pixels"},
    {"MP", "megapixel", "megapixels"},
    {"ha", "hectare", "hectares"},
    {"sq", "square", "square"},
    {"%", "percent", "percent"},
    {"‰", "per mille", "per mille"},
    {"k", "thousand", "thousand"},
    {"M", "million", "million"},
    {"B", "billion", "billion"},
    {"bn", "billion", "billion"},
    {"mn", "million", "million"},
    {"x", "times", "times"},
    {"×", "times", "times"},
    {"am", "A M", "A M"},
    {"pm", "P M", "P M"},
    {"AM", "A M", "A M"},
    {"PM", "P M", "P M"},
    {"a.m", "A M", "A M"},
    {"p.m", "P M", "P M"},
});

constexpr std::array<std::pair<std::string_view, Currency>, 7> currencies{{
    {"$", {"dollar", "dollars", "cent", "cents"}},
    {"€", {"euro", "euros", "cent", "cents"}},
    {"£", {"pound", "pounds", "penny", "pence"}},
    {"¥", {"yen", "yen", "sen", "sen"}},
    {"₹", {"rupee", "rupees", "paisa", "paise"}},
    {"₩", {"won", "won", "jeon", "jeon"}},
    {"₿", {"bitcoin", "bitcoins", "", ""}},
}};

constexpr std::array acronyms = std::to_array<Spelling>({
    {"NASA", "nasa"},       {"NATO", "nato"},    {"UNESCO", "unesco"},  {"UNICEF", "unicef"},  {"OPEC", "opec"},
    {"AIDS", "aids"},       {"COVID", "covid"},  {"LASER", "laser"},    {"RADAR", "radar"},    {"SONAR", "sonar"},
    {"SCUBA", "scuba"},     {"SWAT", "swat"},    {"RAM", "ram"},        {"ROM", "rom"},        {"PIN", "pin"},
    {"SIM", "sim"},         {"GIF", "gif"},      {"JPEG", "jay peg"},   {"JPG", "jay peg"},    {"FIFA", "fifa"},
    {"NAFTA", "nafta"},     {"LIDAR", "lidar"},  {"NOAA", "noah"},      {"YOLO", "yolo"},      {"MIDI", "middy"},
    {"CAPTCHA", "captcha"}, {"OLED", "O led"},   {"CRISPR", "crisper"}, {"NASDAQ", "nasdack"}, {"ASCII", "asky"},
    {"LED", "L E D"},       {"SQL", "sequel"},   {"ISIS", "isis"},      {"ESA", "E S A"},      {"PC", "P C"},
    {"OK", "okay"},         {"ZIP", "zip"},      {"SAT", "S A T"},      {"CERN", "sern"},      {"LOL", "lol"},
    {"ASAP", "A S A P"},    {"MRNA", "M R N A"},
});

/// Longer than three letters, or with vowels, and spelled all the same.
constexpr std::array spelled{"AARP"sv,  "ACLU"sv, "AI"sv,   "API"sv, "ATM"sv,  "AWS"sv,  "BBC"sv,   "CEO"sv,  "CIA"sv,
                             "CO"sv,    "CPU"sv,  "DIY"sv,  "DNA"sv, "EPA"sv,  "ESPN"sv, "EU"sv,    "EV"sv,   "FAQ"sv,
                             "FBI"sv,   "FDA"sv,  "GPU"sv,  "HIV"sv, "HTML"sv, "HTTP"sv, "HTTPS"sv, "IBM"sv,  "ID"sv,
                             "IMDB"sv,  "IOS"sv,  "IP"sv,   "IQ"sv,  "IRS"sv,  "ISS"sv,  "IT"sv,    "IUCN"sv, "MIT"sv,
                             "NAACP"sv, "NBA"sv,  "NCAA"sv, "NFL"sv, "RNA"sv,  "RSVP"sv, "SUV"sv,   "TV"sv,   "UAE"sv,
                             "UCLA"sv,  "UFO"sv,  "UI"sv,   "UK"sv,  "UN"sv,   "URL"sv,  "US"sv,    "USA"sv,  "USB"sv,
                             "USSR"sv,  "UV"sv,   "UX"sv,   "VIP"sv, "VR"sv,   "WHO"sv,  "WWW"sv,   "YMCA"sv};

constexpr std::array short_words{
    "act"sv, "add"sv, "age"sv, "ago"sv, "air"sv, "all"sv, "am"sv,  "an"sv,  "and"sv, "any"sv, "are"sv, "arm"sv, "art"sv,
    "as"sv,  "ask"sv, "at"sv,  "ate"sv, "bad"sv, "bag"sv, "ban"sv, "bar"sv, "bat"sv, "be"sv,  "bed"sv, "bee"sv, "bet"sv,
    "big"sv, "bit"sv, "box"sv, "boy"sv, "bug"sv, "bus"sv, "but"sv, "buy"sv, "by"sv,  "can"sv, "car"sv, "cat"sv, "cow"sv,
    "cry"sv, "cup"sv, "cut"sv, "day"sv, "did"sv, "die"sv, "do"sv,  "dog"sv, "dry"sv, "due"sv, "eat"sv, "egg"sv, "end"sv,
    "eye"sv, "fan"sv, "far"sv, "fat"sv, "fee"sv, "few"sv, "fit"sv, "fix"sv, "fly"sv, "for"sv, "fox"sv, "fun"sv, "gas"sv,
    "get"sv, "go"sv,  "god"sv, "got"sv, "gun"sv, "guy"sv, "had"sv, "has"sv, "hat"sv, "he"sv,  "her"sv, "hey"sv, "him"sv,
    "his"sv, "hit"sv, "hot"sv, "how"sv, "ice"sv, "if"sv,  "in"sv,  "is"sv,  "its"sv, "job"sv, "joy"sv, "key"sv, "kid"sv,
    "law"sv, "leg"sv, "let"sv, "lie"sv, "lot"sv, "low"sv, "mad"sv, "man"sv, "map"sv, "may"sv, "me"sv,  "men"sv, "mix"sv,
    "mom"sv, "my"sv,  "net"sv, "new"sv, "no"sv,  "nor"sv, "not"sv, "now"sv, "odd"sv, "of"sv,  "off"sv, "oh"sv,  "oil"sv,
    "old"sv, "on"sv,  "one"sv, "or"sv,  "our"sv, "out"sv, "own"sv, "pay"sv, "pig"sv, "put"sv, "ran"sv, "raw"sv, "red"sv,
    "rid"sv, "run"sv, "sad"sv, "saw"sv, "say"sv, "sea"sv, "see"sv, "set"sv, "sex"sv, "she"sv, "shy"sv, "sit"sv, "six"sv,
    "sky"sv, "so"sv,  "son"sv, "sun"sv, "tax"sv, "tea"sv, "ten"sv, "the"sv, "tie"sv, "tip"sv, "to"sv,  "too"sv, "top"sv,
    "toy"sv, "try"sv, "two"sv, "up"sv,  "use"sv, "via"sv, "war"sv, "was"sv, "way"sv, "we"sv,  "wet"sv, "why"sv, "win"sv,
    "wow"sv, "yes"sv, "yet"sv, "you"sv, "zoo"sv};
static_assert(std::ranges::is_sorted(short_words));

struct Sign {
    char32_t sign;
    std::string_view said;
};
constexpr std::array signs = std::to_array<Sign>({
    {U'&', "and"},       {U'@', "at"},         {U'+', "plus"},        {U'=', "equals"},
    {U'%', "percent"},   {U'×', "times"},      {U'÷', "divided by"},  {U'±', "plus or minus"},
    {U'≈', "about"},     {U'~', "about"},      {U'<', "less than"},   {U'>', "greater than"},
    {U'≤', "at most"},   {U'≥', "at least"},   {U'≠', "is not"},      {U'√', "square root of"},
    {U'∞', "infinity"},  {U'π', "pie"},        {U'α', "alpha"},       {U'β', "beta"},
    {U'γ', "gamma"},     {U'δ', "delta"},      {U'λ', "lambda"},      {U'μ', "mew"},
    {U'σ', "sigma"},     {U'ω', "omega"},      {U'Ω', "ohms"},        {U'Δ', "delta"},
    {U'Σ', "sigma"},     {U'θ', "theta"},      {U'°', "degrees"},     {U'§', "section"},
    {U'№', "number"},    {U'½', "one half"},   {U'¼', "one quarter"}, {U'¾', "three quarters"},
    {U'⅓', "one third"}, {U'⅔', "two thirds"}, {U'⅛', "one eighth"},  {U'©', "copyright"},
    {U'#', "hash"},      {U'²', "squared"},    {U'³', "cubed"},       {U'₂', "two"},
    {U'₃', "three"},     {U'₄', "four"},       {U'−', "minus"},
});

constexpr std::array<std::string_view, 13> months{"",        "january",  "february", "march",  "april",
                                                  "may",     "june",     "july",     "august", "september",
                                                  "october", "november", "december"};
constexpr std::array regnal{"albert"sv,    "alexander"sv, "benedict"sv, "catherine"sv, "charles"sv,   "christian"sv,
                            "clement"sv,   "cleopatra"sv, "darius"sv,   "edward"sv,    "elizabeth"sv, "francis"sv,
                            "frederick"sv, "george"sv,    "gregory"sv,  "gustav"sv,    "henry"sv,     "innocent"sv,
                            "ivan"sv,      "james"sv,     "john"sv,     "joseph"sv,    "leo"sv,       "leopold"sv,
                            "louis"sv,     "mary"sv,      "mehmed"sv,   "napoleon"sv,  "nicholas"sv,  "paul"sv,
                            "peter"sv,     "philip"sv,    "pius"sv,     "ptolemy"sv,   "ramesses"sv,  "ramses"sv,
                            "richard"sv,   "thutmose"sv,  "wilhelm"sv,  "william"sv,   "xerxes"sv};
static_assert(std::ranges::is_sorted(regnal));
constexpr std::array numbered{"act"sv,     "apollo"sv,  "article"sv, "book"sv,   "bowl"sv,    "chapter"sv, "class"sv,
                              "episode"sv, "fantasy"sv, "grade"sv,   "level"sv,  "mark"sv,    "page"sv,    "part"sv,
                              "phase"sv,   "rocky"sv,   "scene"sv,   "season"sv, "section"sv, "stage"sv,   "step"sv,
                              "type"sv,    "version"sv, "volume"sv,  "war"sv};
static_assert(std::ranges::is_sorted(numbered));

constexpr std::array accents = std::to_array<std::pair<std::u32string_view, std::string_view>>({
    {U"àáâãäåāăąÀÁÂÃÄÅĀĂĄ", "a"},
    {U"çćĉċčÇĆČ", "c"},
    {U"ďđðĎĐÐ", "d"},
    {U"èéêëēĕėęěÈÉÊËĒĖĘĚ", "e"},
    {U"ĝğġģĞĢ", "g"},
    {U"ìíîïĩīĭįıÌÍÎÏĪİ", "i"},
    {U"ķĶ", "k"},
    {U"ĺļľłĹĻĽŁ", "l"},
    {U"ñńņňÑŃŇ", "n"},
    {U"òóôõöøōŏőÒÓÔÕÖØŌŐ", "o"},
    {U"ŕŗřŘ", "r"},
    {U"śŝşšșŚŞŠȘ", "s"},
    {U"ţťțŢŤȚ", "t"},
    {U"ùúûüũūŭůűųÙÚÛÜŪŮŰ", "u"},
    {U"ŵŴ", "w"},
    {U"ýÿŷÝŸ", "y"},
    {U"źżžŹŻŽ", "z"},
    {U"æÆ", "ae"},
    {U"œŒ", "oe"},
    {U"ß", "ss"},
    {U"þÞ", "th"},
});

}  // namespace

std::string_view abbreviation(std::string_view written) {
    return look_up(abbreviations, written);
}
bool wants_number(std::string_view written) {
    return std::ranges::find(before_numbers, written) != before_numbers.end();
}
std::string_view unit(std::string_view written, bool one) {
    for (const auto& row : units)
        if (row.written == written) return one ? row.one : row.many;
    return {};
}
const Currency* currency(std::string_view sign) {
    for (const auto& [written, names] : currencies)
        if (written == sign) return &names;
    return nullptr;
}
std::string_view acronym(std::string_view capitals) {
    return look_up(acronyms, capitals);
}
bool is_spelled(std::string_view capitals) {
    return std::ranges::find(spelled, capitals) != spelled.end();
}
bool is_short_word(std::string_view word) {
    return std::ranges::binary_search(short_words, word);
}
bool symbol(char32_t sign, std::string_view& said) {
    for (const auto& row : signs)
        if (row.sign == sign) return said = row.said, true;
    return false;
}
std::string_view plain_letter(char32_t letter) {
    for (const auto& [letters, plain] : accents)
        if (letters.find(letter) != letters.npos) return plain;
    return {};
}
int month(std::string_view lower) {
    if (lower.size() < 3) return 0;
    for (int m = 1; m <= 12; ++m)
        if (months[static_cast<std::size_t>(m)] == lower ||
            (months[static_cast<std::size_t>(m)].substr(0, 3) == lower) || (m == 9 && lower == "sept"))
            return m;
    return 0;
}
std::string_view month_name(int number) {
    return number >= 1 && number <= 12 ? months[static_cast<std::size_t>(number)] : ""sv;
}
bool is_regnal_name(std::string_view word) {
    return std::ranges::binary_search(regnal, word);
}
bool is_numbered_thing(std::string_view word) {
    return std::ranges::binary_search(numbered, word);
}

}  // namespace speech
