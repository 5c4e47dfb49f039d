#ifndef REPOMAP_CZSTD_SHIM_H
#define REPOMAP_CZSTD_SHIM_H

#include <zstd.h>

#endif
