(type_parameter name: (identifier) @name) @ignore
; Parts of a namespace's name.
(qualified_name qualifier: (qualified_name name: (identifier) @name)) @ignore
(using_directive (qualified_name name: (identifier) @name)) @ignore
(namespace_declaration name: (qualified_name name: (identifier) @name)) @ignore
(file_scoped_namespace_declaration name: (qualified_name name: (identifier) @name)) @ignore

(namespace_declaration name: [(identifier) (qualified_name)] @name) @definition.namespace
(file_scoped_namespace_declaration name: [(identifier) (qualified_name)] @name)
  @definition.namespace

(class_declaration name: (identifier) @name) @definition.class
(struct_declaration name: (identifier) @name) @definition.struct
(record_declaration "struct" name: (identifier) @name) @definition.struct
(record_declaration name: (identifier) @name) @definition.class
(interface_declaration name: (identifier) @name) @definition.interface
(enum_declaration name: (identifier) @name) @definition.enum
(enum_member_declaration name: (identifier) @name) @definition.enumerator
(delegate_declaration name: (identifier) @name) @definition.type

(method_declaration name: (identifier) @name) @definition.method
; `else if (x) { … }` whose beginning a directive has cut off.
((local_function_statement name: (identifier) @name) @ignore
 (#any-of? @name "if" "while" "for" "foreach" "switch" "lock" "using" "catch" "return" "fixed"))
(local_function_statement name: (identifier) @name) @definition.function
(constructor_declaration name: (identifier) @name) @definition.constructor
(destructor_declaration name: (identifier) @name) @definition.method
(operator_declaration operator: _ @name) @definition.operator
; A conversion goes by the type that it gives.
(conversion_operator_declaration type: (_) @name) @definition.operator

(property_declaration name: (identifier) @name) @definition.property
(indexer_declaration "this" @name) @definition.property
; The parameters of a record are its properties, those of another type are not.
(class_declaration (parameter_list (parameter name: (identifier) @name))) @ignore
(struct_declaration (parameter_list (parameter name: (identifier) @name))) @ignore
((parameter name: (identifier) @name) @definition.property
 (#in? class struct))
(event_declaration name: (identifier) @name) @definition.event
(event_field_declaration
  (variable_declaration (variable_declarator name: (identifier) @name))) @definition.event
((field_declaration
   (modifier) @_modifier
   (variable_declaration (variable_declarator name: (identifier) @name))) @definition.constant
 (#eq? @_modifier "const"))
(field_declaration
  (variable_declaration (variable_declarator name: (identifier) @name))) @definition.field

(using_directive !name (identifier) @name) @reference.import
(using_directive (qualified_name) @name) @reference.import

(attribute name: [
  (identifier) @name
  (qualified_name name: (identifier) @name)
]) @reference.decorator

(base_list [
  (identifier) @name
  (qualified_name name: (identifier) @name)
  (generic_name (identifier) @name)
  (primary_constructor_base_type type: [
    (identifier) @name
    (generic_name (identifier) @name)
  ])
]) @reference.inherit

(object_creation_expression type: [
  (identifier) @name
  (qualified_name name: (identifier) @name)
  (generic_name (identifier) @name)
]) @reference.new

((invocation_expression function: (identifier) @name) @ignore
 (#eq? @name "nameof"))
(invocation_expression function: [
  (identifier) @name
  (generic_name (identifier) @name)
  (member_access_expression name: [
    (identifier) @name
    (generic_name (identifier) @name)
  ])
  (conditional_access_expression (member_binding_expression name: [
    (identifier) @name
    (generic_name (identifier) @name)
  ]) .)
]) @reference.call
(assignment_expression
  left: (member_access_expression name: (identifier) @name)) @reference.write

[
  (variable_declaration type: (identifier) @name)
  (parameter type: (identifier) @name)
  (property_declaration type: (identifier) @name)
  (indexer_declaration type: (identifier) @name)
  (event_declaration type: (identifier) @name)
  (method_declaration returns: (identifier) @name)
  (local_function_statement type: (identifier) @name)
  (delegate_declaration type: (identifier) @name)
  (operator_declaration type: (identifier) @name)
  (nullable_type type: (identifier) @name)
  (array_type type: (identifier) @name)
  (pointer_type type: (identifier) @name)
  (ref_type type: (identifier) @name)
  (tuple_element type: (identifier) @name)
  (type_argument_list (identifier) @name)
  (type_parameter_constraint type: (identifier) @name)
  (explicit_interface_specifier (identifier) @name)
  (cast_expression type: (identifier) @name)
  (typeof_expression type: (identifier) @name)
  (default_expression type: (identifier) @name)
  (sizeof_expression type: (identifier) @name)
  (as_expression right: (identifier) @name)
  (is_expression right: (identifier) @name)
  (declaration_pattern type: (identifier) @name)
  (recursive_pattern type: (identifier) @name)
  (catch_declaration type: (identifier) @name)
  (foreach_statement type: (identifier) @name)
  (array_creation_expression type: (array_type type: (identifier) @name))
] @reference.type
(qualified_name name: (identifier) @name) @reference.type
(generic_name (identifier) @name) @reference.type
; A capitalised owner is a type, a namespace or a property.
((member_access_expression expression: (identifier) @name) @reference.name
 (#match? @name "^[A-Z]"))
