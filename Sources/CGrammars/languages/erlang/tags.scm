(module_attribute name: (atom) @name) @definition.module

(record_decl name: (atom) @name) @definition.struct
((record_field name: (atom) @name) @definition.field
 (#in? struct))
(type_alias name: (type_name name: (atom) @name args: (_) @parameters)) @definition.type
(opaque name: (type_name name: (atom) @name args: (_) @parameters)) @definition.type
(pp_define lhs: (macro_lhs name: (_) @name args: (_) @parameters)) @definition.macro
(pp_define lhs: (macro_lhs name: (_) @name)) @definition.macro
; What a behaviour requires of its modules.
(callback fun: (atom) @name sigs: (type_sig args: (_) @parameters)) @definition.method
(spec fun: (atom) @name sigs: (type_sig args: (_) @parameters)) @declaration.function

; A clause that ends with a semicolon is followed by another one of the same function.
(source_file (fun_decl ";") . (fun_decl clause: (function_clause name: (atom) @name))) @ignore
((fun_decl clause: (function_clause name: (atom) @name args: (_) @parameters)) @definition.function
 (#strip! @name "'"))

((pp_include file: (string) @name) @reference.import
 (#strip! @name "\""))
((pp_include_lib file: (string) @name) @reference.import
 (#strip! @name "\""))
(import_attribute module: (atom) @name) @reference.import
(import_attribute funs: (fa fun: (atom) @name)) @reference.import
(behaviour_attribute name: (atom) @name) @reference.implement

; Types are written like calls.
(type_sig args: (expr_args args: [
  (call expr: [(atom) @name (remote fun: (atom) @name)])
  (ann_type ty: (call expr: [(atom) @name (remote fun: (atom) @name)]))
  (list exprs: (call expr: [(atom) @name (remote fun: (atom) @name)]))
  (tuple expr: (call expr: [(atom) @name (remote fun: (atom) @name)]))
  (pipe lhs: (call expr: [(atom) @name (remote fun: (atom) @name)]))
  (pipe rhs: (call expr: [(atom) @name (remote fun: (atom) @name)]))
])) @reference.type
(type_sig ty: [
  (call expr: [(atom) @name (remote fun: (atom) @name)])
  (call args: (expr_args args: (call expr: [(atom) @name (remote fun: (atom) @name)])))
  (list exprs: (call expr: [(atom) @name (remote fun: (atom) @name)]))
  (tuple expr: (call expr: [(atom) @name (remote fun: (atom) @name)]))
  (pipe lhs: (call expr: [(atom) @name (remote fun: (atom) @name)]))
  (pipe rhs: (call expr: [(atom) @name (remote fun: (atom) @name)]))
  (pipe lhs: (tuple expr: (call expr: [(atom) @name (remote fun: (atom) @name)])))
  (pipe rhs: (tuple expr: (call expr: [(atom) @name (remote fun: (atom) @name)])))
]) @reference.type
((call expr: [(atom) @name (remote fun: (atom) @name)]) @reference.type
 (#in? type struct field method))

(record_expr name: (record_name name: (atom) @name)) @reference.new
(record_name name: (atom) @name) @reference.type
(macro_call_expr name: (_) @name) @reference.macro
(internal_fun fun: (atom) @name) @reference.call
(external_fun fun: (atom) @name) @reference.call
((call expr: [
   (atom) @name
   (remote fun: (atom) @name)
 ]) @reference.call
 (#strip! @name "'"))
