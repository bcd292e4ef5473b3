/* SPDX-License-Identifier: MIT */
/* A disk that fails: preloaded, it lets the Nth writing call below a folder fail, or all from the Nth on. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static char prefix[4096];
static long left = -1, seen;
static int code, lasting;

void disk_arm(const char *below, long nth, int error, int for_good)
{
    strncpy(prefix, below, sizeof prefix - 1);
    left = nth;
    code = error;
    lasting = for_good;
    seen = 0;
}

long disk_seen(void) { return seen; }

static int fails(const char *path)
{
    if (left < 0 || strncmp(path, prefix, strlen(prefix)))
        return 0;
    seen++;
    if (seen == left || (lasting && seen > left)) {
        errno = code;
        return 1;
    }
    return 0;
}

static int fails_at(int handle)
{
    char link[64], path[4096];
    ssize_t length;
    if (left < 0)
        return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", handle);
    length = readlink(link, path, sizeof path - 1);
    if (length <= 0)
        return 0;
    path[length] = 0;
    return fails(path);
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int f, const void *b, size_t n) { return fails_at(f) ? -1 : REAL(write)(f, b, n); }
ssize_t pwrite(int f, const void *b, size_t n, off_t o) { return fails_at(f) ? -1 : REAL(pwrite)(f, b, n, o); }
ssize_t pwrite64(int f, const void *b, size_t n, off64_t o) { return fails_at(f) ? -1 : REAL(pwrite64)(f, b, n, o); }
int fsync(int f) { return fails_at(f) ? -1 : REAL(fsync)(f); }
int fdatasync(int f) { return fails_at(f) ? -1 : REAL(fdatasync)(f); }
int ftruncate(int f, off_t n) { return fails_at(f) ? -1 : REAL(ftruncate)(f, n); }
int ftruncate64(int f, off64_t n) { return fails_at(f) ? -1 : REAL(ftruncate64)(f, n); }
int rename(const char *from, const char *to) { return fails(to) ? -1 : REAL(rename)(from, to); }
