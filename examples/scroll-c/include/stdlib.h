/* What wit-bindgen's code takes of the C library. */
#include "memory.h"
