/* fault_vfs.h -- a SQLite file layer over the real one whose n-th write, sync, truncation or open fails. */
#ifndef TESTS_FAULT_VFS_H
#define TESTS_FAULT_VFS_H

#include <stdbool.h>
#include <string.h>

#include <sqlite3.h>

typedef struct FaultPlan {
    int countdown;    /* the fault comes when this reaches 0; negative: never */
    bool is_lasting;  /* all after it fail too */
    int code;         /* SQLITE_FULL, ... */
    bool is_readonly; /* files open, but only for reading */
    bool has_no_shm;  /* the folder may not be written: no shared memory file */
    int fired;
} FaultPlan;

/* SQLite finds its file layer by a global registry, so the plan of a test is global too. */
static FaultPlan fault_plan = { .countdown = -1 };
static sqlite3_vfs *fault_real;
static sqlite3_vfs fault_vfs;

typedef struct FaultFile {
    sqlite3_file base;
    sqlite3_file *real; /* behind this struct */
} FaultFile;

static bool fault_comes(void)
{
    if (fault_plan.countdown < 0) return false;
    if (fault_plan.countdown > 0) {
        fault_plan.countdown--;
        return false;
    }
    if (!fault_plan.is_lasting) fault_plan.countdown = -1;
    fault_plan.fired++;
    return true;
}

#define FAULT_REAL(file) (((FaultFile *)(file))->real)
#define FAULT_CALL(file, method, ...) FAULT_REAL(file)->pMethods->method(FAULT_REAL(file), __VA_ARGS__)

static int fault_close(sqlite3_file *file)
{
    return FAULT_REAL(file)->pMethods->xClose(FAULT_REAL(file));
}
static int fault_read(sqlite3_file *file, void *to, int len, sqlite3_int64 at)
{
    return FAULT_CALL(file, xRead, to, len, at);
}
/* A full disk takes a part of what it is given. */
static int fault_write(sqlite3_file *file, const void *from, int len, sqlite3_int64 at)
{
    if (!fault_comes()) return FAULT_CALL(file, xWrite, from, len, at);
    if (len > 16) FAULT_CALL(file, xWrite, from, len / 2, at);
    return fault_plan.code;
}
static int fault_truncate(sqlite3_file *file, sqlite3_int64 size)
{
    return fault_comes() ? fault_plan.code : FAULT_CALL(file, xTruncate, size);
}
static int fault_sync(sqlite3_file *file, int flags)
{
    return fault_comes() ? fault_plan.code : FAULT_CALL(file, xSync, flags);
}
static int fault_size(sqlite3_file *file, sqlite3_int64 *size)
{
    return FAULT_CALL(file, xFileSize, size);
}
static int fault_lock(sqlite3_file *file, int level)
{
    return FAULT_CALL(file, xLock, level);
}
static int fault_unlock(sqlite3_file *file, int level)
{
    return FAULT_CALL(file, xUnlock, level);
}
static int fault_reserved(sqlite3_file *file, int *out)
{
    return FAULT_CALL(file, xCheckReservedLock, out);
}
static int fault_control(sqlite3_file *file, int op, void *arg)
{
    return FAULT_CALL(file, xFileControl, op, arg);
}
static int fault_sector(sqlite3_file *file)
{
    return FAULT_REAL(file)->pMethods->xSectorSize(FAULT_REAL(file));
}
static int fault_device(sqlite3_file *file)
{
    return FAULT_REAL(file)->pMethods->xDeviceCharacteristics(FAULT_REAL(file));
}
static int fault_shm_map(sqlite3_file *file, int page, int size, int extend, void volatile **out)
{
    if (fault_plan.has_no_shm) return SQLITE_CANTOPEN;
    return FAULT_CALL(file, xShmMap, page, size, extend, out);
}
static int fault_shm_lock(sqlite3_file *file, int offset, int n, int flags)
{
    return FAULT_CALL(file, xShmLock, offset, n, flags);
}
static void fault_shm_barrier(sqlite3_file *file)
{
    FAULT_REAL(file)->pMethods->xShmBarrier(FAULT_REAL(file));
}
static int fault_shm_unmap(sqlite3_file *file, int remove)
{
    return FAULT_CALL(file, xShmUnmap, remove);
}

static const sqlite3_io_methods fault_methods = {
    .iVersion = 2,
    .xClose = fault_close,
    .xRead = fault_read,
    .xWrite = fault_write,
    .xTruncate = fault_truncate,
    .xSync = fault_sync,
    .xFileSize = fault_size,
    .xLock = fault_lock,
    .xUnlock = fault_unlock,
    .xCheckReservedLock = fault_reserved,
    .xFileControl = fault_control,
    .xSectorSize = fault_sector,
    .xDeviceCharacteristics = fault_device,
    .xShmMap = fault_shm_map,
    .xShmLock = fault_shm_lock,
    .xShmBarrier = fault_shm_barrier,
    .xShmUnmap = fault_shm_unmap,
};

static int fault_open(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
    FaultFile *fault = (FaultFile *)file;
    int code;

    (void)vfs;
    memset(fault, 0, sizeof *fault);
    if (fault_plan.is_readonly && (flags & SQLITE_OPEN_MAIN_DB)) {
        flags &= ~(SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
        flags |= SQLITE_OPEN_READONLY;
    }
    if (fault_comes()) return SQLITE_CANTOPEN;
    fault->real = (sqlite3_file *)(fault + 1);
    code = fault_real->xOpen(fault_real, name, fault->real, flags, out_flags);
    if (fault->real->pMethods) fault->base.pMethods = &fault_methods;
    return code;
}

/* From now on new connections go through the faulty layer. */
static void fault_install(void)
{
    fault_real = sqlite3_vfs_find(NULL);
    fault_vfs = *fault_real;
    fault_vfs.zName = "peilian-faults";
    fault_vfs.szOsFile = (int)sizeof(FaultFile) + fault_real->szOsFile;
    fault_vfs.xOpen = fault_open;
    fault_vfs.pNext = NULL;
    sqlite3_vfs_register(&fault_vfs, 1);
}

#endif
