; Functions; one of a dictionary stands under its name.
(function_definition (function_declaration
  name: (field_expression
    value: [(identifier) @scope (scoped_identifier (identifier) @scope)]
    field: (identifier) @name)
  parameters: (parameters) @parameters)) @definition.method
(function_definition (function_declaration
  name: [(identifier) @name (scoped_identifier (identifier) @name)]
  parameters: (parameters) @parameters)) @definition.function

(command_statement name: (command_name) @name) @definition.function
((augroup_statement (augroup_name) @name) @definition.namespace
 (#not-any-of? @name "END" "end"))

; Variables of the script and of the editor, not those of functions.
((let_statement . [
   (identifier) @name
   (scoped_identifier (identifier) @name)
   (list_assignment [
     (identifier) @name
     (scoped_identifier (identifier) @name)
   ])
 ]) @definition.variable
 (#in? file))
((let_statement . (scoped_identifier (scope) @_scope (identifier) @name)) @definition.variable
 (#eq? @_scope "g:"))
(let_statement . (env_variable (identifier) @name)) @definition.variable
((const_statement . [
   (identifier) @name
   (scoped_identifier (identifier) @name)
 ]) @definition.constant
 (#in? file))

; Vim9 script, whose lines the grammar takes for unknown commands.
((unknown_builtin_statement
   (unknown_command_name) @_command
   (arguments . (command_argument) @name)) @definition.function
 (#eq? @_command "def")
 (#match? @name "^[A-Za-z_]")
 (#strip! @name "^[a-z]:|\\(.*$"))
((unknown_builtin_statement
   (unknown_command_name) @_export
   (arguments . (command_argument) @_command . (command_argument) @name)) @definition.function
 (#eq? @_export "export")
 (#eq? @_command "def")
 (#match? @name "^[A-Za-z_]")
 (#strip! @name "\\(.*$"))
((unknown_builtin_statement
   (unknown_command_name) @_command
   (arguments . (command_argument) @name)) @definition.class
 (#any-of? @_command "class" "interface"))
((unknown_builtin_statement
   (unknown_command_name) @_export
   (arguments . (command_argument) @_command . (command_argument) @name)) @definition.class
 (#eq? @_export "export")
 (#any-of? @_command "class" "interface"))
((unknown_builtin_statement
   (unknown_command_name) @_export
   (arguments . (command_argument) @_command . (command_argument) @name)) @definition.variable
 (#eq? @_export "export")
 (#any-of? @_command "var" "const" "final")
 (#strip! @name ":$"))

(source_statement file: (filename) @name) @reference.import
(runtime_statement (filenames (filename) @name)) @reference.import
(call_expression function: [
  (identifier) @name
  (scoped_identifier (identifier) @name)
  (field_expression field: (identifier) @name)
]) @reference.call
