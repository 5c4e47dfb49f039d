// Calls that Swift's C library overlay does not show, because they are not part of ISO C.
#ifndef REPOMAP_CTESTSUPPORT_H
#define REPOMAP_CTESTSUPPORT_H

#include <spawn.h>
#include <stddef.h>

/// Opens a pseudo-terminal; writes the terminal's path to `path`. Returns the controlling end, or
/// -1 with `errno` set. Not to be called by two threads at once.
int testsupport_open_terminal(char *path, size_t length);

/// posix_spawn_file_actions_addchdir_np(3).
int testsupport_add_chdir(posix_spawn_file_actions_t *actions, const char *path);

/// POSIX_SPAWN_SETSID.
int testsupport_setsid_flag(void);

/// Writes the path of the file that this code was loaded from; 0 if it is not known.
int testsupport_image_path(char *path, size_t length);

#endif
