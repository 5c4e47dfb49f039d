(module_declaration name: (upper_case_qid) @name) @definition.module

(type_alias_declaration name: (upper_case_identifier) @name) @definition.type
(type_declaration name: (upper_case_identifier) @name) @definition.type
(union_variant name: (upper_case_identifier) @name) @definition.enumerator
((field_type name: (lower_case_identifier) @name) @definition.field
 (#in? type enumerator))
(port_annotation name: (lower_case_identifier) @name) @definition.function
(infix_declaration operator: (operator_identifier) @name) @definition.operator

; Functions, local ones too; of values only those of the file.
(value_declaration
  functionDeclarationLeft: (function_declaration_left
    . (lower_case_identifier) @name
    pattern: (_) @parameters)) @definition.function
(value_declaration
  functionDeclarationLeft: (function_declaration_left . (lower_case_identifier) @name)
  body: (anonymous_function_expr)) @definition.function
((value_declaration
   functionDeclarationLeft: (function_declaration_left . (lower_case_identifier) @name)
   body: [
     (number_constant_expr)
     (string_constant_expr)
     (char_constant_expr)
     (negate_expr)
     (list_expr)
     (tuple_expr)
     (record_expr)
   ]) @definition.constant
 (#in? file))
((value_declaration
   functionDeclarationLeft: (function_declaration_left . (lower_case_identifier) @name)) @definition.function
 (#in? file))
(value_declaration) @local.scope
((type_annotation name: (lower_case_identifier) @name typeExpression: (_) @parameters) @declaration.function
 (#in? file))

(import_clause moduleName: (upper_case_qid) @name) @reference.import
(exposed_type) @ignore
(infix_declaration (value_expr name: (value_qid (lower_case_identifier) @name .))) @reference.call
(function_call_expr target: (value_expr name: (value_qid (lower_case_identifier) @name .))) @reference.call
(function_call_expr target: (value_expr name: (upper_case_qid (upper_case_identifier) @name .))) @reference.new
(value_expr name: (upper_case_qid (upper_case_identifier) @name .)) @reference.new
(union_pattern constructor: (upper_case_qid (upper_case_identifier) @name .)) @reference.name
(type_ref (upper_case_qid (upper_case_identifier) @name .)) @reference.type
