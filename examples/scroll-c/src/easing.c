#include "easing.h"
#include "entries.h"
#include "memory.h"
#include "numbers.h"
#include "schema.h"

enum { PIECES = 64 };

static const double WIDTH = 1.0 / PIECES;

/* ((cubic t + square) t + linear) t */
struct polynomial {
    double cubic, square, linear;
};

/* A cubic of the share of a 64th of x, or the parameters at its ends where that is not smooth. */
struct piece {
    bool is_smooth;
    double numbers[4];
};

struct bezier {
    struct polynomial x, y;
    double start_slope, end_slope;
    struct piece pieces[PIECES];
};

struct point {
    double x, y;
};

struct easing {
    struct easing *next;
    uint32_t *words; /* the value that it was made of */
    size_t length;
    uint32_t kind;
    /* steps */
    double count, jumps;
    bool at_start;
    /* linear points */
    struct point *points;
    size_t points_count;
    struct bezier *bezier;
};

static struct easing *known;
static size_t known_count, crowded = 32;
static const struct easing linear = {.kind = INLAY_EASING_LINEAR};

static double poly_at(struct polynomial p, double t)
{
    return ((p.cubic * t + p.square) * t + p.linear) * t;
}

static double poly_slope(struct polynomial p, double t)
{
    return (3 * p.cubic * t + 2 * p.square) * t + p.linear;
}

static struct polynomial polynomial(double first, double second)
{
    double rise = 3 * first, square = 3 * (second - first) - rise;
    return (struct polynomial){1 - rise - square, square, rise};
}

static double horner(const double cubic[4], double share)
{
    return ((cubic[0] * share + cubic[1]) * share + cubic[2]) * share + cubic[3];
}

/*
 * The parameter at which the curve passes x: Newton's method between two parameters, and halves
 * where that leads outside. A step leaves its square times the bend of the gap.
 */
static double search(const struct bezier *curve, double x, double t, double low, double high)
{
    for (int step_number = 0; step_number < 64; step_number++) {
        double gap = poly_at(curve->x, t) - x;
        if (gap == 0)
            return t;
        double slope = poly_slope(curve->x, t), step = gap / slope, next = t - step;
        bool is_inside = next >= low && next <= high;
        double bend = 3 * curve->x.cubic * t + curve->x.square;
        double left = step * step * (bend - curve->x.cubic * step);
        if (is_inside && absolute(left) <= 1e-15 * absolute(slope))
            return next;
        if (high <= low + 2.220446049250313e-16)
            break;
        if (gap < 0)
            low = t;
        else
            high = t;
        t = is_inside ? next : 0.5 * (low + high);
    }
    return t;
}

/* Slope of the line on which the curve goes on past an end. */
static double slope_of_end(double near_x, double near_y, double far_x, double far_y)
{
    if (near_x > 0)
        return near_y / near_x;
    if (near_y == 0 && far_x > 0)
        return far_y / far_x;
    return near_y == 0 && far_y == 0 ? 1 : 0;
}

static struct piece piece_of(const struct bezier *curve, double start, double low, double high)
{
    double from = poly_at(curve->y, low), to = poly_at(curve->y, high);
    double leaving = WIDTH * poly_slope(curve->y, low) / poly_slope(curve->x, low);
    double arriving = WIDTH * poly_slope(curve->y, high) / poly_slope(curve->x, high);
    struct piece piece = {true,
                          {2 * (from - to) + leaving + arriving,
                           3 * (to - from) - 2 * leaving - arriving, leaving, from}};
    static const double shares[] = {0.2, 0.35, 0.5, 0.65, 0.8};
    for (int at = 0; at < 5; at++) {
        double share = shares[at];
        double t = search(curve, start + share * WIDTH, low + share * (high - low), low, high);
        piece.is_smooth &= absolute(poly_at(curve->y, t) - horner(piece.numbers, share)) <= 2e-7;
    }
    if (!piece.is_smooth)
        piece.numbers[0] = low, piece.numbers[1] = high;
    return piece;
}

static struct bezier *bezier_of(double x1, double y1, double x2, double y2)
{
    struct bezier *curve = malloc(sizeof *curve);
    x1 = within(x1, 0, 1), x2 = within(x2, 0, 1);
    curve->x = polynomial(x1, x2);
    curve->y = polynomial(y1, y2);
    curve->start_slope = slope_of_end(x1, y1, x2, y2);
    curve->end_slope = slope_of_end(1 - x2, 1 - y2, 1 - x1, 1 - y1);
    double low = 0;
    for (int at = 0; at < PIECES; at++) {
        double start = at * WIDTH, end = start + WIDTH;
        double high = at + 1 == PIECES ? 1 : search(curve, end, end, low, 1);
        curve->pieces[at] = piece_of(curve, start, low, high);
        low = high;
    }
    return curve;
}

static double bezier_at(const struct bezier *curve, double x)
{
    if (x <= 0)
        return curve->start_slope * x;
    if (x >= 1)
        return 1 + curve->end_slope * (x - 1);
    double place = x * PIECES;
    int at = lesser((int)place, PIECES - 1);
    const struct piece *piece = &curve->pieces[at];
    double share = place - at;
    if (piece->is_smooth)
        return horner(piece->numbers, share);
    double low = piece->numbers[0], high = piece->numbers[1];
    return poly_at(curve->y, search(curve, x, low + (high - low) * share, low, high));
}

static double bezier_slope(const struct bezier *curve, double x)
{
    if (x < 0)
        return curve->start_slope;
    if (x > 1)
        return curve->end_slope;
    double t = search(curve, x, x, 0, 1);
    double run = poly_slope(curve->x, t), rise = poly_slope(curve->y, t);
    if (run > 0)
        return rise / run;
    if (rise != 0)
        return __builtin_copysign(__builtin_inf(), rise);
    return x <= 0.5 ? curve->start_slope : curve->end_slope;
}

/* The first of the two points between which, or next to which, x is. */
static const struct point *around(const struct easing *easing, double x)
{
    size_t after = 0;
    while (after < easing->points_count && easing->points[after].x <= x)
        after++;
    size_t first = after == 0 ? 0 : after - 1;
    return easing->points + (first > easing->points_count - 2 ? easing->points_count - 2 : first);
}

static double step_at(const struct easing *easing, double x)
{
    double done = down(x * easing->count) + easing->at_start;
    if (x >= 0)
        done = most_of(done, 0);
    if (x <= 1)
        done = least_of(done, easing->jumps);
    return done / easing->jumps;
}

double easing_at(const struct easing *easing, double x)
{
    if (easing->bezier)
        return bezier_at(easing->bezier, x);
    if (easing_jumps(easing))
        return step_at(easing, x);
    if (!easing->points)
        return x;
    const struct point *from = around(easing, x), *to = from + 1;
    if (to->x > from->x)
        return from->y + (x - from->x) / (to->x - from->x) * (to->y - from->y);
    return to->y;
}

double easing_slope(const struct easing *easing, double x)
{
    if (easing->bezier)
        return bezier_slope(easing->bezier, x);
    if (easing_jumps(easing))
        return 0;
    if (!easing->points)
        return 1;
    const struct point *from = around(easing, x), *to = from + 1;
    return to->x > from->x ? (to->y - from->y) / (to->x - from->x) : 0;
}

bool easing_jumps(const struct easing *easing)
{
    return easing->kind == INLAY_EASING_STEPS;
}

static size_t length_of(const uint32_t *words)
{
    switch (words[0]) {
    case INLAY_EASING_CUBIC_BEZIER: return 5;
    case INLAY_EASING_STEPS: return 3;
    case INLAY_EASING_LINEAR_POINTS: return 2 + 2 * (size_t)words[1];
    default: return 1;
    }
}

static void prepare_steps(struct easing *easing, uint32_t count, uint32_t position)
{
    bool is_both = position == INLAY_STEP_POSITION_JUMP_BOTH;
    bool is_none = position == INLAY_STEP_POSITION_JUMP_NONE;
    easing->count = most_of(count, is_none ? 2 : 1);
    easing->jumps = easing->count + is_both - is_none;
    easing->at_start = is_both || position == INLAY_STEP_POSITION_JUMP_START;
}

/* Inputs that fall count as the one before; one point is there twice. */
static void prepare_points(struct easing *easing, const uint32_t *points, size_t count)
{
    easing->points_count = count == 1 ? 2 : count;
    easing->points = malloc(easing->points_count * sizeof *easing->points);
    double last = -__builtin_inf();
    for (size_t at = 0; at < count; at++) {
        last = most_of(last, number_of(points[2 * at]));
        easing->points[at] = (struct point){last, number_of(points[2 * at + 1])};
    }
    if (count == 1)
        easing->points[1] = easing->points[0];
}

static void prepare(struct easing *easing, const uint32_t *words)
{
    const uint32_t *rest = words + 1;
    easing->kind = words[0];
    switch (easing->kind) {
    case INLAY_EASING_EASE: easing->bezier = bezier_of(0.25, 0.1, 0.25, 1); break;
    case INLAY_EASING_EASE_IN: easing->bezier = bezier_of(0.42, 0, 1, 1); break;
    case INLAY_EASING_EASE_OUT: easing->bezier = bezier_of(0, 0, 0.58, 1); break;
    case INLAY_EASING_EASE_IN_OUT: easing->bezier = bezier_of(0.42, 0, 0.58, 1); break;
    case INLAY_EASING_CUBIC_BEZIER:
        easing->bezier = bezier_of(number_of(rest[0]), number_of(rest[1]), number_of(rest[2]),
                                   number_of(rest[3]));
        break;
    case INLAY_EASING_STEPS: prepare_steps(easing, rest[0], rest[1]); break;
    default: prepare_points(easing, rest + 1, rest[0]); break;
    }
}

const struct easing *easing_of(const uint32_t *words)
{
    size_t length = length_of(words);
    if (words[0] == INLAY_EASING_LINEAR || (words[0] == INLAY_EASING_LINEAR_POINTS && !words[1]))
        return &linear;
    for (struct easing *one = known; one; one = one->next)
        if (one->length == length && !memcmp(one->words, words, length * sizeof *words))
            return one;
    struct easing *easing = malloc(sizeof *easing);
    *easing = (struct easing){.next = known, .length = length};
    easing->words = malloc(length * sizeof *words);
    memcpy(easing->words, words, length * sizeof *words);
    prepare(easing, words);
    known = easing;
    known_count++;
    return easing;
}

bool easings_are_crowded(void)
{
    return known_count >= crowded;
}

void keep_easings(bool (*is_used)(const struct easing *))
{
    for (struct easing **at = &known; *at;) {
        struct easing *easing = *at;
        if (is_used(easing)) {
            at = &easing->next;
            continue;
        }
        *at = easing->next;
        free(easing->words);
        free(easing->points);
        free(easing->bezier);
        free(easing);
        known_count--;
    }
    crowded = known_count < 16 ? 32 : 2 * known_count;
}
