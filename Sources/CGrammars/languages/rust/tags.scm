; An impl block stands under its type's bare name, and gives its members that scope.
(impl_item type: [
  (type_identifier) @name
  (primitive_type) @name
  (scoped_type_identifier name: (type_identifier) @name)
  (generic_type type: [
    (type_identifier) @name
    (scoped_type_identifier name: (type_identifier) @name)
  ])
  (reference_type type: [
    (type_identifier) @name
    (primitive_type) @name
    (scoped_type_identifier name: (type_identifier) @name)
    (generic_type type: [
      (type_identifier) @name
      (scoped_type_identifier name: (type_identifier) @name)
    ])
  ])
  (dynamic_type trait: [
    (type_identifier) @name
    (scoped_type_identifier name: (type_identifier) @name)
    (generic_type type: (type_identifier) @name)
  ])
]) @definition.implementation
; One for a type without a name stands under the type as it is written.
(impl_item type: [
  (abstract_type)
  (array_type)
  (bounded_type)
  (function_type)
  (macro_invocation)
  (never_type)
  (pointer_type)
  (tuple_type)
  (unit_type)
] @name) @definition.implementation
(impl_item type: (reference_type type: [
  (array_type)
  (dynamic_type)
  (pointer_type)
  (tuple_type)
] @name)) @definition.implementation

(trait_item name: (type_identifier) @name) @definition.trait
(struct_item name: (type_identifier) @name) @definition.struct
(union_item name: (type_identifier) @name) @definition.union
(enum_item name: (type_identifier) @name) @definition.enum
(enum_variant name: (identifier) @name) @definition.enumerator
(field_declaration name: (field_identifier) @name) @definition.field
(type_item name: (type_identifier) @name) @definition.type
(associated_type name: (type_identifier) @name) @definition.type
(mod_item name: (identifier) @name) @definition.module
(macro_definition name: (identifier) @name) @definition.macro

((function_item name: (identifier) @name) @definition.method
 (#in? implementation trait))
(function_item name: (identifier) @name) @definition.function
; A required item of a trait, or one of an extern block.
((function_signature_item name: (identifier) @name) @definition.method
 (#in? implementation trait))
(function_signature_item name: (identifier) @name) @definition.function

; Constants and statics are items wherever they stand.
((const_item name: (identifier) @name) @definition.constant
 (#not-eq? @name "_"))
(static_item name: (identifier) @name) @definition.variable

; A type parameter is neither defined nor used here.
(type_parameter name: (type_identifier) @name) @ignore

; Imports. The scope is the text of the path before the name: in lists inside lists it reaches from the
; outermost path to the innermost, `a::{b, c::{d` of `a::{b, c::{d::e}}`.
(scoped_use_list path: (_) @scope list: (use_list
(scoped_use_list path: (_) @scope list: (use_list
(scoped_use_list path: (_) @scope list: (use_list
  [
    (identifier) @name
    (self) @name
    (scoped_identifier path: (_) @scope name: (identifier) @name)
    (use_as_clause path: [
      (identifier) @name
      (scoped_identifier path: (_) @scope name: (identifier) @name)
    ])
    (use_wildcard [
      (identifier) @name
      (scoped_identifier path: (_) @scope name: (identifier) @name)
    ])
  ])))))) @reference.import
(scoped_use_list path: (_) @scope list: (use_list
(scoped_use_list path: (_) @scope list: (use_list
  [
    (identifier) @name
    (self) @name
    (scoped_identifier path: (_) @scope name: (identifier) @name)
    (use_as_clause path: [
      (identifier) @name
      (scoped_identifier path: (_) @scope name: (identifier) @name)
    ])
    (use_wildcard [
      (identifier) @name
      (scoped_identifier path: (_) @scope name: (identifier) @name)
    ])
  ])))) @reference.import
(scoped_use_list path: (_) @scope list: (use_list
  [
    (identifier) @name
    (self) @name
    (scoped_identifier path: (_) @scope name: (identifier) @name)
    (use_as_clause path: [
      (identifier) @name
      (scoped_identifier path: (_) @scope name: (identifier) @name)
    ])
    (use_wildcard [
      (identifier) @name
      (scoped_identifier path: (_) @scope name: (identifier) @name)
    ])
  ])) @reference.import
(use_declaration argument: [
  (identifier) @name
  (scoped_identifier path: (_) @scope name: (identifier) @name)
]) @reference.import
(use_as_clause path: [
  (identifier) @name
  (scoped_identifier path: (_) @scope name: (identifier) @name)
]) @reference.import
(use_wildcard [
  (crate) @name
  (super) @name
  (self) @name
  (identifier) @name
  (scoped_identifier path: (_) @scope name: [(identifier) (super)] @name)
]) @reference.import
(use_list [
  (identifier) @name
  (scoped_identifier path: (_) @scope name: (identifier) @name)
]) @reference.import
(extern_crate_declaration name: (identifier) @name) @reference.import

(impl_item trait: [
  (type_identifier) @name
  (scoped_type_identifier name: (type_identifier) @name)
  (generic_type type: [
    (type_identifier) @name
    (scoped_type_identifier name: (type_identifier) @name)
  ])
]) @reference.implement
(trait_item bounds: (trait_bounds [
  (type_identifier) @name
  (scoped_type_identifier name: (type_identifier) @name)
  (generic_type type: [
    (type_identifier) @name
    (scoped_type_identifier name: (type_identifier) @name)
  ])
])) @reference.inherit

; Attributes under their own name; derive under those of the traits it derives.
((attribute
   (identifier) @_attribute
   arguments: (token_tree (identifier) @name)) @reference.decorator
 (#eq? @_attribute "derive"))
((attribute [
   (identifier) @name
   (scoped_identifier name: (identifier) @name)
 ]) @reference.decorator
 (#not-eq? @name "derive"))

(macro_invocation macro: [
  (identifier) @name
  (scoped_identifier name: (identifier) @name)
]) @reference.macro

(struct_expression name: [
  (type_identifier) @name
  (scoped_type_identifier name: (type_identifier) @name)
  (generic_type_with_turbofish type: (type_identifier) @name)
]) @reference.new

(call_expression function: [
  (identifier) @name
  (field_expression field: (field_identifier) @name)
  (scoped_identifier name: (identifier) @name)
  (generic_function function: [
    (identifier) @name
    (field_expression field: (field_identifier) @name)
    (scoped_identifier name: (identifier) @name)
  ])
]) @reference.call
; A macro's arguments are plain tokens: a name before a bracket reads as a call.
(token_tree (identifier) @name . (token_tree . "(")) @reference.call

((scoped_identifier path: (identifier) @name) @reference.type
 (#match? @name "^[A-Z]"))
((type_identifier) @name @reference.type
 (#not-eq? @name "Self"))
