; Classes: under the name they are assigned to, else under the one they are given.
((binary_operator
   lhs: (identifier) @name
   operator: ["<-" "=" "<<-"]
   rhs: (call function: [
     (identifier) @_maker
     (namespace_operator rhs: (identifier) @_maker)
   ])) @definition.class
 (#any-of? @_maker "R6Class" "setRefClass" "setClass" "new_class")
 (#strip! @name "`"))
((binary_operator
   lhs: (identifier)
   operator: ["<-" "=" "<<-"]
   rhs: (call
     function: (identifier) @_maker
     arguments: (arguments . (argument value: (string (string_content) @name))))) @ignore
 (#any-of? @_maker "setRefClass" "setClass"))
((call
   function: (identifier) @_maker
   arguments: (arguments . (argument value: (string (string_content) @name)))) @definition.class
 (#any-of? @_maker "setRefClass" "setClass"))

; Their members: functions and values of the lists that the class is made of.
((call
   function: [(identifier) @_maker (namespace_operator rhs: (identifier) @_maker)]
   arguments: (arguments (argument
     name: (identifier) @_section
     value: (call arguments: (arguments (argument
       name: (identifier) @name
       value: (function_definition parameters: (_) @parameters)) @definition.method)))))
 (#any-of? @_maker "R6Class" "setRefClass")
 (#any-of? @_section "public" "private" "active" "methods"))
((call
   function: [(identifier) @_maker (namespace_operator rhs: (identifier) @_maker)]
   arguments: (arguments (argument
     name: (identifier) @_section
     value: (call arguments: (arguments (argument
       name: (identifier) @name
       value: (_)) @definition.field)))))
 (#any-of? @_maker "R6Class" "setRefClass" "setClass")
 (#any-of? @_section "public" "private" "fields" "slots" "representation"))
((call
   function: (identifier) @_maker
   arguments: (arguments (argument
     !name
     value: (call
       function: (identifier) @_section
       arguments: (arguments (argument
         name: (identifier) @name
         value: (_)) @definition.field)))))
 (#eq? @_maker "setClass")
 (#eq? @_section "representation"))

; Generic functions and methods by their string.
((call
   function: (identifier) @_maker
   arguments: (arguments . (argument value: (string (string_content) @name)))) @definition.function
 (#eq? @_maker "setGeneric"))
((call
   function: (identifier) @_maker
   arguments: (arguments . (argument value: (string (string_content) @name)))) @definition.method
 (#any-of? @_maker "setMethod" "setReplaceMethod"))

; Functions by the name that holds them.
((binary_operator
   lhs: [
     (identifier) @name
     (string (string_content) @name)
     (extract_operator lhs: (identifier) @scope rhs: (identifier) @name)
   ]
   operator: ["<-" "=" "<<-" ":="]
   rhs: (function_definition parameters: (_) @parameters)) @definition.function
 (#strip! @name "`"))
((binary_operator
   lhs: (parenthesized_expression body: (function_definition parameters: (_) @parameters))
   operator: ["->" "->>"]
   rhs: (identifier) @name) @definition.function
 (#strip! @name "`"))

; Values of the file.
((binary_operator
   lhs: [(identifier) @name (string (string_content) @name)]
   operator: ["<-" "=" "<<-"]) @definition.variable
 (#in? file)
 (#strip! @name "`"))
((binary_operator
   operator: ["->" "->>"]
   rhs: (identifier) @name) @definition.variable
 (#in? file)
 (#strip! @name "`"))
((call
   function: (identifier) @_assign
   arguments: (arguments . (argument value: (string (string_content) @name)))) @definition.variable
 (#eq? @_assign "assign")
 (#in? file))

; Blocks that are handed to a call (test_that, local) keep what is assigned in them.
(function_definition) @local.scope
(call arguments: (arguments (argument value: (braced_expression)))) @local.scope

((call
   function: (identifier) @_load
   arguments: (arguments . (argument value: [
     (identifier) @name
     (string (string_content) @name)
   ]))) @reference.import
 (#any-of? @_load "library" "require" "requireNamespace" "loadNamespace" "source" "sys.source"))
((argument name: (identifier) @_key value: [
   (identifier) @name
   (string (string_content) @name)
   (namespace_operator rhs: (identifier) @name)
 ]) @reference.inherit
 (#any-of? @_key "contains" "inherit")
 (#in? class))
((call
   function: (identifier) @_new
   arguments: (arguments . (argument !name value: (string (string_content) @name)))) @reference.new
 (#eq? @_new "new"))
((call function: (extract_operator
   lhs: (identifier) @name
   rhs: (identifier) @_new)) @reference.new
 (#eq? @_new "new"))
(call function: [
  (identifier) @name
  (namespace_operator rhs: (identifier) @name)
  (extract_operator rhs: (identifier) @name)
]) @reference.call
