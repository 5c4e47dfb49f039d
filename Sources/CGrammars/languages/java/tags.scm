(package_declaration [(identifier) (scoped_identifier)] @name) @definition.package

(module_declaration name: [(identifier) (scoped_identifier)] @name) @definition.module

(class_declaration name: (identifier) @name) @definition.class
(record_declaration name: (identifier) @name) @definition.class
(interface_declaration name: (identifier) @name) @definition.interface
(annotation_type_declaration name: (identifier) @name) @definition.interface
(enum_declaration name: (identifier) @name) @definition.enum
(enum_constant name: (identifier) @name) @definition.enumerator

(method_declaration name: (identifier) @name) @definition.method
(annotation_type_element_declaration name: (identifier) @name) @definition.method
(constructor_declaration name: (identifier) @name) @definition.constructor
(compact_constructor_declaration name: (identifier) @name) @definition.constructor

; Fields: `static final` ones and those of interfaces are constants.
(field_declaration
  (modifiers "static" "final")
  declarator: (variable_declarator name: (identifier) @name)) @definition.constant
(field_declaration
  (modifiers "final" "static")
  declarator: (variable_declarator name: (identifier) @name)) @definition.constant
(field_declaration
  declarator: (variable_declarator name: (identifier) @name)) @definition.field
(constant_declaration
  declarator: (variable_declarator name: (identifier) @name)) @definition.constant

; Components of a record: the only parameters that stand directly in a class.
((formal_parameter name: (identifier) @name) @definition.field
 (#in? class))
((spread_parameter (variable_declarator name: (identifier) @name)) @definition.field
 (#in? class))
(static_initializer) @local.scope
((block) @local.scope
 (#in? class enum enumerator))

(type_parameter (type_identifier) @name) @ignore

(import_declaration [(identifier) (scoped_identifier)] @name (asterisk)) @reference.import
; A name that is taken; its scope is the package or class that it is taken from.
(import_declaration [
  (identifier) @name
  (scoped_identifier scope: (_) @scope name: (identifier) @name)
] .) @reference.import

(superclass [
  (type_identifier) @name
  (scoped_type_identifier (type_identifier) @name .)
  (generic_type [
    (type_identifier) @name
    (scoped_type_identifier (type_identifier) @name .)
  ])
]) @reference.inherit
(extends_interfaces (type_list [
  (type_identifier) @name
  (scoped_type_identifier (type_identifier) @name .)
  (generic_type [
    (type_identifier) @name
    (scoped_type_identifier (type_identifier) @name .)
  ])
])) @reference.inherit
(super_interfaces (type_list [
  (type_identifier) @name
  (scoped_type_identifier (type_identifier) @name .)
  (generic_type [
    (type_identifier) @name
    (scoped_type_identifier (type_identifier) @name .)
  ])
])) @reference.implement

(marker_annotation name: [
  (identifier) @name
  (scoped_identifier name: (identifier) @name)
]) @reference.decorator
(annotation name: [
  (identifier) @name
  (scoped_identifier name: (identifier) @name)
]) @reference.decorator

(object_creation_expression type: [
  (type_identifier) @name
  (scoped_type_identifier (type_identifier) @name .)
  (generic_type [
    (type_identifier) @name
    (scoped_type_identifier (type_identifier) @name .)
  ])
]) @reference.new

(method_invocation name: (identifier) @name) @reference.call
(method_reference "::" (identifier) @name) @reference.call
(method_reference . (identifier) @name "new") @reference.new

; A capitalised owner of a static member is a type.
((method_invocation object: (identifier) @name) @reference.type
 (#match? @name "^[A-Z]"))
((field_access object: (identifier) @name) @reference.type
 (#match? @name "^[A-Z]"))
((method_reference . (identifier) @name) @reference.type
 (#match? @name "^[A-Z]"))
(type_identifier) @name @reference.type
