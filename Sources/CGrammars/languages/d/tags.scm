(module_declaration (module_fqn) @name) @definition.module

(class_declaration (identifier) @name (aggregate_body)? @body) @definition.class
(struct_declaration (identifier) @name (aggregate_body)? @body) @definition.struct
(union_declaration (identifier) @name (aggregate_body)? @body) @definition.union
(interface_declaration (identifier) @name (aggregate_body)? @body) @definition.interface
(enum_declaration . (enum) . (identifier) @name "{" @body) @definition.enum
(enum_member . (identifier) @name) @definition.enumerator
(anonymous_enum_member (identifier) @name .) @definition.constant
(anonymous_enum_member . (identifier) @name) @definition.constant
(template_declaration (identifier) @name "{" @body) @definition.macro
(alias_initializer . (identifier) @name) @definition.type
(alias_declaration (type) (identifier) @name) @definition.type

(constructor (this) @name (parameters) @parameters (function_body)? @body) @definition.constructor
(destructor (this) @name (function_body)? @body) @definition.method
((function_declaration (identifier) @name (parameters) @parameters (function_body (block_statement)) @body)
 @definition.method
 (#in? class struct union interface))
((function_declaration (identifier) @name (parameters) @parameters) @definition.method
 (#in? interface class))
(function_declaration
  (identifier) @name
  (parameters) @parameters
  (function_body (_)) @body) @definition.function
(function_declaration (identifier) @name (parameters) @parameters) @declaration.function

((variable_declaration (declarator . (identifier) @name)) @definition.field
 (#in? class struct union interface))
((auto_declaration variable: (identifier) @name) @definition.field
 (#in? class struct union interface))
((variable_declaration
   [
     (type (type_ctor [(const) (immutable)]))
     (storage_class [(const) (immutable)])
   ]
   (declarator . (identifier) @name)) @definition.constant
 (#in? file macro))
((variable_declaration (declarator . (identifier) @name)) @definition.variable
 (#in? file macro))
((auto_declaration variable: (identifier) @name) @definition.variable
 (#in? file macro))
((manifest_declarator . (identifier) @name) @definition.constant
 (#not-in? function method constructor test local))

(template_parameter (identifier) @name) @ignore
(import_declaration (imported (module_fqn) @name)) @reference.import
(import_bind (identifier) @name .) @reference.import
(base_class [
  (identifier) @name
  (template_instance . (identifier) @name)
]) @reference.inherit
(new_expression (type [
  (identifier) @name
  (template_instance . (identifier) @name)
])) @reference.new
(template_mixin (template_instance . (identifier) @name)) @reference.macro
(at_attribute (identifier) @name .) @reference.decorator
(call_expression . [
  (identifier) @name
  (property_expression (identifier) @name .)
  (template_instance . (identifier) @name)
  (type (template_instance . (identifier) @name) .)
  (type (identifier) @name .)
]) @reference.call
(assignment_expression . (property_expression (identifier) @name .)) @reference.write
(type (identifier) @name .) @reference.type
(type (template_instance . (identifier) @name) .) @reference.type
; A capitalised owner is a type.
((property_expression . (identifier) @name) @reference.type
 (#match? @name "^[A-Z]"))
