(module name: (constant) @name) @definition.module
(module name: (scope_resolution scope: (_) @scope name: (constant) @name)) @definition.module
(module name: (scope_resolution name: (constant) @name)) @definition.module
(class name: (constant) @name) @definition.class
(class name: (scope_resolution scope: (_) @scope name: (constant) @name)) @definition.class
(class name: (scope_resolution name: (constant) @name)) @definition.class

((method name: (identifier) @name) @definition.constructor
 (#eq? @name "initialize"))
(method name: [(identifier) (constant) (setter) (operator)] @name) @definition.method
; def Owner.name outside of any class.
((singleton_method
   object: (constant) @scope
   name: [(identifier) (constant) (setter) (operator)] @name) @definition.method
 (#in? file))
(singleton_method name: [(identifier) (constant) (setter) (operator)] @name) @definition.method

; The alias keyword, and the calls that define methods.
((alias name: [
   (identifier) (constant) (setter) (operator) (simple_symbol)
 ] @name) @definition.method
 (#strip! @name "^:"))
((call
   method: (identifier) @_call
   arguments: (argument_list . [
     (simple_symbol) @name
     (string (string_content) @name)
   ])) @definition.method
 (#any-of? @_call "alias_method" "define_method" "define_singleton_method")
 (#strip! @name "^:"))
((call
   !receiver
   method: (identifier) @_call
   arguments: (argument_list [
     (simple_symbol) @name
     (string (string_content) @name)
   ])) @definition.property
 (#any-of? @_call
   "attr" "attr_reader" "attr_writer" "attr_accessor"
   "cattr_reader" "cattr_accessor" "mattr_reader" "mattr_accessor" "class_attribute")
 (#strip! @name "^:"))

(assignment left: [
  (constant) @name
  (scope_resolution name: (constant) @name)
  (left_assignment_list [
    (constant) @name
    (scope_resolution name: (constant) @name)
    (rest_assignment (constant) @name)
    (destructured_left_assignment (constant) @name)
  ])
]) @definition.constant
((operator_assignment
   left: [
     (constant) @name
     (scope_resolution name: (constant) @name)
   ]
   operator: _ @_operator) @definition.constant
 (#eq? @_operator "||="))

((call
   method: (identifier) @_call
   arguments: (argument_list (string (string_content) @name) .)) @reference.import
 (#any-of? @_call "require" "require_relative" "load" "autoload"))

(superclass [
  (constant) @name
  (scope_resolution name: (constant) @name)
  (call receiver: (constant) @name)
]) @reference.inherit
((call
   method: (identifier) @_call
   arguments: (argument_list [
     (constant) @name
     (scope_resolution name: (constant) @name)
   ])) @reference.implement
 (#any-of? @_call "include" "extend" "prepend"))
((call
   receiver: [
     (constant) @name
     (scope_resolution name: (constant) @name)
   ]
   method: (identifier) @_call) @reference.new
 (#eq? @_call "new"))

(call method: [(identifier) (constant)] @name) @reference.call
(constant) @name @reference.type
