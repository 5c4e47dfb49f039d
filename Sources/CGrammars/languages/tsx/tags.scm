; TSX: what it adds to TypeScript's query.

; Elements by a component's name; lower-case ones are the browser's own.
((jsx_opening_element name: [
   (identifier) @name
   (member_expression property: (property_identifier) @name)
 ]) @reference.new
 (#match? @name "^[A-Z]"))
((jsx_self_closing_element name: [
   (identifier) @name
   (member_expression property: (property_identifier) @name)
 ]) @reference.new
 (#match? @name "^[A-Z]"))
