((function_definition name: (word) @_option (ERROR (word) @name)) @definition.function
 (#match? @_option "^-"))
((function_definition name: (word) @name) @definition.function
 (#not-match? @name "^-"))
; The head of a function whose body the parser could not end.
(ERROR (word) @name @definition.function . "(" . ")" . "{")

; alias name='...': the word holds the name, the sign and maybe a part of the value.
((command
   name: (command_name (word) @_command)
   argument: [
     (word) @name
     (raw_string) @name
     (string . (string_content) @name)
     (concatenation . [
       (word) @name
       (raw_string) @name
       (string . (string_content) @name)
     ])
   ]) @definition.function
 (#eq? @_command "alias")
 (#match? @name "^'?[^=']+=")
 (#strip! @name "^'|=.*"))

; name() alias ...: the command is the function's body.
((command
   name: (command_name (word) @name)
   (ERROR "(" . ")")) @definition.function
 (#match? @name "^[A-Za-z_]"))
((command
   (ERROR "(" . ")")
   argument: (word) @_command
   argument: (word) @name) @definition.function
 (#eq? @_command "alias")
 (#match? @name "^[^=']+=")
 (#strip! @name "=.*"))

; Variables of the script. An assignment in front of a command lives no longer than the command.
(command (variable_assignment name: (variable_name) @name)) @ignore
((declaration_command
   "readonly"
   (variable_assignment name: (variable_name) @name)) @definition.constant
 (#in? file))
((declaration_command
   (word) @_option
   (variable_assignment name: (variable_name) @name)) @definition.constant
 (#match? @_option "^-[a-zA-Z]*r")
 (#in? file))
((variable_assignment name: (variable_name) @name) @definition.variable
 (#in? file))

((command
   name: (command_name (word) @_command)
   argument: [(word) (string) (raw_string) (concatenation)] @name) @reference.import
 (#any-of? @_command "source" ".")
 (#strip! @name "[\"']"))

; Commands by plain words; those that every shell brings along are left out.
((command name: (command_name (word) @name)) @reference.call
 (#match? @name "^[A-Za-z_]")
 (#not-any-of? @name
   "alias" "bg" "break" "builtin" "cd" "command" "continue" "declare" "echo" "eval" "exec"
   "exit" "export" "false" "fg" "getopts" "hash" "jobs" "kill" "let" "local" "popd" "printf"
   "pushd" "pwd" "read" "readonly" "return" "set" "shift" "shopt" "source" "test" "times"
   "trap" "true" "type" "ulimit" "umask" "unalias" "unset" "wait"))
