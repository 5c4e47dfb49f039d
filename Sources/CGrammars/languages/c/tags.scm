; Macros.
(preproc_def name: (identifier) @name) @definition.macro
(preproc_function_def
  name: (identifier) @name
  parameters: (preproc_params) @parameters) @definition.macro

; A macro that the grammar takes for a type moves what follows it out of place. The name is then
; found where the parser left it:
; `API type name(...) {`: type and name lie in the declarator's head.
(function_definition declarator: (function_declarator
  declarator: (identifier)
  (ERROR (identifier) @name .)
  parameters: (_) @parameters)) @definition.function
(function_definition declarator: (function_declarator
  declarator: (identifier) @name
  (ERROR (identifier) .))) @ignore
; `API type (name)(...) {`: the bracketed name reads as a first parameter list.
(function_definition declarator: (function_declarator
  declarator: (function_declarator
    declarator: (identifier)
    parameters: (parameter_list . (parameter_declaration type: (type_identifier) @name !declarator) .))
  parameters: (_) @parameters)) @definition.function
; `API type (*name)(...);`: so does that of a pointer to a function.
((parameter_list
   . (ERROR "*")
   . (parameter_declaration type: (type_identifier) @name !declarator) .) @definition.variable
 (#in? file))
; `type (*name)(...) = value;` with a type that is a plain identifier reads as a call.
((expression_statement (assignment_expression left: (call_expression
   function: (call_expression
     function: (identifier)
     arguments: (argument_list . (pointer_expression argument: (identifier) @name) .)))))
 @definition.variable
 (#in? file))
((expression_statement (call_expression
   function: (call_expression
     function: (identifier)
     arguments: (argument_list . (pointer_expression argument: (identifier) @name) .))))
 @definition.variable
 (#in? file))
; `type name __attribute = value;`: a trailing attribute takes the name's place.
((declaration
   (ERROR [
     (identifier) @name
     (array_declarator declarator: (identifier) @name)
   ] .)
   declarator: [
     (identifier) @_attribute
     (init_declarator declarator: (identifier) @_attribute)
   ]) @definition.variable
 (#match? @_attribute "^__")
 (#in? file))
((declaration
   declarator: (pointer_declarator
     (ERROR (identifier) @name .)
     declarator: (identifier) @_attribute)) @definition.variable
 (#match? @_attribute "^__")
 (#in? file))
((declaration
   (ERROR)
   declarator: [
     (identifier) @name
     (init_declarator declarator: (identifier) @name)
   ]) @ignore
 (#match? @name "^__"))
((declaration
   declarator: (pointer_declarator (ERROR) declarator: (identifier) @name)) @ignore
 (#match? @name "^__"))
((declaration
   declarator: (init_declarator
     declarator: (identifier) @_attribute
     (ERROR (identifier) @name .))) @definition.variable
 (#match? @_attribute "^__")
 (#in? file))
((declaration declarator: (init_declarator declarator: (identifier) @name (ERROR))) @ignore
 (#match? @name "^__"))
((field_declaration
   (ERROR [
     (field_identifier) @name
     (array_declarator declarator: (field_identifier) @name)
   ] .)
   declarator: [
     (field_identifier) @_attribute
     (function_declarator declarator: (field_identifier) @_attribute)
   ]) @definition.field
 (#match? @_attribute "^__"))
((field_declaration
   (ERROR)
   declarator: [
     (field_identifier) @name
     (function_declarator declarator: (field_identifier) @name)
   ]) @ignore
 (#match? @name "^__"))
; `type __attribute name = value;`: the attribute ends the declaration, the name begins a statement.
((translation_unit
   (declaration declarator: (identifier) @_attribute)
   . (expression_statement [
       (assignment_expression left: (identifier) @name)
       (identifier) @name
     ]) @definition.variable)
 (#match? @_attribute "^__"))
; DEFINE_PER_CPU(type, name), DEFINE_THING(name, value), DECLARE_THING(name, value)
((declaration
   type: (macro_type_specifier
     name: (identifier) @_macro
     (ERROR)
     type: (type_descriptor type: (type_identifier) @name))) @definition.variable
 (#match? @_macro "^DEFINE_PER_CPU")
 (#in? file))
((declaration
   type: (macro_type_specifier
     name: (identifier) @_macro
     (ERROR (type_descriptor type: (type_identifier) @name)))) @definition.variable
 (#match? @_macro "^DE(FINE|CLARE)_")
 (#not-match? @_macro "^DEFINE_PER_CPU")
 (#in? file))
; MACRO(name, ...) { ... }: a function that the macro names, its arguments read as a call.
((translation_unit
   (expression_statement (call_expression
     function: (identifier) @_macro
     arguments: (argument_list . (identifier) @name))) @definition.function
   . (compound_statement))
 (#match? @_macro "^[A-Z][A-Z0-9_]+$"))
; `struct name { ... } __attribute;`
((declaration
   type: [
     (struct_specifier body: (_))
     (union_specifier body: (_))
     (enum_specifier body: (_))
   ]
   declarator: (identifier) @name) @ignore
 (#match? @name "^__"))
; `void __attribute other name(...) {`: a variable that the parser ended on its own.
((declaration
   type: (primitive_type) @_type
   declarator: (identifier) @name) @ignore
 (#eq? @_type "void"))
; Words that no declarator can hold.
((declaration declarator: (identifier) @name) @ignore
 (#any-of? @name "if" "else" "for" "while" "do" "switch" "return" "sizeof" "struct" "union" "enum"))
((function_definition declarator: (function_declarator declarator: (identifier) @name)) @ignore
 (#any-of? @name "if" "else" "for" "while" "do" "switch" "return" "sizeof" "struct" "union" "enum"))

(function_definition declarator: (function_declarator
  declarator: (function_declarator declarator: (identifier) @name))) @ignore
(declaration declarator: (function_declarator
  declarator: (function_declarator declarator: (identifier) @name))) @ignore

(function_definition declarator: (function_declarator
  declarator: (function_declarator declarator: (identifier) @name))) @ignore
(declaration declarator: (function_declarator
  declarator: (function_declarator declarator: (identifier) @name))) @ignore

; Functions. A declarator nests from the outside in: pointers of the result, then the parameter
; list, then the name, which may stand in brackets; `(_ ...)` stands for each layer.
(function_definition declarator: (function_declarator declarator: (parenthesized_declarator (pointer_declarator
  declarator: (function_declarator
    declarator: (identifier) @name
    parameters: (_) @parameters))))) @definition.function
(function_definition declarator: [
  (function_declarator
    declarator: [
      (identifier) @name
      (parenthesized_declarator (identifier) @name)
    ]
    parameters: (_) @parameters)
  (_ [
    (function_declarator
      declarator: [
        (identifier) @name
        (parenthesized_declarator (identifier) @name)
      ]
      parameters: (_) @parameters)
    (_ [
      (function_declarator
        declarator: [
          (identifier) @name
          (parenthesized_declarator (identifier) @name)
        ]
        parameters: (_) @parameters)
      (_ (function_declarator
        declarator: [
          (identifier) @name
          (parenthesized_declarator (identifier) @name)
        ]
        parameters: (_) @parameters))
    ])
  ])
]) @definition.function

; Types, wherever they have a body. One that stands in a typedef's or a variable's declaration does
; not belong to what is declared, so it is taken from there.
(type_definition type: (struct_specifier name: (type_identifier) @name body: (_)) @definition.struct)
(type_definition type: (union_specifier name: (type_identifier) @name body: (_)) @definition.union)
(type_definition type: (enum_specifier name: (type_identifier) @name body: (_)) @definition.enum)
(declaration type: (struct_specifier name: (type_identifier) @name body: (_)) @definition.struct)
(declaration type: (union_specifier name: (type_identifier) @name body: (_)) @definition.union)
(declaration type: (enum_specifier name: (type_identifier) @name body: (_)) @definition.enum)
(field_declaration type: (struct_specifier name: (type_identifier) @name body: (_)) @definition.struct)
(field_declaration type: (union_specifier name: (type_identifier) @name body: (_)) @definition.union)
(field_declaration type: (enum_specifier name: (type_identifier) @name body: (_)) @definition.enum)
(struct_specifier name: (type_identifier) @name body: (_)) @definition.struct
(union_specifier name: (type_identifier) @name body: (_)) @definition.union
(enum_specifier name: (type_identifier) @name body: (_)) @definition.enum
(enumerator name: (identifier) @name) @definition.enumerator

; Forward declarations: a named type without a body that stands alone.
(translation_unit (struct_specifier name: (type_identifier) @name !body) @declaration.struct)
(translation_unit (union_specifier name: (type_identifier) @name !body) @declaration.union)
(translation_unit (enum_specifier name: (type_identifier) @name !body) @declaration.enum)
(preproc_ifdef (struct_specifier name: (type_identifier) @name !body) @declaration.struct)
(preproc_ifdef (union_specifier name: (type_identifier) @name !body) @declaration.union)
(preproc_ifdef (enum_specifier name: (type_identifier) @name !body) @declaration.enum)
(preproc_if (struct_specifier name: (type_identifier) @name !body) @declaration.struct)
(preproc_if (union_specifier name: (type_identifier) @name !body) @declaration.union)
(preproc_if (enum_specifier name: (type_identifier) @name !body) @declaration.enum)
(preproc_else (struct_specifier name: (type_identifier) @name !body) @declaration.struct)
(preproc_else (union_specifier name: (type_identifier) @name !body) @declaration.union)
(preproc_else (enum_specifier name: (type_identifier) @name !body) @declaration.enum)
(declaration_list (struct_specifier name: (type_identifier) @name !body) @declaration.struct)
(declaration_list (union_specifier name: (type_identifier) @name !body) @declaration.union)
(declaration_list (enum_specifier name: (type_identifier) @name !body) @declaration.enum)

(type_definition declarator: (primitive_type) @name) @definition.type
(type_definition declarator: [
  (type_identifier) @name
  (_ declarator: [
    (type_identifier) @name
    (_ declarator: [
      (type_identifier) @name
      (_ declarator: [
        (type_identifier) @name
        (_ declarator: (type_identifier) @name)
        (parenthesized_declarator [
          (type_identifier) @name
          (_ declarator: [
            (type_identifier) @name
            (_ declarator: [
              (type_identifier) @name
              (_ declarator: (type_identifier) @name)
            ])
          ])
        ])
      ])
      (parenthesized_declarator [
        (type_identifier) @name
        (_ declarator: [
          (type_identifier) @name
          (_ declarator: [
            (type_identifier) @name
            (_ declarator: (type_identifier) @name)
          ])
        ])
      ])
    ])
    (parenthesized_declarator [
      (type_identifier) @name
      (_ declarator: [
        (type_identifier) @name
        (_ declarator: [
          (type_identifier) @name
          (_ declarator: (type_identifier) @name)
        ])
      ])
    ])
  ])
]) @definition.type
(field_declaration declarator: [
  (field_identifier) @name
  (_ declarator: [
    (field_identifier) @name
    (_ declarator: [
      (field_identifier) @name
      (_ declarator: [
        (field_identifier) @name
        (_ declarator: (field_identifier) @name)
        (parenthesized_declarator [
          (field_identifier) @name
          (_ declarator: [
            (field_identifier) @name
            (_ declarator: [
              (field_identifier) @name
              (_ declarator: (field_identifier) @name)
            ])
          ])
        ])
      ])
      (parenthesized_declarator [
        (field_identifier) @name
        (_ declarator: [
          (field_identifier) @name
          (_ declarator: [
            (field_identifier) @name
            (_ declarator: (field_identifier) @name)
          ])
        ])
      ])
    ])
    (parenthesized_declarator [
      (field_identifier) @name
      (_ declarator: [
        (field_identifier) @name
        (_ declarator: [
          (field_identifier) @name
          (_ declarator: (field_identifier) @name)
        ])
      ])
    ])
  ])
]) @definition.field

; Prototypes. They stand before the variables, whose patterns fit them too.
(declaration declarator: (function_declarator declarator: (parenthesized_declarator (pointer_declarator
  declarator: (function_declarator
    declarator: (identifier) @name
    parameters: (_) @parameters))))) @declaration.function
(declaration declarator: [
  (function_declarator
    declarator: [
      (identifier) @name
      (parenthesized_declarator (identifier) @name)
    ]
    parameters: (_) @parameters)
  (_ [
    (function_declarator
      declarator: [
        (identifier) @name
        (parenthesized_declarator (identifier) @name)
      ]
      parameters: (_) @parameters)
    (_ [
      (function_declarator
        declarator: [
          (identifier) @name
          (parenthesized_declarator (identifier) @name)
        ]
        parameters: (_) @parameters)
      (_ (function_declarator
        declarator: [
          (identifier) @name
          (parenthesized_declarator (identifier) @name)
        ]
        parameters: (_) @parameters))
    ])
  ])
]) @declaration.function

; A block that belongs to no function (a macro stood where its head was) still hides its names.
((compound_statement) @local.scope
 (#in? file))

; A name in brackets of its own, of a type that cannot be a macro.
((declaration
   type: [(primitive_type) (sized_type_specifier) (struct_specifier)]
   declarator: (parenthesized_declarator [
     (identifier) @name
     (array_declarator declarator: [
       (identifier) @name
       (array_declarator declarator: (identifier) @name)
     ])
   ])) @definition.variable
 (#in? file))
(field_declaration
  type: [(primitive_type) (sized_type_specifier) (struct_specifier)]
  declarator: (parenthesized_declarator [
    (field_identifier) @name
    (array_declarator declarator: (field_identifier) @name)
  ])) @definition.field
; Variables of the file. `extern` without a value names what is defined elsewhere.
((declaration
   declarator: (init_declarator declarator: [
     (identifier) @name
     (_ declarator: [
       (identifier) @name
       (_ declarator: [
         (identifier) @name
         (_ declarator: [
           (identifier) @name
           (_ declarator: (identifier) @name)
           (parenthesized_declarator [
             (identifier) @name
             (_ declarator: [
               (identifier) @name
               (_ declarator: [
                 (identifier) @name
                 (_ declarator: (identifier) @name)
               ])
             ])
           ])
         ])
         (parenthesized_declarator [
           (identifier) @name
           (_ declarator: [
             (identifier) @name
             (_ declarator: [
               (identifier) @name
               (_ declarator: (identifier) @name)
             ])
           ])
         ])
       ])
       (parenthesized_declarator [
         (identifier) @name
         (_ declarator: [
           (identifier) @name
           (_ declarator: [
             (identifier) @name
             (_ declarator: (identifier) @name)
           ])
         ])
       ])
     ])
   ])) @_declaration @definition.variable
 (#not-missing? @_declaration)
 (#in? file))
((declaration
   (storage_class_specifier) @_storage
   declarator: [
     (identifier) @name
     (_ declarator: [
       (identifier) @name
       (_ declarator: [
         (identifier) @name
         (_ declarator: [
           (identifier) @name
           (_ declarator: (identifier) @name)
           (parenthesized_declarator [
             (identifier) @name
             (_ declarator: [
               (identifier) @name
               (_ declarator: [
                 (identifier) @name
                 (_ declarator: (identifier) @name)
               ])
             ])
           ])
         ])
         (parenthesized_declarator [
           (identifier) @name
           (_ declarator: [
             (identifier) @name
             (_ declarator: [
               (identifier) @name
               (_ declarator: (identifier) @name)
             ])
           ])
         ])
       ])
       (parenthesized_declarator [
         (identifier) @name
         (_ declarator: [
           (identifier) @name
           (_ declarator: [
             (identifier) @name
             (_ declarator: (identifier) @name)
           ])
         ])
       ])
     ])
   ]) @declaration.variable
 (#eq? @_storage "extern")
 (#in? file))
((declaration declarator: (identifier) @name) @_declaration @definition.variable
 (#not-missing? @_declaration)
 (#in? file))
((declaration
   declarator: [
     (_ declarator: [
       (identifier) @name
       (_ declarator: [
         (identifier) @name
         (_ declarator: [
           (identifier) @name
           (_ declarator: (identifier) @name)
           (parenthesized_declarator [
             (identifier) @name
             (_ declarator: [
               (identifier) @name
               (_ declarator: [
                 (identifier) @name
                 (_ declarator: (identifier) @name)
               ])
             ])
           ])
         ])
         (parenthesized_declarator [
           (identifier) @name
           (_ declarator: [
             (identifier) @name
             (_ declarator: [
               (identifier) @name
               (_ declarator: (identifier) @name)
             ])
           ])
         ])
       ])
       (parenthesized_declarator [
         (identifier) @name
         (_ declarator: [
           (identifier) @name
           (_ declarator: [
             (identifier) @name
             (_ declarator: (identifier) @name)
           ])
         ])
       ])
     ])
   ]) @definition.variable
 (#in? file))

((preproc_include path: (system_lib_string) @name) @reference.import
 (#strip! @name "[<>]"))
(preproc_include path: (string_literal (string_content) @name)) @reference.import

(call_expression function: [
  (identifier) @name
  (field_expression field: (field_identifier) @name)
  (parenthesized_expression (identifier) @name)
  (parenthesized_expression (pointer_expression argument: (identifier) @name))
]) @reference.call
(type_identifier) @name @reference.type
