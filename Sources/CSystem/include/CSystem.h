// System calls and constants that Swift's C library overlays do not show.
#ifndef REPOMAP_CSYSTEM_H
#define REPOMAP_CSYSTEM_H

#include <sys/types.h>
#include <sys/wait.h>

#ifdef __linux__
#include <stdint.h>

/// Reads directory entries as `struct linux_dirent64` into `buffer` (getdents64(2), glibc 2.30).
ssize_t getdents64(int fd, void *buffer, size_t length);
#endif

#ifdef __linux__
#include <signal.h>
#include <sys/prctl.h>

/// Asks the kernel to kill this process when the thread that started it ends.
static inline void csystem_die_with_parent(void) { prctl(PR_SET_PDEATHSIG, SIGKILL); }
#else
static inline void csystem_die_with_parent(void) {}
#endif

struct termios;

/// Gives the terminal `descriptor` back if this process crashes: writes `sequence`, of less than 128 bytes,
/// and sets `settings`; then the signal's default action happens.
void csystem_guard_terminal(
    int descriptor, const char *sequence, const struct termios *settings);

/// Gives the calling thread a stack to handle the overflow of its own on; to be ended on the same thread.
void *csystem_begin_crash_stack(void);
void csystem_end_crash_stack(void *memory);

/// Changes what is written then; for one thread at a time.
void csystem_change_leave_sequence(const char *sequence);

/// Ends that.
void csystem_unguard_terminal(void);

/// Processors that this process may run on; 0 when the system does not tell.
int csystem_allowed_processors(void);

/// Bytes that the allocator has handed out, and that it keeps free; 0 where it does not tell.
size_t csystem_heap_used_bytes(void);
size_t csystem_heap_free_bytes(void);

/// Bounds what glibc keeps of freed memory: two arenas, and blocks of 128 KiB mapped on their own.
void csystem_bound_heap(void);

/// Takes the pages of this program's own file that nobody has written out of this process's memory; what
/// is used again comes back from the system's cache of the file. Does nothing where the system has no
/// dl_iterate_phdr.
void csystem_give_back_program_pages(void);

/// Removes a file, or a folder with all that is in it; follows no link, and goes on where something stays.
void csystem_remove_tree(const char *path);

static inline int csystem_exited(int status) { return WIFEXITED(status); }
static inline int csystem_exit_code(int status) { return WEXITSTATUS(status); }
static inline int csystem_signaled(int status) { return WIFSIGNALED(status); }
static inline int csystem_signal(int status) { return WTERMSIG(status); }

#endif
