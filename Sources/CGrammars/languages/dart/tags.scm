(library_name (dotted_identifier_list) @name) @definition.package

(class_definition name: (identifier) @name) @definition.class
(mixin_application_class . (identifier) @name) @definition.class
(mixin_declaration (identifier) @name) @definition.class
(enum_declaration name: (identifier) @name) @definition.enum
(enum_constant name: (identifier) @name) @definition.enumerator
(extension_declaration name: (identifier) @name) @definition.implementation
(type_alias . "typedef" . (type_identifier) @name) @definition.type

; A constructor is named by its class, or else by what stands behind the dot.
(constructor_signature
  name: (identifier) name: "." name: (identifier) @name
  parameters: (_) @parameters) @definition.constructor
(constructor_signature
  . name: (identifier) @name
  . parameters: (_) @parameters) @definition.constructor
(constant_constructor_signature
  (identifier) @name . (formal_parameter_list) @parameters) @definition.constructor
(factory_constructor_signature
  (identifier) @name . (formal_parameter_list) @parameters) @definition.constructor
(redirecting_factory_constructor_signature
  (identifier) @name . (formal_parameter_list) @parameters) @definition.constructor

(operator_signature
  [(binary_operator) "[]" "[]=" "~"] @name
  (formal_parameter_list) @parameters) @definition.operator
((function_signature
   name: (identifier) @name
   (formal_parameter_list) @parameters) @definition.method
 (#in? class enum implementation))
(function_signature
  name: (identifier) @name
  (formal_parameter_list) @parameters) @definition.function
((getter_signature name: (identifier) @name) @definition.property
 (#in? class enum implementation file))
((setter_signature name: (identifier) @name) @definition.property
 (#in? class enum implementation file))

(type_parameter . (type_identifier) @name) @ignore

; Values of a type, then those of the file.
((declaration
   "static"
   (const_builtin)
   (static_final_declaration_list
     (static_final_declaration . (identifier) @name))) @definition.constant
 (#in? class enum implementation))
((declaration [
   (static_final_declaration_list (static_final_declaration . (identifier) @name))
   (initialized_identifier_list (initialized_identifier . (identifier) @name))
   (identifier_list (identifier) @name)
 ]) @definition.field
 (#in? class enum implementation))
((static_final_declaration . (identifier) @name) @definition.constant
 (#in? file))
((initialized_identifier . (identifier) @name) @definition.variable
 (#in? file))

(function_body) @local.scope

((library_import (import_specification
   (configurable_uri (uri (string_literal) @name)))) @reference.import
 (#strip! @name "['\"]"))
((library_export (configurable_uri (uri (string_literal) @name))) @reference.import
 (#strip! @name "['\"]"))
((part_directive (uri (string_literal) @name)) @reference.import
 (#strip! @name "['\"]"))

(superclass (type_identifier) @name) @reference.inherit
(mixins (type_identifier) @name) @reference.implement
(interfaces (type_identifier) @name) @reference.implement

(annotation name: (identifier) @name) @reference.decorator

(new_expression (type_identifier) @name) @reference.new
(const_object_expression (type_identifier) @name) @reference.new

; A name before a list of arguments is called; what such a list follows can stand in any expression.
[
  (additive_expression (identifier) @name . (selector (argument_part)))
  (argument (identifier) @name . (selector (argument_part)))
  (assert_statement (identifier) @name . (selector (argument_part)))
  (assignment_expression (identifier) @name . (selector (argument_part)))
  (await_expression (identifier) @name . (selector (argument_part)))
  (conditional_expression (identifier) @name . (selector (argument_part)))
  (equality_expression (identifier) @name . (selector (argument_part)))
  (expression_statement (identifier) @name . (selector (argument_part)))
  (for_statement (identifier) @name . (selector (argument_part)))
  (function_body (identifier) @name . (selector (argument_part)))
  (function_expression_body (identifier) @name . (selector (argument_part)))
  (if_element (identifier) @name . (selector (argument_part)))
  (if_null_expression (identifier) @name . (selector (argument_part)))
  (if_statement (identifier) @name . (selector (argument_part)))
  (initialized_identifier (identifier) @name . (selector (argument_part)))
  (initialized_variable_definition (identifier) @name . (selector (argument_part)))
  (list_literal (identifier) @name . (selector (argument_part)))
  (logical_and_expression (identifier) @name . (selector (argument_part)))
  (logical_or_expression (identifier) @name . (selector (argument_part)))
  (multiplicative_expression (identifier) @name . (selector (argument_part)))
  (pair (identifier) @name . (selector (argument_part)))
  (parenthesized_expression (identifier) @name . (selector (argument_part)))
  (relational_expression (identifier) @name . (selector (argument_part)))
  (return_statement (identifier) @name . (selector (argument_part)))
  (spread_element (identifier) @name . (selector (argument_part)))
  (static_final_declaration (identifier) @name . (selector (argument_part)))
  (throw_expression (identifier) @name . (selector (argument_part)))
  (type_cast_expression (identifier) @name . (selector (argument_part)))
  (type_test_expression (identifier) @name . (selector (argument_part)))
  (unary_expression (identifier) @name . (selector (argument_part)))
  (yield_statement (identifier) @name . (selector (argument_part)))
] @reference.call
[
  (additive_expression (selector (unconditional_assignable_selector (identifier) @name)) . (selector (argument_part)))
  (argument (selector (unconditional_assignable_selector (identifier) @name)) . (selector (argument_part)))
  (assert_statement (selector (unconditional_assignable_selector (identifier) @name)) . (selector (argument_part)))
  (assignment_expression (selector (unconditional_assignable_selector (identifier) @name)) . (selector (argument_part)))
  (await_expression (selector (unconditional_assignable_selector (identifier) @name)) . (selector (argument_part)))
  (conditional_expression (selector (unconditional_assignable_selector (identifier) @name)) . (selector (argument_part)))
  (equality_expression (selector (unconditional_assignable_selector (identifier) @name)) . (selector (argument_part)))
  (expression_statement (selector (unconditional_assignable_selector (identifier) @name)) . (selector (argument_part)))
  (for_statement (selector (unconditional_assignable_selector (identifier) @name)) . (selector (argument_part)))
  (function_body (selector (unconditional_assignable_selector (identifier) @name)) . (selector (argument_part)))
  (function_expression_body (selector (unconditional_assignable_selector (identifier) @name)) . (selector (argument_part)))
  (if_element (selector (unconditional_assignable_selector (identifier) @name)) . (selector (argument_part)))
  (if_null_expression (selector (unconditional_assignable_selector (identifier) @name)) . (selector (argument_part)))
  (if_statement (selector (unconditional_assignable_selector (identifier) @name)) . (selector (argument_part)))
  (initialized_identifier (selector (unconditional_assignable_selector (identifier) @name)) . (selector (argument_part)))
  (initialized_variable_definition (selector (unconditional_assignable_selector (identifier) @name)) . (selector (argument_part)))
  (list_literal (selector (unconditional_assignable_selector (identifier) @name)) . (selector (argument_part)))
  (logical_and_expression (selector (unconditional_assignable_selector (identifier) @name)) . (selector (argument_part)))
  (logical_or_expression (selector (unconditional_assignable_selector (identifier) @name)) . (selector (argument_part)))
  (multiplicative_expression (selector (unconditional_assignable_selector (identifier) @name)) . (selector (argument_part)))
  (pair (selector (unconditional_assignable_selector (identifier) @name)) . (selector (argument_part)))
  (parenthesized_expression (selector (unconditional_assignable_selector (identifier) @name)) . (selector (argument_part)))
  (relational_expression (selector (unconditional_assignable_selector (identifier) @name)) . (selector (argument_part)))
  (return_statement (selector (unconditional_assignable_selector (identifier) @name)) . (selector (argument_part)))
  (spread_element (selector (unconditional_assignable_selector (identifier) @name)) . (selector (argument_part)))
  (static_final_declaration (selector (unconditional_assignable_selector (identifier) @name)) . (selector (argument_part)))
  (throw_expression (selector (unconditional_assignable_selector (identifier) @name)) . (selector (argument_part)))
  (type_cast_expression (selector (unconditional_assignable_selector (identifier) @name)) . (selector (argument_part)))
  (type_test_expression (selector (unconditional_assignable_selector (identifier) @name)) . (selector (argument_part)))
  (unary_expression (selector (unconditional_assignable_selector (identifier) @name)) . (selector (argument_part)))
  (yield_statement (selector (unconditional_assignable_selector (identifier) @name)) . (selector (argument_part)))
] @reference.call
[
  (additive_expression (selector (conditional_assignable_selector (identifier) @name)) . (selector (argument_part)))
  (argument (selector (conditional_assignable_selector (identifier) @name)) . (selector (argument_part)))
  (assert_statement (selector (conditional_assignable_selector (identifier) @name)) . (selector (argument_part)))
  (assignment_expression (selector (conditional_assignable_selector (identifier) @name)) . (selector (argument_part)))
  (await_expression (selector (conditional_assignable_selector (identifier) @name)) . (selector (argument_part)))
  (conditional_expression (selector (conditional_assignable_selector (identifier) @name)) . (selector (argument_part)))
  (equality_expression (selector (conditional_assignable_selector (identifier) @name)) . (selector (argument_part)))
  (expression_statement (selector (conditional_assignable_selector (identifier) @name)) . (selector (argument_part)))
  (for_statement (selector (conditional_assignable_selector (identifier) @name)) . (selector (argument_part)))
  (function_body (selector (conditional_assignable_selector (identifier) @name)) . (selector (argument_part)))
  (function_expression_body (selector (conditional_assignable_selector (identifier) @name)) . (selector (argument_part)))
  (if_element (selector (conditional_assignable_selector (identifier) @name)) . (selector (argument_part)))
  (if_null_expression (selector (conditional_assignable_selector (identifier) @name)) . (selector (argument_part)))
  (if_statement (selector (conditional_assignable_selector (identifier) @name)) . (selector (argument_part)))
  (initialized_identifier (selector (conditional_assignable_selector (identifier) @name)) . (selector (argument_part)))
  (initialized_variable_definition (selector (conditional_assignable_selector (identifier) @name)) . (selector (argument_part)))
  (list_literal (selector (conditional_assignable_selector (identifier) @name)) . (selector (argument_part)))
  (logical_and_expression (selector (conditional_assignable_selector (identifier) @name)) . (selector (argument_part)))
  (logical_or_expression (selector (conditional_assignable_selector (identifier) @name)) . (selector (argument_part)))
  (multiplicative_expression (selector (conditional_assignable_selector (identifier) @name)) . (selector (argument_part)))
  (pair (selector (conditional_assignable_selector (identifier) @name)) . (selector (argument_part)))
  (parenthesized_expression (selector (conditional_assignable_selector (identifier) @name)) . (selector (argument_part)))
  (relational_expression (selector (conditional_assignable_selector (identifier) @name)) . (selector (argument_part)))
  (return_statement (selector (conditional_assignable_selector (identifier) @name)) . (selector (argument_part)))
  (spread_element (selector (conditional_assignable_selector (identifier) @name)) . (selector (argument_part)))
  (static_final_declaration (selector (conditional_assignable_selector (identifier) @name)) . (selector (argument_part)))
  (throw_expression (selector (conditional_assignable_selector (identifier) @name)) . (selector (argument_part)))
  (type_cast_expression (selector (conditional_assignable_selector (identifier) @name)) . (selector (argument_part)))
  (type_test_expression (selector (conditional_assignable_selector (identifier) @name)) . (selector (argument_part)))
  (unary_expression (selector (conditional_assignable_selector (identifier) @name)) . (selector (argument_part)))
  (yield_statement (selector (conditional_assignable_selector (identifier) @name)) . (selector (argument_part)))
] @reference.call
(type_identifier) @name @reference.type
