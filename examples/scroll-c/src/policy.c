#include "policy.h"
#include "numbers.h"
#include "schema.h"

/* The paddings that fit. */
static struct span free_of(const struct view *view)
{
    int32_t before = lesser(view->padding.start, view->length);
    return (struct span){before, lesser(view->padding.end, view->length - before)};
}

static int32_t room_of(const struct view *view)
{
    struct span free = free_of(view);
    return view->length - free.start - free.end;
}

/* The paddings that leave an item whole: they share what it leaves, each by its part of both. */
static struct span free_beside(const struct view *view, int32_t length)
{
    struct span free = free_of(view);
    int64_t both = (int64_t)free.start + free.end;
    int64_t spare = (int64_t)view->length - length;
    spare = spare > 0 ? spare : 0;
    if (spare >= both)
        return free;
    int64_t before = free.start * spare / both;
    return (struct span){(int32_t)before, (int32_t)(spare - before)};
}

/* CSSOM View's `nearest`. */
static int32_t nearest(const struct view *view, int32_t target, int32_t start, int32_t length)
{
    struct span free = free_beside(view, length);
    int32_t to_start = start - free.start;
    int32_t to_end = start + length - (view->length - free.end);
    bool is_longer = length > view->length - free.start - free.end;
    bool starts_before = target > to_start, ends_after = target < to_end;
    if (starts_before == ends_after)
        return target;
    return starts_before != is_longer ? to_start : to_end;
}

static int32_t page(const struct view *view, int32_t start, int32_t length)
{
    if (nearest(view, view->target, start, length) == view->target)
        return view->target;
    int32_t room = greater(room_of(view), 1);
    int32_t first = divide_down(start, room) * room;
    return nearest(view, first - free_of(view).start, start, length);
}

static int32_t share_of(float share, int32_t length)
{
    return (int32_t)down((double)share * length + 0.5);
}

int32_t policy_target(uint32_t policy, const struct view *view, int32_t start, int32_t length)
{
    switch (policy) {
    case INLAY_SCROLL_POLICY_KEY_LINE:
        return start + share_of(view->item_line, length) - share_of(view->line, view->length);
    case INLAY_SCROLL_POLICY_CENTER:
        return start - free_of(view).start - divide_down(room_of(view) - length, 2);
    case INLAY_SCROLL_POLICY_EDGE: return nearest(view, view->target, start, length);
    case INLAY_SCROLL_POLICY_PAGE: return page(view, start, length);
    default: return view->target;
    }
}
