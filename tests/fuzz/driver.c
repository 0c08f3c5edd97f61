/* driver.c -- stands in for libFuzzer in ordinary builds: runs the seeds and seeded mutations of them.
 *
 * usage: fuzz_x [-v] [-n MUTATIONS] [-s SEED] FILE|FOLDER...   The same arguments run the same inputs, so a crash is
 * found again with -v, which names each input before it runs. A file with no seed to it is a failure. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/rng.h"

enum { SEED_MAX_COUNT = 4096, SEED_MAX_LEN = 1 << 20, INPUT_MAX_LEN = 1 << 16 };

typedef struct Seeds {
    Buf files[SEED_MAX_COUNT];
    size_t count;
} Seeds;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static bool read_file(Seeds *seeds, const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file || seeds->count == SEED_MAX_COUNT) {
        fprintf(stderr, "%s: cannot be read\n", path);
        if (file) fclose(file);
        return false;
    }
    char part[4096];
    Buf *buf = &seeds->files[seeds->count++];
    for (size_t len; buf->len < SEED_MAX_LEN && (len = fread(part, 1, sizeof part, file)) > 0;)
        buf_put(buf, sv_of(part, len));
    fclose(file);
    return true;
}

static int not_hidden(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

/* Folders are read in name order: the order decides which mutation a seed gets. */
static bool read_path(Seeds *seeds, const char *path)
{
    struct stat info;
    if (stat(path, &info) != 0 || !S_ISDIR(info.st_mode)) return read_file(seeds, path);

    struct dirent **entries = NULL;
    int count = scandir(path, &entries, not_hidden, alphasort);
    bool ok = count >= 0;
    for (int i = 0; i < count; i++) {
        Buf name = { 0 };
        buf_printf(&name, "%s/%s", path, entries[i]->d_name);
        ok = read_file(seeds, name.ptr) && ok;
        buf_clear(&name);
        free(entries[i]);
    }
    free(entries);
    return ok;
}

static void remove_part(Buf *buf, Rng *rng)
{
    size_t from = (size_t)rng_below(rng, buf->len);
    size_t len = 1 + (size_t)rng_below(rng, buf->len - from < 32 ? buf->len - from : 32);
    memmove(buf->ptr + from, buf->ptr + from + len, buf->len - from - len);
    buf->len -= len;
}

/* Put a piece of `other`, or one byte, somewhere into `buf`. */
static void insert_part(Buf *buf, StrView other, Rng *rng)
{
    size_t at = (size_t)rng_below(rng, buf->len + 1);
    size_t from = (size_t)rng_below(rng, other.len);
    size_t len = 1 + (size_t)rng_below(rng, other.len - from < 64 ? other.len - from : 64);
    if (buf->len + len > INPUT_MAX_LEN) return;

    StrView tail = sv_of(buf->ptr ? mem_copy(buf->ptr + at, buf->len - at) : mem_copy("", 0), buf->len - at);
    buf->len = at;
    buf_put(buf, sv_of(other.ptr + from, len));
    buf_put(buf, tail);
    mem_free((void *)tail.ptr);
}

static void change_byte(Buf *buf, Rng *rng)
{
    static const char TELLING[] = "\"\\{}[]():,;=-.%*\n\r\t 09aAuU\x7f\x80\xbf\xc3\xe4\xed\xef\xf4\xff";
    size_t at = (size_t)rng_below(rng, buf->len);
    if (rng_below(rng, 3) == 0) {
        buf->ptr[at] = (char)rng_below(rng, 256);
    } else {
        buf->ptr[at] = TELLING[rng_below(rng, sizeof TELLING)];
    }
}

static void mutate(Buf *buf, const Seeds *seeds, Rng *rng)
{
    for (uint64_t left = 1 + rng_below(rng, 6); left > 0; left--) {
        const Buf *other = &seeds->files[rng_below(rng, seeds->count)];
        uint64_t kind = rng_below(rng, 4);
        if (kind == 0 && other->len > 0) {
            insert_part(buf, buf_view(other), rng);
        } else if (kind == 1 && buf->len > 0) {
            remove_part(buf, rng);
        } else if (buf->len > 0) {
            change_byte(buf, rng);
        }
    }
}

/* The target gets memory of exactly the input's size, so that a sanitizer sees a read past the end. */
static void run_one(StrView input)
{
    uint8_t *exact = malloc(input.len ? input.len : 1);
    if (!exact) abort();
    if (input.len) memcpy(exact, input.ptr, input.len);
    LLVMFuzzerTestOneInput(exact, input.len);
    free(exact);
}

static void run_mutations(const Seeds *seeds, uint64_t count, uint64_t seed, bool verbose)
{
    Rng rng = rng_new(seed);
    Buf input = { 0 };
    for (uint64_t i = 0; i < count; i++) {
        const Buf *from = &seeds->files[i % seeds->count];
        buf_reset(&input);
        buf_put(&input, sv_of(from->ptr ? from->ptr : "", from->len < INPUT_MAX_LEN ? from->len : INPUT_MAX_LEN));
        mutate(&input, seeds, &rng);
        if (verbose) fprintf(stderr, "mutation %llu, %zu bytes\n", (unsigned long long)i, input.len);
        run_one(buf_view(&input));
    }
    buf_clear(&input);
}

int main(int argc, char **argv)
{
    uint64_t count = 1000;
    uint64_t seed = 1;
    bool verbose = false;
    for (int option; (option = getopt(argc, argv, "vn:s:")) != -1;) {
        if (option == 'n') count = strtoull(optarg, NULL, 10);
        if (option == 's') seed = strtoull(optarg, NULL, 10);
        if (option == 'v') verbose = true;
        if (option == '?') return 2;
    }
    Seeds *seeds = mem_new(sizeof *seeds);
    bool ok = optind < argc;
    for (int i = optind; i < argc; i++) ok = read_path(seeds, argv[i]) && ok;
    if (seeds->count == 0) {
        fprintf(stderr, "%s: no seed\n", argv[0]);
        ok = false;
    }
    for (size_t i = 0; i < seeds->count; i++) {
        if (verbose) fprintf(stderr, "seed %zu, %zu bytes\n", i, seeds->files[i].len);
        run_one(buf_view(&seeds->files[i]));
    }
    if (seeds->count > 0) run_mutations(seeds, count, seed, verbose);
    printf("%zu seeds, %llu mutations\n", seeds->count, (unsigned long long)count);
    for (size_t i = 0; i < seeds->count; i++) buf_clear(&seeds->files[i]);
    mem_free(seeds);
    return ok ? 0 : 1;
}
