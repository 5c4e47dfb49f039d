; `typedef NS_ENUM(type, name) { … }`: the grammar knows no such macro.
(type_definition type: (macro_type_specifier
  name: (identifier) @_macro
  (ERROR (identifier) @name .))) @definition.enum
((type_definition
   type: (macro_type_specifier name: (identifier) @_macro)
   declarator: (type_identifier) @name) @definition.enumerator
 (#match? @_macro "^(NS|CF)_"))

; With values it leaves the names in comma expressions of a block outside of functions.
(ERROR (macro_type_specifier name: (identifier) (ERROR (identifier) @name .))) @definition.enum
((comma_expression left: [
   (identifier) @name
   (assignment_expression left: (identifier) @name)
 ]) @definition.enumerator
 (#in? file local)
 (#not-has-ancestor? function method))
((comma_expression right: [
   (identifier) @name
   (assignment_expression left: (identifier) @name)
 ]) @definition.enumerator
 (#in? file local)
 (#not-has-ancestor? function method))

; A class is defined by its @interface; categories and implementations add to it.
; A category has a name of its own besides.
(class_interface
  . (identifier) @scope
  category: (identifier) @name @definition.implementation)
(class_implementation
  . (identifier) @scope
  category: (identifier) @name @definition.implementation)
(class_interface
  . (identifier) @name
  category: (identifier)
  [(instance_variables) (property_declaration) (method_declaration) "@end"]? @body) @definition.implementation
(class_interface
  . (identifier) @name
  superclass: (identifier)
  [(instance_variables) (property_declaration) (method_declaration) "@end"]? @body) @definition.class
(class_interface
  . (identifier) @name . "("
  [(instance_variables) (property_declaration) (method_declaration) "@end"]? @body) @definition.implementation
(class_interface
  . (identifier) @name
  [(instance_variables) (property_declaration) (method_declaration) "@end"]? @body) @definition.class
(class_implementation
  . (identifier) @name
  [(instance_variables) (implementation_definition) "@end"]? @body) @definition.implementation
(protocol_declaration
  . (identifier) @name
  [(property_declaration) (method_declaration) "@end"]? @body) @definition.interface
(protocol_forward_declaration (identifier) @name) @declaration.interface
(class_declaration (identifier) @name) @declaration.class

; A method with parameters goes by all words of its selector.
(method_definition
  . (method_type)
  . (identifier) @name
  (method_parameter)+ @selector
  (compound_statement) @body) @definition.method
(method_definition . (method_type) . (identifier) @name (compound_statement) @body)
  @definition.method
(method_definition . (identifier) @name (method_parameter)+ @selector (compound_statement) @body)
  @definition.method
(method_definition . (identifier) @name (compound_statement) @body) @definition.method
((method_declaration
   . (method_type) . (identifier) @name (method_parameter)+ @selector) @definition.method
 (#in? interface))
((method_declaration . (method_type) . (identifier) @name) @definition.method
 (#in? interface))
(method_declaration
  . (method_type) . (identifier) @name (method_parameter)+ @selector) @declaration.method
(method_declaration . (method_type) . (identifier) @name) @declaration.method
(method_declaration . (identifier) @name (method_parameter)+ @selector) @declaration.method
(method_declaration . (identifier) @name) @declaration.method

(property_declaration (struct_declaration (struct_declarator [
  (identifier) @name
  (_ declarator: (identifier) @name)
  (function_declarator
    declarator: (parenthesized_declarator (_ declarator: (identifier) @name)))
]))) @definition.property
(instance_variable (struct_declaration (struct_declarator [
  (identifier) @name
  (_ declarator: (identifier) @name)
]))) @definition.field

(module_import path: (_) @name) @reference.import
(class_interface superclass: (identifier) @name) @reference.inherit
(class_interface (parameterized_arguments (type_name (type_identifier) @name)))
  @reference.implement
(protocol_declaration (protocol_reference_list (identifier) @name)) @reference.inherit
(protocol_reference_list (identifier) @name) @reference.type

((message_expression receiver: (identifier) @name) @reference.type
 (#match? @name "^[A-Z]"))
(message_expression
  receiver: (_) . method: (identifier) @name ":"+ @selector) @reference.call
(message_expression receiver: (_) . method: (identifier) @name) @reference.call
