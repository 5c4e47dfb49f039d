; function M:f() is a method; function f() and function M.f() are functions.
(function_declaration name: (method_index_expression
  table: (_) @scope
  method: (identifier) @name)) @definition.method
(function_declaration name: (dot_index_expression
  table: (_) @scope
  field: (identifier) @name)) @definition.function
(function_declaration name: (identifier) @name) @definition.function

; A name that holds a function is a function; `self` is no scope.
(variable_declaration (assignment_statement
  (variable_list . name: (identifier) @name .)
  (expression_list . value: (function_definition
    parameters: (_) @parameters)))) @definition.function
(assignment_statement
  (variable_list . name: (identifier) @name .)
  (expression_list . value: (function_definition
    parameters: (_) @parameters))) @definition.function
((assignment_statement
   (variable_list . name: [
     (dot_index_expression table: (_) @scope field: (identifier) @name)
     (bracket_index_expression
       table: (_) @scope
       field: (string content: (string_content) @name))
   ] .)
   (expression_list . value: (function_definition
     parameters: (_) @parameters))) @definition.function
 (#not-eq? @scope "self"))
(assignment_statement
  (variable_list . name: (dot_index_expression field: (identifier) @name) .)
  (expression_list . value: (function_definition
    parameters: (_) @parameters))) @definition.function
(field
  name: [(identifier) @name (string content: (string_content) @name)]
  value: (function_definition parameters: (_) @parameters)) @definition.function

; local name = require "module" is an import.
((variable_declaration (assignment_statement
   (variable_list name: (identifier) @name)
   (expression_list value: [
     (function_call name: (identifier) @_require)
     (dot_index_expression table: (function_call name: (identifier) @_require))
   ]))) @ignore
 (#eq? @_require "require"))

; Values of the file, also those that are local to it.
((variable_declaration (assignment_statement
   (variable_list
     name: (identifier) @name
     . attribute: (attribute (identifier) @_attribute)))) @definition.constant
 (#in? file)
 (#eq? @_attribute "const"))
((variable_declaration (assignment_statement
   (variable_list name: (identifier) @name))) @definition.variable
 (#in? file))
((variable_declaration
   (variable_list name: (identifier) @name)) @definition.variable
 (#in? file))
((assignment_statement
   (variable_list name: (identifier) @name)) @definition.variable
 (#in? file))

(block) @local.scope
(function_definition) @local.scope

((function_call
   name: (identifier) @_require
   arguments: (arguments (string content: (string_content) @name))) @reference.import
 (#any-of? @_require "require" "dofile" "loadfile"))
((function_call name: (identifier) @name) @reference.call
 (#not-eq? @name "require"))
(function_call name: [
  (dot_index_expression field: (identifier) @name)
  (method_index_expression method: (identifier) @name)
]) @reference.call
