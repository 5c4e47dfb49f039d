(namespace_definition name: (namespace_name) @name) @definition.namespace

(class_declaration name: (name) @name) @definition.class
(interface_declaration name: (name) @name) @definition.interface
(trait_declaration name: (name) @name) @definition.trait
(enum_declaration name: (name) @name) @definition.enum
(enum_case name: (name) @name) @definition.enumerator

; A promoted parameter of the constructor is a property of the class.
(method_declaration parameters: (formal_parameters
  (property_promotion_parameter name: [
    (variable_name (name) @name)
    (by_ref (variable_name (name) @name))
  ]) @definition.property))

((method_declaration name: (name) @name) @definition.constructor
 (#match? @name "^__[cC]onstruct$"))
(method_declaration name: (name) @name) @definition.method
(function_definition name: (name) @name) @definition.function

(property_declaration
  (property_element name: (variable_name (name) @name))) @definition.property
(const_declaration (const_element . (name) @name)) @definition.constant
((expression_statement (function_call_expression
   function: (name) @_define
   arguments: (arguments . (argument [
     (string (string_content) @name)
     (encapsed_string . (string_content) @name .)
   ])))) @definition.constant
 (#eq? @_define "define"))

; A variable of the file; one that holds a function is a function wherever it stands.
(expression_statement (assignment_expression
  left: (variable_name (name) @name)
  right: [
    (anonymous_function parameters: (_) @parameters body: (_) @body)
    (arrow_function parameters: (_) @parameters body: (_) @body)
  ])) @definition.function
((expression_statement (assignment_expression
   left: (variable_name (name) @name))) @definition.variable
 (#in? file namespace))

(anonymous_function) @local.scope
(arrow_function) @local.scope

; Imports: the name that is taken, whose scope is the namespace that it is taken from, or a file.
(namespace_use_declaration
  (namespace_name) @scope
  (namespace_use_group (namespace_use_clause . (name) @name))) @reference.import
(namespace_use_clause . (name) @name) @reference.import
(namespace_use_clause
  (qualified_name (namespace_name) @scope (name) @name .)) @reference.import
(namespace_use_clause (qualified_name (name) @name .)) @reference.import
(include_expression [
  (string (string_content) @name)
  (binary_expression right: (string (string_content) @name))
]) @reference.import
(include_once_expression [
  (string (string_content) @name)
  (binary_expression right: (string (string_content) @name))
]) @reference.import
(require_expression [
  (string (string_content) @name)
  (binary_expression right: (string (string_content) @name))
]) @reference.import
(require_once_expression [
  (string (string_content) @name)
  (binary_expression right: (string (string_content) @name))
]) @reference.import

(base_clause [
  (name) @name
  (qualified_name (name) @name .)
  (relative_name (name) @name .)
]) @reference.inherit
(class_interface_clause [
  (name) @name
  (qualified_name (name) @name .)
  (relative_name (name) @name .)
]) @reference.implement
; Traits that a class uses.
(use_declaration [
  (name) @name
  (qualified_name (name) @name .)
  (relative_name (name) @name .)
]) @reference.implement

(attribute [
  (name) @name
  (qualified_name (name) @name .)
  (relative_name (name) @name .)
]) @reference.decorator

((object_creation_expression [
   (name) @name
   (qualified_name (name) @name .)
   (relative_name (name) @name .)
 ]) @reference.new
 (#not-any-of? @name "self" "static" "parent"))

(function_call_expression function: [
  (name) @name
  (qualified_name (name) @name .)
  (relative_name (name) @name .)
]) @reference.call
(member_call_expression name: (name) @name) @reference.call
(nullsafe_member_call_expression name: (name) @name) @reference.call
(scoped_call_expression name: (name) @name) @reference.call

((scoped_call_expression scope: [
   (name) @name
   (qualified_name (name) @name .)
   (relative_name (name) @name .)
 ]) @reference.type
 (#not-any-of? @name "self" "static" "parent"))
((scoped_property_access_expression scope: [
   (name) @name
   (qualified_name (name) @name .)
   (relative_name (name) @name .)
 ]) @reference.type
 (#not-any-of? @name "self" "static" "parent"))
((class_constant_access_expression . [
   (name) @name
   (qualified_name (name) @name .)
   (relative_name (name) @name .)
 ]) @reference.type
 (#not-any-of? @name "self" "static" "parent"))
(binary_expression operator: "instanceof" right: [
  (name) @name
  (qualified_name (name) @name .)
  (relative_name (name) @name .)
]) @reference.type
((named_type [
   (name) @name
   (qualified_name (name) @name .)
   (relative_name (name) @name .)
 ]) @reference.type
 (#not-any-of? @name "self" "static" "parent" "object"))
