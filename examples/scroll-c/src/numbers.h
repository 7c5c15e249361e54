/* Arithmetic that a freestanding system has to bring along. */
#ifndef SCROLL_NUMBERS_H
#define SCROLL_NUMBERS_H

#include <stdbool.h>
#include <stdint.h>

/* One instruction of WebAssembly each. */
static inline double absolute(double x) { return __builtin_fabs(x); }
static inline double root(double x) { return __builtin_sqrt(x); }
static inline double down(double x) { return __builtin_floor(x); }

static inline double least_of(double a, double b) { return a < b ? a : b; }
static inline double most_of(double a, double b) { return a > b ? a : b; }

/* The number, or the limit that it is beyond. */
static inline double within(double x, double least, double most)
{
    return x < least ? least : x > most ? most : x;
}

static inline int32_t lesser(int32_t a, int32_t b) { return a < b ? a : b; }
static inline int32_t greater(int32_t a, int32_t b) { return a > b ? a : b; }

static inline int32_t clamp(int32_t x, int32_t least, int32_t most)
{
    return lesser(greater(x, least), most);
}

/* Quotient rounded down; `by` is positive. */
static inline int32_t divide_down(int32_t x, int32_t by)
{
    return x / by - (x % by < 0);
}

static inline bool is_finite(double x) { return absolute(x) <= 1.7976931348623157e308; }

/* e to the power of x, within an ulp or two; x is at most 0 in all that is asked here. */
double exponential(double x);

/* Sine and cosine of an angle of 0 or more, in radians. */
void sine_and_cosine(double x, double *sine, double *cosine);

#endif
