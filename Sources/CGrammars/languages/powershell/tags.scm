(class_statement "class" . (simple_name) @name) @definition.class
(enum_statement (simple_name) @name) @definition.enum
(enum_member . (simple_name) @name) @definition.enumerator

; The function's name stands without `script:` and the like.
((function_statement
   (function_name) @name
   (function_parameter_declaration)? @parameters) @definition.function
 (#strip! @name "([Gg]lobal|[Ss]cript|[Ll]ocal|[Pp]rivate):"))

; A constructor has no type and the name of its class.
(class_method_definition (type_literal)
  (simple_name) @name
  "(" @parameters
  ")" @parameters) @definition.method
(class_method_definition
  (simple_name) @name
  "(" @parameters
  ")" @parameters) @definition.constructor
((class_property_definition (variable) @name) @definition.property
 (#strip! @name "\\$"))

; Variables of the script.
((assignment_expression (left_assignment_expression
   (logical_expression (bitwise_expression (comparison_expression (additive_expression
     (multiplicative_expression (format_expression (range_expression
       (array_literal_expression (unary_expression [
         (variable) @name
         (cast_expression (unary_expression (variable) @name))
       ])))))))))))
 @definition.variable
 (#in? file)
 (#match? @name "^.(([Gg]lobal|[Ss]cript):)?\\w+$")
 (#not-match? @name "^.[Nn][Uu][Ll][Ll]$")
 (#strip! @name "\\$(([Gg]lobal|[Ss]cript):)?"))

(script_block_expression) @local.scope

; What a class inherits, then what it implements.
(class_statement ":" . (simple_name) @name) @reference.inherit
(class_statement ":" "," (simple_name) @name) @reference.implement

((command
   command_name: (command_name) @_import
   command_elements: (command_elements (generic_token) @name)) @reference.import
 (#any-of? @_import "using" "Import-Module")
 (#not-any-of? @name "module" "namespace" "assembly"))
((command
   command_name: (command_name) @_new
   command_elements: (command_elements . (command_argument_sep) . (generic_token) @name))
 @reference.new
 (#match? @_new "^[Nn]ew-[Oo]bject$"))
((command (command_invokation_operator) @_dot command_name: (command_name_expr (command_name) @name))
 @reference.import
 (#eq? @_dot "."))
((command command_name: (command_name) @name) @reference.call
 (#not-any-of? @name "using" "Import-Module"))
(invokation_expression (member_name (simple_name) @name)) @reference.call

(attribute_name (type_spec (type_name (type_identifier) @name .))) @reference.decorator
(type_name (type_identifier) @name .) @reference.type
