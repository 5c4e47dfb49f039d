; `[a.b]` and `[[a.b]]`: a table by its last name, with the rest as its scope.
((table . [
   (bare_key) @name
   (quoted_key) @name
   (dotted_key (_) @scope [(bare_key) (quoted_key)] @name .)
 ] (pair)? @body) @definition.table
 (#strip! @name "[\"']"))
((table_array_element . [
   (bare_key) @name
   (quoted_key) @name
   (dotted_key (_) @scope [(bare_key) (quoted_key)] @name .)
 ] (pair)? @body) @definition.table
 (#strip! @name "[\"']"))

((pair . [
   (bare_key) @name
   (quoted_key) @name
   (dotted_key (_) @scope [(bare_key) (quoted_key)] @name .)
 ]) @definition.key
 (#strip! @name "[\"']"))
