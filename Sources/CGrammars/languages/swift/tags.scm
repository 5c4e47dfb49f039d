; Types. One node stands for all of them; its first word tells which.
(class_declaration declaration_kind: "class" name: (type_identifier) @name) @definition.class
(class_declaration declaration_kind: "actor" name: (type_identifier) @name) @definition.class
(class_declaration declaration_kind: "struct" name: (type_identifier) @name) @definition.struct
(class_declaration declaration_kind: "enum" name: (type_identifier) @name) @definition.enum
(protocol_declaration name: (type_identifier) @name) @definition.interface

; An extension stands under its type's last name, inside what comes before it.
(class_declaration
  declaration_kind: "extension"
  name: (user_type . (type_identifier) @scope . (type_identifier) @name .)) @definition.implementation
(class_declaration
  declaration_kind: "extension"
  name: (user_type (type_identifier) @name .)) @definition.implementation
(class_declaration
  declaration_kind: "extension"
  name: (user_type (type_identifier) @name . (type_arguments) .)) @definition.implementation
(class_declaration
  declaration_kind: "extension"
  name: [(array_type) (dictionary_type) (optional_type) (tuple_type) (function_type)] @name)
  @definition.implementation

(typealias_declaration name: (type_identifier) @name) @definition.type
(associatedtype_declaration name: (type_identifier) @name) @definition.type
(enum_entry
  name: (simple_identifier) @name
  . data_contents: (enum_type_parameters) @parameters) @definition.enumerator
(enum_entry name: (simple_identifier) @name) @definition.enumerator
(macro_declaration . (modifiers)? (simple_identifier) @name "(" @parameters ")" @parameters) @definition.macro
(macro_declaration . (modifiers)? (simple_identifier) @name) @definition.macro
(operator_declaration "operator" . _ @name) @definition.operator
(precedence_group_declaration (simple_identifier) @name) @definition.type

; Callables. A name that is no identifier is an operator's. The parameters have no node of their own:
; they reach from one bracket to the other.
((function_declaration name: (simple_identifier) @name "(" @parameters ")" @parameters) @definition.method
 (#in? class struct enum implementation interface))
(function_declaration name: (simple_identifier) @name "(" @parameters ")" @parameters) @definition.function
((function_declaration "func" . _ @name "(" @parameters ")" @parameters) @definition.operator
 (#match? @name "^[^A-Za-z_(<]|^<[^A-Za-z]*$"))
(protocol_function_declaration name: (simple_identifier) @name "(" @parameters ")" @parameters) @definition.method
((protocol_function_declaration "func" . _ @name "(" @parameters ")" @parameters) @definition.operator
 (#match? @name "^[^A-Za-z_(<]|^<[^A-Za-z]*$"))
(init_declaration name: "init" @name "(" @parameters ")" @parameters) @definition.constructor
(deinit_declaration "deinit" @name) @definition.constructor
(subscript_declaration "subscript" @name "(" @parameters ")" @parameters) @definition.method

; A head that the parser could not end.
((function_declaration name: (simple_identifier) @name) @definition.method
 (#in? class struct enum implementation interface))
(function_declaration name: (simple_identifier) @name) @definition.function
(protocol_function_declaration name: (simple_identifier) @name) @definition.method
(init_declaration name: "init" @name) @definition.constructor
(subscript_declaration "subscript" @name) @definition.method

; Values. Those of types are fields, computed ones too; those of the file are constants or variables.
(protocol_property_declaration
  name: (pattern bound_identifier: (simple_identifier) @name)) @definition.property
; `nonisolated(unsafe)` is unknown to the grammar and reads as a pattern.
((property_declaration name: (pattern (pattern (simple_identifier) @name))) @ignore
 (#eq? @name "unsafe"))
((property_declaration name: (pattern [
   bound_identifier: (simple_identifier) @name
   (pattern (simple_identifier) @name)
   (pattern (pattern (simple_identifier) @name))
 ])) @definition.field
 (#in? class struct enum implementation))
((statements) @local.scope
 (#in? file))
(lambda_literal) @local.scope
((property_declaration
   (value_binding_pattern mutability: "let")
   name: (pattern [
     bound_identifier: (simple_identifier) @name
     (pattern (simple_identifier) @name)
     (pattern (pattern (simple_identifier) @name))
   ])) @definition.constant
 (#in? file))
((property_declaration name: (pattern [
   bound_identifier: (simple_identifier) @name
   (pattern (simple_identifier) @name)
   (pattern (pattern (simple_identifier) @name))
 ])) @definition.variable
 (#in? file))

(type_parameter . (type_identifier) @name) @ignore

(import_declaration (identifier) @name) @reference.import
(attribute (user_type (type_identifier) @name .)) @reference.decorator
(macro_invocation . (simple_identifier) @name) @reference.macro

; What a class names after its colon it inherits first of all; all others conform.
(class_declaration
  declaration_kind: "class"
  (inheritance_specifier inherits_from: (user_type (type_identifier) @name .))) @reference.inherit
(protocol_declaration
  (inheritance_specifier inherits_from: (user_type (type_identifier) @name .))) @reference.inherit
(inheritance_specifier inherits_from: (user_type (type_identifier) @name .)) @reference.implement
(inheritance_specifier
  inherits_from: (user_type (type_identifier) @name . (type_arguments) .)) @reference.implement

; A call of a capitalised name makes a value of that type.
((call_expression . (simple_identifier) @name) @reference.new
 (#match? @name "^[A-Z]"))
((call_expression . (navigation_expression
   suffix: (navigation_suffix suffix: (simple_identifier) @name))) @reference.new
 (#match? @name "^[A-Z]"))
(constructor_expression constructed_type: (user_type (type_identifier) @name .)) @reference.new
(constructor_expression
  constructed_type: (user_type (type_identifier) @name . (type_arguments) .)) @reference.new
(call_expression . (simple_identifier) @name) @reference.call
(call_expression . (navigation_expression
  suffix: (navigation_suffix suffix: (simple_identifier) @name))) @reference.call
(call_expression . (prefix_expression
  operation: "."
  target: (simple_identifier) @name)) @reference.call

((navigation_expression target: (simple_identifier) @name) @reference.type
 (#match? @name "^[A-Z]"))
(type_identifier) @name @reference.type
