(from_instruction as: (image_alias) @name) @definition.target
(arg_instruction name: (unquoted_string) @name) @definition.variable
(env_pair name: (unquoted_string) @name) @definition.variable

; An image, or a stage that stands above; a name that holds a variable is known at build time only.
((image_spec name: (image_name) @name) @reference.import
 (#not-eq? @name "scratch")
 (#not-match? @name "\\$"))
((copy_instruction (param) @name) @reference.import
 (#match? @name "^--from=[^$0-9]")
 (#strip! @name "^--from=|:.*$"))
((add_instruction (param) @name) @reference.import
 (#match? @name "^--from=[^$0-9]")
 (#strip! @name "^--from=|:.*$"))
; `${name:-default}`, `${name#prefix}`
((expansion (variable) @name) @reference.name
 (#strip! @name "[^A-Za-z0-9_].*$"))
