; Titles and headings go by their first text. What a template computes is no name: `{{ id }}`.
((element
   . (start_tag (tag_name) @_tag)
   . [
     (text) @name
     (element . (start_tag) . (text) @name)
     (element . (start_tag) . (element . (start_tag) . (text) @name))
   ]) @definition.section
 (#match? @_tag "^([hH][1-6]|[tT][iI][tT][lL][eE])$")
 (#not-match? @name "[{<$]"))

((attribute
   (attribute_name) @_attribute
   [(quoted_attribute_value (attribute_value) @name) (attribute_value) @name]) @definition.key
 (#any-of? @_attribute "id" "ID")
 (#not-match? @name "[{<$]"))
((start_tag
   . (tag_name) @_tag
   (attribute
     (attribute_name) @_attribute
     [(quoted_attribute_value (attribute_value) @name) (attribute_value) @name])
   @definition.key)
 (#any-of? @_tag "a" "A")
 (#any-of? @_attribute "name" "NAME")
 (#not-match? @name "[{<$]"))

; A custom element has a hyphen in its name.
((start_tag . (tag_name) @name) @reference.new
 (#match? @name "-"))
((self_closing_tag . (tag_name) @name) @reference.new
 (#match? @name "-"))

; Scripts and style sheets of their own.
((script_element (start_tag (attribute
   (attribute_name) @_attribute
   (quoted_attribute_value (attribute_value) @name)))) @reference.import
 (#eq? @_attribute "src")
 (#not-match? @name "[{<$]"))
((element . (start_tag
   . (tag_name) @_tag
   (attribute
     (attribute_name) @_attribute
     (quoted_attribute_value (attribute_value) @name)))) @reference.import
 (#any-of? @_tag "link" "LINK")
 (#eq? @_attribute "href")
 (#not-match? @name "[{<$]"))

; Names of this page.
((attribute
   (attribute_name) @_attribute
   [(quoted_attribute_value (attribute_value) @name) (attribute_value) @name]) @reference.name
 (#eq? @_attribute "href")
 (#match? @name "^#[^{<$]+$")
 (#strip! @name "^#"))
((attribute
   (attribute_name) @_attribute
   [(quoted_attribute_value (attribute_value) @name) (attribute_value) @name]) @reference.name
 (#any-of? @_attribute "for" "aria-labelledby" "aria-describedby" "aria-controls")
 (#not-match? @name "[{<$]"))
