(package_clause (package_identifier) @name) @definition.package

(function_declaration
  name: (identifier) @name
  result: (_)? @type) @definition.function

; A method belongs to its receiver's type, pointer and type arguments aside.
(method_declaration
  receiver: (parameter_list (parameter_declaration type: [
    (type_identifier) @scope
    (generic_type type: (type_identifier) @scope)
    (pointer_type [
      (type_identifier) @scope
      (generic_type type: (type_identifier) @scope)
      (parenthesized_type (type_identifier) @scope)
    ])
    (parenthesized_type [
      (type_identifier) @scope
      (pointer_type (type_identifier) @scope)
    ])
  ]))
  name: (field_identifier) @name) @definition.method
(method_declaration name: (field_identifier) @name) @definition.method

; Types, local ones too.
(type_spec name: (type_identifier) @name type: (struct_type)) @definition.struct
(type_spec name: (type_identifier) @name type: (interface_type)) @definition.interface
(type_spec name: (type_identifier) @name) @definition.type
(type_alias name: (type_identifier) @name type: (struct_type)) @definition.struct
(type_alias name: (type_identifier) @name type: (interface_type)) @definition.interface
(type_alias name: (type_identifier) @name) @definition.type

; Members of named types; those of a nameless struct in a function's body are no definitions.
((field_declaration name: (field_identifier) @name) @definition.field
 (#in? struct interface type field)
 (#not-eq? @name "_"))
((method_elem name: (field_identifier) @name) @definition.method
 (#in? struct interface type field))

; Values of the package.
((const_spec name: (identifier) @name) @definition.constant
 (#in? file)
 (#not-eq? @name "_"))
((var_spec name: (identifier) @name) @definition.variable
 (#in? file)
 (#not-eq? @name "_"))

(import_spec path: (interpreted_string_literal
  (interpreted_string_literal_content) @name)) @reference.import
(import_spec path: (raw_string_literal (raw_string_literal_content) @name)) @reference.import

; Embedded types, in structs and in interfaces.
((field_declaration !name type: [
   (type_identifier) @name
   (qualified_type name: (type_identifier) @name)
   (generic_type type: (type_identifier) @name)
   (generic_type type: (qualified_type name: (type_identifier) @name))
 ]) @reference.inherit
 (#not-any-of? @name "any" "comparable" "error"))
((interface_type (type_elem . [
   (type_identifier) @name
   (qualified_type name: (type_identifier) @name)
   (generic_type type: (type_identifier) @name)
   (generic_type type: (qualified_type name: (type_identifier) @name))
 ] .)) @reference.inherit
 (#not-any-of? @name "any" "comparable" "error"))

(composite_literal type: [
  (type_identifier) @name
  (qualified_type name: (type_identifier) @name)
  (generic_type type: (type_identifier) @name)
  (generic_type type: (qualified_type name: (type_identifier) @name))
]) @reference.new

(call_expression function: [
  (identifier) @name
  (selector_expression field: (field_identifier) @name)
  (parenthesized_expression (identifier) @name)
  (parenthesized_expression (unary_expression operand: (identifier) @name))
  (type_instantiation_expression type: (type_identifier) @name)
  (type_instantiation_expression type: (qualified_type name: (type_identifier) @name))
  (index_expression operand: (identifier) @name)
  (index_expression operand: (selector_expression field: (field_identifier) @name))
]) @reference.call
; f[T](x) is read as a conversion.
(type_conversion_expression type: (generic_type type: [
  (type_identifier) @name
  (qualified_type name: (type_identifier) @name)
])) @reference.call

; Uses of types. The predeclared ones are left out, as keywords of other languages are.
((type_identifier) @name @reference.type
 (#not-any-of? @name
   "any" "bool" "byte" "comparable" "complex64" "complex128" "error" "float32" "float64"
   "int" "int8" "int16" "int32" "int64" "rune" "string"
   "uint" "uint8" "uint16" "uint32" "uint64" "uintptr"))
