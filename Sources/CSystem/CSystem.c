#define _GNU_SOURCE
#include "CSystem.h"

#include <unistd.h>

#ifdef __linux__
#include <sched.h>

int csystem_allowed_processors(void) {
  cpu_set_t set;
  return sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 0;
}
#else
int csystem_allowed_processors(void) { return (int)sysconf(_SC_NPROCESSORS_ONLN); }
#endif
