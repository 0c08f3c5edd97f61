/* carve_page.h -- rows out of the bytes of one SQLite page, whatever the rest of the file looks like.
 *
 * The format is fixed and documented (sqlite.org/fileformat2.html). Every length is checked against what is there; what makes
 * no sense is left out. Private to engine/record/carve*.c. */
#ifndef RECORD_CARVE_PAGE_H
#define RECORD_CARVE_PAGE_H

#include <stdint.h>

#include "base/arena.h"
#include "base/strview.h"

enum { CARVE_MAX_COLUMNS = 10, CARVE_MAX_PAYLOAD = 64 * 1024 * 1024 };

typedef enum CarveType { CARVE_NULL, CARVE_INT, CARVE_TEXT, CARVE_BLOB, CARVE_OTHER } CarveType;

typedef struct CarveValue {
    CarveType type;
    int64_t number;
    StrView bytes;
} CarveValue;

typedef struct CarveRow {
    bool is_index; /* of an index or a table without rowid */
    int64_t rowid;
    size_t count;
    CarveValue values[CARVE_MAX_COLUMNS];
} CarveRow;

/* Where pages are: overflow pages lie anywhere in the file. `read` fills `page_size` bytes, or is false. */
typedef struct CarvePages {
    void *self;
    bool (*read)(void *self, uint32_t page, unsigned char *to);
    size_t page_size;
} CarvePages;

/* Called for each row of up to CARVE_MAX_COLUMNS columns; its texts live in the arena handed to carve_page. */
typedef void CarveTake(void *self, const CarveRow *row);

/* Page `number` as it lies in `bytes`. */
typedef struct CarvePage {
    const CarvePages *pages;
    uint32_t number;
    const unsigned char *bytes;
} CarvePage;
void carve_page(const CarvePage *page, Arena *arena, CarveTake *take, void *self);

uint32_t carve_u32(const unsigned char *at);

#endif
