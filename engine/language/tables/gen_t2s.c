/* gen_t2s.c -- build step: bakes OpenCC's traditional-to-simplified character table into a C header.
 *
 * Asks OpenCC (t2s) about every Han character by itself; characters keep their count, so spans survive. Prints a
 * direct table for the plane that people type and sorted pairs for the rare ones above it. */
#include <opencc.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static size_t put(uint32_t code, char *out)
{
    if (code < 0x10000) {
        out[0] = (char)(0xE0 | (code >> 12));
        out[1] = (char)(0x80 | ((code >> 6) & 0x3F));
        out[2] = (char)(0x80 | (code & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | (code >> 18));
    out[1] = (char)(0x80 | ((code >> 12) & 0x3F));
    out[2] = (char)(0x80 | ((code >> 6) & 0x3F));
    out[3] = (char)(0x80 | (code & 0x3F));
    return 4;
}

static uint32_t get(const unsigned char *text, size_t len)
{
    if (len == 3 && (text[0] & 0xF0) == 0xE0) {
        return ((uint32_t)(text[0] & 0x0F) << 12) | ((uint32_t)(text[1] & 0x3F) << 6) | (text[2] & 0x3Fu);
    }
    if (len == 4 && (text[0] & 0xF8) == 0xF0) {
        return ((uint32_t)(text[0] & 0x07) << 18) | ((uint32_t)(text[1] & 0x3F) << 12) |
               ((uint32_t)(text[2] & 0x3F) << 6) | (text[3] & 0x3Fu);
    }
    return 0;
}

/* The simplified form, or 0 where the character stays. OpenCC keeps 妳, which says 你 in traditional chat. */
static uint32_t simplified_of(opencc_t converter, uint32_t code)
{
    if (code == 0x59B3) return 0x4F60;
    char text[5] = { 0 };
    size_t len = put(code, text);
    char *converted = opencc_convert_utf8(converter, text, len);
    if (!converted) return 0;
    uint32_t simplified = get((const unsigned char *)converted, strlen(converted));
    opencc_convert_utf8_free(converted);
    return simplified == code ? 0 : simplified;
}

static void bake_table(opencc_t converter, uint32_t from, uint32_t to)
{
    printf("#define T2S_FIRST 0x%Xu\n#define T2S_LAST 0x%Xu\n", (unsigned)from, (unsigned)to);
    printf("static const uint16_t T2S_TABLE[] = {");
    for (uint32_t code = from; code <= to; code++) {
        uint32_t simplified = simplified_of(converter, code);
        printf("%s0x%X,", (code - from) % 16 ? " " : "\n    ", (unsigned)(simplified < 0x10000 ? simplified : 0));
    }
    printf("\n};\n");
}

static void bake_pairs(opencc_t converter, uint32_t from, uint32_t to)
{
    printf("static const uint32_t T2S_PAIRS[][2] = {\n");
    for (uint32_t code = from; code <= to; code++) {
        uint32_t simplified = simplified_of(converter, code);
        if (simplified) printf("    { 0x%05X, 0x%05X },\n", (unsigned)code, (unsigned)simplified);
    }
    printf("};\n");
}

int main(void)
{
    opencc_t converter = opencc_open("t2s.json");
    if (converter == (opencc_t)-1) {
        fprintf(stderr, "gen_t2s: cannot open t2s.json: %s\n", opencc_error());
        return EXIT_FAILURE;
    }
    printf("/* Made by engine/language/tables/gen_t2s.c from OpenCC's t2s data; not to be edited. */\n");
    bake_table(converter, 0x3400, 0x9FFF);
    bake_pairs(converter, 0x20000, 0x2FA1F);
    opencc_close(converter);
    return EXIT_SUCCESS;
}
