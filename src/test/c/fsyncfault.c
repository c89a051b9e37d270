/* LD_PRELOAD library: fsync and fdatasync fail with EIO for files whose path contains $FSYNC_WORD,
 * after $FSYNC_AFTER calls that succeeded, $FSYNC_TIMES times or for ever. gcc -shared -fPIC -o fsyncfault.so fsyncfault.c -ldl */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static atomic_long calls;

static int fails(int fd) {
  const char *word = getenv("FSYNC_WORD");
  const char *after = getenv("FSYNC_AFTER");
  char link[64], path[4096];
  if (!word || !after) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t n = readlink(link, path, sizeof path - 1);
  if (n < 0) return 0;
  path[n] = 0;
  if (!strstr(path, word)) return 0;
  const char *times = getenv("FSYNC_TIMES");
  long number = atomic_fetch_add(&calls, 1) - atol(after);
  return number >= 0 && (!times || number < atol(times));
}

static int call(const char *name, int fd) {
  if (fails(fd)) {
    errno = EIO;
    return -1;
  }
  return ((int (*)(int))dlsym(RTLD_NEXT, name))(fd);
}

int fsync(int fd) { return call("fsync", fd); }

int fdatasync(int fd) { return call("fdatasync", fd); }
