#include "container.h"
#include "memory.h"
#include "numbers.h"
#include "policy.h"
#include "schema.h"

/* What of a node is always seen in a container that follows it, in dp. */
static const double SLIVER = 16;

int32_t parts_of_dp(double dp)
{
    return (int32_t)within(down(dp * PARTS + 0.5), -LIMIT, LIMIT);
}

/* The schema's defaults, as words: `scroll-motion` is a spring of 200 and 28.28. */
static const uint32_t *default_of(uint32_t property)
{
    static const uint32_t zero[] = {0};
    static const uint32_t half[] = {0x3f000000};
    static const uint32_t edge[] = {INLAY_SCROLL_POLICY_EDGE};
    static const uint32_t spring[] = {INLAY_MOTION_SPRING, 0x43480000, 0x41e23d71};
    switch (property) {
    case INLAY_SCROLL_POLICY: return edge;
    case INLAY_KEY_LINE:
    case INLAY_KEY_LINE_ITEM: return half;
    case INLAY_SCROLL_MOTION: return spring;
    default: return zero;
    }
}

void container_begin(struct container *container, uint32_t id, const double ratios[2])
{
    static const uint32_t instant[] = {INLAY_MOTION_INSTANT};
    *container = (struct container){.id = id, .course = course_of(instant)};
    for (int axis = 0; axis < 2; axis++)
        container->axes[axis] = axis_at_rest(container->course, ratios[axis]);
    for (int at = 0; at < PROPERTIES; at++)
        container_unset(container, properties[at], 0);
}

/* Whether a value is another, which it takes the place of. */
static bool put_length(int32_t *place, const uint32_t *value)
{
    int32_t before = *place;
    *place = parts_of_dp(number_of(*value));
    return *place != before;
}

static bool put_word(uint32_t *place, const uint32_t *value)
{
    bool is_other = *place != *value;
    *place = *value;
    return is_other;
}

static bool put_line(float *place, const uint32_t *value)
{
    float number = number_of(*value);
    bool is_other = memcmp(place, &number, sizeof number) != 0;
    *place = number;
    return is_other;
}

static bool put(struct container *it, uint32_t property, const uint32_t *value)
{
    switch (property) {
    case INLAY_SCROLL_AXIS: return put_word(&it->scroll_axis, value);
    case INLAY_SCROLL_POLICY: return put_word(&it->policy, value);
    case INLAY_KEY_LINE: return put_line(&it->line, value);
    case INLAY_KEY_LINE_ITEM: return put_line(&it->item_line, value);
    case INLAY_SCROLL_PADDING_LEFT: return put_length(&it->padding[0].start, value);
    case INLAY_SCROLL_PADDING_RIGHT: return put_length(&it->padding[0].end, value);
    case INLAY_SCROLL_PADDING_TOP: return put_length(&it->padding[1].start, value);
    case INLAY_SCROLL_PADDING_BOTTOM: return put_length(&it->padding[1].end, value);
    case INLAY_BORDER_LEFT_WIDTH: return put_length(&it->border[0].start, value);
    case INLAY_BORDER_RIGHT_WIDTH: return put_length(&it->border[0].end, value);
    case INLAY_BORDER_TOP_WIDTH: return put_length(&it->border[1].start, value);
    case INLAY_BORDER_BOTTOM_WIDTH: return put_length(&it->border[1].end, value);
    /* How it moves does not matter for where it goes. */
    case INLAY_SCROLL_MOTION: it->course = course_of(value); return false;
    default: return false;
    }
}

bool container_set(struct container *container, uint32_t property, const uint32_t *value,
                   double now)
{
    bool has_changed = put(container, property, value);
    if (has_changed) {
        container->has_wanted = false;
        container_bound(container, now);
    }
    return has_changed;
}

bool container_unset(struct container *container, uint32_t property, double now)
{
    return container_set(container, property, default_of(property), now);
}

struct span container_box(const struct container *container, int axis)
{
    struct span border = container->border[axis];
    int32_t size = container->is_placed ? container->size[axis] : 0;
    return (struct span){border.start, greater(size - border.end, border.start)};
}

void container_place(struct container *container, const struct placement *placement, double now)
{
    if (placement) {
        container->is_awake |=
            !container->is_placed || container->is_hidden != placement->is_hidden;
        container->is_hidden = placement->is_hidden;
        container->is_placed = true;
        for (int axis = 0; axis < 2; axis++) {
            container->size[axis] = placement->size[axis];
            container->content[axis] = placement->content[axis];
        }
        container_bound(container, now);
        return;
    }
    container->is_placed = false;
    for (int axis = 0; axis < 2; axis++)
        container->axes[axis] = axis_at_rest(container->course, container->axes[axis].ratio);
    container->is_shown = container->is_moving = container->has_wanted = false;
    container->follows = 0;
}

void container_set_ratios(struct container *container, const double ratios[2])
{
    for (int axis = 0; axis < 2; axis++)
        axis_set_ratio(&container->axes[axis], ratios[axis]);
    container->is_awake = true;
}

bool container_scrolls(const struct container *container)
{
    return container->is_placed && container->scroll_axis != INLAY_SCROLL_AXIS_NONE;
}

/* Where the policy wants a node, ends of the content apart; false if nowhere. */
static bool wants(const struct container *container, const struct sight *sight, int32_t wanted[2])
{
    if (!container->is_placed || container->policy == INLAY_SCROLL_POLICY_NONE)
        return false;
    for (int axis = 0; axis < 2; axis++) {
        struct span box = container_box(container, axis), padding = container->padding[axis];
        struct view view = {box.end - box.start, container->axes[axis].target, padding,
                            container->line, container->item_line};
        int32_t start = sight->at[axis] - box.start, length = sight->size[axis];
        if (container->content[axis] < 0) {
            /* Policies count from where the content begins: at the right or bottom. */
            view.target = -view.target;
            view.padding = (struct span){padding.end, padding.start};
            start = view.length - (start + length);
            wanted[axis] = -policy_target(container->policy, &view, start, length);
        } else {
            wanted[axis] = policy_target(container->policy, &view, start, length);
        }
    }
    return true;
}

void container_reveal(struct container *container, const struct sight *sight, double now)
{
    int32_t wanted[2];
    if (!wants(container, sight, wanted))
        return;
    bool is_elsewhere = false;
    for (int axis = 0; axis < 2; axis++) {
        wanted[axis] = axis_within(&container->axes[axis], wanted[axis]);
        is_elsewhere |= wanted[axis] != container->axes[axis].target;
    }
    if (is_elsewhere)
        container_go_to(container, wanted, container->course, now);
}

/* How far boxes moved the node that it follows, as far as the target moves along. */
static int32_t moved_by(const struct container *container, int axis, int32_t before,
                        int32_t target)
{
    int32_t by = target - container->axes[axis].target, moved = 0;
    if (container->policy == INLAY_SCROLL_POLICY_EDGE)
        moved = by;
    else if (container->policy == INLAY_SCROLL_POLICY_KEY_LINE ||
             container->policy == INLAY_SCROLL_POLICY_CENTER)
        moved = container->wanted[axis] - before;
    return clamp(moved, lesser(by, 0), greater(by, 0));
}

/* Least and greatest offset at which something of a span of a content is in view; in dp. */
static void in_view(double start, double end, double first, double last, double offsets[2])
{
    double least = least_of(least_of(SLIVER, end - start), last - first);
    offsets[0] = start + least - last, offsets[1] = end - least - first;
}

/* The same of a node. A target at which it is not, all containers within at rest, is one too. */
static void seen_from(const struct container *container, int axis, int32_t target_parts,
                      const struct sight *sight, double seen[2])
{
    double first = dp(container->view[axis].start), last = dp(container->view[axis].end);
    double at_rest[2], target = dp(target_parts);
    in_view(sight->seen[axis][0], sight->seen[axis][1], first, last, seen);
    int32_t start = sight->at[axis];
    in_view(dp(start), dp(start + sight->size[axis]), first, last, at_rest);
    if (target < at_rest[0] || target > at_rest[1]) {
        seen[0] = least_of(seen[0], target);
        seen[1] = most_of(seen[1], target);
    }
}

/* Follows a node in one axis, from where it `was` wanted, if that is known. */
static void follow_in(struct container *container, int axis, const int32_t *was, double interval,
                      const struct sight *sight, double now)
{
    struct axis *motion = &container->axes[axis];
    int32_t target = axis_within(motion, container->wanted[axis]);
    int32_t moved = was ? moved_by(container, axis, was[axis], target) : 0;
    double seen[2];
    seen_from(container, axis, target, sight, seen);
    if (!container->is_shown) {
        container->is_moving |= target != motion->target || axis_moves(motion, now);
        axis_jump_to(motion, target, now);
        motion->seen[0] = seen[0], motion->seen[1] = seen[1];
        container->is_awake = true;
        return;
    }
    if (moved != 0) {
        axis_shift(motion, moved, now);
        container->is_shifted = container->is_moving = container->is_awake = true;
    }
    if (!axis_moves(motion, now))
        interval = -1;
    if (axis_follow(motion, target, seen, interval, container->course, now))
        container->is_moving = container->is_awake = true;
}

void container_follow(struct container *container, uint32_t node, const struct sight *sight,
                      double now)
{
    int32_t wanted[2], was[2] = {container->wanted[0], container->wanted[1]};
    if (!wants(container, sight, wanted)) {
        container_let_go(container, now);
        return;
    }
    bool is_same = container->follows == node, was_wanted = container->has_wanted && is_same;
    double interval = most_of(now - container->followed_at, 0);
    if (is_same)
        interval = 0;
    else if (container->follows == 0)
        interval = -1;
    if (!is_same)
        container->followed_at = now;
    container->follows = node;
    container->has_wanted = true;
    container->wanted[0] = wanted[0], container->wanted[1] = wanted[1];
    for (int axis = 0; axis < 2; axis++)
        follow_in(container, axis, was_wanted ? was : 0, interval, sight, now);
}

void container_look(struct container *container, uint32_t node, const struct sight *sight)
{
    if (container->follows != node)
        return;
    for (int axis = 0; axis < 2; axis++) {
        struct axis *motion = &container->axes[axis];
        seen_from(container, axis, motion->target, sight, motion->seen);
    }
    container->is_awake = true;
}

void container_view(struct container *container, const int32_t at[2], bool is_inside,
                    struct span shown[2])
{
    for (int axis = 0; axis < 2; axis++) {
        struct span box = container_box(container, axis), part = box;
        if (is_inside) {
            part.start = clamp(shown[axis].start - at[axis], box.start, box.end);
            part.end = clamp(shown[axis].end - at[axis], box.start, box.end);
        }
        /* What cannot be seen at all is as good as any other part of it. */
        container->view[axis] = part.start < part.end ? part : box;
        const int32_t *ends = container->axes[axis].ends;
        shown[axis].start = container->view[axis].start + ends[0];
        shown[axis].end = container->view[axis].end + ends[1];
    }
}

void container_let_go(struct container *container, double now)
{
    container->follows = 0;
    container->has_wanted = false;
    for (int axis = 0; axis < 2; axis++)
        axis_release(&container->axes[axis], now);
}

void container_adopt(struct container *container, uint32_t node, const struct sight *sight)
{
    container->follows = node;
    container->has_wanted = wants(container, sight, container->wanted);
}

void container_go_to(struct container *container, const int32_t target[2], struct course course,
                     double now)
{
    if (!container_scrolls(container))
        return;
    container_let_go(container, now);
    for (int axis = 0; axis < 2; axis++) {
        struct axis *motion = &container->axes[axis];
        int32_t goal = axis_within(motion, target[axis]);
        bool is_on_way = axis_moves(motion, now) && !same_course(&motion->course, &course);
        if (goal == motion->target && !is_on_way)
            continue;
        if (container->is_shown)
            axis_go_to(motion, goal, course, now);
        else
            axis_jump_to(motion, goal, now);
        container->is_moving = container->is_awake = true;
    }
}

bool container_tick(struct container *container, double now, struct report *report)
{
    if (!container->is_awake || !container->is_placed)
        return false;
    bool moving = container->is_shifted;
    container->is_shifted = false;
    float now_at[4];
    for (int axis = 0; axis < 2; axis++) {
        const struct axis *motion = &container->axes[axis];
        double offset = axis_offset(motion, now);
        now_at[axis] = report->offset[axis] = (float)offset;
        now_at[2 + axis] = report->drawn[axis] = (float)(offset + axis_lean(motion, now));
        moving |= axis_moves(motion, now) || axis_is_held(motion, now);
    }
    report->moved = memcmp(now_at, container->reported, sizeof now_at) != 0;
    report->rested = container->is_moving && !moving;
    report->moving = moving;
    memcpy(container->reported, now_at, sizeof now_at);
    container->is_shown = !container->is_hidden;
    container->is_moving = container->is_awake = moving;
    return true;
}

void container_wake(struct container *container)
{
    container->is_shown = !container->is_hidden;
    container->is_awake = true;
    memset(container->reported, 0, sizeof container->reported);
}

void container_bound(struct container *container, double now)
{
    for (int axis = 0; axis < 2; axis++) {
        /* x is 1, y is 2, both are 3. */
        bool scrolls = container->scroll_axis & (1u << axis);
        struct span box = container_box(container, axis);
        int32_t content = container->is_placed ? container->content[axis] : 0;
        int32_t length = content < 0 ? -content : content;
        int32_t beyond = scrolls ? greater(length - (box.end - box.start), 0) : 0;
        struct axis *motion = &container->axes[axis];
        motion->ends[0] = content < 0 ? -beyond : 0;
        motion->ends[1] = content < 0 ? 0 : beyond;
        if (content == 0)
            motion->ends[1] = 0;
        if (motion->target == axis_within(motion, motion->target))
            continue;
        axis_go_to(motion, motion->target, container->course, now);
        container->is_moving = container->is_awake = true;
    }
}
