/* lint_codes.c -- the one table of all faults. scenarios/guide/lint.md is checked against it. */
#include "script/lint_codes.h"

static const LintCode CODES[] = {
    { "L001", "syntax", FAULT_ERROR, "不是合法的 Lua：看所指的那个字前后，多半少了逗号、引号或括号",
      "not valid Lua: look around the word named; mostly a comma, quote or bracket is missing" },
    { "L002", "script", FAULT_ERROR, "文件运行时出错：名字没有定义，或对空值做了运算",
      "the file stopped while it ran: a name that nobody defined, or a sum with nothing" },
    { "L003", "encoding", FAULT_ERROR, "文件不是 UTF-8：用编辑器另存为 UTF-8",
      "the file is not UTF-8: save it as UTF-8" },
    { "L004", "missing-file", FAULT_ERROR, "少了一个文件：新建它，或改掉指向它的名字",
      "a file is missing: make it, or change the name that points to it" },
    { "L005", "version", FAULT_ERROR, "内容是给更新的程序写的：升级程序，或改 content.lua 里的版本",
      "written for a newer program: update it, or change the version in content.lua" },
    { "L006", "limit", FAULT_ERROR, "太大、太深或太多：拆成几个文件",
      "too large, too deep or too many: split it into several files" },
    { "L007", "cycle", FAULT_ERROR, "表里套着自己：去掉这个循环", "a table contains itself: take the loop out" },
    { "L101", "unknown-field", FAULT_ERROR, "没有这个字段：改成给出的相近名字，或删掉",
      "there is no such field: use the name proposed, or delete it" },
    { "L102", "missing-field", FAULT_ERROR, "缺一个必填字段：补上", "a field that must be there is missing: add it" },
    { "L103", "type", FAULT_ERROR, "类型不对：按提示写成文字、数字、是否或表",
      "the wrong kind of value: write a text, number, true/false or table as told" },
    { "L104", "range", FAULT_ERROR, "数值超出范围：改到提示的范围里", "out of range: stay within the bounds told" },
    { "L105", "duplicate-field", FAULT_ERROR, "同一字段写了两遍：Lua 只认后一个，删掉一个",
      "a field is given twice: Lua keeps only the last one; delete one" },
    { "L106", "duplicate-id", FAULT_ERROR, "编号重复：换一个编号", "an id is taken already: choose another" },
    { "L107", "folder-id", FAULT_ERROR, "id 要和文件夹（文件）同名", "the id must be the name of its folder or file" },
    { "L108", "table-shape", FAULT_ERROR, "尺码表的行列对不上：每行格数要一样",
      "rows and columns of the size table do not fit: each row needs as many cells" },
    { "L109", "date", FAULT_ERROR, "日期写成 \"2026-11-01\" 这样", "a day is written like \"2026-11-01\"" },
    { "L110", "unusual-name", FAULT_WARNING, "少见的名字，像是写错了：照提示核对",
      "an unusual name that looks like a slip: compare with the one proposed" },
    { "L111", "unread-field", FAULT_WARNING, "这个话题没有这个字段，写了也没人看",
      "the topic has no such field: nobody reads it" },
    { "L112", "empty-text", FAULT_ERROR, "文字是空的：写上内容，买家不说话请写 false",
      "the text is empty: write something; false makes a buyer say nothing" },
    { "L201", "unknown-shop", FAULT_ERROR, "没有这家店：看 scenarios/shops 里的文件名",
      "there is no such shop: see the file names in scenarios/shops" },
    { "L202", "unknown-product", FAULT_ERROR, "店里没有这件商品：看店铺文件的 products",
      "the shop has no such product: see products in its file" },
    { "L203", "unknown-chart", FAULT_ERROR, "店里没有这张尺码表：看店铺文件的 charts",
      "the shop has no such size table: see charts in its file" },
    { "L204", "unknown-stock", FAULT_ERROR, "库存写了不存在的尺码或颜色",
      "stock is given for a size or colour that there is not" },
    { "L205", "unknown-persona", FAULT_ERROR, "没有这个买家人设：看 personas 里的文件夹名",
      "there is no such persona: see the folders in personas" },
    { "L206", "unknown-trait", FAULT_ERROR, "没有这个性格片段：看 personas/traits 里的文件名",
      "there is no such trait: see the files in personas/traits" },
    { "L207", "unknown-scenario", FAULT_ERROR, "没有这个场景：看 scenarios 里的文件夹名",
      "there is no such scenario: see the folders in scenarios" },
    { "L208", "unknown-topic", FAULT_ERROR, "没有这个话题：看 scenarios/topics",
      "there is no such topic: see scenarios/topics" },
    { "L209", "unknown-rule", FAULT_ERROR, "没有这条规则：看 scenarios/rules.lua",
      "there is no such rule: see scenarios/rules.lua" },
    { "L210", "unknown-asset", FAULT_WARNING, "没有这张头像，买家会显示成一个字",
      "there is no such picture: the buyer is shown as a letter" },
    { "L211", "missing-picture", FAULT_HINT, "商品没有图片：可在 assets/goods 放一张同编号的 PNG",
      "the product has no picture: put a PNG of its id into assets/goods" },
    { "L212", "unknown-deed", FAULT_ERROR, "没有这个行为：看 scenarios/deeds.lua",
      "there is no such deed: see scenarios/deeds.lua" },
    { "L213", "unknown-question", FAULT_ERROR, "没有这个提问项：看 scenarios/questions.lua",
      "there is no such question: see scenarios/questions.lua" },
    { "L214", "unknown-mood", FAULT_ERROR, "没有这种情绪：八种之一，或在人设的 extras 里声明",
      "there is no such mood: one of the eight, or declare it in the persona's extras" },
    { "L215", "unknown-action", FAULT_ERROR, "工作台没有这个动作", "the desk has no such action" },
    { "L216", "unknown-flag", FAULT_WARNING, "评分表没有这个语气标记：看 rubrics 的 deltas",
      "the rubric has no such tone flag: see deltas in rubrics" },
    { "L217", "unknown-list", FAULT_ERROR, "没有这个词表：看 scenarios/words",
      "there is no such word list: see scenarios/words" },
    { "L218", "unknown-fact", FAULT_ERROR, "买家没有这项事实：在场景的 buyer 里写上",
      "this buyer has no such fact: add it to the scenario's buyer" },
    { "L219", "unknown-case", FAULT_ERROR, "case 里没有这一项", "case has no such key" },
    { "L220", "unknown-beat", FAULT_ERROR, "没有这一幕：看场景的 beats",
      "there is no such beat: see beats in the scenario" },
    { "L221", "unknown-value", FAULT_ERROR, "不能取这个值：从提示的几个里选",
      "this value is none of those allowed: choose one of them" },
    { "L222", "unknown-reason", FAULT_WARNING, "语言文件没有这句理由：看 assets/locale 的 why.*",
      "the locale has no such reason: see why.* in assets/locale" },
    { "L223", "unknown-skill", FAULT_WARNING, "没有这项能力：speed、tone、banned、sizing、policy 之一",
      "there is no such skill: one of speed, tone, banned, sizing, policy" },
    { "L301", "missing-translation", FAULT_WARNING, "缺一种语言：中文 zh、英文 en 都要写",
      "one language is missing: give both zh and en" },
    { "L302", "swapped-translation", FAULT_WARNING, "中英文像是写反了", "Chinese and English look swapped" },
    { "L303", "long-line", FAULT_WARNING, "一句话太长，气泡放不下：用 \\n 拆成几句",
      "too long for a bubble: split it with \\n" },
    { "L304", "missing-line", FAULT_ERROR, "要说的这句话谁都没有：在人设或场景的 lines 里补上",
      "nobody has words for this line: add it to the lines of persona or scenario" },
    { "L305", "no-words", FAULT_WARNING, "程序会自己说的话没有准备：补上，否则买家不出声",
      "no words for what the program says by itself: add them, or the buyer is silent" },
    { "L306", "unknown-slot", FAULT_WARNING, "花括号里的名字没有场景会填：改名，或写进 buyer",
      "no scenario fills this slot: rename it, or add it to buyer" },
    { "L307", "unsayable-line", FAULT_ERROR, "这句话每个说法都缺要填的事实，一句也说不出来",
      "every wording of this line needs a fact that the scenario lacks: none can be said" },
    { "L401", "unreachable-beat", FAULT_WARNING, "没有哪一幕通到这里：接上，或删掉",
      "no beat leads here: connect it, or delete it" },
    { "L402", "dead-end", FAULT_WARNING, "走到这一幕就出不去：返回下一幕，或成交、了结、离开",
      "no way out of this beat: return the next one, or buy, settle or leave" },
    { "L403", "no-win", FAULT_WARNING, "怎么聊都赢不了：让某一幕成交或了结",
      "no path wins: let some beat buy or settle" },
    { "L404", "undeclared-next", FAULT_ERROR, "返回了 next 里没有的一幕：写进 next，或改名",
      "returns a beat that next does not name: add it to next, or rename it" },
    { "L405", "unused-next", FAULT_WARNING, "next 里写了，却从不去：删掉，或返回它",
      "named in next but never returned: delete it, or return it" },
    { "L406", "unknown-call", FAULT_ERROR, "买家没有这个动作或属性", "the buyer has no such call or field" },
    { "L407", "unknown-option", FAULT_ERROR, "这个动作没有这个选项", "the call has no such option" },
    { "L408", "beat-only-call", FAULT_ERROR, "会等待的动作只能写在 beats 里", "calls that wait belong in beats only" },
    { "L409", "unanswerable", FAULT_WARNING, "店里的资料答不了这一问：补资料，或换个问题",
      "the shop's facts cannot answer this: add the fact, or ask something else" },
    { "L410", "dated-answer", FAULT_WARNING, "只有某些日子答得了这一问", "this can be answered on some days only" },
    { "L501", "fact-overlap", FAULT_ERROR, "两条规定同一天都生效：分开日期，或合成一条",
      "two facts hold on one day: part their dates, or make them one" },
    { "L502", "empty-dates", FAULT_ERROR, "生效日晚于失效日：对调", "valid_from is after valid_to: swap them" },
    { "L503", "touched", FAULT_HINT, "这条资料一改，这里会跟着变：重看一遍",
      "depends on the fact that changed: look at it again" },
    { "L601", "word-twice", FAULT_WARNING, "同一个词在这份词表里写了两遍：删掉一个",
      "the word stands in this list twice: delete one" },
    { "L602", "word-in-two-lists", FAULT_WARNING, "同一个词在两份词表里，只会按其中一份报：留一份",
      "the word stands in two lists and only one reports it: keep one" },
    { "L603", "word-shadowed", FAULT_WARNING, "这个词永远报不出来：里面有更重的词，或被无辜词盖住",
      "this word is never reported: a graver word lies in it, or an innocent one covers it" },
    { "L604", "everyday-word", FAULT_WARNING, "会误伤日常用语：写进 innocent.lua，或加 not_before / not_after",
      "also hits everyday words: add them to innocent.lua, or use not_before / not_after" },
    { "L701", "talk", FAULT_ERROR, "对话测试里看不懂的一行：行首用 # < > ! wait act seed persona scenario",
      "a line of a talk that says nothing known: begin with # < > ! wait act seed persona scenario" },
    { "L702", "talk-name", FAULT_ERROR, "对话测试的断言里没有这个名字",
      "a talk's claim names something that there is not" },
};

enum { CODE_COUNT = sizeof CODES / sizeof *CODES };

const LintCode *lint_codes(size_t *count)
{
    *count = CODE_COUNT;
    return CODES;
}

static bool is_number(StrView name, const char *number)
{
    StrView wanted = sv(number);
    if (name.len != wanted.len || (name.ptr[0] != 'L' && name.ptr[0] != 'l')) return false;
    return memcmp(name.ptr + 1, wanted.ptr + 1, wanted.len - 1) == 0;
}

const LintCode *lint_code(StrView name)
{
    for (size_t i = 0; i < CODE_COUNT; i++) {
        if (sv_is(name, CODES[i].name) || is_number(name, CODES[i].number)) return &CODES[i];
    }
    return NULL;
}

const char *fault_severity_name(FaultSeverity severity)
{
    switch (severity) {
    case FAULT_ERROR: return "error";
    case FAULT_WARNING: return "warning";
    case FAULT_HINT: return "hint";
    }
    return "";
}

void lint_write(Buf *out, const Fault *fault)
{
    const LintCode *code = lint_code(fault->code);
    fault_write(out, fault);
    buf_printf(out, " [%s]", code ? code->number : fault->code.ptr);
}

StrView lint_nearest(const Fault *fault)
{
    static const char LEAD[] = "did you mean \"";
    const char *lead = strstr(fault->text.ptr, LEAD);
    const char *start = lead ? lead + sizeof LEAD - 1 : NULL;
    const char *end = start ? strchr(start, '"') : NULL;
    return end ? sv_of(start, (size_t)(end - start)) : (StrView){ 0 };
}
