(module (module_statement (name) @name) . (_)? @body) @definition.module
(submodule (submodule_statement (name) @name .) . (_)? @body) @definition.module
(program (program_statement (name) @name) . (_)? @body) @definition.function
(block_data (block_data_statement (name) @name)) @definition.module

; Heads in an interface block: what they declare stands elsewhere.
(interface [
  (subroutine (subroutine_statement name: (name) @name parameters: (_)? @parameters))
  (function (function_statement
    type: (_)? @type
    name: (name) @name
    parameters: (_)? @parameters))
] @declaration.function)
(interface (interface_statement (name) @name) . (_)? @body) @definition.interface

((interface (interface_statement (operator) @name) . (_)? @body) @definition.operator
 (#strip! @name "(operator|OPERATOR)?[() ]+"))

(subroutine
  (subroutine_statement
    name: (name) @name
    parameters: (_)? @parameters)
  . (_)? @body) @definition.function
(function
  (function_statement
    type: (_)? @type
    name: (name) @name
    parameters: (_)? @parameters)
  . (_)? @body) @definition.function
(module_procedure (module_procedure_statement name: (name) @name)) @definition.function
(entry_statement name: (name) @name) @definition.function

(derived_type_definition (derived_type_statement (type_name) @name) . (_)? @body)
  @definition.struct
(binding (binding_name (identifier) @name)) @definition.method
((binding (binding_name [(operator) (assignment)] @name)) @definition.operator
 (#strip! @name "([A-Za-z]+[ \\t]*)?\\([ \\t]*|[ \\t]*\\)"))
((procedure_statement declarator: (method_name) @name) @declaration.method
 (#in? struct))
(procedure_statement declarator: (method_name) @name) @reference.name
(binding (method_name) @name) @reference.name

(enumerator_statement declarator: [
  (identifier) @name
  (init_declarator left: (identifier) @name)
]) @definition.enumerator
((variable_declaration declarator: [
   (identifier) @name
   (init_declarator left: (identifier) @name)
   (init_declarator left: (sized_declarator (identifier) @name))
   (pointer_init_declarator left: (identifier) @name)
   (sized_declarator . (identifier) @name)
 ]) @definition.field
 (#in? struct))
((variable_declaration
   attribute: (type_qualifier) @_attribute
   declarator: [
     (init_declarator left: (identifier) @name)
     (init_declarator left: (sized_declarator (identifier) @name))
   ]) @definition.constant
 (#in? file module)
 (#match? @_attribute "^[Pp]"))
((variable_declaration declarator: [
   (identifier) @name
   (init_declarator left: (identifier) @name)
   (init_declarator left: (sized_declarator (identifier) @name))
   (pointer_init_declarator left: (identifier) @name)
   (sized_declarator . (identifier) @name)
 ]) @definition.variable
 (#in? file module))

(preproc_def name: (identifier) @name) @definition.macro
(preproc_function_def
  name: (identifier) @name
  parameters: (_) @parameters) @definition.macro

(use_statement (module_name) @name) @reference.import
((include_statement path: (_) @name) @reference.import
 (#strip! @name "[\"']"))
(submodule_statement ancestor: (module_name) @name) @reference.import
(base_type_specifier (identifier) @name) @reference.inherit
(derived_type name: (type_name) @name) @reference.type
(subroutine_call subroutine: [
  (identifier) @name
  (derived_type_member_expression (type_member) @name .)
]) @reference.call
(call_expression . [
  (identifier) @name
  (derived_type_member_expression (type_member) @name .)
]) @reference.call
