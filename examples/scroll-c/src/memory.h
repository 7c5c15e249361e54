/* Memory of a freestanding system: what wit-bindgen's code and this one allocate with. */
#ifndef SCROLL_MEMORY_H
#define SCROLL_MEMORY_H

#include <stddef.h>

/* A block of at least so many bytes, aligned to 16; the module traps where there is no more. */
void *malloc(size_t size);
void *realloc(void *block, size_t size);
void free(void *block);
_Noreturn void abort(void);

void *memcpy(void *to, const void *from, size_t size);
void *memmove(void *to, const void *from, size_t size);
void *memset(void *at, int byte, size_t size);
int memcmp(const void *one, const void *other, size_t size);

/* Makes room in a list for one more item: the list, maybe moved. `room` counts items. */
void *with_room(void *list, size_t count, size_t *room, size_t item);

#endif
