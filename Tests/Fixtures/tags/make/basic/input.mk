# Which compiler to take.
CC ?= gcc
CFLAGS := -O2 $(EXTRA)
CFLAGS += -Wall
export PATH := /bin:$(PATH)
REVISION != git rev-parse HEAD
override LEVEL = 1
LONG = a \
  b

include common.mk rules/c.mk
-include $(DEPS)

.PHONY: all clean
.SUFFIXES: .c .o

# Builds everything.
all: prog $(LIBS) | out
	$(CC) $(CFLAGS) -o $@ $^
	@echo a=1 target: not a rule

%.o: %.c common.h
	$(CC) -c $< -o $@

clean install::
	rm -rf $(OUT)

prog: CFLAGS += -g
prog: LEVEL = 2

define greet
hello: not a rule
	echo hello $(1)
endef

ifeq ($(OS),linux)
LIB = lib.so
lib: lib.o
else
LIB = lib.dylib
endif

$(OUT)/file: in
	$(call greet,$@) $(subst a,b,$(1))

quick: ; @echo one line

double = $(1) $(1)
a.o b.o: %.o: %.c
$(OUT)/debug: FLAGS = -g
