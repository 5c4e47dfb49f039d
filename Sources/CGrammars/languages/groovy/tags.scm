; Without semicolons a field runs into the constructor behind it, whose name the parser gives up.
(method_declaration name: (identifier) (ERROR (identifier) @name .) parameters: (_))
  @definition.constructor
(method_declaration name: (identifier) @name @definition.field (ERROR (identifier) .))
; A method that is named by a string, as tests are; the repair makes a plain name of it.
((method_declaration name: (identifier) @name) @definition.method
 (#match? @name "^[\"']")
 (#strip! @name "[\"']"))
((function_definition name: (identifier) @name) @definition.function
 (#match? @name "^[\"']")
 (#strip! @name "[\"']"))
; The quote itself begins no name.
((method_declaration name: (identifier) @name) @ignore
 (#match? @name "^[\"']"))
((function_definition name: (identifier) @name) @ignore
 (#match? @name "^[\"']"))
((constructor_declaration name: (identifier) (ERROR [
   (string_literal)
   (character_literal)
 ] @name)) @definition.method
 (#strip! @name "[\"']"))
((constructor_declaration name: (identifier) @name) @ignore
 (#eq? @name "def"))
((method_declaration type: (type_identifier) @name) @ignore
 (#eq? @name "def"))

(function_definition name: (identifier) @name) @definition.function
(program
  (local_variable_declaration (variable_declarator name: (identifier) @name))
    @definition.variable)
((juxt_function_call
   name: (identifier) @_trait
   args: (argument_list . (identifier) @name)) @definition.trait
 (#eq? @_trait "trait"))
; Parameters without a type.
(formal_parameters (ERROR (type_identifier) @name)) @ignore
(formal_parameter type: (type_identifier) @name (ERROR)) @ignore

; Tasks of a build: `task name`, `tasks.register("name")`.
((juxt_function_call
   name: (identifier) @_task
   args: (argument_list . (identifier) @name)) @definition.target
 (#eq? @_task "task"))
((method_invocation
   object: (identifier) @_tasks
   name: (identifier) @_call
   arguments: (argument_list . [(character_literal) (string_literal)] @name)) @definition.target
 (#eq? @_tasks "tasks")
 (#any-of? @_call "register" "create")
 (#strip! @name "[\"']"))

((juxt_function_call name: (identifier) @name) @reference.call
 (#not-any-of? @name "task" "trait"))
