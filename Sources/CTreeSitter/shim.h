#ifndef REPOMAP_CTREESITTER_SHIM_H
#define REPOMAP_CTREESITTER_SHIM_H

#include <tree_sitter/api.h>

#endif
