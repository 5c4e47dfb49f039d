; A package has two parts that define it: what it offers, and its body.
(package_declaration name: [
  (identifier) @name
  (selected_component prefix: (_) @scope selector_name: (identifier) @name)
] "is" @body) @definition.package
(package_body name: [
  (identifier) @name
  (selected_component prefix: (_) @scope selector_name: (identifier) @name)
] "is" @body) @definition.package
(generic_instantiation "package" name: (identifier) @name) @definition.package
(generic_instantiation name: (identifier) @name) @definition.function
((generic_instantiation name: (string_literal) @name) @definition.operator
 (#strip! @name "\""))
(package_renaming_declaration name: (identifier) @name) @definition.package

((subprogram_body
   (function_specification name: (string_literal) @name (formal_part)? @parameters)
   "is" @body) @definition.operator
 (#strip! @name "\""))
((expression_function_declaration (function_specification
   name: (string_literal) @name
   (formal_part)? @parameters)) @definition.operator
 (#strip! @name "\""))
((subprogram_declaration (function_specification
   name: (string_literal) @name
   (formal_part)? @parameters)) @declaration.operator
 (#strip! @name "\""))
(subprogram_body [
  (procedure_specification name: (_) @name (formal_part)? @parameters)
  (function_specification
    name: (_) @name
    (formal_part)? @parameters
    (result_profile subtype_mark: (_) @type)?)
] "is" @body) @definition.function
(expression_function_declaration (function_specification
  name: (_) @name
  (formal_part)? @parameters)) @definition.function
(null_procedure_declaration (procedure_specification
  name: (_) @name
  (formal_part)? @parameters)) @definition.function
(subprogram_renaming_declaration [
  (procedure_specification name: (_) @name (formal_part)? @parameters)
  (function_specification name: (_) @name (formal_part)? @parameters)
]) @definition.function
(subprogram_declaration is_abstract: _ [
  (procedure_specification name: (_) @name (formal_part)? @parameters)
  (function_specification name: (_) @name (formal_part)? @parameters)
]) @definition.function
(subprogram_declaration [
  (procedure_specification name: (_) @name (formal_part)? @parameters)
  (function_specification name: (_) @name (formal_part)? @parameters)
]) @declaration.function
(generic_subprogram_declaration [
  (procedure_specification name: (_) @name (formal_part)? @parameters)
  (function_specification name: (_) @name (formal_part)? @parameters)
]) @declaration.function
(entry_declaration entry_name: (identifier) @name) @definition.method

(full_type_declaration . (identifier) @name . (enumeration_type_definition)) @definition.enum
(enumeration_type_definition [(identifier) (character_literal)] @name) @definition.enumerator
(full_type_declaration (identifier) @name (record_type_definition) @body) @definition.struct
(full_type_declaration
  (identifier) @name
  (derived_type_definition (record_extension_part) @body)) @definition.struct
(full_type_declaration (identifier) @name (interface_type_definition)) @definition.interface
(full_type_declaration . (identifier) @name) @definition.type
(private_type_declaration . (identifier) @name) @declaration.type
(private_extension_declaration . (identifier) @name) @declaration.type
(incomplete_type_declaration . (identifier) @name) @declaration.type
(subtype_declaration . (identifier) @name) @definition.type
(task_type_declaration (identifier) @name (task_definition) @body) @definition.class
(task_type_declaration (identifier) @name) @definition.class
(single_task_declaration (identifier) @name) @definition.class
(protected_type_declaration . (identifier) @name) @definition.class
(single_protected_declaration . (identifier) @name (protected_definition) @body)
  @definition.class
(exception_declaration . (identifier) @name) @definition.type

(component_declaration (identifier) @name (component_definition)) @definition.field
((object_declaration name: (identifier) @name "constant") @definition.constant
 (#in? file package))
((object_declaration name: (identifier) @name subtype_mark: (_)) @definition.variable
 (#in? file package))
((number_declaration (identifier) @name "constant") @definition.constant
 (#in? file package))

(with_clause [(identifier) (selected_component)] @name) @reference.import
(derived_type_definition subtype_mark: [
  (identifier) @name
  (selected_component selector_name: (identifier) @name)
]) @reference.inherit
(generic_instantiation generic_name: [
  (identifier) @name
  (selected_component selector_name: (identifier) @name)
  (function_call name: [
    (identifier) @name
    (selected_component selector_name: (identifier) @name)
  ])
]) @reference.new
(procedure_call_statement name: [
  (identifier) @name
  (selected_component selector_name: (identifier) @name)
]) @reference.call
(function_call name: [
  (identifier) @name
  (selected_component selector_name: (identifier) @name)
]) @reference.call
(raise_statement name: [
  (identifier) @name
  (selected_component selector_name: (identifier) @name)
]) @reference.name

[
  (object_declaration subtype_mark: (identifier) @name)
  (object_declaration subtype_mark: (selected_component selector_name: (identifier) @name))
  (parameter_specification subtype_mark: (identifier) @name)
  (parameter_specification subtype_mark: (selected_component selector_name: (identifier) @name))
  (result_profile subtype_mark: (identifier) @name)
  (result_profile subtype_mark: (selected_component selector_name: (identifier) @name))
  (component_definition subtype_mark: (identifier) @name)
  (component_definition subtype_mark: (selected_component selector_name: (identifier) @name))
  (subtype_declaration subtype_mark: (identifier) @name)
  (access_to_object_definition subtype_mark: (identifier) @name)
  (access_definition subtype_mark: (identifier) @name)
  (allocator subtype_mark: (identifier) @name)
  (qualified_expression subtype_name: (identifier) @name)
] @reference.type
