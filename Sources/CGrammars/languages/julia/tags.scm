; Modules and types.
(module_definition name: (identifier) @name) @definition.module
(struct_definition (type_head [
  (identifier) @name
  (parametrized_type_expression . (identifier) @name)
  (binary_expression . (identifier) @name)
  (binary_expression . (parametrized_type_expression . (identifier) @name))
])) @definition.struct
(abstract_definition (type_head [
  (identifier) @name
  (parametrized_type_expression . (identifier) @name)
  (binary_expression . (identifier) @name)
  (binary_expression . (parametrized_type_expression . (identifier) @name))
])) @definition.type
(primitive_definition (type_head [
  (identifier) @name
  (parametrized_type_expression . (identifier) @name)
  (binary_expression . (identifier) @name)
  (binary_expression . (parametrized_type_expression . (identifier) @name))
])) @definition.type

; @enum Name a b=2, @enum Name::Type begin ... end
((macrocall_expression
   (macro_identifier (identifier) @_macro)
   (macro_argument_list . [
     (identifier) @name
     (typed_expression . (identifier) @name)
   ])) @definition.enum
 (#eq? @_macro "enum"))
; The macro's own name is no member.
((macro_identifier (identifier) @name) @ignore
 (#in? enum))
((assignment . (identifier) @name) @definition.enumerator
 (#in? enum))
((identifier) @name @definition.enumerator
 (#in? enum))

; What stands directly in a struct and is no function is a field.
(type_head) @local.scope
((typed_expression . (identifier) @name) @definition.field
 (#in? struct))
((assignment . [(identifier) @name (typed_expression . (identifier) @name)]) @definition.field
 (#in? struct))
((const_statement [
   (identifier) @name
   (assignment . [(identifier) @name (typed_expression . (identifier) @name)])
 ]) @definition.field
 (#in? struct))
((identifier) @name @definition.field
 (#in? struct))

; Constants; one that holds a function is a function.
(const_statement (assignment . (identifier) @name [(arrow_function_expression) (function_definition)] .)) @definition.function
(const_statement (assignment . [
  (identifier) @name
  (typed_expression . (identifier) @name)
  (open_tuple (identifier) @name)
  (tuple_expression (identifier) @name)
])) @definition.constant
; Functions in the long and in the short form; those of a struct construct it.
(macro_definition (signature (call_expression . (identifier) @name (argument_list) @parameters))) @definition.macro
((function_definition (signature [
  (call_expression . [
    (identifier) @name
    (field_expression (identifier) @name .)
    (parametrized_type_expression . (identifier) @name)
    (parametrized_type_expression . (field_expression (identifier) @name .))
  ] (argument_list) @parameters)
  (typed_expression . (call_expression . [
    (identifier) @name
    (field_expression (identifier) @name .)
    (parametrized_type_expression . (identifier) @name)
    (parametrized_type_expression . (field_expression (identifier) @name .))
  ] (argument_list) @parameters))
  (where_expression . (call_expression . [
    (identifier) @name
    (field_expression (identifier) @name .)
    (parametrized_type_expression . (identifier) @name)
    (parametrized_type_expression . (field_expression (identifier) @name .))
  ] (argument_list) @parameters))
  (where_expression . (typed_expression . (call_expression . [
    (identifier) @name
    (field_expression (identifier) @name .)
    (parametrized_type_expression . (identifier) @name)
    (parametrized_type_expression . (field_expression (identifier) @name .))
  ] (argument_list) @parameters)))
  (where_expression . (where_expression . (call_expression . [
    (identifier) @name
    (field_expression (identifier) @name .)
    (parametrized_type_expression . (identifier) @name)
    (parametrized_type_expression . (field_expression (identifier) @name .))
  ] (argument_list) @parameters)))
])) @definition.constructor
 (#in? struct))
((assignment . [
  (call_expression . [
    (identifier) @name
    (field_expression (identifier) @name .)
    (parametrized_type_expression . (identifier) @name)
    (parametrized_type_expression . (field_expression (identifier) @name .))
  ] (argument_list) @parameters)
  (typed_expression . (call_expression . [
    (identifier) @name
    (field_expression (identifier) @name .)
    (parametrized_type_expression . (identifier) @name)
    (parametrized_type_expression . (field_expression (identifier) @name .))
  ] (argument_list) @parameters))
  (where_expression . (call_expression . [
    (identifier) @name
    (field_expression (identifier) @name .)
    (parametrized_type_expression . (identifier) @name)
    (parametrized_type_expression . (field_expression (identifier) @name .))
  ] (argument_list) @parameters))
  (where_expression . (typed_expression . (call_expression . [
    (identifier) @name
    (field_expression (identifier) @name .)
    (parametrized_type_expression . (identifier) @name)
    (parametrized_type_expression . (field_expression (identifier) @name .))
  ] (argument_list) @parameters)))
  (where_expression . (where_expression . (call_expression . [
    (identifier) @name
    (field_expression (identifier) @name .)
    (parametrized_type_expression . (identifier) @name)
    (parametrized_type_expression . (field_expression (identifier) @name .))
  ] (argument_list) @parameters)))
]) @definition.constructor
 (#in? struct))
(function_definition (signature [
  (call_expression . [
    (operator) @name
    (field_expression (quote_expression (operator) @name))
  ] (argument_list) @parameters)
  (typed_expression . (call_expression . [
    (operator) @name
    (field_expression (quote_expression (operator) @name))
  ] (argument_list) @parameters))
  (where_expression . (call_expression . [
    (operator) @name
    (field_expression (quote_expression (operator) @name))
  ] (argument_list) @parameters))
  (where_expression . (typed_expression . (call_expression . [
    (operator) @name
    (field_expression (quote_expression (operator) @name))
  ] (argument_list) @parameters)))
  (where_expression . (where_expression . (call_expression . [
    (operator) @name
    (field_expression (quote_expression (operator) @name))
  ] (argument_list) @parameters)))
])) @definition.operator
(assignment . [
  (call_expression . [
    (operator) @name
    (field_expression (quote_expression (operator) @name))
  ] (argument_list) @parameters)
  (typed_expression . (call_expression . [
    (operator) @name
    (field_expression (quote_expression (operator) @name))
  ] (argument_list) @parameters))
  (where_expression . (call_expression . [
    (operator) @name
    (field_expression (quote_expression (operator) @name))
  ] (argument_list) @parameters))
  (where_expression . (typed_expression . (call_expression . [
    (operator) @name
    (field_expression (quote_expression (operator) @name))
  ] (argument_list) @parameters)))
  (where_expression . (where_expression . (call_expression . [
    (operator) @name
    (field_expression (quote_expression (operator) @name))
  ] (argument_list) @parameters)))
]) @definition.operator
(assignment . (binary_expression . (_) . (operator) @name)) @definition.operator
(function_definition (signature [
  (call_expression . [
    (identifier) @name
    (field_expression (identifier) @name .)
    (parametrized_type_expression . (identifier) @name)
    (parametrized_type_expression . (field_expression (identifier) @name .))
  ] (argument_list) @parameters)
  (typed_expression . (call_expression . [
    (identifier) @name
    (field_expression (identifier) @name .)
    (parametrized_type_expression . (identifier) @name)
    (parametrized_type_expression . (field_expression (identifier) @name .))
  ] (argument_list) @parameters))
  (where_expression . (call_expression . [
    (identifier) @name
    (field_expression (identifier) @name .)
    (parametrized_type_expression . (identifier) @name)
    (parametrized_type_expression . (field_expression (identifier) @name .))
  ] (argument_list) @parameters))
  (where_expression . (typed_expression . (call_expression . [
    (identifier) @name
    (field_expression (identifier) @name .)
    (parametrized_type_expression . (identifier) @name)
    (parametrized_type_expression . (field_expression (identifier) @name .))
  ] (argument_list) @parameters)))
  (where_expression . (where_expression . (call_expression . [
    (identifier) @name
    (field_expression (identifier) @name .)
    (parametrized_type_expression . (identifier) @name)
    (parametrized_type_expression . (field_expression (identifier) @name .))
  ] (argument_list) @parameters)))
])) @definition.function
(assignment . [
  (call_expression . [
    (identifier) @name
    (field_expression (identifier) @name .)
    (parametrized_type_expression . (identifier) @name)
    (parametrized_type_expression . (field_expression (identifier) @name .))
  ] (argument_list) @parameters)
  (typed_expression . (call_expression . [
    (identifier) @name
    (field_expression (identifier) @name .)
    (parametrized_type_expression . (identifier) @name)
    (parametrized_type_expression . (field_expression (identifier) @name .))
  ] (argument_list) @parameters))
  (where_expression . (call_expression . [
    (identifier) @name
    (field_expression (identifier) @name .)
    (parametrized_type_expression . (identifier) @name)
    (parametrized_type_expression . (field_expression (identifier) @name .))
  ] (argument_list) @parameters))
  (where_expression . (typed_expression . (call_expression . [
    (identifier) @name
    (field_expression (identifier) @name .)
    (parametrized_type_expression . (identifier) @name)
    (parametrized_type_expression . (field_expression (identifier) @name .))
  ] (argument_list) @parameters)))
  (where_expression . (where_expression . (call_expression . [
    (identifier) @name
    (field_expression (identifier) @name .)
    (parametrized_type_expression . (identifier) @name)
    (parametrized_type_expression . (field_expression (identifier) @name .))
  ] (argument_list) @parameters)))
]) @definition.function
(function_definition (signature [
  (identifier) @name
  (field_expression (identifier) @name .)
])) @definition.function
(assignment . (identifier) @name [(arrow_function_expression) (function_definition)] .) @definition.function

; Variables of a file or module.
((assignment . [
   (identifier) @name
   (typed_expression . (identifier) @name)
   (open_tuple (identifier) @name)
   (tuple_expression (identifier) @name)
 ] . (operator) @_assigns) @definition.variable
 (#in? file module)
 (#eq? @_assigns "="))

; What has names of its own: functions without a name, loops, blocks of macros such as @testset.
(function_definition) @local.scope
(arrow_function_expression) @local.scope
(assignment . [(call_expression) (where_expression)]) @local.scope
(let_statement) @local.scope
(for_statement) @local.scope
(while_statement) @local.scope
(try_statement) @local.scope
(do_clause) @local.scope
(quote_statement) @local.scope
((macrocall_expression
   (macro_identifier (identifier) @_macro)
   (macro_argument_list (compound_statement))) @local.scope
 (#not-any-of? @_macro "static" "eval" "enum"))

(using_statement [(identifier) @name (scoped_identifier) @name]) @reference.import
(import_statement [(identifier) @name (scoped_identifier) @name]) @reference.import
(selected_import [
  (identifier) @name
  (scoped_identifier) @name
  (operator) @name
  (macro_identifier (identifier) @name)
]) @reference.import
(import_alias . [(identifier) @name (scoped_identifier) @name]) @reference.import
((call_expression
   . (identifier) @_function
   (argument_list . (string_literal (content) @name))) @reference.import
 (#eq? @_function "include"))

(type_head (binary_expression (operator) . [
  (identifier) @name
  (field_expression (identifier) @name .)
  (parametrized_type_expression . (identifier) @name)
  (parametrized_type_expression . (field_expression (identifier) @name .))
])) @reference.inherit
((typed_expression (identifier) @name .) @reference.type
 (#not-match? @name "^[A-Z]$"))
(typed_expression (field_expression (identifier) @name .) .) @reference.type
((parametrized_type_expression . [
   (identifier) @name
   (field_expression (identifier) @name .)
 ]) @reference.type)
((curly_expression [
   (identifier) @name
   (field_expression (identifier) @name .)
   (binary_expression (operator) . (identifier) @name)
 ]) @reference.type
 (#not-match? @name "^[A-Z]$"))

(macro_identifier (identifier) @name) @reference.macro
(macrocall_expression (field_expression (macro_identifier (identifier) @name))) @reference.macro
(call_expression . [
  (identifier) @name
  (field_expression (identifier) @name .)
]) @reference.call
(broadcast_call_expression . [
  (identifier) @name
  (field_expression (identifier) @name .)
]) @reference.call
((binary_expression (operator) @_pipe . [
   (identifier) @name
   (field_expression (identifier) @name .)
 ]) @reference.call
 (#eq? @_pipe "|>"))
