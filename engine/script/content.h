/* content.h -- everything trainers wrote, loaded and checked, as plain structs.
 *
 * A Content is built from files in memory, so the same call serves the checkout, a trainer's folder, and what the
 * store kept for a replay. It is immutable after loading and may be shared by threads. */
#ifndef SCRIPT_CONTENT_H
#define SCRIPT_CONTENT_H

#include "base/hash.h"
#include "judge/rubric.h"
#include "script/report.h"

/* What this program reads: the folders' layout, and the API that personas and scenarios see. */
enum { CONTENT_LAYOUT_VERSION = 1, SCRIPT_API_VERSION = 1 };

typedef struct ContentFile {
    StrView path; /* relative, '/'-separated: "scenarios/shops/bigmen.lua" */
    StrView text;
} ContentFile;

/* The files under <root>/personas and <root>/scenarios that end in .lua, sorted by path. Owned by the list. */
typedef struct ContentFiles ContentFiles;
bool content_files_read(ContentFiles **out, const char *root, Err *err);
bool content_talks_read(ContentFiles **out, const char *root, Err *err); /* the same for .talk: tests, no content */
ContentFiles *content_files_of(const ContentFile *list, size_t count);   /* copies */
ContentFiles *content_files_copy(const ContentFiles *from);              /* with origins */
const ContentFile *content_files_at(const ContentFiles *files, size_t *count);
const ContentFile *content_files_find(const ContentFiles *files, StrView path); /* NULL: none */

/* What `require "name"` means in file `from`: name.lua in its own folder, or "traits.name" in personas/traits. NULL: none. */
const ContentFile *content_files_require(const ContentFiles *files, const ContentFile *from, StrView name);
void content_files_free(ContentFiles *files);

/* Whose a file is: "" shipped, "own", else the id of a pack. A file of the same path in a later place stands for an earlier one. */
typedef struct ContentOrigin {
    StrView owner;
    bool is_over;  /* it stands for another file … */
    StrView under; /* … of this owner */
} ContentOrigin;
#define CONTENT_OWN "own"
void content_files_set_origin(ContentFiles *files, StrView path, const ContentOrigin *origin); /* copies */
ContentOrigin content_files_origin(const ContentFiles *files, StrView path); /* shipped where not set */

typedef struct Content Content;

typedef struct LocalText {
    StrView zh;
    StrView en;
} LocalText;

enum { MOOD_COUNT = 8 };
extern const char
    *const MOOD_NAMES[MOOD_COUNT]; /* patience trust interest irritation clarity face price_ease urgency */

/* The declarative part of a persona; behaviour stays in its Lua file. */
typedef enum PersonaSex { PERSONA_EITHER, PERSONA_FEMALE, PERSONA_MALE } PersonaSex;

typedef struct PersonaInfo {
    StrView id;
    LocalText name;
    LocalText about; /* one sentence: what this buyer is like */
    const StrView *rules;
    size_t rule_count;
    StrView avatar;
    PersonaSex sex;           /* for the form of address */
    int32_t mood[MOOD_COUNT]; /* start values 0..100 */
    SourcePos source;
} PersonaInfo;

typedef struct ScenarioInfo {
    StrView id;
    LocalText title;
    LocalText brief;
    StrView shop;
    StrView product;      /* may be empty */
    StrView persona;      /* the default one */
    const StrView *allow; /* personas that may play it; the default one included */
    size_t allow_count;
    const StrView *skills;
    size_t skill_count;
    int32_t minutes;
    int32_t difficulty; /* 1..5 */
    SourcePos source;
} ScenarioInfo;

enum { QUICK_GROUP_COUNT = 6 };
extern const char *const QUICK_GROUPS[QUICK_GROUP_COUNT]; /* greet goods dispatch after soothe close */

/* A text that a shop's agents keep at hand. */
typedef struct QuickReply {
    StrView id; /* its own within the shop */
    StrView shop;
    StrView group; /* one of QUICK_GROUPS */
    LocalText title;
    StrView text;
    SourcePos source;
} QuickReply;

/* Load all; every fault goes to `report` (never only the first). Returns NULL when a fault makes the content unusable. */
Content *content_load(const ContentFiles *files, Report *report);

/* The same after some files have changed: where nothing that the judge knows and no shop is among them, that is shared with
 * `last` and only personas, scenarios and quick replies are read again (a tenth of the time). */
Content *content_reload(Content *last, const ContentFiles *files, Report *report);

/* What is shared lives until nobody uses it. Loading, sharing and freeing one such family belong to one thread at a time. */

/* The same for checking only: nothing can be graded with it (the judge's lexicon is not built, which takes half the time),
 * and faults of word lists leave it usable. */
Content *content_load_unsealed(const ContentFiles *files, Report *report);
void content_free(Content *content);

const Hash *content_hash(const Content *content); /* over paths and bytes of all files, sorted by path */
const ContentFiles *content_files(const Content *content);

/* Of what is defined in that file: where its folder (of a persona, scenario or trait) holds files of several owners, the last
 * owner's. Borrowed. */
ContentOrigin content_origin(const Content *content, StrView file);

/* Owners besides the shipped, at most `max`, sorted; their number. */
size_t content_owners(const Content *content, StrView *out, size_t max);
typedef struct OwnerCount {
    size_t files;
    size_t over; /* of them stand for another's */
} OwnerCount;
OwnerCount content_owner_count(const Content *content, StrView owner);
const Rules *content_rules(const Content *content);
const Rubric *content_rubric(const Content *content); /* of these rules: for whoever shows grades and gives none */
const Shop *content_shops(const Content *content, size_t *count);
const Shop *content_shop(const Content *content, StrView id); /* NULL: unknown */
const PersonaInfo *content_personas(const Content *content, size_t *count);
const PersonaInfo *content_persona(const Content *content, StrView id);
const LocalText *content_surnames(const Content *content, size_t *count); /* of buyers; there may be none */
const ScenarioInfo *content_scenarios(const Content *content, size_t *count);
const ScenarioInfo *content_scenario(const Content *content, StrView id);
const QuickReply *content_quick(const Content *content, StrView shop, size_t *count); /* in the order of its file */

#endif
