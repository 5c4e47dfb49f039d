; The file's own let: a name that holds a function is a function.
(let_expression (binding_set (binding
  attrpath: (attrpath . attr: [(identifier) @name (string_expression (string_fragment) @name)] .)
  expression: (function_expression formals: (formals) @parameters)) @definition.function))
(let_expression (binding_set (binding
  attrpath: (attrpath . attr: [(identifier) @name (string_expression (string_fragment) @name)] .)
  expression: (function_expression universal: (identifier) @parameters)) @definition.function))
((let_expression (binding_set (binding
   attrpath: (attrpath . attr: [(identifier) @name (string_expression (string_fragment) @name)] .)) @definition.constant))
 (#in? file))

; Functions of attribute sets, wherever they stand.
(binding
  attrpath: (attrpath attr: [(identifier) @name (string_expression (string_fragment) @name)] .)
  expression: (function_expression formals: (formals) @parameters)) @definition.function
(binding
  attrpath: (attrpath attr: [(identifier) @name (string_expression (string_fragment) @name)] .)
  expression: (function_expression universal: (identifier) @parameters)) @definition.function

; Values of the file's attribute set.
((binding
   attrpath: (attrpath attr: [(identifier) @name (string_expression (string_fragment) @name)] .)) @definition.property
 (#in? file))

; What is handed to a call belongs to that call.
(apply_expression argument: [(attrset_expression) (rec_attrset_expression) (parenthesized_expression)]) @local.scope

((apply_expression
   function: (variable_expression name: (identifier) @_import)
   argument: [(path_expression) (hpath_expression) (spath_expression) (string_expression)] @name) @reference.import
 (#any-of? @_import "import" "callPackage" "scopedImport"))
(inherit_from attrs: (inherited_attrs attr: (identifier) @name)) @reference.name
(apply_expression function: [
  (variable_expression name: (identifier) @name)
  (select_expression attrpath: (attrpath attr: (identifier) @name .))
]) @reference.call
