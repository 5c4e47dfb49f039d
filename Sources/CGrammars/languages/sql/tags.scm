; Names come with or without quotes, and with or without their schema, which is their scope.
((create_table
   [(keyword_table) (keyword_exists)]
   . (object_reference schema: (identifier)? @scope name: (identifier) @name)) @definition.table
 (#strip! @name "[\"`]"))
((create_view
   [(keyword_view) (keyword_exists)]
   . (object_reference schema: (identifier)? @scope name: (identifier) @name)) @definition.table
 (#strip! @name "[\"`]"))
((create_materialized_view
   [(keyword_view) (keyword_exists)]
   . (object_reference schema: (identifier)? @scope name: (identifier) @name)) @definition.table
 (#strip! @name "[\"`]"))
; A column named LIKE is the clause that copies another table's.
((column_definition name: [(identifier) (literal)] @name type: (_)? @type) @definition.field
 (#in? table type)
 (#not-match? @name "^[Ll][Ii][Kk][Ee]$")
 (#strip! @name "[\"`]"))
; The columns that a query gives to its table or view.
((create_query (select (select_expression (term
   alias: (identifier) @name @definition.field))))
 (#in? table)
 (#strip! @name "[\"`]"))
((create_query (select (select_expression (term
   value: (field name: (identifier) @name)
   !alias) @definition.field)))
 (#in? table)
 (#strip! @name "[\"`]"))
((alter_table
   (object_reference name: (identifier) @scope)
   (add_column (column_definition
     name: [(identifier) (literal)] @name
     type: (_)? @type) @definition.field))
 (#strip! @name "[\"`]"))

((create_function
   (keyword_function)
   . (object_reference schema: (identifier)? @scope name: (identifier) @name)
   (function_arguments)? @parameters
   (function_body)? @body) @definition.function
 (#strip! @name "[\"`]"))

; What a dialect writes after the head makes an error of the statement, but leaves the head.
((ERROR
   (keyword_create)
   . [(keyword_or) (keyword_replace)]*
   . (keyword_function)
   . (object_reference
     schema: (identifier)? @scope
     name: (identifier) @name) @definition.function
   . (function_arguments)? @parameters)
 (#strip! @name "[\"`]"))
((ERROR
   (keyword_create)
   . (keyword_table)
   . [(keyword_if) (keyword_not) (keyword_exists)]*
   . (object_reference
     schema: (identifier)? @scope
     name: (identifier) @name) @definition.table)
 (#strip! @name "[\"`]"))
((ERROR
   (keyword_create)
   . (keyword_trigger)
   . (object_reference
     schema: (identifier)? @scope
     name: (identifier) @name) @definition.type)
 (#strip! @name "[\"`]"))

((create_type
   (keyword_type)
   . (object_reference schema: (identifier)? @scope name: (identifier) @name)
   (keyword_enum)) @definition.enum
 (#strip! @name "[\"`]"))
((enum_elements enum_element: (literal) @name @definition.enumerator)
 (#strip! @name "'"))
((create_type
   (keyword_type)
   . (object_reference schema: (identifier)? @scope name: (identifier) @name)) @definition.type
 (#strip! @name "[\"`]"))
((create_index column: [(identifier) (literal)] @name) @definition.type
 (#strip! @name "[\"`]"))
((create_trigger
   (keyword_trigger)
   . (object_reference schema: (identifier)? @scope name: (identifier) @name)) @definition.type
 (#strip! @name "[\"`]"))
((create_sequence
   [(keyword_sequence) (keyword_exists)]
   . (object_reference schema: (identifier)? @scope name: (identifier) @name)) @definition.type
 (#strip! @name "[\"`]"))
((create_database [(keyword_database) (keyword_exists)] . (identifier) @name) @definition.namespace
 (#strip! @name "[\"`]"))
; A schema without a name has its owner's.
((create_schema (keyword_schema) . (keyword_authorization) . (identifier) @name)
 @definition.namespace
 (#strip! @name "[\"`]"))
((create_schema [(keyword_schema) (keyword_exists)] . (identifier) @name) @definition.namespace
 (#strip! @name "[\"`]"))

((create_extension [(keyword_extension) (keyword_exists)] . (identifier) @name) @reference.import
 (#strip! @name "[\"`]"))
((create_trigger
   (keyword_execute)
   . [(keyword_function) (keyword_procedure)]
   . (object_reference name: (identifier) @name)) @reference.call
 (#strip! @name "[\"`]"))
((invocation . (object_reference name: (identifier) @name)) @reference.call
 (#strip! @name "[\"`]"))
; In `a.b` and `a.*` the first name is mostly a short one for a table that is named elsewhere.
(field (object_reference name: (identifier) @name)) @ignore
(all_fields (object_reference name: (identifier) @name)) @ignore
; A parameter's mode reads as its type.
((object_reference name: (identifier) @name) @reference.type
 (#not-match? @name "^([Ii][Nn]|[Oo][Uu][Tt]|[Ii][Nn][Oo][Uu][Tt])$")
 (#strip! @name "[\"`]"))
