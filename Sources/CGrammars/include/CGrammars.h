// The languages compiled into the binary: each grammar's entry point, its tags query and its
// metadata. The table itself is generated from `languages/*/` by Scripts/grammars.py.
#ifndef REPOMAP_CGRAMMARS_H
#define REPOMAP_CGRAMMARS_H

#include <stdbool.h>
#include <stddef.h>

typedef struct TSLanguage TSLanguage;

/// Bytes of a source that are overwritten before it is parsed a second time; the last of a list has no
/// pattern.
typedef struct {
  /// A regular expression, see `ByteRegex`; `^` and `$` stand for the ends of lines.
  const char *pattern;
  /// The byte that is written over each byte but line ends.
  char fill;
  /// What is written before `fill`, which then takes the bytes that are left.
  const char *text;
  /// Where in the match the overwriting begins (from its end where negative), and over how many
  /// bytes it goes (0: to its end).
  int start;
  unsigned length;
} RepoMapRepair;

/// How the heads of one kind of definition look where the tree errs; the last of a list has no pattern.
typedef struct {
  /// Regular expressions, see `ByteRegex`: of the head, in which `^` and `$` stand for the ends of
  /// lines, and of names, of which the last one in the head counts.
  const char *pattern;
  const char *name;
  /// What has to stand directly behind the head; empty for anything.
  const char *tail;
  /// What follows the head with one more name, as often as it does; empty for none.
  const char *more;
  /// Kinds as in `@definition.KIND`, of the head and of what `more` names; the latter is empty where
  /// they are the same.
  const char *kind;
  const char *moreKind;
  /// Whether a head counts that seems to begin in a string: where none spans lines, the quotes err.
  bool ignoresStrings;
} RepoMapIsland;

/// Content that tells what a file is where one extension has several meanings.
typedef struct {
  /// Extension without the dot; NULL ends a list.
  const char *extension;
  /// Regular expression, matched in the file's first bytes; ^ and $ at line ends.
  const char *pattern;
} RepoMapContentRule;

/// One language. Every string is UTF-8 and ends with NUL; every list ends with NULL.
typedef struct {
  /// Canonical lower-case name, as in `language:` filters ("python").
  const char *name;
  /// The name universal-ctags uses where it has the language ("Python").
  const char *displayName;
  const TSLanguage *(*grammar)(void);
  /// The bytes of `tags.scm`, not NUL-terminated.
  const unsigned char *query;
  size_t queryLength;
  /// File name extensions without the dot, lower case.
  const char *const *extensions;
  /// Whole file names.
  const char *const *fileNames;
  /// Interpreter names as they stand after `#!`, without version digits.
  const char *const *interpreters;
  /// What editors call the language in mode lines, besides its other names.
  const char *const *aliases;
  /// Node types that are comments, for doc comments.
  const char *const *commentNodes;
  /// Node types that may stand between a doc comment and its definition (attributes, decorators).
  const char *const *attributeNodes;
  /// Languages whose sources the query finds embedded.
  const char *const *embeddedLanguages;
  /// Joins a scope and a name in a qualified name ("." or "::").
  const char *scopeSeparator;
  /// How a name tells its access: "", "capitalized" (Go) or "underscore" (Python);
  /// "exported" where a word before the definition does (JavaScript).
  const char *accessConvention;
  /// Languages of one family use each other's definitions by name; its own name where it has none.
  const char *family;
  /// Whether methods are called on a written receiver only (`self.run()`), never bare (`run()`).
  bool methodsNeedReceiver;
  /// By whose rules imports name files; empty where they name none.
  const char *importRules;
  /// Who may use a definition without an access word: "public", "restricted", "members" or "linkage".
  const char *defaultAccess;
  /// Content by which a file is this language, and by which it is none although the name says so.
  const RepoMapContentRule *contentRules;
  const RepoMapContentRule *foreignContentRules;
  /// What to overwrite in sources that the grammar cannot read.
  const RepoMapRepair *repairs;
  /// What to look for where the grammar still errs.
  const RepoMapIsland *islands;
  /// The most tags that a file of a data language is listed with; 0 for no limit.
  unsigned maximumTagCount;
  /// SPDX identifier of the grammar's licence, and where the grammar comes from.
  const char *grammarLicense;
  const char *grammarOrigin;
  /// Revision of the grammar's source.
  const char *grammarRevision;
  /// Changes whenever the grammar, the query or a field above could give other tags.
  const char *contentVersion;
} RepoMapLanguage;

/// All languages, sorted by name.
const RepoMapLanguage *repomapLanguageTable(void);
extern const size_t repomapLanguageCount;

#endif
