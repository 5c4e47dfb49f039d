; Each selector of a rule, as it is written.
(rule_set (selectors (_) @name)) @definition.selector

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

((import_statement [
   (string_value) @name
   (call_expression (arguments [(string_value) (plain_value)] @name))
 ]) @reference.import
 (#strip! @name "[\"']"))
((call_expression
   (function_name) @_function
   (arguments . (plain_value) @name)) @reference.name
 (#eq? @_function "var")
 (#match? @name "^--"))
((declaration
   (property_name) @_property
   (plain_value) @name) @reference.name
 (#match? @_property "^(-webkit-)?animation-name$"))
