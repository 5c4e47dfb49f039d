(package_clause name: (package_identifier) @name) @definition.package

(class_definition name: (_) @name) @definition.class
(object_definition name: (_) @name) @definition.class
(package_object name: (_) @name) @definition.class
(trait_definition name: (_) @name) @definition.trait
(enum_definition name: (_) @name) @definition.enum
(simple_enum_case name: (_) @name) @definition.enumerator
(full_enum_case name: (_) @name) @definition.enumerator
((type_definition name: (type_identifier) @name) @definition.type
 (#in? file package class trait enum implementation))

; A given stands under its own name or else under the type that it gives.
(given_definition name: (_) @name) @definition.implementation
(given_definition !name return_type: [
  (type_identifier) @name
  (generic_type type: (type_identifier) @name)
]) @definition.implementation

; Functions. An extension's scope is the type that it extends.
((function_definition name: (identifier) @name) @definition.constructor
 (#eq? @name "this"))
(extension_definition
  parameters: (parameters (parameter type: [
    (type_identifier) @scope
    (generic_type type: (type_identifier) @scope)
  ]))
  body: [
    (function_definition name: (_) @name) @definition.method
    (_ (function_definition name: (_) @name) @definition.method)
  ])
((function_definition name: (operator_identifier) @name) @definition.operator
 (#in? class trait enum implementation))
((function_declaration name: (operator_identifier) @name) @definition.operator
 (#in? class trait enum implementation))
((function_definition name: (_) @name) @definition.method
 (#in? class trait enum implementation))
((function_declaration name: (_) @name) @definition.method
 (#in? class trait enum implementation))
; Those of an anonymous class.
(instance_expression (template_body [
  (function_definition name: (_) @name)
  (function_declaration name: (_) @name)
] @definition.method))
(function_definition name: (_) @name) @definition.function
(function_declaration name: (_) @name) @definition.function

; Parameters of a case class are its fields, those of others with `val` or `var`.
(class_definition
  "case"
  name: (_) @scope
  class_parameters: (class_parameters
    (class_parameter name: (identifier) @name) @definition.field))
(full_enum_case
  name: (_) @scope
  class_parameters: (class_parameters
    (class_parameter name: (identifier) @name) @definition.field))
(class_parameter "val" name: (identifier) @name) @definition.field
(class_parameter "var" name: (identifier) @name) @definition.field

; Values of a type, then those of the file.
((val_definition pattern: [
   (identifier) @name
   (identifiers (identifier) @name)
   (tuple_pattern (identifier) @name)
 ]) @definition.field
 (#in? class trait enum implementation))
((var_definition pattern: [
   (identifier) @name
   (identifiers (identifier) @name)
   (tuple_pattern (identifier) @name)
 ]) @definition.field
 (#in? class trait enum implementation))
((val_declaration name: (identifier) @name) @definition.field
 (#in? class trait enum implementation))
((var_declaration name: (identifier) @name) @definition.field
 (#in? class trait enum implementation))
((val_definition
   pattern: (identifier) @name
   value: (lambda_expression)) @definition.function
 (#in? file package))
((val_definition pattern: [
   (identifier) @name
   (identifiers (identifier) @name)
   (tuple_pattern (identifier) @name)
 ]) @definition.constant
 (#in? file package))
((var_definition pattern: [
   (identifier) @name
   (identifiers (identifier) @name)
   (tuple_pattern (identifier) @name)
 ]) @definition.variable
 (#in? file package))

(block) @local.scope
(indented_block) @local.scope
(case_clause) @local.scope
(instance_expression) @local.scope

(import_declaration path: (identifier) @name .) @reference.import
(import_declaration path: (identifier) @name . ",") @reference.import
(import_declaration
  path: (identifier) @name . "." . (namespace_wildcard)) @reference.import
(namespace_selectors [
  (identifier) @name
  (arrow_renamed_identifier name: (identifier) @name)
  (as_renamed_identifier name: (identifier) @name)
]) @reference.import

; What stands behind `extends` is inherited, what stands behind `with` is mixed in.
(extends_clause "extends" . type: [
  (type_identifier) @name
  (stable_type_identifier (type_identifier) @name .)
  (generic_type type: (type_identifier) @name)
  (generic_type type: (stable_type_identifier (type_identifier) @name .))
]) @reference.inherit
(extends_clause type: [
  (type_identifier) @name
  (stable_type_identifier (type_identifier) @name .)
  (generic_type type: (type_identifier) @name)
  (generic_type type: (stable_type_identifier (type_identifier) @name .))
]) @reference.implement
(derives_clause type: (type_identifier) @name) @reference.implement

(annotation name: [
  (type_identifier) @name
  (stable_type_identifier (type_identifier) @name .)
  (generic_type type: (type_identifier) @name)
]) @reference.decorator

(instance_expression [
  (type_identifier) @name
  (stable_type_identifier (type_identifier) @name .)
  (generic_type type: (type_identifier) @name)
  (generic_type type: (stable_type_identifier (type_identifier) @name .))
]) @reference.new

((call_expression function: [
   (identifier) @name
   (field_expression field: (identifier) @name)
   (generic_function function: (identifier) @name)
   (generic_function function: (field_expression field: (identifier) @name))
 ]) @reference.call
 (#not-any-of? @name "this" "super"))
(infix_expression operator: (identifier) @name) @reference.call
(type_identifier) @name @reference.type
