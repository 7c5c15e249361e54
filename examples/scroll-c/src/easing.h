/* Easings: CSS Easing Functions 2. */
#ifndef SCROLL_EASING_H
#define SCROLL_EASING_H

#include "motion.h"

/* The easing whose words begin here, prepared once. Lists of points without one are linear. */
const struct easing *easing_of(const uint32_t *words);

/* The share of the way at a share of the time, and how fast it grows there; may be infinite. */
double easing_at(const struct easing *easing, double x);
double easing_slope(const struct easing *easing, double x);

bool easing_jumps(const struct easing *easing);

#endif
