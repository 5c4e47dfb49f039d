# Each thing that a person or CI does here is one verb of this file: `make help` lists them.

PREFIX ?= /usr/local
DESTDIR ?=
ARGS ?= analyze .
FILTER ?=
# What is measured; RUNS and FLOOR are the script's.
FOLDERS ?= .

SWIFT ?= swift
BINARY := .build/release/repomap
# What the compiler refuses besides warnings: an import of a target that is not a dependency.
STRICT := --explicit-target-dependency-import-check error
# Fixtures are input, as odd as they like.
SOURCES := Package.swift Sources $(filter-out Tests/Fixtures,$(wildcard Tests/*))
# Apple's systems carry the Swift runtime; elsewhere it is linked into the binary.
RELEASE := -c release $(if $(filter Darwin,$(shell uname -s)),,--static-swift-stdlib)

.DEFAULT_GOAL := build
# Recipes share one build folder, and SwiftPM runs its own jobs in parallel.
.NOTPARALLEL:
.PHONY: help setup build run test soak bench check lint format smoke licenses manual install uninstall clean

help: ## list these verbs
	@sed -n 's/^\([a-z]*\):.*## /make \1	/p' $(firstword $(MAKEFILE_LIST)) | expand -t 18

setup: ## install what building needs and fetch the grammars' sources
	@Scripts/setup.sh

build: setup ## build the release binary, .build/release/repomap
	@$(SWIFT) build $(RELEASE) --product repomap >&2

# The build talks on standard error, so that `make run ARGS="analyze DIR" | jq` works.
run: build ## build, then run repomap with ARGS ("analyze ." by default)
	@$(BINARY) $(ARGS)

test: setup ## run all tests, or those that FILTER names
	@Scripts/test.sh $(SWIFT) test $(STRICT) $(if $(FILTER),--filter "$(FILTER)")

soak: setup ## run tests at length: the cache's, and watching 100,000 folders
	@REPOMAP_CACHE_SEQUENCES=1000 REPOMAP_CACHE_KILLS=200 REPOMAP_CACHE_FLIPS=500 \
	  $(SWIFT) test $(STRICT) --filter CacheTests
	@REPOMAP_WATCH_FOLDERS=100000 $(SWIFT) test $(STRICT) --filter TreeWatcherTests

bench: build ## measure against floors and peers over FOLDERS, to docs/benchmarks
	@python3 Scripts/bench.py $(BINARY) $(FOLDERS)

check: setup lint ## what CI runs: lint, build with warnings as errors, all tests, the binary
	@$(SWIFT) build --build-tests $(STRICT)
	@Scripts/test.sh $(SWIFT) test --skip-build
	@$(SWIFT) build $(RELEASE) $(STRICT) --product repomap
	@Scripts/smoke.sh $(BINARY)
	@python3 Scripts/licenses.py $(BINARY) | cmp - docs/licenses.md || \
	  { echo 'error: docs/licenses.md is not up to date' '(hint: make licenses)' >&2; exit 1; }
	@python3 Scripts/commands.py $(BINARY) | cmp - docs/commands.md || \
	  { echo 'error: docs/commands.md is not up to date' '(hint: make manual)' >&2; exit 1; }

lint: ## check the form of all sources; changes nothing
	@$(SWIFT) format lint --strict --recursive --parallel $(SOURCES)
	@python3 Scripts/lint.py

format: ## bring the Swift sources into form
	@$(SWIFT) format format --in-place --recursive --parallel $(SOURCES)

smoke: build ## try the release binary itself
	@Scripts/smoke.sh $(BINARY)

licenses: build ## write docs/licenses.md anew from the binary's own list
	@python3 Scripts/licenses.py $(BINARY) > .build/licenses.md
	@mv .build/licenses.md docs/licenses.md

manual: build ## write docs/commands.md anew from what the binary says of itself
	@python3 Scripts/commands.py $(BINARY) > .build/commands.md
	@mv .build/commands.md docs/commands.md

# Under sudo, what the user has built is installed as it is: root need not have a Swift toolchain.
install: $(if $(SUDO_USER),$(or $(wildcard $(BINARY)),build),build) ## install below PREFIX
	@Scripts/install.sh $(BINARY) "$(DESTDIR)$(PREFIX)"

uninstall: ## remove what install has put below PREFIX
	@Scripts/install.sh --remove "$(DESTDIR)$(PREFIX)"

clean: ## remove what was built and unpacked; the downloaded archive stays in the cache
	@rm -rf .build Sources/CGrammars/grammars Sources/CGrammars/generated
