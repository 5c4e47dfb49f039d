; All is a call here: what a call defines is told by the name of what it calls.
((call
   target: (identifier) @_define
   (arguments . (alias) @name)
   (do_block)) @definition.module
 (#eq? @_define "defmodule"))
((call
   target: (identifier) @_define
   (arguments . (alias) @name)
   (do_block)) @definition.interface
 (#eq? @_define "defprotocol"))
((call
   target: (identifier) @_define
   (arguments . (alias) @name)
   (do_block)) @definition.implementation
 (#eq? @_define "defimpl"))

; name(...), name(...) when ..., name without brackets, left <> right
((call
   target: (identifier) @_define
   (arguments . [
     (call target: (identifier) @name (arguments)? @parameters)
     (binary_operator
       left: (call target: (identifier) @name (arguments)? @parameters)
       operator: "when")
     (identifier) @name
     (binary_operator left: (identifier) @name operator: "when")
   ])) @definition.function
 (#any-of? @_define "def" "defp" "defdelegate")
 (#not-eq? @name "unquote"))
((call
   target: (identifier) @_define
   (arguments . [
     (call target: (identifier) @name (arguments)? @parameters)
     (binary_operator
       left: (call target: (identifier) @name (arguments)? @parameters)
       operator: "when")
     (identifier) @name
     (binary_operator left: (identifier) @name operator: "when")
   ])) @definition.macro
 (#any-of? @_define "defmacro" "defmacrop" "defguard" "defguardp")
 (#not-eq? @name "unquote"))
((call
   target: (identifier) @_define
   (arguments . [
     (binary_operator operator: _ @name)
     (unary_operator operator: _ @name)
     (dot operator: _ @name)
     (binary_operator left: (binary_operator operator: _ @name) operator: "when")
   ])) @definition.operator
 (#any-of? @_define "def" "defp" "defmacro" "defmacrop" "defguard" "defguardp" "defdelegate")
 (#not-eq? @name "when"))

((call
   target: (identifier) @_define
   (arguments . [
     (list [
       (atom) @name
       (keywords (pair key: (keyword) @name))
     ])
     (keywords (pair key: (keyword) @name))
   ])) @definition.field
 (#any-of? @_define "defstruct" "defexception")
 (#in? module)
 (#strip! @name "[:\\s]+"))

((call
   target: [(identifier) @_define (dot right: (identifier) @_define)]
   (arguments . (atom) @name)) @definition.struct
 (#any-of? @_define "defrecord" "defrecordp")
 (#strip! @name ":"))

; Types and callbacks are attributes.
((unary_operator operator: "@" operand: (call
   target: (identifier) @_attribute
   (arguments . (binary_operator left: [
     (identifier) @name
     (call target: (identifier) @name)
   ])))) @definition.type
 (#any-of? @_attribute "type" "typep" "opaque"))
((unary_operator operator: "@" operand: (call
   target: (identifier) @_attribute
   (arguments . [
     (binary_operator left: (call target: (identifier) @name))
     (binary_operator left: (binary_operator left: (call target: (identifier) @name)))
   ]))) @definition.method
 (#any-of? @_attribute "callback" "macrocallback"))
((call
   target: (identifier) @_define
   (arguments . (binary_operator left: (call target: (identifier) @name)))) @definition.method
 (#eq? @_define "defcallback"))
((unary_operator operator: "@" operand: (call
   target: (identifier) @_attribute
   (arguments [(alias) @name]))) @reference.implement
 (#eq? @_attribute "behaviour"))
; What else an attribute names is neither defined nor called.
(unary_operator operator: "@" operand: (call target: (identifier) @name)) @ignore
((unary_operator operator: "@" operand: (call
   target: (identifier) @_attribute
   (arguments . (binary_operator left: (call target: (identifier) @name))))) @ignore
 (#eq? @_attribute "spec"))
((unary_operator operator: "@" operand: (call
   target: (identifier) @_attribute
   (arguments . (binary_operator left: (binary_operator left: (call target: (identifier) @name)))))) @ignore
 (#eq? @_attribute "spec"))

((call
   target: (identifier) @_test
   (arguments . (string . (quoted_content) @name .))
   (do_block)) @definition.test
 (#eq? @_test "test")
 (#in? module))

((call
   target: (identifier) @_import
   (arguments . [
     (alias) @name
     (dot right: (tuple (alias) @name))
   ])) @reference.import
 (#any-of? @_import "alias" "import" "require" "use"))
((call
   target: (identifier) @_define
   (arguments (keywords (pair key: (keyword) @_for value: (alias) @name)))) @reference.type
 (#eq? @_define "defimpl")
 (#match? @_for "^for:"))
(struct (alias) @name) @reference.new
(call target: (dot left: (alias) @name)) @reference.type
((call
   target: (identifier) @_raise
   (arguments . (alias) @name)) @reference.type
 (#any-of? @_raise "raise" "reraise"))

((call target: (identifier) @name) @reference.call
 (#not-any-of? @name
  "alias" "case" "cond" "def" "defdelegate" "defexception" "defguard" "defguardp" "defimpl"
  "defmacro" "defmacrop" "defmodule" "defoverridable" "defp" "defprotocol" "defstruct" "for" "if"
  "import" "quote" "raise" "receive" "require" "reraise" "super" "test" "throw" "try" "unless"
  "unquote" "unquote_splicing" "use" "with"))
(call target: (dot right: (identifier) @name)) @reference.call
