; The names of commands are of any case. A name that holds a variable is known at run time only.
((function_def
   (function_command (argument_list . (argument (unquoted_argument) @name)))
   (body)? @body) @definition.function
 (#match? @name "^[A-Za-z0-9_.-]+$"))
((macro_def
   (macro_command (argument_list . (argument (unquoted_argument) @name)))
   (body)? @body) @definition.macro
 (#match? @name "^[A-Za-z0-9_.-]+$"))

((normal_command
   (identifier) @_command
   (argument_list . (argument (unquoted_argument) @name))) @definition.target
 (#match? @_command "^([Aa][Dd][Dd]_([Ll][Ii][Bb][Rr][Aa][Rr][Yy]|[Ee][Xx][Ee][Cc][Uu][Tt][Aa][Bb][Ll][Ee]|[Cc][Uu][Ss][Tt][Oo][Mm]_[Tt][Aa][Rr][Gg][Ee][Tt])|[Ee][Xx][Tt][Ee][Rr][Nn][Aa][Ll][Pp][Rr][Oo][Jj][Ee][Cc][Tt]_[Aa][Dd][Dd])$")
 (#match? @name "^[A-Za-z0-9_.:+-]+$"))
((normal_command
   (identifier) @_command
   (argument_list . (argument (unquoted_argument) @_key) . (argument (unquoted_argument) @name)))
 @definition.test
 (#match? @_command "^[Aa][Dd][Dd]_[Tt][Ee][Ss][Tt]$")
 (#eq? @_key "NAME")
 (#match? @name "^[A-Za-z0-9_.:+-]+$"))
((normal_command
   (identifier) @_command
   (argument_list . (argument [
     (unquoted_argument) @name
     (quoted_argument (quoted_element) @name)
   ]))) @definition.module
 (#match? @_command "^[Pp][Rr][Oo][Jj][Ee][Cc][Tt]$")
 (#match? @name "^[A-Za-z0-9_.+-]+$"))
((normal_command
   (identifier) @_command
   (argument_list . (argument (unquoted_argument) @name))) @definition.variable
 (#match? @_command "^([Cc][Mm][Aa][Kk][Ee]_[Dd][Ee][Pp][Ee][Nn][Dd][Ee][Nn][Tt]_)?[Oo][Pp][Tt][Ii][Oo][Nn]$")
 (#match? @name "^[A-Za-z0-9_.-]+$"))

; Variables of the file. What a macro sets is set where it is called; what a function sets is local, if
; it is not for the caller or for the cache.
((normal_command
   (identifier) @_command
   (argument_list . (argument (unquoted_argument) @name))) @definition.variable
 (#match? @_command "^[Ss][Ee][Tt]$")
 (#not-has-ancestor? function)
 (#match? @name "^[A-Za-z0-9_.-]+$"))
((normal_command
   (identifier) @_command
   (argument_list
     . (argument (unquoted_argument) @name)
     (argument (unquoted_argument) @_scope))) @definition.variable
 (#match? @_command "^[Ss][Ee][Tt]$")
 (#any-of? @_scope "PARENT_SCOPE" "CACHE")
 (#match? @name "^[A-Za-z0-9_.-]+$"))

((normal_command
   (identifier) @_command
   (argument_list . (argument (unquoted_argument) @name))) @reference.import
 (#match? @_command "^([Ii][Nn][Cc][Ll][Uu][Dd][Ee]|[Ff][Ii][Nn][Dd]_[Pp][Aa][Cc][Kk][Aa][Gg][Ee]|[Aa][Dd][Dd]_[Ss][Uu][Bb][Dd][Ii][Rr][Ee][Cc][Tt][Oo][Rr][Yy])$")
 (#match? @name "^[^$]+$"))

; Targets that are linked or depended on.
((normal_command
   (identifier) @_command
   (argument_list (argument (unquoted_argument) @name))) @reference.name
 (#match? @_command "^([Tt][Aa][Rr][Gg][Ee][Tt]_[Ll][Ii][Nn][Kk]_[Ll][Ii][Bb][Rr][Aa][Rr][Ii][Ee][Ss]|[Aa][Dd][Dd]_[Dd][Ee][Pp][Ee][Nn][Dd][Ee][Nn][Cc][Ii][Ee][Ss])$")
 (#not-any-of? @name "PRIVATE" "PUBLIC" "INTERFACE" "debug" "optimized" "general")
 (#match? @name "^[A-Za-z0-9_.:+-]+$"))

((normal_command
   (identifier) @_command
   (argument_list
     . (argument)
     . (argument (unquoted_argument) @_key)
     . (argument (unquoted_argument) @name))) @reference.name
 (#match? @_command "^[Aa][Dd][Dd]_([Ll][Ii][Bb][Rr][Aa][Rr][Yy]|[Ee][Xx][Ee][Cc][Uu][Tt][Aa][Bb][Ll][Ee])$")
 (#eq? @_key "ALIAS"))

(normal_command (identifier) @name) @reference.call
((normal_var (variable) @name) @reference.name
 (#match? @name "^[A-Za-z0-9_.-]+$"))
