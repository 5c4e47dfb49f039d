(package (full_ident) @name) @definition.package

(message (message_name (identifier) @name)) @definition.struct
(enum (enum_name (identifier) @name)) @definition.enum
(enum_field . (identifier) @name) @definition.enumerator
(service (service_name (identifier) @name)) @definition.interface
(rpc
  (rpc_name (identifier) @name)
  . "(" @parameters . "stream"? . (message_or_enum_type) . ")" @parameters
  . "returns" . "(" . "stream"? . (message_or_enum_type) @type) @definition.method
(rpc (rpc_name (identifier) @name)) @definition.method

; A oneof is a union of its fields. Fields of an extension stand where it stands.
(oneof . (identifier) @name) @definition.union
(field (type) @type . (identifier) @name) @definition.field
(oneof_field (type) @type . (identifier) @name) @definition.field
(map_field (type) @type . (identifier) @name) @definition.field

((import path: (string) @name) @reference.import
 (#strip! @name "[\"']"))
(extend (full_ident (identifier) @name .)) @reference.type
(message_or_enum_type (identifier) @name .) @reference.type
; An option in brackets is a field of an extension.
(option (full_ident (identifier) @name .)) @reference.name
(field_option (full_ident (identifier) @name .)) @reference.name
