/*
 * Blocks of powers of two, each kind with a list of free ones. Memory comes from `memory.grow` in
 * regions that need not touch: in an engine of one module all systems share one memory.
 */
#include "memory.h"
#include <stdint.h>

enum { PAGE = 65536, HEAD = 16, SMALLEST = 5, KINDS = 32 };

/* In front of each block. */
struct head {
    uint32_t kind; /* the block and its head take 2^kind bytes */
    struct head *next;
};

static struct head *spare[KINDS];
static uintptr_t region;
static uintptr_t region_end;

static uint32_t kind_of(size_t size)
{
    uint32_t kind = SMALLEST;
    while (kind < KINDS && ((size_t)1 << kind) < size + HEAD)
        kind++;
    if (kind >= KINDS || size > (size_t)1 << 30)
        abort();
    return kind;
}

static struct head *carve(uint32_t kind)
{
    size_t size = (size_t)1 << kind;
    if (region_end - region < size) {
        size_t pages = (size + PAGE - 1) / PAGE;
        size_t first = __builtin_wasm_memory_grow(0, pages);
        if (first == SIZE_MAX)
            abort();
        region = first * PAGE;
        region_end = region + pages * PAGE;
    }
    struct head *head = (struct head *)region;
    region += size;
    head->kind = kind;
    return head;
}

void *malloc(size_t size)
{
    uint32_t kind = kind_of(size);
    struct head *head = spare[kind];
    if (head)
        spare[kind] = head->next;
    else
        head = carve(kind);
    return (char *)head + HEAD;
}

void free(void *block)
{
    if (!block)
        return;
    struct head *head = (struct head *)((char *)block - HEAD);
    head->next = spare[head->kind];
    spare[head->kind] = head;
}

void *realloc(void *block, size_t size)
{
    if (!block)
        return malloc(size);
    struct head *head = (struct head *)((char *)block - HEAD);
    size_t held = ((size_t)1 << head->kind) - HEAD;
    if (size <= held)
        return block;
    void *moved = malloc(size);
    memcpy(moved, block, held);
    free(block);
    return moved;
}

_Noreturn void abort(void)
{
    __builtin_trap();
}

/* One instruction each, since the module is built with bulk memory. */
void *memcpy(void *to, const void *from, size_t size)
{
    return __builtin_memcpy(to, from, size);
}

void *memmove(void *to, const void *from, size_t size)
{
    return __builtin_memmove(to, from, size);
}

void *memset(void *at, int byte, size_t size)
{
    return __builtin_memset(at, byte, size);
}

int memcmp(const void *one, const void *other, size_t size)
{
    const unsigned char *a = one, *b = other;
    for (size_t at = 0; at < size; at++)
        if (a[at] != b[at])
            return a[at] < b[at] ? -1 : 1;
    return 0;
}

void *with_room(void *list, size_t count, size_t *room, size_t item)
{
    if (count < *room)
        return list;
    *room = *room ? *room * 2 : 8;
    return realloc(list, *room * item);
}
