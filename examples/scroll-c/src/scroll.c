#include "scroll.h"
#include "memory.h"
#include "numbers.h"

struct scroll scroll;

/* Most containers around a node that are asked. */
enum { DEPTH = 512 };

/* The first place whose node is not below `node`. */
static size_t placement_at(uint32_t node)
{
    size_t low = 0, high = scroll.placements_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (scroll.placements[middle].node < node)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static size_t container_at(uint32_t node)
{
    size_t low = 0, high = scroll.containers_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (scroll.containers[middle]->id < node)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

struct placement *find_placement(uint32_t node)
{
    size_t at = placement_at(node);
    bool is_there = at < scroll.placements_count && scroll.placements[at].node == node;
    return is_there ? &scroll.placements[at] : 0;
}

struct container *find_container(uint32_t node)
{
    size_t at = container_at(node);
    bool is_there = at < scroll.containers_count && scroll.containers[at]->id == node;
    return is_there ? scroll.containers[at] : 0;
}

static bool same_placement(const struct placement *one, const struct placement *other)
{
    return one->above == other->above && one->is_hidden == other->is_hidden &&
           !memcmp(one->at, other->at, sizeof one->at) &&
           !memcmp(one->size, other->size, sizeof one->size) &&
           !memcmp(one->content, other->content, sizeof one->content);
}

bool keep_placement(const struct placement *placement)
{
    size_t at = placement_at(placement->node);
    struct placement *kept = find_placement(placement->node);
    if (kept) {
        bool is_other = !same_placement(kept, placement);
        *kept = *placement;
        return is_other;
    }
    scroll.placements = with_room(scroll.placements, scroll.placements_count,
                                  &scroll.placements_room, sizeof *scroll.placements);
    kept = scroll.placements + at;
    memmove(kept + 1, kept, (scroll.placements_count - at) * sizeof *kept);
    *kept = *placement;
    scroll.placements_count++;
    return true;
}

bool forget_placement(uint32_t node)
{
    struct placement *kept = find_placement(node);
    if (!kept)
        return false;
    size_t after = scroll.placements_count - (size_t)(kept - scroll.placements) - 1;
    memmove(kept, kept + 1, after * sizeof *kept);
    scroll.placements_count--;
    return true;
}

struct container *ensure_container(uint32_t node)
{
    struct container *container = find_container(node);
    if (container)
        return container;
    size_t at = container_at(node);
    scroll.containers = with_room(scroll.containers, scroll.containers_count,
                                  &scroll.containers_room, sizeof *scroll.containers);
    struct container **place = scroll.containers + at;
    memmove(place + 1, place, (scroll.containers_count - at) * sizeof *place);
    *place = container = malloc(sizeof *container);
    scroll.containers_count++;
    container_begin(container, node, scroll.ratios);
    container_place(container, find_placement(node), 0);
    return container;
}

void forget_container(uint32_t node)
{
    struct container *container = find_container(node);
    if (!container)
        return;
    size_t at = container_at(node);
    struct container **place = scroll.containers + at;
    memmove(place, place + 1, (scroll.containers_count - at - 1) * sizeof *place);
    scroll.containers_count--;
    free(container);
}

void add_wish(struct wish wish)
{
    scroll.wishes = with_room(scroll.wishes, scroll.wishes_count, &scroll.wishes_room,
                              sizeof *scroll.wishes);
    scroll.wishes[scroll.wishes_count++] = wish;
}

void forget_wishes(uint32_t container)
{
    size_t kept = 0;
    for (size_t at = 0; at < scroll.wishes_count; at++)
        if (scroll.wishes[at].container != container)
            scroll.wishes[kept++] = scroll.wishes[at];
    scroll.wishes_count = kept;
}

void grant_wishes(void)
{
    for (size_t at = 0; at < scroll.wishes_count; at++) {
        struct wish *wish = &scroll.wishes[at];
        struct container *container = find_container(wish->container);
        if (container)
            container_go_to(container, wish->target, wish->course, wish->time);
    }
    scroll.wishes_count = 0;
}

bool advance(double time)
{
    if (!is_finite(time))
        return false;
    /* Farther away, a millisecond would be lost in rounding. */
    time = within(time, -1e15, 1e15);
    if (scroll.has_time && time < scroll.now)
        return false;
    /* What changed at the last time began to move then. */
    if (scroll.has_time && scroll.now < time)
        settle_boxes();
    scroll.has_time = true;
    scroll.now = time;
    return true;
}

double advance_or_stay(double time)
{
    if (!advance(time) && !scroll.has_time)
        scroll.has_time = true, scroll.now = 0;
    return scroll.now;
}

struct sight sight_of(const struct placement *node)
{
    struct sight sight = {.above = node->above};
    for (int axis = 0; axis < 2; axis++) {
        sight.at[axis] = node->at[axis];
        sight.size[axis] = node->size[axis];
        sight.seen[axis][0] = dp(node->at[axis]);
        sight.seen[axis][1] = dp(node->at[axis] + node->size[axis]);
    }
    return sight;
}

/* The same in the content around a container, cut to what that shows. */
static struct sight outside(struct sight sight, const struct placement *placement,
                            const struct container *container, double now)
{
    sight.above = placement->above;
    for (int axis = 0; axis < 2; axis++) {
        struct span shown = {0, placement->size[axis]};
        int32_t target = 0;
        double offset = 0;
        if (container) {
            shown = container_box(container, axis);
            target = container->axes[axis].target;
            offset = axis_offset(&container->axes[axis], now);
        }
        int32_t at = sight.at[axis] - target, size = sight.size[axis];
        int32_t start = clamp(at, shown.start, shown.end);
        int32_t end = clamp(at + size, start, shown.end);
        sight.at[axis] = placement->at[axis] + start;
        sight.size[axis] = end - start;
        for (int side = 0; side < 2; side++) {
            double seen = sight.seen[axis][side] - offset;
            seen = within(seen, dp(shown.start), dp(shown.end));
            sight.seen[axis][side] = dp(placement->at[axis]) + seen;
        }
    }
    return sight;
}

void each_around(struct sight sight, double now,
                 void (*each)(struct container *, const struct sight *, double now))
{
    for (int depth = 0; depth < DEPTH; depth++) {
        const struct placement *placement = find_placement(sight.above);
        if (!placement)
            return;
        struct container *container = find_container(sight.above);
        if (container)
            each(container, &sight, now);
        sight = outside(sight, placement, container, now);
    }
}

/* Calls `each` around the focused node, if it has a placement. */
static void each_around_focus(double now,
                              void (*each)(struct container *, const struct sight *, double))
{
    const struct placement *focused = find_placement(scroll.focused);
    if (focused)
        each_around(sight_of(focused), now, each);
}

/* Notes which containers are around the focused node, and what of each can be seen. */
static void surround(void)
{
    const struct placement *at = find_placement(scroll.focused);
    scroll.around_count = 0;
    while (at && scroll.around_count < DEPTH) {
        uint32_t above = at->above;
        at = find_placement(above);
        if (!at)
            break;
        scroll.around = with_room(scroll.around, scroll.around_count, &scroll.around_room,
                                  sizeof *scroll.around);
        scroll.around[scroll.around_count++] = above;
    }
    struct span shown[2];
    bool is_inside = false;
    for (size_t place = scroll.around_count; place-- > 0;) {
        uint32_t id = scroll.around[place];
        struct container *container = find_container(id);
        if (container)
            container_view(container, find_placement(id)->at, is_inside, shown);
        is_inside = container != 0;
    }
}

static bool is_around(uint32_t container)
{
    for (size_t at = 0; at < scroll.around_count; at++)
        if (scroll.around[at] == container)
            return true;
    return false;
}

static void follow_focus(struct container *container, const struct sight *sight, double now)
{
    container_follow(container, scroll.focused, sight, now);
}

/* Lets the containers around the focused node follow it, and no others. */
static void follow(double now)
{
    size_t count = scroll.around_count;
    uint32_t *before = malloc(count * sizeof *before);
    memcpy(before, scroll.around, count * sizeof *before);
    surround();
    each_around_focus(now, follow_focus);
    for (size_t at = 0; at < count; at++) {
        struct container *container = find_container(before[at]);
        if (container && !is_around(before[at]))
            container_let_go(container, now);
    }
    free(before);
}

void settle_boxes(void)
{
    double now = scroll.has_time ? scroll.now : 0;
    if (scroll.is_restored) {
        scroll.is_restored = false;
        for (size_t at = 0; at < scroll.containers_count; at++)
            container_bound(scroll.containers[at], now);
    }
    if (scroll.is_stale) {
        scroll.is_stale = false;
        follow(now);
    }
}

void settle(void)
{
    settle_boxes();
    grant_wishes();
}

static void look(struct container *container, const struct sight *sight, double now)
{
    (void)now;
    container_look(container, scroll.focused, sight);
}

void look_at(double now)
{
    for (size_t at = 0; at < scroll.around_count; at++) {
        const struct container *container = find_container(scroll.around[at]);
        if (container && container->is_awake) {
            each_around_focus(now, look);
            return;
        }
    }
}

static const uint32_t *adopted;
static size_t adopted_count;

static void adopt(struct container *container, const struct sight *sight, double now)
{
    (void)now;
    for (size_t at = 0; at < adopted_count; at++)
        if (adopted[at] == container->id)
            container_adopt(container, scroll.focused, sight);
}

void adopt_followers(const uint32_t *followers, size_t count)
{
    adopted = followers, adopted_count = count;
    surround();
    each_around_focus(scroll.has_time ? scroll.now : 0, adopt);
    scroll.is_stale = false;
}

void forget_everything(void)
{
    for (size_t at = 0; at < scroll.containers_count; at++)
        free(scroll.containers[at]);
    scroll.containers_count = scroll.placements_count = 0;
    scroll.wishes_count = scroll.around_count = 0;
    scroll.ratios[0] = scroll.ratios[1] = 0;
    scroll.has_time = scroll.is_stale = scroll.is_restored = false;
    scroll.focused = 0;
}
