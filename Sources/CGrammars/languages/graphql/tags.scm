(object_type_definition
  (description (string_value) @doc)?
  (name) @name
  (fields_definition)? @body) @definition.class
(interface_type_definition
  (description (string_value) @doc)?
  (name) @name
  (fields_definition)? @body) @definition.interface
(union_type_definition (description (string_value) @doc)? (name) @name) @definition.union
(enum_type_definition
  (description (string_value) @doc)?
  (name) @name
  (enum_values_definition)? @body) @definition.enum
(enum_value_definition
  (description (string_value) @doc)?
  (enum_value (name) @name)) @definition.enumerator
(input_object_type_definition
  (description (string_value) @doc)?
  (name) @name
  (input_fields_definition)? @body) @definition.struct
(scalar_type_definition (description (string_value) @doc)? (name) @name) @definition.type
(directive_definition
  (description (string_value) @doc)?
  (name) @name
  (arguments_definition)? @parameters) @definition.macro

; An extension stands under the name of what it extends.
(type_extension (_ . (name) @name) @definition.implementation)

(field_definition
  (description (string_value) @doc)?
  (name) @name
  (arguments_definition)? @parameters
  (type) @type) @definition.field
; Of the values that are defined, those of an input type are its fields, others are arguments.
((input_value_definition
   (description (string_value) @doc)?
   (name) @name
   (type) @type) @definition.field
 (#in? struct))

(operation_definition
  (name) @name
  (variable_definitions)? @parameters
  (selection_set) @body) @definition.function
(fragment_definition (fragment_name (name) @name) (selection_set) @body) @definition.type

(implements_interfaces (named_type (name) @name)) @reference.implement
(named_type (name) @name) @reference.type
(fragment_spread (fragment_name (name) @name)) @reference.type
(directive (name) @name) @reference.decorator
(field . (name) @name) @reference.name
(field (alias) . (name) @name) @reference.name
