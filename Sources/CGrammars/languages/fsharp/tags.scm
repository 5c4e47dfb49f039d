(named_module name: (long_identifier) @name . (_)? @body) @definition.module
(namespace name: (long_identifier) @name . (_)? @body) @definition.namespace
(module_defn (identifier) @name "=" @body) @definition.module
(module_abbrev . (identifier) @name) @definition.module

(record_type_defn (type_name type_name: [
  (identifier) @name
  (long_identifier (identifier) @name .)
]) "=" @body) @definition.struct
(union_type_defn (type_name type_name: [
  (identifier) @name
  (long_identifier (identifier) @name .)
]) "=" @body) @definition.enum
(enum_type_defn (type_name type_name: (identifier) @name) "=" @body) @definition.enum
(interface_type_defn (type_name type_name: (identifier) @name) "=" @body) @definition.interface
(anon_type_defn (type_name type_name: (identifier) @name) "=" @body) @definition.class
(type_abbrev_defn (type_name type_name: (identifier) @name)) @definition.type
(delegate_type_defn (type_name type_name: (identifier) @name)) @definition.type
(type_extension (type_name type_name: [
  (identifier) @name
  (long_identifier (identifier) @name .)
])) @definition.implementation
(exception_definition exception_name: (long_identifier) @name) @definition.type

(record_field . (identifier) @name) @definition.field
(union_type_case . (identifier) @name) @definition.enumerator
(enum_type_case . (identifier) @name) @definition.enumerator

(additional_constr_defn "new" @name) @definition.constructor
(method_or_prop_defn name: (property_or_ident method: (identifier) @name) args: (_) @parameters "="? @body)
  @definition.method
(method_or_prop_defn name: (property_or_ident method: (identifier) @name) "="? @body)
  @definition.property
(method_or_prop_defn name: (property_or_ident !method (identifier) @name) args: (_) @parameters "="? @body)
  @definition.method
(method_or_prop_defn name: (property_or_ident !method (identifier) @name) "="? @body)
  @definition.property
(member_defn (property_or_ident (identifier) @name)) @definition.property
(member_signature (identifier) @name (curried_spec (arguments_spec)) @type) @definition.method
(member_signature (identifier) @name (curried_spec) @type) @definition.property

; Of functions that are joined by `and` each is one.
((function_or_value_defn (function_declaration_left
   . (identifier) @name
   (argument_patterns) @parameters)) @definition.method
 (#in? class struct enum interface implementation))
(function_or_value_defn (function_declaration_left
  . (identifier) @name
  (argument_patterns) @parameters)) @definition.function
((function_or_value_defn (function_declaration_left . (op_identifier) @name))
 @definition.operator
 (#strip! @name "[()]"))
(function_or_value_defn (function_declaration_left
  . (active_pattern (active_pattern_op_name) @name))) @definition.function
((function_or_value_defn (value_declaration_left
   (identifier_pattern (long_identifier_or_op . (identifier) @name .) .))) @definition.field
 (#in? class struct enum interface implementation))
((function_or_value_defn (value_declaration_left
   "mutable"
   (identifier_pattern (long_identifier_or_op . (identifier) @name .) .))) @definition.variable
 (#in? file module namespace))
((function_or_value_defn (value_declaration_left
   (identifier_pattern (long_identifier_or_op . (identifier) @name .) .))) @definition.constant
 (#in? file module namespace))

(import_decl (long_identifier) @name) @reference.import
(attribute (simple_type (long_identifier (identifier) @name .))) @reference.decorator
(class_inherits_decl block: (simple_type (long_identifier (identifier) @name .)))
  @reference.inherit
(interface_implementation (simple_type (long_identifier (identifier) @name .)))
  @reference.implement
(application_expression . (long_identifier_or_op [
  (identifier) @name
  (long_identifier (identifier) @name .)
])) @reference.call
((infix_expression
   (infix_op) @_operator
   . (long_identifier_or_op [
     (identifier) @name
     (long_identifier (identifier) @name .)
   ])) @reference.call
 (#any-of? @_operator "|>" ">>"))
((infix_expression
   . (long_identifier_or_op [
     (identifier) @name
     (long_identifier (identifier) @name .)
   ])
   (infix_op) @_operator) @reference.call
 (#any-of? @_operator "<|" ">>" "<<"))
(simple_type (long_identifier (identifier) @name .)) @reference.type
(generic_type . (long_identifier (identifier) @name .)) @reference.type
