#include "axis.h"
#include "numbers.h"

/* A spring rests within this of its target, in dp. */
static const double REST = 1.0 / 16;

static double gap_of(const struct axis *axis)
{
    return axis->from - dp(axis->target);
}

static double lean_at_rest(const struct axis *axis)
{
    double target = dp(axis->target);
    return axis->ratio > 0 ? down(target * axis->ratio + 0.5) / axis->ratio - target : 0;
}

/* Until neither the offset nor what is drawn would be seen to move. */
static double length_of(const struct axis *axis)
{
    double gap = gap_of(axis);
    double reach = absolute(gap) + absolute(axis->lean_from - lean_at_rest(axis));
    if (reach == 0 && axis->speed == 0)
        return 0;
    return course_length(&axis->course, __builtin_copysign(reach, gap), axis->speed, REST);
}

static struct weights weights_at(const struct axis *axis, double now)
{
    return course_weights(&axis->course, (now - axis->begin) * axis->rate);
}

static double unbound(const struct axis *axis, double now)
{
    if (!axis_moves(axis, now))
        return dp(axis->target);
    struct weights left = weights_at(axis, now);
    return dp(axis->target) + (left.gap * gap_of(axis) + left.speed * axis->speed);
}

/* The content's ends, and what of that keeps the focused node in view. */
static void bounds_of(const struct axis *axis, double bounds[2])
{
    for (int end = 0; end < 2; end++)
        bounds[end] = within(axis->seen[end], dp(axis->ends[0]), dp(axis->ends[1]));
}

static void rest_at(struct axis *axis, int32_t target, double now)
{
    axis->target = target;
    axis->from = dp(target);
    axis->lean_from = lean_at_rest(axis);
    axis->speed = 0, axis->begin = now, axis->rate = 1, axis->lasts = 0;
}

struct axis axis_at_rest(struct course course, double ratio)
{
    return (struct axis){.rate = 1,
                         .course = course,
                         .ratio = ratio,
                         .seen = {-__builtin_inf(), __builtin_inf()}};
}

int32_t axis_within(const struct axis *axis, int32_t target)
{
    return clamp(target, axis->ends[0], axis->ends[1]);
}

double axis_offset(const struct axis *axis, double now)
{
    double bounds[2];
    bounds_of(axis, bounds);
    return within(unbound(axis, now), bounds[0], bounds[1]);
}

double axis_speed(const struct axis *axis, double now)
{
    if (!axis_moves(axis, now) || axis_is_held(axis, now))
        return 0;
    double elapsed = (now - axis->begin) * axis->rate;
    return course_speed(&axis->course, elapsed, gap_of(axis), axis->speed) * axis->rate;
}

bool axis_moves(const struct axis *axis, double now)
{
    return axis->lasts > 0 && (now - axis->begin) * axis->rate < axis->lasts;
}

bool axis_is_held(const struct axis *axis, double now)
{
    double bounds[2], offset = unbound(axis, now);
    bounds_of(axis, bounds);
    return offset < bounds[0] || offset > bounds[1];
}

double axis_lean(const struct axis *axis, double now)
{
    double goal = lean_at_rest(axis);
    if (!axis_moves(axis, now))
        return goal;
    return goal + weights_at(axis, now).gap * (axis->lean_from - goal);
}

void axis_resume(struct axis *axis, struct beginning beginning, int32_t target,
                 struct course course)
{
    axis->from = beginning.from;
    axis->lean_from = beginning.lean;
    axis->speed = beginning.speed;
    axis->begin = beginning.begin;
    axis->rate = beginning.rate;
    axis->target = target;
    axis->course = course;
    axis->lasts = length_of(axis);
}

void axis_go_to(struct axis *axis, int32_t target, struct course course, double now)
{
    double from = axis_offset(axis, now), speed = axis_speed(axis, now);
    target = axis_within(axis, target);
    speed = course_extra_speed(&course, from - dp(target), speed);
    struct beginning beginning = {from, axis_lean(axis, now), speed, now, 1};
    axis_resume(axis, beginning, target, course);
}

void axis_jump_to(struct axis *axis, int32_t target, double now)
{
    rest_at(axis, axis_within(axis, target), now);
}

void axis_shift(struct axis *axis, int32_t by, double now)
{
    axis->seen[0] += dp(by), axis->seen[1] += dp(by);
    if (!axis_moves(axis, now)) {
        rest_at(axis, axis->target + by, now);
        return;
    }
    axis->from += dp(by);
    axis->target += by;
    axis->lasts = length_of(axis);
}

void axis_set_ratio(struct axis *axis, double ratio)
{
    axis->ratio = ratio;
    axis->lean_from = lean_at_rest(axis);
    axis->lasts = length_of(axis);
}

void axis_release(struct axis *axis, double now)
{
    double offset = unbound(axis, now);
    if (offset < axis->seen[0] || offset > axis->seen[1])
        axis_go_to(axis, axis->target, axis->course, now);
    axis->seen[0] = -__builtin_inf(), axis->seen[1] = __builtin_inf();
}

/* "Faster as it falls behind" of the interface. */
static double rate_of(double lag, double room, double keys)
{
    double share = lag < room ? lag / room : 1;
    return within(share * share * keys, 1, FASTEST_RATE);
}

bool axis_follow(struct axis *axis, int32_t target, const double seen[2], double interval,
                 struct course course, double now)
{
    double at = axis_offset(axis, now), speed = axis_speed(axis, now), bounds[2];
    axis->seen[0] = seen[0], axis->seen[1] = seen[1];
    bounds_of(axis, bounds);
    double from = within(at, bounds[0], bounds[1]);
    bool is_seen = from == at;
    if (is_seen && target == axis->target)
        return false;
    double goal = dp(target), rate = 1;
    if (interval == 0) {
        rate = axis->rate;
    } else if (interval > 0) {
        double room = at < goal ? goal - seen[0] : seen[1] - goal;
        rate = rate_of(absolute(at - goal), room, course_response(&course) / interval);
    }
    if (!is_seen) {
        double gap = goal - from, ahead = (gap > 0) - (gap < 0);
        speed = ahead * most_of(speed * ahead, course_frequency(&course) * absolute(gap));
    }
    speed = course_extra_speed(&course, from - goal, speed / rate);
    struct beginning beginning = {from, axis_lean(axis, now), speed, now, rate};
    axis_resume(axis, beginning, target, course);
    return true;
}
