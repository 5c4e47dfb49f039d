(unit (moduleName) @name (interface)? @body) @definition.module
(program (moduleName) @name) @definition.module
(library (moduleName) @name) @definition.module

; `TBox = class;` is defined further down.
(declType name: (identifier) @name type: (declClass . (kClass) .)) @declaration.class
(declType
  name: [(identifier) @name (genericTpl entity: (identifier) @name)]
  type: (declClass
    [(kClass) (kObject)]
    [(declSection) (declField) (declProc) (kEnd)]? @body)) @definition.class
(declType
  name: [(identifier) @name (genericTpl entity: (identifier) @name)]
  type: (declClass (kRecord) [(declSection) (declField) (declProc) (kEnd)]? @body)) @definition.struct
(declType
  name: [(identifier) @name (genericTpl entity: (identifier) @name)]
  type: (declIntf [(declProc) (declProp) (kEnd)]? @body)) @definition.interface
(declType name: (identifier) @name type: (declHelper [(declSection) (declField) (declProc) (kEnd)]? @body)) @definition.implementation
(declType name: (identifier) @name type: (type (declEnum))) @definition.enum
(declEnumValue name: (identifier) @name) @definition.enumerator
(declType name: [(identifier) @name (genericTpl entity: (identifier) @name)]) @definition.type

; Implementations. `TBox.Draw` is a method of TBox.
(defProc header: (declProc
  (kConstructor)
  name: (genericDot lhs: (_) @scope rhs: (identifier) @name)
  args: (_)? @parameters) local: (_)? @body) @definition.constructor
(defProc header: (declProc
  name: (genericDot lhs: (_) @scope rhs: [(identifier) (operatorName)] @name)
  args: (_)? @parameters) local: (_)? @body) @definition.method
(defProc header: (declProc
  name: [(identifier) (operatorName)] @name
  args: (_)? @parameters) local: (_)? @body) @definition.function
; Heads alone: an interface has no other place for them, elsewhere their bodies follow.
((declProc name: (identifier) @name args: (_)? @parameters) @definition.method
 (#in? interface))
(declProc
  (kConstructor)
  name: (identifier) @name
  args: (_)? @parameters) @declaration.constructor
((declProc name: [(identifier) (operatorName)] @name args: (_)? @parameters) @declaration.method
 (#in? class struct implementation))
(declProc name: [(identifier) (operatorName)] @name args: (_)? @parameters)
  @declaration.function

(declProp name: (identifier) @name) @definition.property
(declField name: (identifier) @name) @definition.field
((declConst name: (identifier) @name) @definition.constant
 (#in? file module class struct))
((declVar name: (identifier) @name) @definition.variable
 (#in? file module))
((declVar name: (identifier) @name) @definition.field
 (#in? class struct))

(declUses (moduleName) @name) @reference.import
(declClass parent: (typeref [
  (identifier) @name
  (typerefDot rhs: (identifier) @name)
  (typerefTpl entity: (identifier) @name)
])) @reference.inherit
(declIntf parent: (typeref (identifier) @name)) @reference.inherit
(declHelper parent: (typeref (identifier) @name)) @reference.inherit

(exprCall entity: [
  (identifier) @name
  (exprDot rhs: (identifier) @name)
]) @reference.call
; A call without arguments is a bare name.
(statement . [
  (identifier) @name
  (exprDot rhs: (identifier) @name)
] .) @reference.call
(inherited (identifier) @name) @reference.call
(typeref [
  (identifier) @name
  (typerefDot rhs: (identifier) @name)
  (typerefPtr operand: (identifier) @name)
  (typerefTpl entity: (identifier) @name)
]) @reference.type
((exprDot lhs: (identifier) @name) @reference.type
 (#match? @name "^T[A-Z]"))
