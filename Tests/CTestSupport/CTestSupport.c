#define _GNU_SOURCE
#define _DARWIN_C_SOURCE
#include "CTestSupport.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int testsupport_open_terminal(char *path, size_t length) {
  int terminal = posix_openpt(O_RDWR | O_NOCTTY);
  if (terminal < 0) return -1;
  fcntl(terminal, F_SETFD, FD_CLOEXEC);
  const char *name =
      grantpt(terminal) == 0 && unlockpt(terminal) == 0 ? ptsname(terminal) : NULL;
  if (name == NULL || strlen(name) >= length) {
    close(terminal);
    return -1;
  }
  strcpy(path, name);
  return terminal;
}

int testsupport_add_chdir(posix_spawn_file_actions_t *actions, const char *path) {
  return posix_spawn_file_actions_addchdir_np(actions, path);
}

int testsupport_setsid_flag(void) { return POSIX_SPAWN_SETSID; }

int testsupport_image_path(char *path, size_t length) {
  Dl_info info;
  char resolved[PATH_MAX];
  if (dladdr((void *)testsupport_image_path, &info) == 0 || info.dli_fname == NULL) return 0;
  if (realpath(info.dli_fname, resolved) == NULL || strlen(resolved) >= length) return 0;
  strcpy(path, resolved);
  return 1;
}
