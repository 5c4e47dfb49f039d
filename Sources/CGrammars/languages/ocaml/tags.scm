; Modules, functors and module types.
(module_definition (module_binding . (module_name) @name) @definition.module)
(module_type_definition (module_type_name) @name) @definition.interface

; Types with their constructors and fields.
(type_binding name: (type_constructor) @name) @definition.type
(type_binding name: (type_constructor_path (type_constructor) @name)) @reference.type
(constructor_declaration (constructor_name) @name) @definition.enumerator
((tag_specification . (tag) @name) @definition.enumerator
 (#in? type)
 (#strip! @name "`"))
(field_declaration (field_name) @name) @definition.field

; Classes.
(class_binding (class_name) @name) @definition.class
(class_type_binding (class_type_name) @name) @definition.interface
(method_definition (method_name) @name) @definition.method
(method_specification (method_name) @name) @definition.method
(instance_variable_definition (instance_variable_name) @name) @definition.field
(instance_variable_specification (instance_variable_name) @name) @definition.field

; Values of a signature: required by a module type, declared by a module.
((value_specification [
   (value_name) @name
   (parenthesized_operator (_) @name)
 ] type: (function_type)) @definition.function
 (#in? interface))
((value_specification [
   (value_name) @name
   (parenthesized_operator (_) @name)
 ]) @definition.constant
 (#in? interface))
(value_specification (parenthesized_operator (_) @name)) @declaration.operator
(value_specification (value_name) @name type: (function_type)) @declaration.function
(value_specification (value_name) @name) @declaration.constant
(external [(value_name) @name (parenthesized_operator (_) @name)]) @definition.function

; Functions, local ones too: with parameters, or holding a function.
(let_binding pattern: (parenthesized_operator (_) @name)) @definition.operator
((let_binding
   pattern: (value_name) @name
   (parameter)) @definition.function
 (#not-eq? @name "_"))
((let_binding
   pattern: (value_name) @name
   body: [
     (fun_expression)
     (function_expression)
     (parenthesized_expression [(fun_expression) (function_expression)])
     (typed_expression [(fun_expression) (function_expression)])
   ]) @definition.function
 (#not-eq? @name "_"))
((value_definition
   (attribute_id) @_attribute
   (let_binding pattern: (string (string_content) @name))) @definition.test
 (#match? @_attribute "^(test|expect_test|bench)"))

; Values of a file or module.
((let_binding pattern: [
   (value_name) @name
   (parenthesized_pattern (typed_pattern (value_name) @name))
   (typed_pattern (value_name) @name)
   (tuple_pattern [
     (value_name) @name
     (parenthesized_pattern (tuple_pattern (value_name) @name))
   ])
   (parenthesized_pattern (tuple_pattern (value_name) @name))
   (record_pattern (field_pattern (field_path (field_name) @name) !pattern))
   (record_pattern (field_pattern pattern: (value_name) @name))
 ]) @definition.constant
 (#in? file module)
 (#not-eq? @name "_"))
(let_binding) @local.scope

; Modules that are opened or included.
(open_module module: (module_path) @name) @reference.import
(include_module module: (module_path) @name) @reference.import
(include_module_type module_type: (module_type_path) @name) @reference.import
(let_open_expression (open_module module: (module_path) @name)) @reference.import

(module_binding module_type: (module_type_path (module_type_name) @name)) @reference.implement
(module_type_path (module_type_name) @name) @reference.type
(module_application functor: (module_path (module_name) @name .)) @reference.call
(inheritance_definition class: (class_path (class_name) @name)) @reference.inherit
(inheritance_specification class_type: (class_type_path (class_type_name) @name)) @reference.inherit
(new_expression (class_path (class_name) @name)) @reference.new
(class_path (class_name) @name) @reference.type
(class_type_path (class_type_name) @name) @reference.type

(application_expression function: [
  (value_path (value_name) @name)
  (value_path (parenthesized_operator (_) @name))
]) @reference.call
((infix_expression operator: (_) @_apply right: (value_path (value_name) @name)) @reference.call
 (#any-of? @_apply "|>" ">>=" ">>|" ">|="))
((infix_expression left: (value_path (value_name) @name) operator: (_) @_apply) @reference.call
 (#eq? @_apply "@@"))
(method_invocation method: (method_name) @name) @reference.call
(type_constructor_path (type_constructor) @name) @reference.type
(constructor_path (constructor_name) @name) @reference.new
