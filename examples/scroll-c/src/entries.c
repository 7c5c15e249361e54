#include "entries.h"
#include "numbers.h"
#include "schema.h"

const uint16_t properties[PROPERTIES] = {
    INLAY_SCROLL_AXIS,          INLAY_SCROLL_POLICY,         INLAY_KEY_LINE,
    INLAY_KEY_LINE_ITEM,        INLAY_SCROLL_PADDING_TOP,    INLAY_SCROLL_PADDING_RIGHT,
    INLAY_SCROLL_PADDING_BOTTOM, INLAY_SCROLL_PADDING_LEFT,  INLAY_SCROLL_MOTION,
    INLAY_BORDER_TOP_WIDTH,     INLAY_BORDER_RIGHT_WIDTH,    INLAY_BORDER_BOTTOM_WIDTH,
    INLAY_BORDER_LEFT_WIDTH,
};

/* Words of a value that are still to be looked at. */
struct words {
    const uint32_t *next;
    size_t left;
};

bool entry_at(const uint32_t *words, size_t count, size_t at, struct entry *entry)
{
    size_t length = words[at] >> 16;
    *entry = (struct entry){words[at] & 0xffff, words + at + 1, length, at};
    return length <= count - at - 1;
}

bool is_property(uint32_t id)
{
    for (int at = 0; at < PROPERTIES; at++)
        if (properties[at] == id)
            return true;
    return false;
}

static bool take(struct words *words, uint32_t *word)
{
    if (words->left == 0)
        return false;
    *word = *words->next++;
    words->left--;
    return true;
}

static bool is_case(struct words *words, uint32_t cases, uint32_t *found)
{
    return take(words, found) && *found < cases;
}

static bool is_number(struct words *words, double least, double most)
{
    uint32_t word;
    if (!take(words, &word))
        return false;
    double number = number_of(word);
    return is_finite(number) && number >= least && number <= most;
}

static const double ANY = 3.5e38;

static bool is_easing(struct words *words)
{
    uint32_t kind, count, position;
    if (!is_case(words, INLAY_EASING_LINEAR_POINTS + 1, &kind))
        return false;
    if (kind == INLAY_EASING_CUBIC_BEZIER) {
        for (int at = 0; at < 4; at++)
            if (!is_number(words, -ANY, ANY))
                return false;
    } else if (kind == INLAY_EASING_STEPS) {
        return take(words, &count) && count >= 1 &&
               is_case(words, INLAY_STEP_POSITION_JUMP_BOTH + 1, &position);
    } else if (kind == INLAY_EASING_LINEAR_POINTS) {
        if (!take(words, &count) || count > words->left)
            return false;
        for (size_t at = 0; at < 2 * (size_t)count; at++)
            if (!is_number(words, -ANY, ANY))
                return false;
    }
    return true;
}

static bool is_motion(struct words *words)
{
    uint32_t kind;
    if (!is_case(words, INLAY_MOTION_SPRING + 1, &kind))
        return false;
    if (kind == INLAY_MOTION_TWEEN)
        return is_number(words, 0, ANY) && is_easing(words);
    /* The least stiffness is a number of 32 bits, too. */
    return kind == INLAY_MOTION_INSTANT ||
           (is_number(words, 0.01f, ANY) && is_number(words, 0, ANY));
}

bool is_value(const struct entry *entry)
{
    struct words words = {entry->value, entry->length};
    uint32_t word;
    bool is_right;
    switch (entry->id) {
    case INLAY_SELECT_NODE:
    case INLAY_REMOVE_NODE:
    case INLAY_UNSET_PROPERTY:
        is_right = take(&words, &word);
        break;
    case INLAY_SCROLL_TO:
        is_right = take(&words, &word) && is_number(&words, -ANY, ANY) &&
                   is_number(&words, -ANY, ANY) && is_motion(&words);
        break;
    case INLAY_SCROLL_AXIS:
        is_right = is_case(&words, INLAY_SCROLL_AXIS_BOTH + 1, &word);
        break;
    case INLAY_SCROLL_POLICY:
        is_right = is_case(&words, INLAY_SCROLL_POLICY_NONE + 1, &word);
        break;
    case INLAY_KEY_LINE:
    case INLAY_KEY_LINE_ITEM:
        is_right = is_number(&words, 0, 1);
        break;
    case INLAY_SCROLL_MOTION:
        is_right = is_motion(&words);
        break;
    default:
        /* Lengths are all that is left of what is taken; of others the type does not matter. */
        return !is_property(entry->id) || (is_number(&words, 0, ANY) && words.left == 0);
    }
    return is_right && words.left == 0;
}
