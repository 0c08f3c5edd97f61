/* record_fixture.h -- what the tests of record share: a header, a log with n events, a scratch folder. */
#ifndef TESTS_RECORD_FIXTURE_H
#define TESTS_RECORD_FIXTURE_H

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "record/log.h"

static inline SessionHeader fixture_header(const char *id)
{
    return (SessionHeader){ .format = SESSION_FORMAT,
                            .engine = sv("0.1.0"),
                            .id = sv(id),
                            .content = hash_of(sv("content")),
                            .seed = 7,
                            .date = sv("2026-11-21"),
                            .started_at = sv("2026-11-21T22:06:39+08:00"),
                            .person_id = sv("p-1"),
                            .person_name = sv("小李"),
                            .locale = sv("zh"),
                            .mode = SESSION_PRACTICE,
                            .scenario = sv("jeans-for-a-meeting"),
                            .persona = sv("hunter"),
                            .origin = sv("") };
}

static inline EventLog *fixture_empty_log(const char *id)
{
    SessionHeader header = fixture_header(id);
    EventLog *log = NULL;
    Err err = { 0 };

    if (!log_new(&log, &header, &err)) fail_msg("%s", err.text);
    return log;
}

/* Event n (from 1): inputs and derived ones in turn, a little Chinese, n in the data. */
static inline bool fixture_append(EventLog *log, uint32_t n, bool durable, Err *err)
{
    static const EventKind kinds[] = { EVENT_CHAT_OPENED, EVENT_BUYER_SAID, EVENT_TRAINEE_SAID, EVENT_GRADED };
    char data[128];

    snprintf(data, sizeof data, "{\"n\":%u,\"text\":\"您好,178/205斤建议40码 \\\"%u\\\"\",\"list\":[1,{}]}", n, n * 7);
    return log_append(log, &(Event){ .chat = 1, .t_ms = n * 100, .kind = kinds[n % 4], .data = sv(data) }, durable,
                      err);
}

static inline EventLog *fixture_log(const char *id, uint32_t count)
{
    EventLog *log = fixture_empty_log(id);
    Err err = { 0 };

    for (uint32_t n = 1; n <= count; n++) {
        if (!fixture_append(log, n, false, &err)) fail_msg("%s", err.text);
    }
    return log;
}

/* A new folder of its own under /tmp; `path` has room for 256 bytes. */
static inline void fixture_folder(char path[256])
{
    snprintf(path, 256, "/tmp/peilian-test-XXXXXX");
    assert_non_null(mkdtemp(path));
}

/* Remove a folder with all the files that a test left there. */
static inline void fixture_remove(const char *folder)
{
    DIR *dir = opendir(folder);
    char path[1024];

    for (struct dirent *entry; dir && (entry = readdir(dir));) {
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        unlink(path); /* refuses "." and ".." */
    }
    if (dir) closedir(dir);
    rmdir(folder);
}

static inline void fixture_path(char path[512], const char *folder)
{
    snprintf(path, 512, "%s/db", folder);
}

#endif
