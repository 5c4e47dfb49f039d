; The markup shows names and uses of components.
((attribute
   (attribute_name) @_attribute
   [(quoted_attribute_value (attribute_value) @name) (attribute_value) @name]) @definition.key
 (#eq? @_attribute "id"))
((start_tag
   . (tag_name) @_tag
   (attribute
     (attribute_name) @_attribute
     (quoted_attribute_value (attribute_value) @name)) @definition.property)
 (#eq? @_tag "slot")
 (#eq? @_attribute "name"))
((self_closing_tag
   . (tag_name) @_tag
   (attribute
     (attribute_name) @_attribute
     (quoted_attribute_value (attribute_value) @name)) @definition.property)
 (#eq? @_tag "slot")
 (#eq? @_attribute "name"))

((start_tag . (tag_name) @name) @reference.new
 (#match? @name "^[A-Z]|-"))
((self_closing_tag . (tag_name) @name) @reference.new
 (#match? @name "^[A-Z]|-"))

; on:event={handler}
((attribute
   (attribute_name) @_attribute
   (expr_attribute_value (expression (raw_text_expr) @name))) @reference.call
 (#match? @_attribute "^on")
 (#match? @name "^[A-Za-z_$][A-Za-z0-9_$]*$"))
((expression (raw_text_expr) @name) @reference.name
 (#match? @name "^[A-Za-z_$][A-Za-z0-9_$]*$"))
