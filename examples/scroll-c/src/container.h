/* Scroll containers: where nodes are, what containers want of them, and how they follow. */
#ifndef SCROLL_CONTAINER_H
#define SCROLL_CONTAINER_H

#include "axis.h"
#include "entries.h"

/* Coordinates are within this of 0, in 1/64 dp. */
enum { LIMIT = 1 << 29 };

/* Where a node is, in 1/64 dp, in the content of the container above it. */
struct placement {
    uint32_t node, above;
    int32_t at[2], size[2], content[2];
    bool is_hidden;
};

/* What of a node is seen in the content of a container: at rest, and as it is now in dp. */
struct sight {
    uint32_t above;
    int32_t at[2], size[2];
    double seen[2][2];
};

struct span {
    int32_t start, end;
};

struct container {
    uint32_t id, scroll_axis, policy;
    float line, item_line;
    struct span padding[2], border[2];
    struct course course;
    bool is_placed, is_hidden;
    int32_t size[2], content[2];
    struct span view[2]; /* what of its box the containers around can show */
    struct axis axes[2];
    bool is_shown;      /* whether the last tick showed it */
    uint32_t follows;   /* the focused node that it follows; 0 is none */
    double followed_at; /* when focus moved last in it */
    bool has_wanted;
    int32_t wanted[2]; /* where its policy wanted that node */
    float reported[4]; /* offset, and where content is drawn */
    bool is_moving, is_shifted, is_awake;
};

/* What a tick says of a container. */
struct report {
    float offset[2], drawn[2];
    bool moved, rested, moving;
};

/* dp in 1/64 dp, to the nearest, within the limit. */
int32_t parts_of_dp(double dp);

void container_begin(struct container *container, uint32_t id, const double ratios[2]);

/* Takes a checked value; whether the focused node may have to be elsewhere now. */
bool container_set(struct container *container, uint32_t property, const uint32_t *value,
                   double now);
bool container_unset(struct container *container, uint32_t property, double now);

/* Takes its place; without one, it left the tree. */
void container_place(struct container *container, const struct placement *placement, double now);
void container_set_ratios(struct container *container, const double ratios[2]);
bool container_scrolls(const struct container *container);
struct span container_box(const struct container *container, int axis);
void container_reveal(struct container *container, const struct sight *sight, double now);
void container_follow(struct container *container, uint32_t node, const struct sight *sight,
                      double now);

/* Keeps the node that it follows in view, as it is seen at a tick. */
void container_look(struct container *container, uint32_t node, const struct sight *sight);

/* Notes what of its box is shown, and gives what of its content can be shown then. */
void container_view(struct container *container, const int32_t at[2], bool is_inside,
                    struct span shown[2]);
void container_let_go(struct container *container, double now);
void container_adopt(struct container *container, uint32_t node, const struct sight *sight);
void container_go_to(struct container *container, const int32_t target[2], struct course course,
                     double now);

/* Where it is; false if there is nothing to report. */
bool container_tick(struct container *container, double now, struct report *report);
void container_wake(struct container *container);

/* Brings targets within the content. */
void container_bound(struct container *container, double now);

#endif
