/* The scroll system: all placements and containers, and what is due. */
#ifndef SCROLL_H
#define SCROLL_H

#include "container.h"

/* Numbers per container in a state of `snapshot`, and its version. */
enum { STATE_NUMBERS = 14, STATE_VERSION = 2 };

/* An offset that an app asked for by `scroll-to`. */
struct wish {
    uint32_t container;
    int32_t target[2];
    struct course course;
    double time;
};

struct scroll {
    struct placement *placements; /* in ascending order of nodes */
    size_t placements_count, placements_room;
    struct container **containers; /* likewise */
    size_t containers_count, containers_room;
    struct wish *wishes;
    size_t wishes_count, wishes_room;
    uint32_t *around; /* containers around the focused node, the innermost one first */
    size_t around_count, around_room;
    double ratios[2]; /* device pixels per dp */
    bool has_time;
    double now; /* the last time */
    uint32_t focused;
    bool is_stale;    /* focus, boxes or properties changed since containers were last asked */
    bool is_restored; /* targets of a state have yet to come within the content */
};

/* A module has one of each system. */
extern struct scroll scroll;

struct placement *find_placement(uint32_t node);
struct container *find_container(uint32_t node);

/* Keeps a placement; whether it is another than before. */
bool keep_placement(const struct placement *placement);
bool forget_placement(uint32_t node);

/* The container of a node, made where there is none. */
struct container *ensure_container(uint32_t node);
void forget_container(uint32_t node);

void add_wish(struct wish wish);
void forget_wishes(uint32_t container);
void grant_wishes(void);

/* Takes a time that must not go back; false leaves everything as it was. */
bool advance(double time);
/* Takes a time, or stays at the last one. */
double advance_or_stay(double time);

struct sight sight_of(const struct placement *node);

/* Calls `each` with the containers around a node, the innermost one first. */
void each_around(struct sight sight, double now,
                 void (*each)(struct container *, const struct sight *, double now));

/* Brings targets up to date: first as focus and boxes want it, then as `scroll-to` does. */
void settle(void);
void settle_boxes(void);

/* Keeps the focused node in view at a time. */
void look_at(double now);

/* Follows the focused node as before a restore, in those of the containers around it. */
void adopt_followers(const uint32_t *followers, size_t count);

void forget_everything(void);

#endif
