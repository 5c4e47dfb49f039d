#define _GNU_SOURCE
#include "CSystem.h"

#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

static const int crash_signals[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGFPE, SIGABRT, SIGQUIT};
static const size_t crash_signal_count = sizeof crash_signals / sizeof *crash_signals;
static struct sigaction former_actions[sizeof crash_signals / sizeof *crash_signals];
static volatile sig_atomic_t guarded_terminal = -1;
// The one that holds stands still while the other is written.
static char leave_sequences[2][128];
static const char *volatile leave_sequence = leave_sequences[0];
static struct termios saved_settings;

// Only calls that may be made in a signal handler. The default action was set before the handler
// began (SA_RESETHAND), so raising the signal again ends the process by it.
static void give_terminal_back(int number) {
  if (guarded_terminal >= 0) {
    const char *sequence = leave_sequence;
    ssize_t ignored = write(guarded_terminal, sequence, strlen(sequence));
    (void)ignored;
    tcsetattr(guarded_terminal, TCSANOW, &saved_settings);
  }
  raise(number);
}

void csystem_change_leave_sequence(const char *sequence) {
  char *next = leave_sequences[leave_sequence == leave_sequences[0]];
  snprintf(next, sizeof *leave_sequences, "%s", sequence);
  leave_sequence = next;
}

// A stack that has overflowed cannot hold the handler.
static const size_t crash_stack_size = 1 << 16;

void *csystem_begin_crash_stack(void) {
  stack_t stack = {.ss_sp = malloc(crash_stack_size), .ss_size = crash_stack_size};
  if (stack.ss_sp != NULL) sigaltstack(&stack, NULL);
  return stack.ss_sp;
}

void csystem_end_crash_stack(void *memory) {
  stack_t none = {.ss_size = crash_stack_size, .ss_flags = SS_DISABLE};
  sigaltstack(&none, NULL);
  free(memory);
}

void csystem_guard_terminal(
    int descriptor, const char *sequence, const struct termios *settings) {
  stack_t present;
  // The main thread has none, and keeps this one.
  if (sigaltstack(NULL, &present) == 0 && (present.ss_flags & SS_DISABLE)) {
    csystem_begin_crash_stack();
  }
  csystem_change_leave_sequence(sequence);
  saved_settings = *settings;
  guarded_terminal = descriptor;
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = give_terminal_back;
  action.sa_flags = SA_ONSTACK | SA_RESETHAND | SA_NODEFER;
  sigemptyset(&action.sa_mask);
  for (size_t i = 0; i < crash_signal_count; i++) {
    sigaction(crash_signals[i], &action, &former_actions[i]);
  }
}

void csystem_unguard_terminal(void) {
  if (guarded_terminal < 0) return;
  guarded_terminal = -1;
  for (size_t i = 0; i < crash_signal_count; i++) {
    sigaction(crash_signals[i], &former_actions[i], NULL);
  }
}

#ifdef __linux__
#include <sched.h>

int csystem_allowed_processors(void) {
  cpu_set_t set;
  return sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 0;
}
#else
int csystem_allowed_processors(void) { return (int)sysconf(_SC_NPROCESSORS_ONLN); }
#endif

#if defined(__GLIBC__)
#include <malloc.h>

// mallinfo2 came with glibc 2.33; the older call counts in int.
#if __GLIBC_PREREQ(2, 33)
static struct mallinfo2 heap(void) { return mallinfo2(); }
#else
static struct mallinfo heap(void) { return mallinfo(); }
#endif

size_t csystem_heap_used_bytes(void) { return (size_t)heap().uordblks + (size_t)heap().hblkhd; }
size_t csystem_heap_free_bytes(void) { return (size_t)heap().fordblks; }

void csystem_bound_heap(void) {
  mallopt(M_ARENA_MAX, 2);
  mallopt(M_MMAP_THRESHOLD, 128 * 1024);
  mallopt(M_TRIM_THRESHOLD, 256 * 1024);
}
#else
size_t csystem_heap_used_bytes(void) { return 0; }
size_t csystem_heap_free_bytes(void) { return 0; }
void csystem_bound_heap(void) {}
#endif

#ifdef __linux__
#include <link.h>
#include <sys/mman.h>

// Only segments that are never writable: pages of others may have been written by the loader, and
// would come back without what it wrote.
static int give_back_segments(struct dl_phdr_info *object, size_t size, void *unused) {
  (void)size, (void)unused;
  const uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
  for (int i = 0; i < object->dlpi_phnum; i++) {
    const ElfW(Phdr) *segment = &object->dlpi_phdr[i];
    if (segment->p_type != PT_LOAD || (segment->p_flags & PF_W) != 0) continue;
    uintptr_t start = (object->dlpi_addr + segment->p_vaddr + page - 1) / page * page;
    uintptr_t end = (object->dlpi_addr + segment->p_vaddr + segment->p_filesz) / page * page;
    if (start < end) madvise((void *)start, end - start, MADV_DONTNEED);
  }
  return 1;  // the first object is the program itself; the others are libraries
}

void csystem_give_back_program_pages(void) { dl_iterate_phdr(give_back_segments, NULL); }
#else
void csystem_give_back_program_pages(void) {}
#endif

static int remove_entry(
    const char *path, const struct stat *status, int kind, struct FTW *place) {
  (void)status, (void)kind, (void)place;
  (void)remove(path);
  return 0;
}

void csystem_remove_tree(const char *path) {
  const int folders_open_at_once = 16;
  (void)nftw(path, remove_entry, folders_open_at_once, FTW_DEPTH | FTW_PHYS);
}
