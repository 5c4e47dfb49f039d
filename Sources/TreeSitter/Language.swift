internal import CGrammars
internal import CTreeSitter

package func languageCount() -> Int { repomapLanguageCount }
