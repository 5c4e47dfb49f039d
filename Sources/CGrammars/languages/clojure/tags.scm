; What is quoted, commented out or discarded defines nothing.
((list_lit . (sym_lit name: (sym_name) @_form)) @local.scope
 (#eq? @_form "comment"))
(quoting_lit) @local.scope
(syn_quoting_lit) @local.scope
(dis_expr) @local.scope

; The forms that define, with a docstring where there is one.
((list_lit
   . (sym_lit name: (sym_name) @_form)
   . (sym_lit name: (sym_name) @name) . (str_lit) @doc) @definition.namespace
 (#eq? @_form "ns")
 (#not-has-ancestor? local))
((list_lit
   . (sym_lit name: (sym_name) @_form)
   . (sym_lit name: (sym_name) @name)) @definition.namespace
 (#eq? @_form "ns")
 (#not-has-ancestor? local))
((list_lit
   . (sym_lit name: (sym_name) @_form)
   . (sym_lit name: (sym_name) @name) . (str_lit) @doc (vec_lit) @parameters) @definition.function
 (#match? @_form "^defn")
 (#not-has-ancestor? local))
((list_lit
   . (sym_lit name: (sym_name) @_form)
   . (sym_lit name: (sym_name) @name) . (str_lit) @doc) @definition.function
 (#match? @_form "^defn")
 (#not-has-ancestor? local))
((list_lit
   . (sym_lit name: (sym_name) @_form)
   . (sym_lit name: (sym_name) @name) (vec_lit) @parameters) @definition.function
 (#match? @_form "^defn")
 (#not-has-ancestor? local))
((list_lit
   . (sym_lit name: (sym_name) @_form)
   . (sym_lit name: (sym_name) @name)) @definition.function
 (#match? @_form "^defn")
 (#not-has-ancestor? local))
((list_lit
   . (sym_lit name: (sym_name) @_form)
   . (sym_lit name: (sym_name) @name) . (str_lit) @doc (vec_lit) @parameters) @definition.macro
 (#eq? @_form "defmacro")
 (#not-has-ancestor? local))
((list_lit
   . (sym_lit name: (sym_name) @_form)
   . (sym_lit name: (sym_name) @name) . (str_lit) @doc) @definition.macro
 (#eq? @_form "defmacro")
 (#not-has-ancestor? local))
((list_lit
   . (sym_lit name: (sym_name) @_form)
   . (sym_lit name: (sym_name) @name) (vec_lit) @parameters) @definition.macro
 (#eq? @_form "defmacro")
 (#not-has-ancestor? local))
((list_lit
   . (sym_lit name: (sym_name) @_form)
   . (sym_lit name: (sym_name) @name)) @definition.macro
 (#eq? @_form "defmacro")
 (#not-has-ancestor? local))
((list_lit
   . (sym_lit name: (sym_name) @_form)
   . (sym_lit name: (sym_name) @name) . (str_lit) @doc) @definition.function
 (#eq? @_form "defmulti")
 (#not-has-ancestor? local))
((list_lit
   . (sym_lit name: (sym_name) @_form)
   . (sym_lit name: (sym_name) @name)) @definition.function
 (#eq? @_form "defmulti")
 (#not-has-ancestor? local))
((list_lit
   . (sym_lit name: (sym_name) @_form)
   . (sym_lit name: (sym_name) @name) (vec_lit) @parameters) @definition.method
 (#eq? @_form "defmethod")
 (#not-has-ancestor? local))
((list_lit
   . (sym_lit name: (sym_name) @_form)
   . (sym_lit name: (sym_name) @name)) @definition.method
 (#eq? @_form "defmethod")
 (#not-has-ancestor? local))
((list_lit
   . (sym_lit name: (sym_name) @_form)
   . (sym_lit name: (sym_name) @name) . (str_lit) @doc) @definition.interface
 (#any-of? @_form "defprotocol" "definterface")
 (#not-has-ancestor? local))
((list_lit
   . (sym_lit name: (sym_name) @_form)
   . (sym_lit name: (sym_name) @name)) @definition.interface
 (#any-of? @_form "defprotocol" "definterface")
 (#not-has-ancestor? local))
((list_lit
   . (sym_lit name: (sym_name) @_form)
   . (sym_lit name: (sym_name) @name)) @definition.class
 (#any-of? @_form "defrecord" "deftype" "defstruct")
 (#not-has-ancestor? local))
((list_lit
   . (sym_lit name: (sym_name) @_form)
   . (sym_lit name: (sym_name) @name)) @definition.test
 (#any-of? @_form "deftest" "defspec")
 (#not-has-ancestor? local))
((list_lit
   . (sym_lit name: (sym_name) @_form)
   . (kwd_lit name: (kwd_name) @name)) @definition.type
 (#eq? @_form "def")
 (#not-has-ancestor? local))
((list_lit
   . (sym_lit name: (sym_name) @_form)
   . (sym_lit name: (sym_name) @name)
   [
     (list_lit . (sym_lit name: (sym_name) @_fn) (vec_lit) @parameters)
     (list_lit . (sym_lit name: (sym_name) @_fn))
   ] .) @definition.function
 (#any-of? @_form "def" "defonce")
 (#match? @_fn "^(fn|partial|comp|fnil|memoize)$")
 (#not-has-ancestor? local function method macro))
((list_lit
   . (sym_lit name: (sym_name) @_form)
   . (sym_lit name: (sym_name) @name)
   (anon_fn_lit) .) @definition.function
 (#any-of? @_form "def" "defonce")
 (#not-has-ancestor? local function method macro))
((list_lit
   . (sym_lit name: (sym_name) @_form)
   . (sym_lit name: (sym_name) @name) . (str_lit) @doc) @definition.variable
 (#any-of? @_form "def" "defonce")
 (#not-has-ancestor? local)
 (#not-in? function method macro))
((list_lit
   . (sym_lit name: (sym_name) @_form)
   . (sym_lit name: (sym_name) @name)) @definition.variable
 (#any-of? @_form "def" "defonce")
 (#not-has-ancestor? local)
 (#not-in? function method macro))
((list_lit
   . (sym_lit name: (sym_name) @_form)
   (sym_lit name: (sym_name) @name)) @declaration.variable
 (#eq? @_form "declare"))

; Members of protocols, records and types, and local functions.
((list_lit
   . (sym_lit name: (sym_name) @_form)
   (list_lit . (sym_lit name: (sym_name) @name) . (vec_lit) @parameters) @definition.method)
 (#any-of? @_form "extend-type" "extend-protocol")
 (#not-has-ancestor? local))
((list_lit . (sym_lit name: (sym_name) @name) . (vec_lit) @parameters) @definition.method
 (#in? interface class))
((vec_lit (sym_lit name: (sym_name) @name) @definition.field)
 (#in? class))
((list_lit
   . (sym_lit name: (sym_name) @_form)
   . (vec_lit (list_lit . (sym_lit name: (sym_name) @name) . (vec_lit) @parameters) @definition.function))
 (#eq? @_form "letfn"))

((list_lit
   . (sym_lit name: (sym_name) @_form)
   . (sym_lit)
   (sym_lit name: (sym_name) @name)) @reference.implement
 (#any-of? @_form "defrecord" "deftype" "extend-type"))
((list_lit
   . (kwd_lit name: (kwd_name) @_clause)
   [
     (sym_lit name: (sym_name) @name)
     (vec_lit . (sym_lit name: (sym_name) @name))
   ]) @reference.import
 (#any-of? @_clause "require" "use" "require-macros" "use-macros" "refer-clojure")
 (#in? namespace))
((list_lit
   . (kwd_lit name: (kwd_name) @_clause)
   [
     (sym_lit name: (sym_name) @name)
     (list_lit . (_) (sym_lit name: (sym_name) @name))
     (vec_lit . (_) (sym_lit name: (sym_name) @name))
   ]) @reference.import
 (#eq? @_clause "import")
 (#in? namespace))

((list_lit . (sym_lit name: (sym_name) @name)) @reference.import
 (#has-ancestor? namespace)
 (#match? @name "\\."))
((list_lit . (sym_lit name: (sym_name) @_new) . (sym_lit name: (sym_name) @name)) @reference.new
 (#eq? @_new "new"))
((list_lit . (sym_lit name: (sym_name) @name)) @reference.new
 (#match? @name "^[A-Z].*\\.$")
 (#strip! @name "\\."))
; Special forms are no calls.
((list_lit . (sym_lit name: (sym_name) @name)) @ignore
 (#any-of? @name "ns" "def" "defonce" "fn" "fn*" "let" "let*" "if" "do" "quote" "var" "loop" "recur" "throw" "try"
  "catch" "finally" "set!" "new" "." "declare" "letfn" "case" "cond" "when" "when-not" "if-let" "when-let"
  "if-not" "comment" "for" "doseq" "dotimes" "while" "and" "or" "not" "->" "->>" "cond->" "cond->>" "some->"
  "some->>" "as->" "doto" ".." "binding" "defrecord" "deftype" "defprotocol" "defmulti" "defmethod" "defmacro"
  "defn" "defn-" "deftest" "extend-type" "extend-protocol" "reify" "proxy"))
((list_lit . (sym_lit name: (sym_name) @name)) @reference.call
 (#not-in? interface))
