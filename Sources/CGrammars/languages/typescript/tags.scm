; Functions and classes, local ones too.
(function_declaration name: (identifier) @name) @definition.function
(generator_function_declaration name: (identifier) @name) @definition.function
(class_declaration name: (type_identifier) @name) @definition.class
(abstract_class_declaration name: (type_identifier) @name) @definition.class

; Overloads: a signature that a body of the same name stands beside. Any other signature (ambient,
; abstract, of an interface) is the only place of its name.
((program
   (function_signature name: (identifier) @name) @declaration.function
   (function_declaration name: (identifier) @_body))
 (#eq? @name @_body))
((program
   (export_statement declaration: (function_signature name: (identifier) @name) @declaration.function)
   (export_statement declaration: (function_declaration name: (identifier) @_body)))
 (#eq? @name @_body))
((class_body
   (method_signature name: (_) @name) @declaration.method
   (method_definition name: (_) @_body))
 (#eq? @name @_body))
(function_signature name: (identifier) @name) @definition.function
(method_signature name: [
  (property_identifier) @name
  (private_property_identifier) @name
  (string (string_fragment) @name)
]) @definition.method
(abstract_method_signature name: [
  (property_identifier) @name
  (string (string_fragment) @name)
]) @definition.method

(interface_declaration name: (type_identifier) @name) @definition.interface
(type_alias_declaration name: (type_identifier) @name) @definition.type
(enum_declaration name: (identifier) @name) @definition.enum
(enum_body name: [
  (property_identifier) @name @definition.enumerator
  (string (string_fragment) @name) @definition.enumerator
])
(enum_assignment name: [
  (property_identifier) @name
  (string (string_fragment) @name)
]) @definition.enumerator
; namespace A.B opens A, then B in it.
(internal_module name: (identifier) @name) @definition.namespace
(internal_module name: (nested_identifier
  object: (_) @scope
  property: (property_identifier) @name)) @definition.namespace
(internal_module name: (nested_identifier object: (identifier) @name)) @definition.namespace
(module name: (identifier) @name) @definition.namespace
(module name: (nested_identifier
  object: (_) @scope
  property: (property_identifier) @name)) @definition.namespace
(module name: (nested_identifier object: (identifier) @name)) @definition.namespace
(module name: (string (string_fragment) @name)) @definition.module
(ambient_declaration "global" @name) @definition.module

; Members of interfaces and of named object types.
((property_signature name: [
   (property_identifier) @name
   (string (string_fragment) @name)
 ]) @definition.property
 (#in? interface type property))
; A constructor's parameter with an access word is a field of the class.
((method_definition
   name: (property_identifier) @_constructor
   parameters: (formal_parameters [
     (required_parameter
       [(accessibility_modifier) (override_modifier) "readonly"]
       pattern: (identifier) @name) @definition.field
     (optional_parameter
       [(accessibility_modifier) (override_modifier) "readonly"]
       pattern: (identifier) @name) @definition.field
   ]))
 (#eq? @_constructor "constructor"))

((method_definition name: (property_identifier) @name) @definition.constructor
 (#eq? @name "constructor")
 (#in? class))
(method_definition name: [
    (property_identifier) @name
    (private_property_identifier) @name
    (string (string_fragment) @name)
    (computed_property_name (string (string_fragment) @name))
  ]) @definition.method
(public_field_definition
  name: [
    (property_identifier) @name
    (private_property_identifier) @name
    (string (string_fragment) @name)
    (computed_property_name (string (string_fragment) @name))
  ]
  value: [
       (arrow_function parameters: (_) @parameters)
       (arrow_function)
       (function_expression parameters: (_) @parameters)
       (generator_function)
       (parenthesized_expression [(arrow_function) (function_expression)])
       (as_expression [(arrow_function) (function_expression) (parenthesized_expression [(arrow_function) (function_expression)])])
       (satisfies_expression [(arrow_function) (function_expression) (parenthesized_expression [(arrow_function) (function_expression)])])
       (non_null_expression (parenthesized_expression [(arrow_function) (function_expression)]))
     ]) @definition.method
(public_field_definition name: [
    (property_identifier) @name
    (private_property_identifier) @name
    (string (string_fragment) @name)
    (computed_property_name (string (string_fragment) @name))
  ]) @definition.field

; Names that hold a function or a class are what they hold, in blocks and functions too.
(lexical_declaration (variable_declarator
  name: (identifier) @name
  value: [
       (arrow_function parameters: (_) @parameters)
       (arrow_function)
       (function_expression parameters: (_) @parameters)
       (generator_function)
       (parenthesized_expression [(arrow_function) (function_expression)])
       (as_expression [(arrow_function) (function_expression) (parenthesized_expression [(arrow_function) (function_expression)])])
       (satisfies_expression [(arrow_function) (function_expression) (parenthesized_expression [(arrow_function) (function_expression)])])
       (non_null_expression (parenthesized_expression [(arrow_function) (function_expression)]))
     ])) @definition.function
(variable_declaration (variable_declarator
  name: (identifier) @name
  value: [
       (arrow_function parameters: (_) @parameters)
       (arrow_function)
       (function_expression parameters: (_) @parameters)
       (generator_function)
       (parenthesized_expression [(arrow_function) (function_expression)])
       (as_expression [(arrow_function) (function_expression) (parenthesized_expression [(arrow_function) (function_expression)])])
       (satisfies_expression [(arrow_function) (function_expression) (parenthesized_expression [(arrow_function) (function_expression)])])
       (non_null_expression (parenthesized_expression [(arrow_function) (function_expression)]))
     ])) @definition.function
(lexical_declaration (variable_declarator name: (identifier) @name value: (class))) @definition.class
(variable_declaration (variable_declarator name: (identifier) @name value: (class))) @definition.class

; const name = require("..."): an import.
((lexical_declaration (variable_declarator
   name: [
     (identifier) @name
     (object_pattern [
       (shorthand_property_identifier_pattern) @name
       (object_assignment_pattern left: (shorthand_property_identifier_pattern) @name)
       (rest_pattern (identifier) @name)
       (pair_pattern value: [
         (identifier) @name
         (assignment_pattern left: (identifier) @name)
       ])
     ])
   ]
   value: [
     (call_expression function: (identifier) @_call)
     (call_expression function: (call_expression function: (identifier) @_call))
     (member_expression object: (call_expression function: (identifier) @_call))
   ])) @ignore
 (#eq? @_call "require"))
((variable_declaration (variable_declarator
   name: [
     (identifier) @name
     (object_pattern [
       (shorthand_property_identifier_pattern) @name
       (object_assignment_pattern left: (shorthand_property_identifier_pattern) @name)
       (rest_pattern (identifier) @name)
       (pair_pattern value: [
         (identifier) @name
         (assignment_pattern left: (identifier) @name)
       ])
     ])
   ]
   value: [
     (call_expression function: (identifier) @_call)
     (call_expression function: (call_expression function: (identifier) @_call))
     (member_expression object: (call_expression function: (identifier) @_call))
   ])) @ignore
 (#eq? @_call "require"))

; Other values stand for themselves only in a file or a namespace, outside of blocks.
((statement_block) @local.scope
 (#in? file))
(for_statement) @local.scope
(arrow_function) @local.scope
(function_expression) @local.scope
(generator_function) @local.scope
; Their own names are known inside of them only.
(function_expression name: (identifier) @name) @definition.function
(generator_function name: (identifier) @name) @definition.function
((lexical_declaration
   "const"
   (variable_declarator name: [
     (identifier) @name
     (object_pattern [
       (shorthand_property_identifier_pattern) @name
       (object_assignment_pattern left: (shorthand_property_identifier_pattern) @name)
       (rest_pattern (identifier) @name)
       (pair_pattern value: [
         (identifier) @name
         (assignment_pattern left: (identifier) @name)
         (object_pattern [
           (shorthand_property_identifier_pattern) @name
           (object_assignment_pattern left: (shorthand_property_identifier_pattern) @name)
           (rest_pattern (identifier) @name)
           (pair_pattern value: [
             (identifier) @name
             (assignment_pattern left: (identifier) @name)
             (object_pattern (shorthand_property_identifier_pattern) @name)
           ])
         ])
         (array_pattern [
           (identifier) @name
           (object_pattern [
             (shorthand_property_identifier_pattern) @name
             (pair_pattern value: (identifier) @name)
           ])
         ])
       ])
     ])
     (array_pattern [
       (identifier) @name
       (assignment_pattern left: (identifier) @name)
       (rest_pattern [
         (identifier) @name
         (array_pattern [
           (identifier) @name
           (rest_pattern [(identifier) @name (array_pattern (identifier) @name)])
         ])
         (object_pattern (shorthand_property_identifier_pattern) @name)
       ])
       (array_pattern (identifier) @name)
       (object_pattern [
         (shorthand_property_identifier_pattern) @name
         (object_assignment_pattern left: (shorthand_property_identifier_pattern) @name)
         (pair_pattern value: [
           (identifier) @name
           (assignment_pattern left: (identifier) @name)
         ])
       ])
     ])
   ])) @definition.constant
 (#in? file namespace module))
((lexical_declaration
   (variable_declarator name: [
     (identifier) @name
     (object_pattern [
       (shorthand_property_identifier_pattern) @name
       (object_assignment_pattern left: (shorthand_property_identifier_pattern) @name)
       (rest_pattern (identifier) @name)
       (pair_pattern value: [
         (identifier) @name
         (assignment_pattern left: (identifier) @name)
         (object_pattern [
           (shorthand_property_identifier_pattern) @name
           (object_assignment_pattern left: (shorthand_property_identifier_pattern) @name)
           (rest_pattern (identifier) @name)
           (pair_pattern value: [
             (identifier) @name
             (assignment_pattern left: (identifier) @name)
             (object_pattern (shorthand_property_identifier_pattern) @name)
           ])
         ])
         (array_pattern [
           (identifier) @name
           (object_pattern [
             (shorthand_property_identifier_pattern) @name
             (pair_pattern value: (identifier) @name)
           ])
         ])
       ])
     ])
     (array_pattern [
       (identifier) @name
       (assignment_pattern left: (identifier) @name)
       (rest_pattern [
         (identifier) @name
         (array_pattern [
           (identifier) @name
           (rest_pattern [(identifier) @name (array_pattern (identifier) @name)])
         ])
         (object_pattern (shorthand_property_identifier_pattern) @name)
       ])
       (array_pattern (identifier) @name)
       (object_pattern [
         (shorthand_property_identifier_pattern) @name
         (object_assignment_pattern left: (shorthand_property_identifier_pattern) @name)
         (pair_pattern value: [
           (identifier) @name
           (assignment_pattern left: (identifier) @name)
         ])
       ])
     ])
   ])) @definition.variable
 (#in? file namespace module))
((variable_declaration
   (variable_declarator name: [
     (identifier) @name
     (object_pattern [
       (shorthand_property_identifier_pattern) @name
       (object_assignment_pattern left: (shorthand_property_identifier_pattern) @name)
       (rest_pattern (identifier) @name)
       (pair_pattern value: [
         (identifier) @name
         (assignment_pattern left: (identifier) @name)
         (object_pattern [
           (shorthand_property_identifier_pattern) @name
           (object_assignment_pattern left: (shorthand_property_identifier_pattern) @name)
           (rest_pattern (identifier) @name)
           (pair_pattern value: [
             (identifier) @name
             (assignment_pattern left: (identifier) @name)
             (object_pattern (shorthand_property_identifier_pattern) @name)
           ])
         ])
         (array_pattern [
           (identifier) @name
           (object_pattern [
             (shorthand_property_identifier_pattern) @name
             (pair_pattern value: (identifier) @name)
           ])
         ])
       ])
     ])
     (array_pattern [
       (identifier) @name
       (assignment_pattern left: (identifier) @name)
       (rest_pattern [
         (identifier) @name
         (array_pattern [
           (identifier) @name
           (rest_pattern [(identifier) @name (array_pattern (identifier) @name)])
         ])
         (object_pattern (shorthand_property_identifier_pattern) @name)
       ])
       (array_pattern (identifier) @name)
       (object_pattern [
         (shorthand_property_identifier_pattern) @name
         (object_assignment_pattern left: (shorthand_property_identifier_pattern) @name)
         (pair_pattern value: [
           (identifier) @name
           (assignment_pattern left: (identifier) @name)
         ])
       ])
     ])
   ])) @definition.variable
 (#in? file namespace module))

; Functions in object literals that belong to no function.
((pair
   key: [
     (property_identifier) @name
     (string (string_fragment) @name)
   ]
   value: [
       (arrow_function parameters: (_) @parameters)
       (arrow_function)
       (function_expression parameters: (_) @parameters)
       (generator_function)
       (parenthesized_expression [(arrow_function) (function_expression)])
       (as_expression [(arrow_function) (function_expression) (parenthesized_expression [(arrow_function) (function_expression)])])
       (satisfies_expression [(arrow_function) (function_expression) (parenthesized_expression [(arrow_function) (function_expression)])])
       (non_null_expression (parenthesized_expression [(arrow_function) (function_expression)]))
     ]) @definition.method
 (#not-in? function method constructor local))

; owner.name = function ...
((assignment_expression
   left: (member_expression
     object: (identifier) @_owner
     property: (property_identifier) @name)
   right: [(arrow_function) (function_expression) (generator_function) (class)]) @ignore
 (#eq? @_owner "module")
 (#eq? @name "exports"))
((assignment_expression
   left: (member_expression
     object: (member_expression
       object: (_) @scope
       property: (property_identifier) @_prototype)
     property: [(property_identifier) (private_property_identifier)] @name)
   right: [
     (arrow_function parameters: (_) @parameters)
     (arrow_function)
     (function_expression parameters: (_) @parameters)
     (generator_function parameters: (_) @parameters)
   ]) @definition.method
 (#eq? @_prototype "prototype"))
((assignment_expression
   left: (member_expression
     object: (member_expression
       object: (_) @scope
       property: (property_identifier) @_prototype)
     property: [(property_identifier) (private_property_identifier)] @name)) @definition.field
 (#eq? @_prototype "prototype"))
((assignment_expression
   left: (member_expression
     object: (identifier) @_owner
     property: (property_identifier) @name)
   right: [
     (arrow_function parameters: (_) @parameters)
     (arrow_function)
     (function_expression parameters: (_) @parameters)
     (generator_function parameters: (_) @parameters)
   ]) @definition.function
 (#eq? @_owner "exports"))
((assignment_expression
   left: (member_expression
     object: (member_expression
       object: (identifier) @_owner
       property: (property_identifier) @_exports)
     property: (property_identifier) @name)
   right: [
     (arrow_function parameters: (_) @parameters)
     (arrow_function)
     (function_expression parameters: (_) @parameters)
     (generator_function parameters: (_) @parameters)
   ]) @definition.function
 (#eq? @_owner "module")
 (#eq? @_exports "exports"))
((assignment_expression
   left: (member_expression
     object: [(identifier) (member_expression)] @scope
     property: [(property_identifier) (private_property_identifier)] @name)
   right: [
       (arrow_function parameters: (_) @parameters)
       (arrow_function)
       (function_expression parameters: (_) @parameters)
       (generator_function)
       (parenthesized_expression [(arrow_function) (function_expression)])
       (as_expression [(arrow_function) (function_expression) (parenthesized_expression [(arrow_function) (function_expression)])])
       (satisfies_expression [(arrow_function) (function_expression) (parenthesized_expression [(arrow_function) (function_expression)])])
       (non_null_expression (parenthesized_expression [(arrow_function) (function_expression)]))
     ]) @definition.function
 (#in? file namespace))
((assignment_expression
   left: (member_expression
     object: (_) @_owner
     property: [(property_identifier) (private_property_identifier)] @name)
   right: [
       (arrow_function parameters: (_) @parameters)
       (arrow_function)
       (function_expression parameters: (_) @parameters)
       (generator_function)
       (parenthesized_expression [(arrow_function) (function_expression)])
       (as_expression [(arrow_function) (function_expression) (parenthesized_expression [(arrow_function) (function_expression)])])
       (satisfies_expression [(arrow_function) (function_expression) (parenthesized_expression [(arrow_function) (function_expression)])])
       (non_null_expression (parenthesized_expression [(arrow_function) (function_expression)]))
     ]) @definition.function
 (#not-eq? @_owner "this")
 (#in? file namespace))
((assignment_expression
   left: (member_expression
     object: [(identifier) (member_expression)] @scope
     property: [(property_identifier) (private_property_identifier)] @name)
   right: (class)) @definition.class
 (#in? file namespace))

; Imports: the module's text, and the names taken from it, whose scope is the module.
(import_statement source: (string (string_fragment) @name)) @reference.import
(export_statement source: (string (string_fragment) @name)) @reference.import
(import_statement
  (import_clause [
    (identifier) @name
    (named_imports (import_specifier name: (identifier) @name))
  ])
  source: (string (string_fragment) @scope)) @reference.import
((call_expression
   function: (identifier) @_call
   arguments: (arguments . (string (string_fragment) @name))) @reference.import
 (#eq? @_call "require"))
(call_expression
  function: (import)
  arguments: (arguments . (string (string_fragment) @name))) @reference.import
(import_require_clause source: (string (string_fragment) @name)) @reference.import

(extends_clause value: [
  (identifier) @name
  (member_expression property: (property_identifier) @name)
  (call_expression function: (identifier) @name)
]) @reference.inherit
(extends_type_clause type: [
  (type_identifier) @name
  (nested_type_identifier name: (type_identifier) @name)
  (generic_type name: [
    (type_identifier) @name
    (nested_type_identifier name: (type_identifier) @name)
  ])
]) @reference.inherit
(implements_clause [
  (type_identifier) @name
  (nested_type_identifier name: (type_identifier) @name)
  (generic_type name: [
    (type_identifier) @name
    (nested_type_identifier name: (type_identifier) @name)
  ])
]) @reference.implement
(type_parameter name: (type_identifier) @name) @ignore

(decorator [
  (identifier) @name
  (member_expression property: (property_identifier) @name)
  (call_expression function: [
    (identifier) @name
    (member_expression property: (property_identifier) @name)
  ])
]) @reference.decorator

(new_expression constructor: [
  (identifier) @name
  (member_expression property: (property_identifier) @name)
]) @reference.new
(call_expression function: [
  (identifier) @name
  (member_expression property: [
    (property_identifier) @name
    (private_property_identifier) @name
  ])
  (non_null_expression [
    (identifier) @name
    (member_expression property: (property_identifier) @name)
  ])
]) @reference.call

; A capitalised owner of a member is a class or an enumeration, as the right side of instanceof is.
((member_expression object: (identifier) @name) @reference.type
 (#match? @name "^[A-Z]"))
(binary_expression operator: "instanceof" right: (identifier) @name) @reference.type
(type_query (identifier) @name) @reference.type
(type_identifier) @name @reference.type
