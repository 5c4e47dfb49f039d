; The module that the file is; its path stays whole, as imports name it.
(header module: (module) @name) @definition.module

; An instance of a family defines constructors, but no type.
(data_instance [(newtype name: (name) @name) (data_type name: (name) @name)]) @ignore

; Types, their constructors and fields.
(data_type name: [(name) @name (prefix_id (_) @name)]) @definition.type
(newtype name: [(name) @name (prefix_id (_) @name)]) @definition.type
(type_synomym name: [(name) @name (prefix_id (_) @name)]) @definition.type
(type_family name: [(name) @name (prefix_id (_) @name)]) @definition.type
(data_family name: [(name) @name (prefix_id (_) @name)]) @definition.type
(class name: [(name) @name (prefix_id (_) @name)]) @definition.interface
(data_constructor constructor: [
  (prefix name: [(constructor) @name (prefix_id (_) @name)])
  (record name: [(constructor) @name (prefix_id (_) @name)])
  (infix operator: [(constructor_operator) @name (infix_id (constructor) @name)])
]) @definition.enumerator
(newtype_constructor name: [(constructor) @name (prefix_id (_) @name)]) @definition.enumerator
(gadt_constructor [
  name: [(constructor) @name (prefix_id (_) @name)]
  names: (binding_list name: [(constructor) @name (prefix_id (_) @name)])
]) @definition.enumerator
(field name: (field_name [(variable) @name (prefix_id (_) @name)])) @definition.field

; Instances stand under the type that has them, and give their members that scope.
(instance patterns: (type_patterns . [
  (name) @name
  (qualified id: (name) @name)
  (parens type: [
    (name) @name
    (apply constructor: (name) @name)
    (apply constructor: (apply constructor: (name) @name))
    (apply constructor: (apply constructor: (apply constructor: (name) @name)))
    (apply constructor: (qualified id: (name) @name))
  ])
  (list element: (_) @name)
])) @definition.implementation
(instance) @local.scope
(deriving_instance name: [(name) @name (qualified id: (name) @name)]) @reference.implement
(instance name: [(name) @name (qualified id: (name) @name)]) @reference.implement

; Pattern synonyms define constructors.
(pattern_synonym (equation synonym: [
  (constructor) @name
  (apply function: (constructor) @name)
  (apply function: (apply function: (constructor) @name))
  (apply function: (apply function: (apply function: (constructor) @name)))
  (infix operator: (constructor_operator) @name)
  (record (constructor) @name)
])) @definition.enumerator
(pattern_synonym (signature synonym: [
  (constructor) @name
  (binding_list (constructor) @name)
])) @declaration.enumerator

(foreign_import signature: (signature name: (variable) @name)) @definition.function
(foreign_export signature: (signature name: (variable) @name)) @reference.name

; Signatures: required members of a class; beside their equations, declarations; those of locals
; are not listed.
((signature [
   name: [(variable) @name (prefix_id (operator) @name)]
   names: (binding_list name: [(variable) @name (prefix_id (operator) @name)])
   ] type: (_) @parameters) @definition.method
 (#in? interface))
((signature [
   name: (prefix_id (operator) @name)
   names: (binding_list name: (prefix_id (operator) @name))
   ] type: (_) @parameters) @declaration.operator
 (#in? file))
((signature [
   name: (variable) @name
   names: (binding_list name: (variable) @name)
   ] type: (_) @parameters) @declaration.function
 (#in? file))

; The equations after the first give no tag of their own.
((declarations (function name: (variable) @_before) . (function name: (variable) @name)) @ignore
 (#eq? @_before @name))
((local_binds (function name: (variable) @_before) . (function name: (variable) @name)) @ignore
 (#eq? @_before @name))
((class_declarations (function name: (variable) @_before) . (function name: (variable) @name)) @ignore
 (#eq? @_before @name))
((instance_declarations (function name: (variable) @_before) . (function name: (variable) @name)) @ignore
 (#eq? @_before @name))
((declarations
   (function (infix operator: (_) @_before)) . (function (infix operator: [
     (operator) @name
     (infix_id (variable) @name)
   ] @_same))) @ignore
 (#eq? @_before @_same))
((instance_declarations
   (function (infix operator: (_) @_before)) . (function (infix operator: [
     (operator) @name
     (infix_id (variable) @name)
   ] @_same))) @ignore
 (#eq? @_before @_same))

((function name: [(variable) @name (prefix_id (operator) @name)]) @definition.method
 (#in? interface implementation))
((function . (infix operator: [(operator) @name (infix_id (variable) @name)])) @definition.method
 (#in? interface implementation))
(function name: (variable) @name) @definition.function
(function name: (prefix_id (operator) @name)) @definition.operator
(function . (infix operator: (operator) @name)) @definition.operator
(function . (infix operator: (infix_id (variable) @name))) @definition.function
(function parens: (function_head_parens (infix operator: (operator) @name))) @definition.operator
(function parens: (function_head_parens (infix operator: (infix_id (variable) @name)))) @definition.function
(function) @local.scope

; A binding without parameters: a literal is a constant, all else may be a function.
((bind name: [(variable) @name (prefix_id (operator) @name)]) @definition.method
 (#in? interface implementation))
(bind name: (variable) @name match: (match expression: (lambda))) @definition.function
((bind name: (prefix_id (operator) @name)) @definition.operator
 (#in? file))
((bind name: (variable) @name match: (match expression: [(literal) (negation (literal))])) @definition.constant
 (#in? file))
((bind name: (variable) @name) @definition.function
 (#in? file))
((bind pattern: [
   (tuple element: (variable) @name)
   (parens pattern: (variable) @name)
   (list element: (variable) @name)
 ]) @definition.constant
 (#in? file))
(bind) @local.scope

; Calls: the head of an application, and what stands beside an operator that applies.
(import module: (module) @name) @reference.import
(apply function: [
  (variable) @name
  (qualified id: (variable) @name)
]) @reference.call
((infix left_operand: [(variable) @name (qualified id: (variable) @name)] operator: (operator) @_apply) @reference.call
 (#any-of? @_apply "$" "$!" "<$>" "." "<$" "=<<" "<=<"))
((infix operator: (operator) @_apply right_operand: [(variable) @name (qualified id: (variable) @name)]) @reference.call
 (#any-of? @_apply "." "&" ">>=" ">=>" ">>>"))
(infix operator: (infix_id [(variable) @name (qualified id: (variable) @name)])) @reference.call
(exp [(variable) @name (qualified id: (variable) @name)]) @reference.call
((infix operator: (operator) @name) @reference.call
 (#not-any-of? @name "$" "$!" "." "<$>" "&" ">>=" ">>" "=<<" "+" "-" "*" "/" "==" "/=" "<" ">" "<=" ">=" "&&" "||" "++" "<>"))

(context context: [
  (apply constructor: [(name) @name (qualified id: (name) @name)])
  (parens (apply constructor: [(name) @name (qualified id: (name) @name)]))
  (tuple element: (apply constructor: [(name) @name (qualified id: (name) @name)]))
]) @reference.type
(deriving classes: [
  (name) @name
  (qualified id: (name) @name)
  (tuple [(name) @name (qualified id: (name) @name)])
]) @reference.implement
(equation name: (name) @name) @ignore
(export) @ignore
(name) @name @reference.type
(constructor) @name @reference.new
