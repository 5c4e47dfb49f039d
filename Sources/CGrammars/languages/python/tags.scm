; Classes. The first statement of a body is its docstring when it is a lone string.
(class_definition
  name: (identifier) @name
  body: (block . (expression_statement . (string) @doc .))) @definition.class
(class_definition name: (identifier) @name) @definition.class

; Callables. Those that stand directly in a class are methods, also under `if` or `try`.
((function_definition
   name: (identifier) @name
   body: (block . (expression_statement . (string) @doc .))) @definition.constructor
 (#eq? @name "__init__")
 (#in? class))
((function_definition name: (identifier) @name) @definition.constructor
 (#eq? @name "__init__")
 (#in? class))
((function_definition
   name: (identifier) @name
   body: (block . (expression_statement . (string) @doc .))) @definition.method
 (#in? class))
((function_definition name: (identifier) @name) @definition.method
 (#in? class))
(function_definition
  name: (identifier) @name
  body: (block . (expression_statement . (string) @doc .))) @definition.function
(function_definition name: (identifier) @name) @definition.function

; type Name = ..., type Name[T] = ...
((type_alias_statement left: (type (identifier) @name)) @definition.type
 (#not-in? function method constructor))
((type_alias_statement left: (type (generic_type . (identifier) @name))) @definition.type
 (#not-in? function method constructor))

; Values of a class; `a = b = 1` names both of them from the outer assignment.
((assignment left: [
   (identifier) @name
   (pattern_list [
     (identifier) @name
     (list_splat_pattern (identifier) @name)
     (tuple_pattern [(identifier) @name (list_splat_pattern (identifier) @name)])
     (list_pattern [(identifier) @name (list_splat_pattern (identifier) @name)])
   ])
   (tuple_pattern [
     (identifier) @name
     (list_splat_pattern (identifier) @name)
     (tuple_pattern [(identifier) @name (list_splat_pattern (identifier) @name)])
   ])
   (list_pattern [(identifier) @name (list_splat_pattern (identifier) @name)])
 ]) @definition.field
 (#in? class))
((assignment right: [
   (assignment left: (identifier) @name)
   (assignment right: (assignment left: (identifier) @name))
   (assignment right: (assignment right: (assignment left: (identifier) @name)))
 ]) @definition.field
 (#in? class))

; Values of the module: constants by their spelling, variables otherwise.
((assignment left: [
   (identifier) @name
   (pattern_list (identifier) @name)
   (tuple_pattern (identifier) @name)
 ]) @definition.constant
 (#in? file)
 (#match? @name "^[^a-z]*[A-Z][^a-z]*$"))
((assignment right: [
   (assignment left: (identifier) @name)
   (assignment right: (assignment left: (identifier) @name))
   (assignment right: (assignment right: (assignment left: (identifier) @name)))
 ]) @definition.constant
 (#in? file)
 (#match? @name "^[^a-z]*[A-Z][^a-z]*$"))
((assignment left: [
   (identifier) @name
   (pattern_list [
     (identifier) @name
     (list_splat_pattern (identifier) @name)
     (tuple_pattern [(identifier) @name (list_splat_pattern (identifier) @name)])
     (list_pattern [(identifier) @name (list_splat_pattern (identifier) @name)])
   ])
   (tuple_pattern [
     (identifier) @name
     (list_splat_pattern (identifier) @name)
     (tuple_pattern [(identifier) @name (list_splat_pattern (identifier) @name)])
   ])
   (list_pattern [(identifier) @name (list_splat_pattern (identifier) @name)])
 ]) @definition.variable
 (#in? file))
((assignment right: [
   (assignment left: (identifier) @name)
   (assignment right: (assignment left: (identifier) @name))
   (assignment right: (assignment right: (assignment left: (identifier) @name)))
 ]) @definition.variable
 (#in? file))

; Names of type parameters are neither defined nor used here.
(class_definition type_parameters: (type_parameter (type (identifier) @name))) @ignore
(function_definition type_parameters: (type_parameter (type (identifier) @name))) @ignore
(type_alias_statement
  left: (type (generic_type (type_parameter (type (identifier) @name))))) @ignore

; Imports: the module by its dotted name, and what is taken from it, whose scope is the module.
(import_statement name: (dotted_name) @name) @reference.import
(import_from_statement module_name: [(dotted_name) (relative_import)] @name) @reference.import
(future_import_statement "__future__" @name) @reference.import
(future_import_statement
  "__future__" @scope
  name: [(dotted_name) @name (aliased_import name: (dotted_name) @name)]) @reference.import
(import_from_statement
  module_name: (_) @scope
  name: [(dotted_name) @name (aliased_import name: (dotted_name) @name)]) @reference.import
(aliased_import name: (dotted_name) @name) @reference.import

; Base classes.
(class_definition superclasses: (argument_list [
  (identifier) @name
  (attribute attribute: (identifier) @name)
  (subscript value: (identifier) @name)
  (subscript value: (attribute attribute: (identifier) @name))
  (call function: (identifier) @name)
  (call function: (attribute attribute: (identifier) @name))
])) @reference.inherit
((class_definition superclasses: (argument_list
   (keyword_argument name: (identifier) @_key value: (identifier) @name))) @reference.type
 (#eq? @_key "metaclass"))

(decorator [
  (identifier) @name
  (attribute attribute: (identifier) @name)
  (call function: (identifier) @name)
  (call function: (attribute attribute: (identifier) @name))
]) @reference.decorator

; Annotations, with what stands in their brackets and unions.
(constrained_type . (type (identifier) @name)) @ignore
(type) @local.scope
(type [
  (identifier) @name
  (attribute attribute: (identifier) @name)
]) @reference.type
(generic_type . [
  (identifier) @name
  (attribute attribute: (identifier) @name)
]) @reference.type
((subscript value: [
   (identifier) @name
   (attribute attribute: (identifier) @name)
 ]) @reference.type
 (#in? local))
((subscript subscript: [
   (identifier) @name
   (attribute attribute: (identifier) @name)
 ]) @reference.type
 (#in? local))
([
   (binary_operator [
     (identifier) @name
     (attribute attribute: (identifier) @name)
   ])
   (list [
     (identifier) @name
     (attribute attribute: (identifier) @name)
   ])
   (tuple [
     (identifier) @name
     (attribute attribute: (identifier) @name)
   ])
   (parenthesized_expression [
     (identifier) @name
     (attribute attribute: (identifier) @name)
   ])
 ] @reference.type
 (#in? local))

; Exceptions caught, and raised without a call.
(except_clause value: [
  (identifier) @name
  (attribute attribute: (identifier) @name)
  (tuple [(identifier) @name (attribute attribute: (identifier) @name)])
  (as_pattern . [
    (identifier) @name
    (attribute attribute: (identifier) @name)
    (tuple [(identifier) @name (attribute attribute: (identifier) @name)])
  ])
]) @reference.type
(except_group_clause . [
  (identifier) @name
  (attribute attribute: (identifier) @name)
  (tuple [(identifier) @name (attribute attribute: (identifier) @name)])
  (as_pattern . [
    (identifier) @name
    (attribute attribute: (identifier) @name)
    (tuple [(identifier) @name (attribute attribute: (identifier) @name)])
  ])
]) @reference.type
(raise_statement . [
  (identifier) @name
  (attribute attribute: (identifier) @name)
]) @reference.type

(call function: (identifier) @name) @reference.call
(call function: (attribute attribute: (identifier) @name)) @reference.call
