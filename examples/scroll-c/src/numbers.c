#include "numbers.h"

/* ln 2 and pi / 2, each as a number of few digits and what that lacks. */
static const double LN2_HIGH = 6.93147180369123816490e-01, LN2_LOW = 1.90821492927058770002e-10;
static const double QUARTER_HIGH = 1.57079632673412561417e+00;
static const double QUARTER_LOW = 6.07710050650619224932e-11;

double exponential(double x)
{
    if (x < -745.2)
        return 0;
    if (x > 709.7)
        return __builtin_inf();
    /* x = k ln 2 + rest, and the series of the rest, which is at most 0.35. */
    double k = down(x / 0.693147180559945286 + 0.5);
    double rest = (x - k * LN2_HIGH) - k * LN2_LOW;
    double sum = 1;
    for (int term = 17; term >= 1; term--)
        sum = 1 + rest / term * sum;
    /* Twice half of k, since 2^k alone may be too small for a normal number. */
    int whole = (int)k, half = whole / 2;
    union {
        uint64_t bits;
        double number;
    } first = {(uint64_t)(1023 + half) << 52}, second = {(uint64_t)(1023 + whole - half) << 52};
    return sum * first.number * second.number;
}

/* Series about 0, for angles up to pi / 4. */
static double near_sine(double x)
{
    double square = x * x, sum = 1;
    for (int term = 16; term >= 2; term -= 2)
        sum = 1 - square / (term * (term + 1)) * sum;
    return x * sum;
}

static double near_cosine(double x)
{
    double square = x * x, sum = 1;
    for (int term = 17; term >= 1; term -= 2)
        sum = 1 - square / (term * (term + 1)) * sum;
    return sum;
}

void sine_and_cosine(double x, double *sine, double *cosine)
{
    /* Beyond this, digits of the angle are lost, and a spring is long at rest. */
    if (!(x < 1e9))
        x = 0;
    double quarters = down(x / 1.57079632679489656 + 0.5);
    double rest = (x - quarters * QUARTER_HIGH) - quarters * QUARTER_LOW;
    double s = near_sine(rest), c = near_cosine(rest);
    switch ((int64_t)quarters & 3) {
    case 0: *sine = s, *cosine = c; break;
    case 1: *sine = c, *cosine = -s; break;
    case 2: *sine = -s, *cosine = -c; break;
    default: *sine = -c, *cosine = s; break;
    }
}
