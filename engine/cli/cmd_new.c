/* cmd_new.c -- `peilian new scenario late-parcel`: a small valid file of one's own to begin with, and a talk that it passes.
 *
 * The models lie below assets/new/<kind>/ as they will lie in the content; ID in a path and @ID@ in a text become the name. */
#define _XOPEN_SOURCE 700
#include <dirent.h>
#include <stdio.h>
#include <sys/stat.h>

#include "base/files.h"
#include "cli/cli.h"
#include "cli/commands.h"

enum { MAX_MADE = 8, MAX_ID = 40, MAX_DEPTH = 5 };

static const char *const KINDS[] = { "scenario", "persona", "shop", "topic" };

typedef struct Made {
    const char *from;
    const char *to;
} Made;

typedef struct New {
    Cli *cli;
    const char *id;
    const char *model; /* <home>/assets/new/<kind> */
    const char *own;   /* where content of one's own lies */
    Made files[MAX_MADE];
    size_t count;
} New;

/* The text with each `mark` replaced by the id. */
static StrView with_id(const New *n, StrView text, const char *mark)
{
    Buf out = { 0 };
    size_t len = strlen(mark);
    for (size_t i = 0; i < text.len;) {
        bool is_mark = i + len <= text.len && memcmp(text.ptr + i, mark, len) == 0;
        buf_put(&out, is_mark ? sv(n->id) : sv_of(text.ptr + i, 1));
        i += is_mark ? len : 1;
    }
    StrView copy = arena_copy(n->cli->arena, buf_view(&out));
    buf_clear(&out);
    return copy;
}

/* All files of the model, with where each goes. */
static bool gather(New *n, const char *folder, int depth, Err *err)
{
    const struct dirent *entry;
    struct stat info;
    DIR *dir = opendir(folder);
    bool is_good = dir || err_set(err, ERR_IO, "%s cannot be read", folder);
    while (is_good && dir && (entry = readdir(dir))) {
        const char *full = arena_printf(n->cli->arena, "%s/%s", folder, entry->d_name).ptr;
        if (entry->d_name[0] == '.' || stat(full, &info) != 0) continue;
        if (S_ISDIR(info.st_mode)) {
            is_good = depth == MAX_DEPTH || gather(n, full, depth + 1, err);
        } else if (n->count < MAX_MADE) {
            StrView place = with_id(n, sv(full + strlen(n->model)), "ID");
            n->files[n->count++] = (Made){ full, arena_printf(n->cli->arena, "%s%.*s", n->own, SV_ARG(place)).ptr };
        }
    }
    if (dir) closedir(dir);
    return is_good;
}

static bool is_good_id(const char *id)
{
    size_t len = strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-_");
    return len > 0 && len <= MAX_ID && id[len] == '\0' && id[0] >= 'a';
}

/* Nothing that is there is written over. */
static const char *taken(const New *n)
{
    struct stat info;
    for (size_t i = 0; i < n->count; i++) {
        if (stat(n->files[i].to, &info) == 0) return n->files[i].to;
    }
    return NULL;
}

static bool write_one(const New *n, const Made *made, Err *err)
{
    Buf text = { 0 };
    const char *slash = strrchr(made->to, '/');
    StrView folder = arena_copy(n->cli->arena, sv_of(made->to, (size_t)(slash - made->to)));
    bool is_good = file_read(made->from, &text, err) && folder_make(folder.ptr, err) &&
                   file_replace(made->to, with_id(n, buf_view(&text), "@ID@"), err);
    buf_clear(&text);
    return is_good;
}

static int make(New *n)
{
    Err err = { 0 };
    if (!gather(n, n->model, 0, &err)) {
        cli_complain_err(n->cli, &err);
        return EXIT_FAULTS;
    }
    if (taken(n)) {
        cli_complain(n->cli, "new.taken", SLOTS({ "file", sv(taken(n)) }));
        return EXIT_FAULTS;
    }
    for (size_t i = 0; i < n->count; i++) {
        if (!write_one(n, &n->files[i], &err)) {
            cli_complain_err(n->cli, &err);
            return EXIT_FAULTS;
        }
        printf("%s\n", n->files[i].to);
    }
    cli_say(n->cli, "new.next", NULL, 0);
    return EXIT_OK;
}

static int run_new(Cli *cli, const Args *args)
{
    New n = { .cli = cli };
    const char *kind = args->rest_count == 2 ? args->rest[0] : "";
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++) {
        if (strcmp(kind, KINDS[i]) == 0) n.model = arena_printf(cli->arena, "%s/assets/new/%s", cli->home, kind).ptr;
    }
    if (!n.model) {
        cli_complain(cli, "new.usage", NULL, 0);
        return EXIT_USAGE;
    }
    n.id = args->rest[1];
    n.own = arena_printf(cli->arena, "%s/content", cli->data).ptr;
    if (!is_good_id(n.id)) {
        cli_complain(cli, "new.bad_id", SLOTS({ "id", sv(n.id) }));
        return EXIT_USAGE;
    }
    return make(&n);
}

const Command COMMAND_NEW = { .name = "new", .usage = "scenario|persona|shop|topic ID", .rest_max = 2, .run = run_new };
