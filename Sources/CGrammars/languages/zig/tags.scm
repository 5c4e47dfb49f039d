; A container is a value, and goes by the name that it is bound to.
(VarDecl
  variable_type_function: (IDENTIFIER) @name
  (ErrorUnionExpr (SuffixExpr . (ContainerDecl (ContainerDeclType ["struct" "opaque"]) "{" @body))))
  @definition.struct
(VarDecl
  variable_type_function: (IDENTIFIER) @name
  (ErrorUnionExpr (SuffixExpr . (ContainerDecl (ContainerDeclType "union") "{" @body)))) @definition.union
(VarDecl
  variable_type_function: (IDENTIFIER) @name
  (ErrorUnionExpr (SuffixExpr . (ContainerDecl (ContainerDeclType "enum") "{" @body)))) @definition.enum
(VarDecl
  variable_type_function: (IDENTIFIER) @name
  (ErrorUnionExpr (SuffixExpr . (ErrorSetDecl "{" @body)))) @definition.enum
((ErrorSetDecl field_constant: (IDENTIFIER) @name) @definition.enumerator
 (#in? enum))

; What stands in a container is its own, also where a function returns the container.
(ContainerDecl) @local.scope
((Decl
   (FnProto function: (IDENTIFIER) @name (ParamDeclList) @parameters)
   (Block) @body) @definition.method
 (#in? local))
(Decl
  (FnProto function: (IDENTIFIER) @name (ParamDeclList) @parameters)
  (Block) @body) @definition.function
(Decl (FnProto function: (IDENTIFIER) @name (ParamDeclList) @parameters)) @declaration.function

(ContainerField field_member: (IDENTIFIER) @name) @definition.field
; Without a type a field is a case; `_` leaves an enum open.
((ContainerField . (ErrorUnionExpr . (SuffixExpr variable_type_function: (IDENTIFIER) @name .) .))
 @definition.enumerator
 (#not-eq? @name "_"))

; The name of an imported file is no definition of its own.
((Decl (VarDecl
   variable_type_function: (IDENTIFIER) @name
   (ErrorUnionExpr (SuffixExpr . (BUILTINIDENTIFIER) @_builtin)))) @ignore
 (#eq? @_builtin "@import"))
(Decl (VarDecl "const" variable_type_function: (IDENTIFIER) @name)) @definition.constant
(Decl (VarDecl "var" variable_type_function: (IDENTIFIER) @name)) @definition.variable

((TestDecl (STRINGLITERALSINGLE) @name (Block) @body) @definition.test
 (#strip! @name "\""))
(TestDecl (IDENTIFIER) @name (Block) @body) @definition.test

((SuffixExpr
   . (BUILTINIDENTIFIER) @_builtin
   . (FnCallArguments (ErrorUnionExpr (SuffixExpr (STRINGLITERALSINGLE) @name))))
 @reference.import
 (#eq? @_builtin "@import")
 (#strip! @name "\""))
(SuffixExpr . variable_type_function: (IDENTIFIER) @name . (FnCallArguments)) @reference.call
(FieldOrFnCall function_call: (IDENTIFIER) @name) @reference.call
(SuffixExpr . variable_type_function: (IDENTIFIER) @name . (InitList)) @reference.new
; Types are capitalised, and are values like any other.
((SuffixExpr variable_type_function: (IDENTIFIER) @name) @reference.type
 (#match? @name "^[A-Z]"))
((FieldOrFnCall field_access: (IDENTIFIER) @name) @reference.type
 (#match? @name "^[A-Z]"))
