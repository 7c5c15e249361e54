/* How values travel: easings of CSS, springs in closed form. Times are in milliseconds. */
#ifndef SCROLL_MOTION_H
#define SCROLL_MOTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A prepared easing, shared by all motions that have it. */
struct easing;

/* From one value to another: in a fixed time by an easing, or as a spring. */
struct course {
    bool is_spring;
    double duration;             /* of a tween */
    const struct easing *easing; /* of a tween */
    double stiffness;            /* of a spring, in 1/s2 */
    double decay;                /* half of its damping, in 1/s */
};

/* What is left of the gap and of the speed that a course began with, or comes of them. */
struct weights {
    double gap, speed;
};

/* The course of a `motion` of the schema, whose words were checked. */
struct course course_of(const uint32_t *motion);

/* Lets go of easings that none of `used` is; what is asked where many are known. */
bool easings_are_crowded(void);
void keep_easings(bool (*is_used)(const struct easing *));

bool same_course(const struct course *one, const struct course *other);

/* Where a value is: the target plus the gap and the speed, each times its weight. */
struct weights course_weights(const struct course *course, double elapsed);

/* How fast a value moves that began so, per second. */
double course_speed(const struct course *course, double elapsed, double gap, double speed);

/* The speed to begin with so that a value that moves at `speed` goes on without a jump. */
double course_extra_speed(const struct course *course, double gap, double speed);

/* In which it does nearly all of a way. */
double course_response(const struct course *course);

/* Natural frequency of a spring, in 1/s; 0 for a tween. */
double course_frequency(const struct course *course);

/* After which a value stays within `tolerance` of its target; may be infinite. */
double course_length(const struct course *course, double gap, double speed, double tolerance);

#endif
