/* The functions of `inlay:scroll/scroll`, as wit-bindgen declares them. */
#include "easing.h"
#include "memory.h"
#include "numbers.h"
#include "schema.h"
#include "scroll.h"
#include "scroll_system.h"

/* Words of a row `placement`, and flags in it (`wit/placements`). */
enum { ROW = 10, HIDDEN = 8, OUTSIDE_TREE = 32 };

typedef exports_inlay_scroll_scroll_apply_error_t apply_error;
typedef exports_inlay_scroll_scroll_scroll_error_t scroll_error;
typedef exports_inlay_scroll_scroll_restore_error_t restore_error;
typedef exports_inlay_scroll_scroll_scroll_state_t scroll_state;

static bool refuse_entry(apply_error *error, uint8_t tag, uint32_t what)
{
    error->tag = tag;
    error->val.malformed = what;
    return false;
}

/* Checks one entry; `selected` is the node that property entries are for. */
static bool check_entry(const struct entry *entry, uint32_t *selected, apply_error *error)
{
    if (!is_value(entry))
        return refuse_entry(error, INLAY_TYPES_TYPES_APPLY_ERROR_MALFORMED, entry->at);
    uint32_t first = entry->length ? entry->value[0] : 0;
    switch (entry->id) {
    case INLAY_SELECT_NODE:
    case INLAY_REMOVE_NODE:
    case INLAY_SCROLL_TO:
        if (first == 0)
            return refuse_entry(error, INLAY_TYPES_TYPES_APPLY_ERROR_UNKNOWN_NODE, 0);
        if (entry->id == INLAY_SELECT_NODE)
            *selected = first;
        return true;
    case INLAY_UNSET_PROPERTY:
        if (!is_property(first))
            return refuse_entry(error, INLAY_TYPES_TYPES_APPLY_ERROR_UNSUPPORTED, first);
        break;
    default:
        if (!is_property(entry->id))
            return refuse_entry(error, INLAY_TYPES_TYPES_APPLY_ERROR_UNSUPPORTED, entry->id);
    }
    if (*selected == 0)
        return refuse_entry(error, INLAY_TYPES_TYPES_APPLY_ERROR_MALFORMED, entry->at);
    return true;
}

/* A refused stream changes nothing, so all of it is checked first. */
static bool check_stream(const scroll_system_list_u32_t *words, apply_error *error)
{
    struct entry entry;
    uint32_t selected = 0;
    for (size_t at = 0; at < words->len; at += 1 + entry.length) {
        if (!entry_at(words->ptr, words->len, at, &entry))
            return refuse_entry(error, INLAY_TYPES_TYPES_APPLY_ERROR_MALFORMED, at);
        if (!check_entry(&entry, &selected, error))
            return false;
    }
    return true;
}

static void remove_node(uint32_t node)
{
    forget_placement(node);
    forget_container(node);
    forget_wishes(node);
    scroll.is_stale = true;
    if (scroll.focused == node)
        scroll.focused = 0;
}

static void take_entry(const struct entry *entry, uint32_t *selected, double now)
{
    const uint32_t *value = entry->value;
    switch (entry->id) {
    case INLAY_SELECT_NODE: *selected = value[0]; break;
    case INLAY_REMOVE_NODE: remove_node(value[0]); break;
    case INLAY_SCROLL_TO:
        add_wish((struct wish){value[0],
                               {parts_of_dp(number_of(value[1])), parts_of_dp(number_of(value[2]))},
                               course_of(value + 3),
                               now});
        break;
    case INLAY_UNSET_PROPERTY:
        scroll.is_stale |= container_unset(ensure_container(*selected), value[0], now);
        break;
    default: scroll.is_stale |= container_set(ensure_container(*selected), entry->id, value, now);
    }
}

static bool is_used(const struct easing *easing)
{
    for (size_t at = 0; at < scroll.containers_count; at++) {
        const struct container *it = scroll.containers[at];
        if (it->course.easing == easing || it->axes[0].course.easing == easing ||
            it->axes[1].course.easing == easing)
            return true;
    }
    for (size_t at = 0; at < scroll.wishes_count; at++)
        if (scroll.wishes[at].course.easing == easing)
            return true;
    return false;
}

bool exports_inlay_scroll_scroll_apply(scroll_system_list_u32_t *entries, double time,
                                       apply_error *error)
{
    bool is_right = check_stream(entries, error);
    if (is_right) {
        double now = advance_or_stay(time);
        uint32_t selected = 0;
        struct entry entry;
        for (size_t at = 0; at < entries->len; at += 1 + entry.length) {
            entry_at(entries->ptr, entries->len, at, &entry);
            take_entry(&entry, &selected, now);
        }
        if (easings_are_crowded())
            keep_easings(is_used);
    }
    scroll_system_list_u32_free(entries);
    return is_right;
}

static bool refuse_node(scroll_error *error, uint32_t node)
{
    error->tag = EXPORTS_INLAY_SCROLL_SCROLL_SCROLL_ERROR_UNKNOWN_NODE;
    error->val.unknown_node = node;
    return false;
}

static bool refuse_time(scroll_error *error)
{
    error->tag = EXPORTS_INLAY_SCROLL_SCROLL_SCROLL_ERROR_BAD_TIME;
    error->val.bad_time = scroll.has_time ? __builtin_trunc(scroll.now) : 0;
    return false;
}

static bool check_rows(const scroll_system_list_u32_t *rows, scroll_error *error)
{
    if (rows->len % ROW != 0) {
        error->tag = EXPORTS_INLAY_SCROLL_SCROLL_SCROLL_ERROR_BAD_LENGTH;
        error->val.bad_length = rows->len;
        return false;
    }
    for (size_t at = 0; at < rows->len; at += ROW)
        if (rows->ptr[at] == 0)
            return refuse_node(error, 0);
    return true;
}

static void take_row(const uint32_t *row, double now)
{
    const int32_t *numbers = (const int32_t *)row + 4;
    struct placement placement = {.node = row[0],
                                  .above = row[2],
                                  .is_hidden = row[3] & HIDDEN};
    for (int axis = 0; axis < 2; axis++) {
        placement.at[axis] = clamp(numbers[axis], -LIMIT, LIMIT);
        placement.size[axis] = clamp(numbers[2 + axis], 0, LIMIT);
        placement.content[axis] = clamp(numbers[4 + axis], -LIMIT, LIMIT);
    }
    bool is_outside = row[3] & OUTSIDE_TREE;
    scroll.is_stale |=
        is_outside ? forget_placement(placement.node) : keep_placement(&placement);
    struct container *container = find_container(placement.node);
    if (container)
        container_place(container, is_outside ? 0 : &placement, now);
}

bool exports_inlay_scroll_scroll_place(exports_inlay_scroll_scroll_placements_t *placements,
                                       double time, scroll_error *error)
{
    bool is_right = check_rows(&placements->words, error);
    if (is_right) {
        double now = advance_or_stay(time);
        for (size_t at = 0; at < placements->words.len; at += ROW)
            take_row(placements->words.ptr + at, now);
    }
    exports_inlay_scroll_scroll_placements_free(placements);
    return is_right;
}

bool exports_inlay_scroll_scroll_set_focus(uint32_t node, double time, scroll_error *error)
{
    if (!advance(time))
        return refuse_time(error);
    if (node == scroll.focused)
        return true;
    grant_wishes();
    look_at(scroll.now);
    scroll.focused = node;
    scroll.is_stale = true;
    return true;
}

bool exports_inlay_scroll_scroll_reveal(uint32_t node, double time, scroll_error *error)
{
    const struct placement *placement = find_placement(node);
    if (!placement)
        return refuse_node(error, node);
    struct sight sight = sight_of(placement);
    if (!advance(time))
        return refuse_time(error);
    settle();
    if (node == scroll.focused) {
        scroll.is_stale = true;
        settle();
    } else {
        each_around(sight, scroll.now, container_reveal);
    }
    return true;
}

/* Room for so many items in a list that the caller frees; none for an empty one. */
static void *list_of(size_t count, size_t item)
{
    return count ? malloc(count * item) : 0;
}

/* Lets go of the room of a list that came out empty: its caller frees none. */
static void *without_room(void *list, size_t count)
{
    if (count)
        return list;
    free(list);
    return 0;
}

static size_t count_of_scrolling(void)
{
    size_t count = 0;
    for (size_t at = 0; at < scroll.containers_count; at++)
        count += container_scrolls(scroll.containers[at]);
    return count;
}

void exports_inlay_scroll_scroll_targets(scroll_system_list_u32_t *targets)
{
    settle();
    targets->ptr = list_of(count_of_scrolling(), 3 * sizeof *targets->ptr);
    targets->len = 0;
    for (size_t at = 0; at < scroll.containers_count; at++) {
        const struct container *container = scroll.containers[at];
        if (!container_scrolls(container))
            continue;
        targets->ptr[targets->len++] = container->id;
        for (int axis = 0; axis < 2; axis++)
            targets->ptr[targets->len++] = (uint32_t)container->axes[axis].target;
    }
}

bool exports_inlay_scroll_scroll_tick(double time, exports_inlay_scroll_scroll_offsets_t *offsets,
                                      scroll_error *error)
{
    if (!advance(time))
        return refuse_time(error);
    settle();
    look_at(scroll.now);
    memset(offsets, 0, sizeof *offsets);
    size_t most = 0;
    for (size_t at = 0; at < scroll.containers_count; at++)
        most += scroll.containers[at]->is_awake;
    offsets->containers.ptr = list_of(most, sizeof(uint32_t));
    offsets->rested.ptr = list_of(most, sizeof(uint32_t));
    offsets->values.ptr = list_of(most, 2 * sizeof(float));
    offsets->drawn.ptr = list_of(most, 2 * sizeof(float));
    for (size_t at = 0; at < scroll.containers_count; at++) {
        struct report report;
        if (!container_tick(scroll.containers[at], scroll.now, &report))
            continue;
        uint32_t id = scroll.containers[at]->id;
        if (report.moved || report.rested) {
            offsets->containers.ptr[offsets->containers.len++] = id;
            for (int axis = 0; axis < 2; axis++) {
                offsets->values.ptr[offsets->values.len++] = report.offset[axis];
                offsets->drawn.ptr[offsets->drawn.len++] = report.drawn[axis];
            }
        }
        if (report.rested)
            offsets->rested.ptr[offsets->rested.len++] = id;
        offsets->moving |= report.moving;
    }
    offsets->containers.ptr = without_room(offsets->containers.ptr, offsets->containers.len);
    offsets->rested.ptr = without_room(offsets->rested.ptr, offsets->rested.len);
    offsets->values.ptr = without_room(offsets->values.ptr, offsets->values.len);
    offsets->drawn.ptr = without_room(offsets->drawn.ptr, offsets->drawn.len);
    return true;
}

void exports_inlay_scroll_scroll_set_resolution(float x, float y)
{
    double ratios[2] = {is_finite(x) && x > 0 ? x : 0, is_finite(y) && y > 0 ? y : 0};
    if (ratios[0] == scroll.ratios[0] && ratios[1] == scroll.ratios[1])
        return;
    scroll.ratios[0] = ratios[0], scroll.ratios[1] = ratios[1];
    for (size_t at = 0; at < scroll.containers_count; at++)
        container_set_ratios(scroll.containers[at], ratios);
}

void exports_inlay_scroll_scroll_reset(void)
{
    forget_everything();
}

/* The numbers of an axis in a state: every second one from its own on. */
static void axis_state(const struct container *container, int at, double now, double *numbers)
{
    const struct axis *axis = &container->axes[at];
    double target = dp(axis->target);
    struct beginning it = {target, axis_lean(axis, now), 0, axis->begin, 1};
    if (axis_moves(axis, now) && same_course(&axis->course, &container->course)) {
        it = (struct beginning){axis->from, axis->lean_from, axis->speed, axis->begin, axis->rate};
    } else if (axis_moves(axis, now)) {
        /* A motion that is not the container's own begins again as it is. */
        it.from = axis_offset(axis, now);
        it.speed = course_extra_speed(&container->course, it.from - target, axis_speed(axis, now));
        it.begin = now;
    }
    const double pairs[] = {it.from, target, it.speed, it.begin, it.rate, it.lean};
    for (int pair = 0; pair < 6; pair++)
        numbers[2 * pair + at] = pairs[pair];
}

void exports_inlay_scroll_scroll_snapshot(scroll_state *state)
{
    settle();
    double now = scroll.has_time ? scroll.now : 0;
    size_t count = count_of_scrolling();
    state->version = STATE_VERSION;
    state->containers.ptr = list_of(count, sizeof(uint32_t));
    state->values.ptr = list_of(count, STATE_NUMBERS * sizeof(double));
    state->containers.len = state->values.len = 0;
    for (size_t at = 0; at < scroll.containers_count; at++) {
        const struct container *container = scroll.containers[at];
        if (!container_scrolls(container))
            continue;
        state->containers.ptr[state->containers.len++] = container->id;
        double *numbers = state->values.ptr + state->values.len;
        state->values.len += STATE_NUMBERS;
        axis_state(container, 0, now, numbers);
        axis_state(container, 1, now, numbers);
        numbers[12] = container->followed_at;
        numbers[13] = (container->follows != 0) + 2 * container->is_moving;
    }
}

static bool refuse_state(restore_error *error, uint8_t tag, uint32_t what)
{
    error->tag = tag;
    error->val.version = what;
    return false;
}

static bool is_in_range(size_t at, double number)
{
    double most = dp(LIMIT);
    switch (at) {
    case 4:
    case 5: most = 1e9; break;
    case 8:
    case 9: return number >= 1 && number <= FASTEST_RATE;
    case 6:
    case 7:
    case 12: return is_finite(number);
    case 13: return number >= 0 && number <= 3;
    }
    return absolute(number) <= most;
}

static bool check_state(const scroll_state *state, restore_error *error)
{
    if (state->version != STATE_VERSION)
        return refuse_state(error, INLAY_TYPES_TYPES_RESTORE_ERROR_VERSION, STATE_VERSION);
    if (state->values.len != state->containers.len * STATE_NUMBERS)
        return refuse_state(error, INLAY_TYPES_TYPES_RESTORE_ERROR_LENGTH, state->values.len);
    for (size_t at = 0; at < state->values.len; at++)
        if (!is_in_range(at % STATE_NUMBERS, state->values.ptr[at]))
            return refuse_state(error, INLAY_TYPES_TYPES_RESTORE_ERROR_NUMBER, at);
    return true;
}

static void restore_container(struct container *container, const double *numbers)
{
    container_let_go(container, numbers[12]);
    for (int axis = 0; axis < 2; axis++) {
        const double *own = numbers + axis;
        struct beginning beginning = {own[0], own[10], own[4], own[6], own[8]};
        axis_resume(&container->axes[axis], beginning, parts_of_dp(own[2]), container->course);
    }
    container->followed_at = numbers[12];
    container->is_moving = (uint32_t)numbers[13] & 2;
    container_wake(container);
}

bool exports_inlay_scroll_scroll_restore(scroll_state *state, restore_error *error)
{
    bool is_right = check_state(state, error);
    if (is_right) {
        uint32_t *followers = malloc(state->containers.len * sizeof *followers);
        size_t count = 0;
        scroll.wishes_count = 0;
        for (size_t at = 0; at < state->containers.len; at++) {
            struct container *container = find_container(state->containers.ptr[at]);
            const double *numbers = state->values.ptr + at * STATE_NUMBERS;
            if (!container || !container_scrolls(container))
                continue;
            restore_container(container, numbers);
            if ((uint32_t)numbers[13] & 1)
                followers[count++] = container->id;
        }
        adopt_followers(followers, count);
        free(followers);
        scroll.is_restored = true;
        scroll.has_time = false;
    } else {
        forget_everything();
    }
    exports_inlay_scroll_scroll_scroll_state_free(state);
    return is_right;
}
