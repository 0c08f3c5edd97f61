/* judge_json.h -- JUDGE.md's lines: JSON to JudgeInput, Judgement to JSON. The command, the tests and the tools share it. */
#ifndef JUDGE_JUDGE_JSON_H
#define JUDGE_JUDGE_JSON_H

#include "judge/judge.h"

/* What a line may name. All of it is borrowed. */
typedef struct JudgeWorld {
    const Rules *rules; /* its topics */
    const Shop *shops;
    size_t shop_count;
} JudgeWorld;

/* The id of a parsed line; `ptr` is NULL where it has none that is a text. */
StrView judge_line_id(const JsonValue *line);

/* Every default and every error of the contract but those of the JSON itself. Texts borrow from the tree, lists live in
 * `arena`. The error names the field and its value, without the line's number. */
bool judge_input_read(Arena *arena, const JudgeWorld *world, const JsonValue *line, JudgeInput *out, Err *err);

/* One line in, one line out (appended to `out` with its newline). `number` counts lines from 1, for errors. `arena` is
 * rewound to where it stood. False where the line is an error; then what was appended says so. */
typedef struct JudgeLine {
    StrView text;
    size_t number;
} JudgeLine;
bool judge_line(Judge *judge, Arena *arena, const JudgeWorld *world, const JudgeLine *line, Buf *out);

/* The same for a line that cannot be judged at all; `id` with a NULL ptr is written as null. */
void judge_line_error(Buf *out, StrView id, size_t number, const char *text);

#endif
