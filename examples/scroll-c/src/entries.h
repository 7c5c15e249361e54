/* Entry streams: what `inlay:types` says of their words, and the values that `scroll` reads. */
#ifndef SCROLL_ENTRIES_H
#define SCROLL_ENTRIES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* An entry: its number and the words of its value. */
struct entry {
    uint32_t id;
    const uint32_t *value;
    size_t length;
    size_t at; /* where its first word is */
};

/* The entry at `at`, or false if it ends outside the stream. */
bool entry_at(const uint32_t *words, size_t count, size_t at, struct entry *entry);

/* Whether the words are a value of the entry's type, each number in its range. */
bool is_value(const struct entry *entry);

/* Whether it is a property that `scroll` takes. */
bool is_property(uint32_t id);

/* The properties that `scroll` takes. */
enum { PROPERTIES = 13 };
extern const uint16_t properties[PROPERTIES];

static inline float number_of(uint32_t word)
{
    union {
        uint32_t word;
        float number;
    } both = {word};
    return both.number;
}

#endif
