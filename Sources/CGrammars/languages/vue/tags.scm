; The template shows names and uses of components.
((attribute
   (attribute_name) @_attribute
   (quoted_attribute_value (attribute_value) @name)) @definition.key
 (#any-of? @_attribute "id" "ref"))
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

((script_element (start_tag (attribute
   (attribute_name) @_attribute
   (quoted_attribute_value (attribute_value) @name)))) @reference.import
 (#eq? @_attribute "src"))
((start_tag . (tag_name) @name) @reference.new
 (#match? @name "^[A-Z]|-"))
((self_closing_tag . (tag_name) @name) @reference.new
 (#match? @name "^[A-Z]|-"))

; @event="handler"
((directive_attribute
   (directive_name) @_directive
   (quoted_attribute_value (attribute_value) @name)) @reference.call
 (#any-of? @_directive "@" "v-on")
 (#match? @name "^[A-Za-z_$][A-Za-z0-9_$]*$"))
((directive_attribute
   (directive_name) @_directive
   (quoted_attribute_value (attribute_value) @name)) @reference.name
 (#not-any-of? @_directive "@" "v-on" "#" "v-slot" "v-for")
 (#match? @name "^[A-Za-z_$][A-Za-z0-9_$]*$"))
