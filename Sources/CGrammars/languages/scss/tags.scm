; Each selector of a rule, as it is written.
(rule_set (selectors (_) @name)) @definition.selector

(mixin_statement name: (identifier) @name (parameters)? @parameters) @definition.macro
(function_statement name: (identifier) @name (parameters)? @parameters) @definition.function

; Variables of the file; those of a block are local to it.
((declaration (property_name) @name) @definition.variable
 (#match? @name "^\\$")
 (#in? file))
((declaration (variable) @name) @definition.variable
 (#in? file))
((declaration (property_name) @name) @definition.variable
 (#match? @name "^--"))
((at_rule
   (at_keyword) @_keyword
   (keyword_query) @name) @definition.variable
 (#eq? @_keyword "@property")
 (#match? @name "^--"))
(keyframes_statement (keyframes_name) @name) @definition.type
((at_rule
   (at_keyword) @_keyword
   (keyword_query) @name) @definition.namespace
 (#eq? @_keyword "@layer"))

; What errs in such a list is its commas.
((import_statement [
   (string_value) @name
   (ERROR (string_value) @name)
   (call_expression (arguments [(string_value) (plain_value)] @name))
 ]) @reference.import
 (#strip! @name "[\"']"))
((use_statement (string_value) @name) @reference.import
 (#strip! @name "[\"']"))
((forward_statement (string_value) @name) @reference.import
 (#strip! @name "[\"']"))

; The name of a module before a mixin is no part of the mixin's.
((include_statement (identifier) @name) @reference.call
 (#strip! @name "^.*\\."))
(extend_statement [
  (placeholder) @name
  (class_selector) @name
  (class_name) @name
  (identifier) @name
]) @reference.inherit

((call_expression
   (function_name) @_function
   (arguments . (plain_value) @name)) @reference.name
 (#eq? @_function "var")
 (#match? @name "^--"))
((call_expression (function_name) @name) @reference.call
 (#strip! @name "^.*\\.")
 (#not-any-of? @name
   "attr" "calc" "clamp" "hsl" "hsla" "linear-gradient" "max" "min" "minmax" "radial-gradient"
   "repeat" "rgb" "rgba" "rotate" "scale" "translate" "translateX" "translateY" "url" "var"))
(parameter . (variable) @name) @ignore
(variable) @name @reference.name
