; Macros.
(preproc_def name: (identifier) @name) @definition.macro
(preproc_function_def
  name: (identifier) @name
  parameters: (preproc_params) @parameters) @definition.macro

; Namespaces: `a::b::c {` opens c inside of a::b, and a and b with it.
(namespace_definition name: (namespace_identifier) @name) @definition.namespace
(namespace_definition name: (nested_namespace_specifier
  (namespace_identifier) @scope . [
    (namespace_identifier) @name
    (nested_namespace_specifier
      (namespace_identifier) @scope . [
        (namespace_identifier) @name
        (nested_namespace_specifier
          (namespace_identifier) @scope . [
            (namespace_identifier) @name
            (nested_namespace_specifier
              (namespace_identifier) @scope . [
                (namespace_identifier) @name
                (nested_namespace_specifier
                  (namespace_identifier) @scope . [
                    (namespace_identifier) @name
                    (nested_namespace_specifier
                      (namespace_identifier) @scope . [
                        (namespace_identifier) @name
                        (nested_namespace_specifier
                          (namespace_identifier) @scope . [
                            (namespace_identifier) @name
                            (nested_namespace_specifier
                              (namespace_identifier) @scope . (namespace_identifier) @name)])])])])])])]))
 @definition.namespace
(namespace_definition name: [
  (nested_namespace_specifier . (namespace_identifier) @name @definition.namespace)
  (nested_namespace_specifier . (namespace_identifier) @scope . [
    (nested_namespace_specifier . (namespace_identifier) @name @definition.namespace)
    (nested_namespace_specifier . (namespace_identifier) @scope . [
      (nested_namespace_specifier . (namespace_identifier) @name @definition.namespace)
      (nested_namespace_specifier . (namespace_identifier) @scope . [
        (nested_namespace_specifier . (namespace_identifier) @name @definition.namespace)
        (nested_namespace_specifier . (namespace_identifier) @scope . [
          (nested_namespace_specifier . (namespace_identifier) @name @definition.namespace)
          (nested_namespace_specifier . (namespace_identifier) @scope . [
            (nested_namespace_specifier . (namespace_identifier) @name @definition.namespace)
            (nested_namespace_specifier . (namespace_identifier) @scope . [
              (nested_namespace_specifier . (namespace_identifier) @name @definition.namespace)
              (nested_namespace_specifier . (namespace_identifier) @scope . [
                (nested_namespace_specifier . (namespace_identifier) @name @definition.namespace)])])])])])])])])
(module_declaration name: (module_name) @name) @definition.module

; A macro between the keyword and the name makes the grammar read a function with a class as result.
(function_definition
  type: (class_specifier name: (type_identifier) !body)
  . (ERROR . (identifier) @name .)
  body: (compound_statement)) @definition.class
(function_definition
  type: (struct_specifier name: (type_identifier) !body)
  . (ERROR . (identifier) @name .)
  body: (compound_statement)) @definition.struct
(function_definition
  type: (class_specifier name: (type_identifier) !body)
  declarator: (identifier) @name
  body: (compound_statement)) @definition.class
(function_definition
  type: (struct_specifier name: (type_identifier) !body)
  declarator: (identifier) @name
  body: (compound_statement)) @definition.struct
; The members of such a class read as the statements of a body.
((declaration declarator: [
   (identifier) @name
   (init_declarator declarator: (identifier) @name)
   (pointer_declarator declarator: (identifier) @name)
 ]) @definition.field
 (#in? class struct union))

; Types, wherever they have a body. A specialisation stands under its template's name. One that stands
; in a typedef's or a variable's declaration does not belong to what is declared.
(type_definition type: (class_specifier name: (type_identifier) @name body: (_)) @definition.class)
(type_definition type: (struct_specifier name: (type_identifier) @name body: (_)) @definition.struct)
(type_definition type: (union_specifier name: (type_identifier) @name body: (_)) @definition.union)
(type_definition type: (enum_specifier name: (type_identifier) @name body: (_)) @definition.enum)
(declaration type: (class_specifier name: (type_identifier) @name body: (_)) @definition.class)
(declaration type: (struct_specifier name: (type_identifier) @name body: (_)) @definition.struct)
(declaration type: (union_specifier name: (type_identifier) @name body: (_)) @definition.union)
(declaration type: (enum_specifier name: (type_identifier) @name body: (_)) @definition.enum)
(field_declaration type: (class_specifier name: (type_identifier) @name body: (_)) @definition.class)
(field_declaration type: (struct_specifier name: (type_identifier) @name body: (_)) @definition.struct)
(field_declaration type: (union_specifier name: (type_identifier) @name body: (_)) @definition.union)
(field_declaration type: (enum_specifier name: (type_identifier) @name body: (_)) @definition.enum)
(class_specifier name: (type_identifier) @name body: (_)) @definition.class
(class_specifier name: (template_type name: (type_identifier) @name) body: (_)) @definition.class
(class_specifier
  name: (qualified_identifier scope: (_) @scope name: [
    (type_identifier) @name
    (template_type name: (type_identifier) @name)
    (qualified_identifier scope: (_) @scope name: (type_identifier) @name)
  ])
  body: (_)) @definition.class
(struct_specifier name: (type_identifier) @name body: (_)) @definition.struct
(struct_specifier name: (template_type name: (type_identifier) @name) body: (_)) @definition.struct
(struct_specifier
  name: (qualified_identifier scope: (_) @scope name: [
    (type_identifier) @name
    (template_type name: (type_identifier) @name)
    (qualified_identifier scope: (_) @scope name: (type_identifier) @name)
  ])
  body: (_)) @definition.struct
(union_specifier name: (type_identifier) @name body: (_)) @definition.union
(union_specifier name: (template_type name: (type_identifier) @name) body: (_)) @definition.union
(union_specifier
  name: (qualified_identifier scope: (_) @scope name: [
    (type_identifier) @name
    (template_type name: (type_identifier) @name)
    (qualified_identifier scope: (_) @scope name: (type_identifier) @name)
  ])
  body: (_)) @definition.union
(enum_specifier name: (type_identifier) @name body: (_)) @definition.enum
(enum_specifier
  name: (qualified_identifier scope: (_) @scope name: (type_identifier) @name)
  body: (_)) @definition.enum
(enumerator name: (identifier) @name) @definition.enumerator
(concept_definition name: (identifier) @name) @definition.interface
(alias_declaration name: (type_identifier) @name) @definition.type
(type_definition declarator: (primitive_type) @name) @definition.type
(type_definition declarator: [
  (type_identifier) @name
  (reference_declarator (type_identifier) @name)
  (_ declarator: [
    (type_identifier) @name
    (reference_declarator (type_identifier) @name)
    (_ declarator: [
      (type_identifier) @name
      (reference_declarator (type_identifier) @name)
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

; Forward declarations: a named type without a body that stands alone.
(translation_unit (class_specifier name: (type_identifier) @name !body) @declaration.class)
(translation_unit (struct_specifier name: (type_identifier) @name !body) @declaration.struct)
(translation_unit (union_specifier name: (type_identifier) @name !body) @declaration.union)
(translation_unit (enum_specifier name: (type_identifier) @name !body) @declaration.enum)
(declaration_list (class_specifier name: (type_identifier) @name !body) @declaration.class)
(declaration_list (struct_specifier name: (type_identifier) @name !body) @declaration.struct)
(declaration_list (union_specifier name: (type_identifier) @name !body) @declaration.union)
(declaration_list (enum_specifier name: (type_identifier) @name !body) @declaration.enum)
(preproc_ifdef (class_specifier name: (type_identifier) @name !body) @declaration.class)
(preproc_ifdef (struct_specifier name: (type_identifier) @name !body) @declaration.struct)
(preproc_ifdef (union_specifier name: (type_identifier) @name !body) @declaration.union)
(preproc_ifdef (enum_specifier name: (type_identifier) @name !body) @declaration.enum)
(preproc_if (class_specifier name: (type_identifier) @name !body) @declaration.class)
(preproc_if (struct_specifier name: (type_identifier) @name !body) @declaration.struct)
(preproc_if (union_specifier name: (type_identifier) @name !body) @declaration.union)
(preproc_if (enum_specifier name: (type_identifier) @name !body) @declaration.enum)

; TEST(Suite, Name) { ... } and its like: a test of the suite.
((function_definition
   !type
   declarator: (function_declarator
     declarator: (identifier) @_macro
     parameters: (parameter_list
       . (parameter_declaration type: (type_identifier) @scope !declarator)
       . (parameter_declaration type: (type_identifier) @name !declarator) .)))
 @definition.test
 (#match? @_macro "^[A-Z][A-Z0-9_]+$")
 (#in? file namespace))
((function_definition
   !type
   declarator: (function_declarator declarator: (identifier) @name)) @ignore
 (#match? @name "^[A-Z][A-Z0-9_]+$")
 (#in? file namespace))
; Words that no declarator can hold.
((function_definition declarator: (function_declarator declarator: (identifier) @name)) @ignore
 (#any-of? @name "if" "else" "for" "while" "do" "switch" "return" "catch" "sizeof"))
((declaration declarator: (identifier) @name) @ignore
 (#any-of? @name "if" "else" "for" "while" "do" "switch" "return" "class" "struct" "union" "enum"))

; Functions with a body. Out of line, the owner stands before the name.
((function_definition
   !type
   declarator: (function_declarator
     declarator: (identifier) @name
     parameters: (_) @parameters)) @definition.constructor
 (#in? class struct union))
(function_definition declarator: (function_declarator
  declarator: (destructor_name) @name
  parameters: (_) @parameters)) @definition.constructor
; Owner::Owner(...), Owner<T>::Owner(...), Outer::Owner::Owner(...)
((function_definition
   !type
   declarator: (function_declarator
     declarator: [
       (qualified_identifier
         scope: [
           (namespace_identifier) @_owner @scope
           (template_type name: (type_identifier) @_owner @scope)
         ]
         name: (identifier) @name)
       (qualified_identifier
         scope: [
           (namespace_identifier) @scope
           (template_type name: (type_identifier) @scope)
         ]
         name: (qualified_identifier
           scope: [
             (namespace_identifier) @_owner @scope
             (template_type name: (type_identifier) @_owner @scope)
           ]
           name: (identifier) @name))
     ]
     parameters: (_) @parameters)) @definition.constructor
 (#eq? @name @_owner))
(function_definition declarator: (function_declarator
  declarator: [
    (qualified_identifier
      scope: [
        (namespace_identifier) @scope
        (template_type name: (type_identifier) @scope)
      ]
      name: (destructor_name) @name)
    (qualified_identifier
      scope: [
        (namespace_identifier) @scope
        (template_type name: (type_identifier) @scope)
      ]
      name: (qualified_identifier
        scope: [
          (namespace_identifier) @scope
          (template_type name: (type_identifier) @scope)
        ]
        name: (destructor_name) @name))
    (qualified_identifier
      scope: [
        (namespace_identifier) @scope
        (template_type name: (type_identifier) @scope)
      ]
      name: (qualified_identifier
        scope: [
          (namespace_identifier) @scope
          (template_type name: (type_identifier) @scope)
        ]
        name: (qualified_identifier
          scope: [
            (namespace_identifier) @scope
            (template_type name: (type_identifier) @scope)
          ]
          name: (destructor_name) @name)))
  ]
  parameters: (_) @parameters)) @definition.constructor
(function_definition
  declarator: [
  (function_declarator
    declarator: [
      (qualified_identifier
        scope: [
          (namespace_identifier) @scope
          (template_type name: (type_identifier) @scope)
        ]
        name: (operator_name) @name)
      (qualified_identifier
        scope: [
          (namespace_identifier) @scope
          (template_type name: (type_identifier) @scope)
        ]
        name: (qualified_identifier
          scope: [
            (namespace_identifier) @scope
            (template_type name: (type_identifier) @scope)
          ]
          name: (operator_name) @name))
      (qualified_identifier
        scope: [
          (namespace_identifier) @scope
          (template_type name: (type_identifier) @scope)
        ]
        name: (qualified_identifier
          scope: [
            (namespace_identifier) @scope
            (template_type name: (type_identifier) @scope)
          ]
          name: (qualified_identifier
            scope: [
              (namespace_identifier) @scope
              (template_type name: (type_identifier) @scope)
            ]
            name: (operator_name) @name)))
    ]
    parameters: (_) @parameters)
  (_ [
    (function_declarator
      declarator: [
        (qualified_identifier
          scope: [
            (namespace_identifier) @scope
            (template_type name: (type_identifier) @scope)
          ]
          name: (operator_name) @name)
        (qualified_identifier
          scope: [
            (namespace_identifier) @scope
            (template_type name: (type_identifier) @scope)
          ]
          name: (qualified_identifier
            scope: [
              (namespace_identifier) @scope
              (template_type name: (type_identifier) @scope)
            ]
            name: (operator_name) @name))
        (qualified_identifier
          scope: [
            (namespace_identifier) @scope
            (template_type name: (type_identifier) @scope)
          ]
          name: (qualified_identifier
            scope: [
              (namespace_identifier) @scope
              (template_type name: (type_identifier) @scope)
            ]
            name: (qualified_identifier
              scope: [
                (namespace_identifier) @scope
                (template_type name: (type_identifier) @scope)
              ]
              name: (operator_name) @name)))
      ]
      parameters: (_) @parameters)
    (_ (function_declarator
      declarator: [
        (qualified_identifier
          scope: [
            (namespace_identifier) @scope
            (template_type name: (type_identifier) @scope)
          ]
          name: (operator_name) @name)
        (qualified_identifier
          scope: [
            (namespace_identifier) @scope
            (template_type name: (type_identifier) @scope)
          ]
          name: (qualified_identifier
            scope: [
              (namespace_identifier) @scope
              (template_type name: (type_identifier) @scope)
            ]
            name: (operator_name) @name))
        (qualified_identifier
          scope: [
            (namespace_identifier) @scope
            (template_type name: (type_identifier) @scope)
          ]
          name: (qualified_identifier
            scope: [
              (namespace_identifier) @scope
              (template_type name: (type_identifier) @scope)
            ]
            name: (qualified_identifier
              scope: [
                (namespace_identifier) @scope
                (template_type name: (type_identifier) @scope)
              ]
              name: (operator_name) @name)))
      ]
      parameters: (_) @parameters))
  ])
]) @definition.operator
(function_definition
  declarator: [
  (function_declarator
    declarator: [
      (qualified_identifier
        scope: [
          (namespace_identifier) @scope
          (template_type name: (type_identifier) @scope)
        ]
        name: [
        (identifier) @name
        (template_function name: (identifier) @name)
      ])
      (qualified_identifier
        scope: [
          (namespace_identifier) @scope
          (template_type name: (type_identifier) @scope)
        ]
        name: (qualified_identifier
          scope: [
            (namespace_identifier) @scope
            (template_type name: (type_identifier) @scope)
          ]
          name: [
          (identifier) @name
          (template_function name: (identifier) @name)
        ]))
      (qualified_identifier
        scope: [
          (namespace_identifier) @scope
          (template_type name: (type_identifier) @scope)
        ]
        name: (qualified_identifier
          scope: [
            (namespace_identifier) @scope
            (template_type name: (type_identifier) @scope)
          ]
          name: (qualified_identifier
            scope: [
              (namespace_identifier) @scope
              (template_type name: (type_identifier) @scope)
            ]
            name: [
            (identifier) @name
            (template_function name: (identifier) @name)
          ])))
    ]
    parameters: (_) @parameters)
  (_ [
    (function_declarator
      declarator: [
        (qualified_identifier
          scope: [
            (namespace_identifier) @scope
            (template_type name: (type_identifier) @scope)
          ]
          name: [
          (identifier) @name
          (template_function name: (identifier) @name)
        ])
        (qualified_identifier
          scope: [
            (namespace_identifier) @scope
            (template_type name: (type_identifier) @scope)
          ]
          name: (qualified_identifier
            scope: [
              (namespace_identifier) @scope
              (template_type name: (type_identifier) @scope)
            ]
            name: [
            (identifier) @name
            (template_function name: (identifier) @name)
          ]))
        (qualified_identifier
          scope: [
            (namespace_identifier) @scope
            (template_type name: (type_identifier) @scope)
          ]
          name: (qualified_identifier
            scope: [
              (namespace_identifier) @scope
              (template_type name: (type_identifier) @scope)
            ]
            name: (qualified_identifier
              scope: [
                (namespace_identifier) @scope
                (template_type name: (type_identifier) @scope)
              ]
              name: [
              (identifier) @name
              (template_function name: (identifier) @name)
            ])))
      ]
      parameters: (_) @parameters)
    (_ (function_declarator
      declarator: [
        (qualified_identifier
          scope: [
            (namespace_identifier) @scope
            (template_type name: (type_identifier) @scope)
          ]
          name: [
          (identifier) @name
          (template_function name: (identifier) @name)
        ])
        (qualified_identifier
          scope: [
            (namespace_identifier) @scope
            (template_type name: (type_identifier) @scope)
          ]
          name: (qualified_identifier
            scope: [
              (namespace_identifier) @scope
              (template_type name: (type_identifier) @scope)
            ]
            name: [
            (identifier) @name
            (template_function name: (identifier) @name)
          ]))
        (qualified_identifier
          scope: [
            (namespace_identifier) @scope
            (template_type name: (type_identifier) @scope)
          ]
          name: (qualified_identifier
            scope: [
              (namespace_identifier) @scope
              (template_type name: (type_identifier) @scope)
            ]
            name: (qualified_identifier
              scope: [
                (namespace_identifier) @scope
                (template_type name: (type_identifier) @scope)
              ]
              name: [
              (identifier) @name
              (template_function name: (identifier) @name)
            ])))
      ]
      parameters: (_) @parameters))
  ])
]) @definition.method
((function_definition declarator: (operator_cast) @name) @definition.operator
 (#strip! @name "\\(.*$"))
((function_definition declarator: (qualified_identifier
   scope: [
     (namespace_identifier) @scope
     (template_type name: (type_identifier) @scope)
   ]
   name: (operator_cast) @name)) @definition.operator
 (#strip! @name "\\(.*$"))
(function_definition
  declarator: [
  (function_declarator
    declarator: (operator_name) @name
    parameters: (_) @parameters)
  (_ [
    (function_declarator
      declarator: (operator_name) @name
      parameters: (_) @parameters)
    (_ (function_declarator
      declarator: (operator_name) @name
      parameters: (_) @parameters))
  ])
]) @definition.operator
(function_definition
  declarator: [
  (function_declarator
    declarator: (field_identifier) @name
    parameters: (_) @parameters)
  (_ [
    (function_declarator
      declarator: (field_identifier) @name
      parameters: (_) @parameters)
    (_ (function_declarator
      declarator: (field_identifier) @name
      parameters: (_) @parameters))
  ])
]) @definition.method
((function_definition
  declarator: [
  (function_declarator
    declarator: [
      (identifier) @name
      (template_function name: (identifier) @name)
      (parenthesized_declarator (identifier) @name)
    ]
    parameters: (_) @parameters)
  (_ [
    (function_declarator
      declarator: [
        (identifier) @name
        (template_function name: (identifier) @name)
        (parenthesized_declarator (identifier) @name)
      ]
      parameters: (_) @parameters)
    (_ (function_declarator
      declarator: [
        (identifier) @name
        (template_function name: (identifier) @name)
        (parenthesized_declarator (identifier) @name)
      ]
      parameters: (_) @parameters))
  ])
]) @definition.method
 (#in? class struct union))
(function_definition
  declarator: [
  (function_declarator
    declarator: [
      (identifier) @name
      (template_function name: (identifier) @name)
      (parenthesized_declarator (identifier) @name)
    ]
    parameters: (_) @parameters)
  (_ [
    (function_declarator
      declarator: [
        (identifier) @name
        (template_function name: (identifier) @name)
        (parenthesized_declarator (identifier) @name)
      ]
      parameters: (_) @parameters)
    (_ (function_declarator
      declarator: [
        (identifier) @name
        (template_function name: (identifier) @name)
        (parenthesized_declarator (identifier) @name)
      ]
      parameters: (_) @parameters))
  ])
]) @definition.function

; Members without a body here. A pure virtual one has none elsewhere, so it is defined here.
(field_declaration
  declarator: [
  (function_declarator
    declarator: (field_identifier) @name
    parameters: (_) @parameters)
  (_ [
    (function_declarator
      declarator: (field_identifier) @name
      parameters: (_) @parameters)
    (_ (function_declarator
      declarator: (field_identifier) @name
      parameters: (_) @parameters))
  ])
]
  default_value: (_)) @definition.method
(field_declaration
  declarator: [
  (function_declarator
    declarator: (field_identifier) @name
    parameters: (_) @parameters)
  (_ [
    (function_declarator
      declarator: (field_identifier) @name
      parameters: (_) @parameters)
    (_ (function_declarator
      declarator: (field_identifier) @name
      parameters: (_) @parameters))
  ])
]) @declaration.method
(field_declaration
  declarator: [
  (function_declarator
    declarator: (operator_name) @name
    parameters: (_) @parameters)
  (_ [
    (function_declarator
      declarator: (operator_name) @name
      parameters: (_) @parameters)
    (_ (function_declarator
      declarator: (operator_name) @name
      parameters: (_) @parameters))
  ])
]) @declaration.operator
((declaration
   !type
   declarator: (function_declarator
     declarator: (identifier) @name
     parameters: (_) @parameters)) @declaration.constructor
 (#in? class struct union))
(declaration declarator: (function_declarator
  declarator: (destructor_name) @name
  parameters: (_) @parameters)) @declaration.constructor
((declaration declarator: (operator_cast) @name) @declaration.operator
 (#strip! @name "\\(.*$"))
(declaration
  declarator: [
  (function_declarator
    declarator: (operator_name) @name
    parameters: (_) @parameters)
  (_ [
    (function_declarator
      declarator: (operator_name) @name
      parameters: (_) @parameters)
    (_ (function_declarator
      declarator: (operator_name) @name
      parameters: (_) @parameters))
  ])
]) @declaration.operator

; Fields.
(field_declaration declarator: [
  (field_identifier) @name
  (reference_declarator (field_identifier) @name)
  (_ declarator: [
    (field_identifier) @name
    (reference_declarator (field_identifier) @name)
    (_ declarator: [
      (field_identifier) @name
      (reference_declarator (field_identifier) @name)
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

; Prototypes. In a body, `Type name(value);` is a variable that only looks like one.
((declaration
  declarator: [
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
]) @declaration.function
 (#in? file namespace))
((declaration
  declarator: [
  (function_declarator
    declarator: (identifier) @name
    parameters: (_) @parameters)
  (_ [
    (function_declarator
      declarator: (identifier) @name
      parameters: (_) @parameters)
    (_ (function_declarator
      declarator: (identifier) @name
      parameters: (_) @parameters))
  ])
]) @declaration.method
 (#in? class struct union))

; Values of a file or a namespace, and static members defined out of line.
((compound_statement) @local.scope
 (#in? file namespace))
((declaration
   declarator: [
     (qualified_identifier
       scope: [
         (namespace_identifier) @scope
         (template_type name: (type_identifier) @scope)
       ]
       name: [
         (identifier) @name
         (qualified_identifier
           scope: [
             (namespace_identifier) @scope
             (template_type name: (type_identifier) @scope)
           ]
           name: (identifier) @name)
       ])
     (array_declarator declarator: (qualified_identifier
       scope: [
         (namespace_identifier) @scope
         (template_type name: (type_identifier) @scope)
       ]
       name: [
         (identifier) @name
         (qualified_identifier
           scope: [
             (namespace_identifier) @scope
             (template_type name: (type_identifier) @scope)
           ]
           name: (identifier) @name)
       ]))
     (init_declarator declarator: [
       (qualified_identifier
         scope: [
           (namespace_identifier) @scope
           (template_type name: (type_identifier) @scope)
         ]
         name: [
           (identifier) @name
           (qualified_identifier
             scope: [
               (namespace_identifier) @scope
               (template_type name: (type_identifier) @scope)
             ]
             name: (identifier) @name)
         ])
       (array_declarator declarator: (qualified_identifier
         scope: [
           (namespace_identifier) @scope
           (template_type name: (type_identifier) @scope)
         ]
         name: [
           (identifier) @name
           (qualified_identifier
             scope: [
               (namespace_identifier) @scope
               (template_type name: (type_identifier) @scope)
             ]
             name: (identifier) @name)
         ]))
       (pointer_declarator declarator: (qualified_identifier
         scope: [
           (namespace_identifier) @scope
           (template_type name: (type_identifier) @scope)
         ]
         name: [
           (identifier) @name
           (qualified_identifier
             scope: [
               (namespace_identifier) @scope
               (template_type name: (type_identifier) @scope)
             ]
             name: (identifier) @name)
         ]))
     ])
   ]) @definition.variable
 (#in? file namespace))
((declaration
   (type_qualifier) @_qualifier
   declarator: [
     (identifier) @name
     (reference_declarator (identifier) @name)
     (_ declarator: [
       (identifier) @name
       (reference_declarator (identifier) @name)
       (_ declarator: [
         (identifier) @name
         (reference_declarator (identifier) @name)
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
   ]) @definition.constant
 (#eq? @_qualifier "constexpr")
 (#in? file namespace))
((declaration
   declarator: (init_declarator declarator: [
     (identifier) @name
     (reference_declarator (identifier) @name)
     (_ declarator: [
       (identifier) @name
       (reference_declarator (identifier) @name)
       (_ declarator: [
         (identifier) @name
         (reference_declarator (identifier) @name)
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
 (#in? file namespace))
((declaration
   (storage_class_specifier) @_storage
   declarator: [
     (identifier) @name
     (reference_declarator (identifier) @name)
     (_ declarator: [
       (identifier) @name
       (reference_declarator (identifier) @name)
       (_ declarator: [
         (identifier) @name
         (reference_declarator (identifier) @name)
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
 (#in? file namespace))
((declaration
   declarator: [
     (identifier) @name
     (reference_declarator (identifier) @name)
     (_ declarator: [
       (identifier) @name
       (reference_declarator (identifier) @name)
       (_ declarator: [
         (identifier) @name
         (reference_declarator (identifier) @name)
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
   ]) @_declaration @definition.variable
 (#not-missing? @_declaration)
 (#in? file namespace))
((declaration declarator: (init_declarator declarator: [
   (structured_binding_declarator (identifier) @name)
   (reference_declarator (structured_binding_declarator (identifier) @name))
 ])) @definition.variable
 (#in? file namespace))

(type_parameter_declaration (type_identifier) @name) @ignore
(variadic_type_parameter_declaration (type_identifier) @name) @ignore
(optional_type_parameter_declaration name: (type_identifier) @name) @ignore

((preproc_include path: (system_lib_string) @name) @reference.import
 (#strip! @name "[<>]"))
(preproc_include path: (string_literal (string_content) @name)) @reference.import
(using_declaration [
  (identifier) @name
  (qualified_identifier name: [
    (identifier) @name
    (type_identifier) @name
    (qualified_identifier name: (identifier) @name)
  ])
]) @reference.import

(base_class_clause [
  (type_identifier) @name
  (template_type name: (type_identifier) @name)
  (qualified_identifier name: [
    (type_identifier) @name
    (template_type name: (type_identifier) @name)
    (qualified_identifier name: [
      (type_identifier) @name
      (template_type name: (type_identifier) @name)
    ])
  ])
]) @reference.inherit

(new_expression type: [
  (type_identifier) @name
  (template_type name: (type_identifier) @name)
  (qualified_identifier name: [
    (type_identifier) @name
    (template_type name: (type_identifier) @name)
  ])
]) @reference.new
(compound_literal_expression type: [
  (type_identifier) @name
  (template_type name: (type_identifier) @name)
  (qualified_identifier name: (type_identifier) @name)
]) @reference.new

(call_expression function: [
  (identifier) @name
  (template_function name: (identifier) @name)
  (field_expression field: [
    (field_identifier) @name
    (template_method name: (field_identifier) @name)
  ])
  (qualified_identifier name: [
    (identifier) @name
    (template_function name: (identifier) @name)
    (qualified_identifier name: [
      (identifier) @name
      (template_function name: (identifier) @name)
      (qualified_identifier name: (identifier) @name)
    ])
  ])
]) @reference.call

; A capitalised owner is a type.
((qualified_identifier scope: (namespace_identifier) @name) @reference.type
 (#match? @name "^[A-Z]"))
; What stands for the type of an expression names none.
((type_identifier) @name @ignore
 (#match? @name "^(__)?typeof"))
(type_identifier) @name @reference.type
