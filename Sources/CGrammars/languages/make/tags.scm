; A variable that is set for a target alone stands in its scope. What adds to a variable is no
; definition of it.
(variable_assignment
  target_or_pattern: (list . (_) @scope)
  name: (word) @name
  operator: ["=" ":=" "::=" "?="]) @definition.variable
(variable_assignment
  !target_or_pattern
  name: (word) @name
  operator: ["=" ":=" "::=" "?="]) @definition.variable
(variable_assignment name: (word) @name) @reference.write
; A target may be known by the variables that are set for it.
(variable_assignment target_or_pattern: (list [(word) (concatenation) (archive)] @name))
  @declaration.target
(shell_assignment name: (word) @name) @definition.variable
(define_directive name: (word) @name) @definition.macro

; Names that make itself gives a meaning are no targets; a lone variable is known at run time only.
((rule (targets [(word) (concatenation) (archive)] @name)) @definition.target
 (#not-match? @name "^\\.[A-Z_]+$"))

(include_directive filenames: (list (word) @name)) @reference.import

((prerequisites (word) @name) @reference.call
 (#not-match? @name "^\\.|%"))

; $(call name,...)
((function_call
   function: "call"
   (arguments argument: (text) @name)) @reference.call
 (#strip! @name "[ \\t]*[,$].*$")
 (#match? @name "^[A-Za-z_]"))
((variable_reference (word) @name) @reference.name
 (#not-match? @name "^[0-9]+$"))
