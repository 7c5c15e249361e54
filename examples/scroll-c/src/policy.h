/* Where a policy wants an item, in one axis; lengths in 1/64 dp. */
#ifndef SCROLL_POLICY_H
#define SCROLL_POLICY_H

#include "container.h"

/* A container in one axis. */
struct view {
    int32_t length, target;
    struct span padding;
    float line, item_line;
};

/* The target that shows an item as the policy wants; it may be outside the content. */
int32_t policy_target(uint32_t policy, const struct view *view, int32_t start, int32_t length);

#endif
