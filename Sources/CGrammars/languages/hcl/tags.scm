; Values of a `locals` block.
((block
   . (identifier) @_kind
   (body (attribute (identifier) @name) @definition.variable))
 (#in? file)
 (#eq? @_kind "locals"))

; A labelled block of the file goes by its last label, and by the one before as its scope.
((block
   . (identifier) @_kind
   . (string_lit (template_literal) @name)
   . (block_start)) @definition.variable
 (#in? file)
 (#eq? @_kind "variable"))
((block
   . (identifier) @_kind
   . (string_lit (template_literal) @name)
   . (block_start)) @definition.module
 (#in? file)
 (#eq? @_kind "module"))
((block
   . (identifier)
   . (string_lit (template_literal) @scope)
   . (string_lit (template_literal) @name)
   . (block_start)) @definition.resource
 (#in? file))
((block
   . (identifier)
   . [(string_lit (template_literal) @name) (identifier) @name]
   . (block_start)) @definition.resource
 (#in? file))

; A value outside of blocks sets a variable that is defined elsewhere.
(config_file (body (attribute . (identifier) @name) @reference.write))

((attribute
   . (identifier) @_key
   (expression (literal_value (string_lit (template_literal) @name)))) @reference.import
 (#eq? @_key "source")
 (#in? module))

; var.name, local.name, module.name, data.type.name, type.name
((expression . (variable_expr (identifier) @_kind) . (get_attr (identifier) @name)) @reference.name
 (#any-of? @_kind "var" "local" "module"))
((expression
   . (variable_expr (identifier) @_kind)
   . (get_attr)
   . (get_attr (identifier) @name)) @reference.name
 (#eq? @_kind "data"))
((expression . (variable_expr (identifier) @_kind) . (get_attr (identifier) @name)) @reference.name
 (#match? @_kind "^[a-z0-9]+_"))
(function_call . (identifier) @name) @reference.call
