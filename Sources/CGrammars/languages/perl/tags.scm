(package_statement name: (package) @name (block)? @body) @definition.package
(class_statement name: (package) @name (block)? @body) @definition.class
(role_statement name: (package) @name (block)? @body) @definition.trait

(subroutine_declaration_statement
  name: (bareword) @name
  [(signature) (prototype)] @parameters) @definition.function
(subroutine_declaration_statement name: (bareword) @name) @definition.function
(method_declaration_statement
  name: (bareword) @name
  (signature) @parameters) @definition.method
(method_declaration_statement name: (bareword) @name) @definition.method

; What such modules load when it is called stands behind the program's end.
((source_file
   (use_statement module: (package) @_module)
   (data_section) @embedded.perl)
 (#any-of? @_module "AutoLoader" "SelfLoader"))

((use_statement
   module: (package) @_module
   (list_expression . (autoquoted_bareword) @name)) @definition.constant
 (#eq? @_module "constant"))
; In a list of constants every name stands before an arrow.
((use_statement
   module: (package) @_module
   (anonymous_hash_expression
     (list_expression (autoquoted_bareword) @name . "=>"))) @definition.constant
 (#eq? @_module "constant"))

; Package variables; `my` ones are locals.
(variable_declaration "our" variable: (_ (varname) @name)) @definition.variable
(variable_declaration "our" variables: (_ (varname) @name)) @definition.variable

((use_statement
   module: (package) @_module
   [(string_literal) @name (list_expression (string_literal) @name)]) @reference.inherit
 (#any-of? @_module "parent" "base")
 (#strip! @name "[\"']"))
((use_statement module: (package) @name) @reference.import
 (#not-any-of? @name "strict" "warnings" "utf8" "constant" "parent" "base" "feature" "vars"))
(require_expression (bareword) @name) @reference.import

((method_call_expression
   invocant: (bareword) @name
   method: (method) @_method) @reference.new
 (#eq? @_method "new"))
(method_call_expression invocant: (bareword) @name) @reference.type
(method_call_expression method: (method) @name) @reference.call
((function_call_expression function: (function) @name) @reference.call
 (#strip! @name "&?(\\w+::)*"))
((ambiguous_function_call_expression function: (function) @name) @reference.call
 (#strip! @name "&?(\\w+::)*"))
