#include "builtin/wordnet.hpp"
