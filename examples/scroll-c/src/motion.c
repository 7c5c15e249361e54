#include "motion.h"
#include "easing.h"
#include "entries.h"
#include "numbers.h"
#include "schema.h"

static const double FOREVER = 1e12; /* the longest time that is looked at, in seconds */

struct course course_of(const uint32_t *motion)
{
    static const uint32_t linear_words[] = {INLAY_EASING_LINEAR};
    if (motion[0] == INLAY_MOTION_INSTANT)
        return (struct course){.easing = easing_of(linear_words)};
    if (motion[0] == INLAY_MOTION_TWEEN)
        return (struct course){.duration = number_of(motion[1]), .easing = easing_of(motion + 2)};
    return (struct course){.is_spring = true,
                           .stiffness = number_of(motion[1]) < 0.01 ? 0.01 : number_of(motion[1]),
                           .decay = 0.5 * number_of(motion[2])};
}

bool same_course(const struct course *one, const struct course *other)
{
    return one->is_spring == other->is_spring && one->duration == other->duration &&
           one->easing == other->easing && one->stiffness == other->stiffness &&
           one->decay == other->decay;
}

/* How a spring fades: it swings, or creeps by two rates, or just between. */
enum kind { UNDER, CRITICAL, OVER };

struct shape {
    enum kind kind;
    double rate;       /* angular frequency, or half the difference of the two rates */
    double slow, fast; /* the two rates */
};

static struct shape shape_of(const struct course *spring)
{
    double excess = spring->decay * spring->decay - spring->stiffness;
    if (absolute(excess) <= 1e-8 * spring->stiffness)
        return (struct shape){CRITICAL, 0, 0, 0};
    double rate = root(absolute(excess));
    if (excess < 0)
        return (struct shape){UNDER, rate, 0, 0};
    return (struct shape){OVER, rate, spring->stiffness / (spring->decay + rate),
                          spring->decay + rate};
}

/* The two parts of the motion: `even` fades from 1, `odd` rises first as the time does. */
static void parts_of(const struct course *spring, double seconds, double *even, double *odd)
{
    struct shape shape = shape_of(spring);
    double t = within(seconds, 0, FOREVER);
    if (shape.kind == OVER) {
        double slow = exponential(-shape.slow * t), fast = exponential(-shape.fast * t);
        *even = 0.5 * (slow + fast), *odd = 0.5 * (slow - fast) / shape.rate;
        return;
    }
    double fade = exponential(-spring->decay * t);
    if (shape.kind == CRITICAL) {
        *even = fade, *odd = fade * t;
        return;
    }
    double sine, cosine;
    sine_and_cosine(shape.rate * t, &sine, &cosine);
    *even = fade * cosine, *odd = fade * sine / shape.rate;
}

struct weights course_weights(const struct course *course, double elapsed)
{
    if (course->is_spring) {
        double even, odd;
        parts_of(course, elapsed / 1000, &even, &odd);
        return (struct weights){even + course->decay * odd, odd};
    }
    if (elapsed >= course->duration)
        return (struct weights){0, 0};
    double p = most_of(elapsed / course->duration, 0), rest = 1 - p;
    return (struct weights){1 - easing_at(course->easing, p),
                            course->duration / 1000 * p * rest * rest};
}

/* A slope, or 0 if it is so steep that it is no use as a speed. */
static double tame(double slope)
{
    return absolute(slope) <= 1e3 ? slope : 0;
}

double course_speed(const struct course *course, double elapsed, double gap, double speed)
{
    if (elapsed < 0 || (elapsed <= 0 && speed == 0))
        return 0;
    if (course->is_spring) {
        double even, odd;
        parts_of(course, elapsed / 1000, &even, &odd);
        return -course->stiffness * odd * gap + (even - course->decay * odd) * speed;
    }
    if (elapsed >= course->duration)
        return 0;
    double p = elapsed / course->duration;
    double slope = tame(easing_slope(course->easing, p));
    return -slope * 1000 / course->duration * gap + (1 - p) * (1 - 3 * p) * speed;
}

double course_extra_speed(const struct course *course, double gap, double speed)
{
    if (speed == 0 || course->is_spring)
        return speed;
    double slope = easing_slope(course->easing, 0);
    if (absolute(slope) > 1e3 || easing_jumps(course->easing) || course->duration <= 0)
        return 0;
    return speed + gap * slope * 1000 / course->duration;
}

double course_response(const struct course *course)
{
    if (!course->is_spring)
        return course->duration;
    return 4 * most_of(course->decay / course->stiffness, 1 / root(course->stiffness)) * 1000;
}

double course_frequency(const struct course *course)
{
    return course->is_spring ? root(course->stiffness) : 0;
}

/* A bound of a spring's motion, which falls in the end. */
static double bound_at(const struct course *spring, double x, double drive, double t)
{
    struct shape shape = shape_of(spring);
    if (shape.kind == OVER) {
        double slow = exponential(-shape.slow * t), fast = exponential(-shape.fast * t);
        return 0.5 * (slow + fast) * x + 0.5 * (slow - fast) / shape.rate * drive;
    }
    double most = x + drive * t;
    if (shape.kind == UNDER) {
        double side = drive / shape.rate;
        most = least_of(root(x * x + side * side), most);
    }
    return exponential(-spring->decay * t) * most;
}

/* Seconds after which a spring stays within `tolerance` of rest. */
static double settled_after(const struct course *spring, double gap, double speed, double tolerance)
{
    double x = absolute(gap), drive = absolute(speed + spring->decay * gap);
    double frequency = root(spring->stiffness);
    if (x <= tolerance && drive <= tolerance * most_of(spring->decay, frequency))
        return 0;
    if (spring->decay <= 0)
        return __builtin_inf();
    double low = shape_of(spring).kind == OVER ? 1 / frequency : 1 / spring->decay;
    if (bound_at(spring, x, drive, low) <= tolerance)
        return low;
    double high = low;
    while (bound_at(spring, x, drive, high) > tolerance) {
        high *= 2;
        if (high > FOREVER)
            return __builtin_inf();
    }
    for (int step = 0; step < 40; step++) {
        double middle = 0.5 * (low + high);
        if (bound_at(spring, x, drive, middle) > tolerance)
            low = middle;
        else
            high = middle;
    }
    return high;
}

double course_length(const struct course *course, double gap, double speed, double tolerance)
{
    if (!course->is_spring)
        return course->duration;
    return settled_after(course, gap, speed, tolerance) * 1000;
}
