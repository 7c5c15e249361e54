/* The motion of a container in one axis. Positions of targets are in 1/64 dp, offsets in dp. */
#ifndef SCROLL_AXIS_H
#define SCROLL_AXIS_H

#include "motion.h"

enum { PARTS = 64 };

/* The fastest that a course is played. */
static const double FASTEST_RATE = 64;

struct axis {
    double from; /* the offset at which the motion began */
    int32_t target;
    double speed; /* with which it began; for a tween, beyond its own */
    double begin; /* in ms */
    double rate;  /* how fast the course is played */
    struct course course;
    double ratio;     /* device pixels per dp; 0 if content is drawn where its offset says */
    double lean_from; /* how far from the offset content was drawn when it began */
    double lasts;     /* in ms of the course's time */
    int32_t ends[2];  /* least and greatest target */
    double seen[2];   /* least and greatest offset at which the focused node is in view */
};

static inline double dp(int32_t parts) { return (double)parts / PARTS; }

struct axis axis_at_rest(struct course course, double ratio);
int32_t axis_within(const struct axis *axis, int32_t target);
double axis_offset(const struct axis *axis, double now);
double axis_speed(const struct axis *axis, double now);
bool axis_moves(const struct axis *axis, double now);

/* Whether its motion would be elsewhere, but for its bounds. */
bool axis_is_held(const struct axis *axis, double now);

/* How far from the offset content is drawn: at rest, on a whole device pixel. */
double axis_lean(const struct axis *axis, double now);

/* Goes to a target within the content, with the speed that it has. */
void axis_go_to(struct axis *axis, int32_t target, struct course course, double now);
void axis_jump_to(struct axis *axis, int32_t target, double now);

/* Moves offset and target alike. */
void axis_shift(struct axis *axis, int32_t by, double now);
void axis_set_ratio(struct axis *axis, double ratio);

/* Lets the offset be anywhere again. */
void axis_release(struct axis *axis, double now);

/*
 * Follows focus to a target. `interval` is the time since focus moved last if that motion is under
 * way, else below 0. False if it is on its way there already, and in view.
 */
bool axis_follow(struct axis *axis, int32_t target, const double seen[2], double interval,
                 struct course course, double now);

/* A motion as it began. */
struct beginning {
    double from, lean, speed, begin, rate;
};
void axis_resume(struct axis *axis, struct beginning beginning, int32_t target,
                 struct course course);

#endif
