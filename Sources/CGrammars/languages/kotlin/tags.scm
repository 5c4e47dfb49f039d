(package_header (identifier) @name) @definition.package

(class_declaration "interface" (type_identifier) @name) @definition.interface
(class_declaration "enum" (type_identifier) @name) @definition.enum
(class_declaration (type_identifier) @name) @definition.class
(object_declaration (type_identifier) @name) @definition.class
; The members of a companion without a name belong to its class.
(companion_object (type_identifier) @name) @definition.class
(enum_entry (simple_identifier) @name) @definition.enumerator
(type_alias "typealias" . (type_identifier) @name) @definition.type

(secondary_constructor
  "constructor" @name
  (function_value_parameters) @parameters) @definition.constructor

; Functions. The receiver of an extension is its scope.
(function_declaration
  receiver: (receiver_type [
    (user_type (type_identifier) @scope)
    (nullable_type (user_type (type_identifier) @scope))
  ])
  (simple_identifier) @name
  (function_value_parameters) @parameters) @definition.function
((function_declaration
   (simple_identifier) @name
   (function_value_parameters) @parameters) @definition.method
 (#in? class interface enum enumerator))
(object_literal (class_body (function_declaration
  (simple_identifier) @name
  (function_value_parameters) @parameters) @definition.method))
(function_declaration
  (simple_identifier) @name
  (function_value_parameters) @parameters) @definition.function

; A parameter of the primary constructor with `val` or `var` is a property.
((class_parameter (binding_pattern_kind) (simple_identifier) @name) @definition.property
 (#in? class enum interface))

; Properties.
((property_declaration
   receiver: (receiver_type [
     (user_type (type_identifier) @scope)
     (nullable_type (user_type (type_identifier) @scope))
   ])
   (variable_declaration (simple_identifier) @name)) @definition.property
 (#in? file class interface enum))
((property_declaration
   (modifiers (property_modifier) @_modifier)
   (variable_declaration (simple_identifier) @name)) @definition.constant
 (#in? file class interface enum)
 (#eq? @_modifier "const"))
((property_declaration
   (variable_declaration (simple_identifier) @name)) @definition.property
 (#in? class interface enum enumerator))
((property_declaration
   (variable_declaration (simple_identifier) @name)
   [(lambda_literal) (anonymous_function)]) @definition.function
 (#in? file))
((property_declaration
   (binding_pattern_kind "val")
   [
     (variable_declaration (simple_identifier) @name)
     (multi_variable_declaration (variable_declaration (simple_identifier) @name))
   ]) @definition.constant
 (#in? file))
((property_declaration [
   (variable_declaration (simple_identifier) @name)
   (multi_variable_declaration (variable_declaration (simple_identifier) @name))
 ]) @definition.variable
 (#in? file))

(anonymous_initializer) @local.scope
(control_structure_body) @local.scope
(getter) @local.scope
(lambda_literal) @local.scope
(object_literal) @local.scope
(setter) @local.scope

; Imports: the name that is taken, whose scope is what it is taken from, or a package as a whole.
(import_header (identifier) @name (wildcard_import)) @reference.import
(import_header
  (identifier . (simple_identifier) @scope (simple_identifier) @scope
    . (simple_identifier) @name .) .) @reference.import
(import_header
  (identifier . (simple_identifier) @scope (simple_identifier) @scope
    . (simple_identifier) @name .) . (import_alias) .) @reference.import
(import_header (identifier . (simple_identifier) @scope . (simple_identifier) @name .) .) @reference.import
(import_header (identifier . (simple_identifier) @scope . (simple_identifier) @name .) . (import_alias) .) @reference.import
(import_header (identifier (simple_identifier) @name .) .) @reference.import
(import_header (identifier (simple_identifier) @name .) . (import_alias) .) @reference.import

; The superclass is the one that is called; interfaces are not.
(delegation_specifier (constructor_invocation [
  (user_type (type_identifier) @name .)
  (user_type (type_identifier) @name . (type_arguments) .)
])) @reference.inherit
(delegation_specifier [
  (user_type (type_identifier) @name .)
  (user_type (type_identifier) @name . (type_arguments) .)
  (explicit_delegation (user_type (type_identifier) @name .))
  (explicit_delegation (user_type (type_identifier) @name . (type_arguments) .))
]) @reference.implement

(annotation [
  (user_type (type_identifier) @name .)
  (constructor_invocation (user_type (type_identifier) @name .))
]) @reference.decorator
(file_annotation [
  (user_type (type_identifier) @name .)
  (constructor_invocation (user_type (type_identifier) @name .))
]) @reference.decorator

(call_expression . (simple_identifier) @name) @reference.call
(call_expression . (navigation_expression
  (navigation_suffix (simple_identifier) @name) .)) @reference.call
(infix_expression (_) . (simple_identifier) @name . (_)) @reference.call

(user_type (type_identifier) @name .) @reference.type
(user_type (type_identifier) @name . (type_arguments) .) @reference.type
(callable_reference . (type_identifier) @name) @reference.type
