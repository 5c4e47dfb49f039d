(contract_declaration name: (identifier) @name) @definition.class
(interface_declaration name: (identifier) @name) @definition.interface
(library_declaration name: (identifier) @name) @definition.module
(struct_declaration name: (identifier) @name) @definition.struct
(struct_member name: (identifier) @name) @definition.field
(enum_declaration name: (identifier) @name) @definition.enum
(enum_value) @name @definition.enumerator
(user_defined_type_definition name: (identifier) @name) @definition.type
(event_definition name: (identifier) @name "(" @parameters ")" @parameters) @definition.event
(error_declaration name: (identifier) @name "(" @parameters ")" @parameters) @definition.type

((function_definition name: (identifier) @name "(" @parameters ")" @parameters)
 @definition.method
 (#in? class interface module))
(function_definition name: (identifier) @name "(" @parameters ")" @parameters)
  @definition.function
(constructor_definition "constructor" @name "(" @parameters ")" @parameters)
  @definition.constructor
(fallback_receive_definition ["fallback" "receive"] @name) @definition.method
(modifier_definition name: (identifier) @name) @definition.method

(constant_variable_declaration name: (identifier) @name) @definition.constant
(state_variable_declaration "constant" name: (identifier) @name) @definition.constant
(state_variable_declaration name: (identifier) @name) @definition.field

((import_directive source: (string) @name) @reference.import
 (#strip! @name "[\"']"))
(inheritance_specifier ancestor: (user_defined_type (identifier) @name .)) @reference.inherit
(using_directive (type_alias (identifier) @name .)) @reference.type
(modifier_invocation (identifier) @name .) @reference.decorator
(emit_statement name: (expression [
  (identifier) @name
  (member_expression property: (identifier) @name)
])) @reference.call
(revert_statement error: (expression [
  (identifier) @name
  (member_expression property: (identifier) @name)
])) @reference.call
(new_expression name: (type_name (user_defined_type (identifier) @name .))) @reference.new
(call_expression function: (expression [
  (identifier) @name
  (member_expression property: (identifier) @name)
])) @reference.call
(user_defined_type (identifier) @name .) @reference.type
