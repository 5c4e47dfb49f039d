(text_macro_definition
  (text_macro_name (text_macro_identifier (simple_identifier) @name))) @definition.macro

(module_declaration
  (module_header (simple_identifier) @name)
  (module_or_generate_item)? @body) @definition.module
(interface_declaration
  (interface_ansi_header (interface_identifier (simple_identifier) @name))) @definition.interface
(interface_declaration
  (interface_nonansi_header (interface_identifier (simple_identifier) @name)))
  @definition.interface
(program_declaration
  (program_ansi_header (program_identifier (simple_identifier) @name))) @definition.module
(program_declaration
  (program_nonansi_header (program_identifier (simple_identifier) @name))) @definition.module
(package_declaration
  . (package_identifier (simple_identifier) @name)
  (package_or_generate_item_declaration)? @body) @definition.package
(class_declaration . (class_identifier (simple_identifier) @name) (class_item)? @body)
  @definition.class
(interface_class_declaration . (class_identifier (simple_identifier) @name))
  @definition.interface
(udp_declaration (udp_ansi_declaration (simple_identifier) @name)) @definition.module
(udp_declaration (udp_nonansi_declaration (simple_identifier) @name)) @definition.module

; The type that a `typedef` gives a name: its members belong to it.
(type_declaration
  (data_type (enum_base_type))
  (simple_identifier) @name) @definition.enum
(type_declaration
  (data_type (enum_name_declaration))
  (simple_identifier) @name) @definition.enum
(type_declaration
  (data_type (struct_union "struct"))
  (simple_identifier) @name) @definition.struct
(type_declaration
  (data_type (struct_union "union"))
  (simple_identifier) @name) @definition.union
(type_declaration (simple_identifier) @name) @definition.type
(enum_name_declaration (enum_identifier (simple_identifier) @name)) @definition.enumerator
(struct_union_member
  (list_of_variable_decl_assignments
    (variable_decl_assignment . (simple_identifier) @name))) @definition.field

((function_declaration (function_body_declaration
   (function_identifier (function_identifier (simple_identifier) @name))
   "(" @parameters ")" @parameters
   (function_statement_or_null)? @body)) @definition.method
 (#in? class interface))
(function_declaration (function_body_declaration
  (function_identifier (function_identifier (simple_identifier) @name))
  "(" @parameters ")" @parameters
  (function_statement_or_null)? @body)) @definition.function
((task_declaration (task_body_declaration
   (task_identifier (task_identifier (simple_identifier) @name))
   "(" @parameters ")" @parameters
   (statement_or_null)? @body)) @definition.method
 (#in? class interface))
(task_declaration (task_body_declaration
  (task_identifier (task_identifier (simple_identifier) @name))
  "(" @parameters ")" @parameters
  (statement_or_null)? @body)) @definition.function
; The name behind `endfunction :`.
(function_declaration (function_body_declaration
  ":" . (function_identifier (function_identifier (simple_identifier) @name)))) @ignore
(task_declaration (task_body_declaration
  ":" . (task_identifier (task_identifier (simple_identifier) @name)))) @ignore
; Without a list of ports.
((function_declaration (function_body_declaration
   (function_identifier (function_identifier (simple_identifier) @name))
   (function_statement_or_null)? @body)) @definition.method
 (#in? class interface))
(function_declaration (function_body_declaration
  (function_identifier (function_identifier (simple_identifier) @name))
  (function_statement_or_null)? @body)) @definition.function
((task_declaration (task_body_declaration
   (task_identifier (task_identifier (simple_identifier) @name))
   (statement_or_null)? @body)) @definition.method
 (#in? class interface))
(task_declaration (task_body_declaration
  (task_identifier (task_identifier (simple_identifier) @name))
  (statement_or_null)? @body)) @definition.function
(class_constructor_declaration "function" . (class_scope)? . "new" @name "(" @parameters ")" @parameters
  (function_statement_or_null)? @body)
  @definition.constructor
(class_constructor_declaration "function" . (class_scope)? . "new" @name (function_statement_or_null)? @body)
  @definition.constructor

; Parameters of what they stand before belong to it. A name alone seems to be a type, which lacks
; the parameter's name.
((param_assignment
   (parameter_identifier (simple_identifier) @name)
   (constant_param_expression)) @definition.constant
 (#in? file module package class interface))
((parameter_port_list [
   (list_of_param_assignments (param_assignment
     (parameter_identifier (simple_identifier) @name)))
   (parameter_port_declaration (parameter_declaration
     (list_of_param_assignments (param_assignment
       (parameter_identifier (simple_identifier) @name)))))
 ] @definition.constant) @_list
 (#match? @_list "^#[ \t\n]*\\([ \t\n]*[A-Za-z_][\\w \t\n,]*[=)]"))
((parameter_port_list
   (parameter_port_declaration
     (data_type [
       (simple_identifier) @name
       (class_type . (class_identifier . (simple_identifier) @name .) .)
     ] .)
     (list_of_param_assignments (param_assignment (parameter_identifier) @_none)))
   @definition.constant)
 (#missing? @_none))

((net_declaration
   [(net_type) "interconnect"]
   [
     (list_of_net_decl_assignments (net_decl_assignment . (simple_identifier) @name))
     (simple_identifier) @name
   ])
 @definition.variable
 (#in? file module package interface))
(net_type_declaration (simple_identifier) @name) @definition.type
((genvar_declaration
   (list_of_genvar_identifiers (genvar_identifier (simple_identifier) @name)))
 @definition.variable
 (#in? file module interface))

; The grammar errs often, and then takes many a name for a variable: what has a type of the
; language's own is believed, or one that is written there.
((data_declaration
   (data_type_or_implicit1 (data_type [
     (integer_vector_type)
     (integer_atom_type)
     (non_integer_type)
     (struct_union)
     "string"
     "event"
   ]))
   (list_of_variable_decl_assignments (variable_decl_assignment . (simple_identifier) @name)))
 @definition.field
 (#in? class))
((data_declaration
   (data_type_or_implicit1 (data_type [
     (integer_vector_type)
     (integer_atom_type)
     (non_integer_type)
     (struct_union)
     "string"
     "event"
   ]))
   (list_of_variable_decl_assignments (variable_decl_assignment . (simple_identifier) @name)))
 @definition.variable
 (#in? file module package interface))
((data_declaration
   (data_type_or_implicit1 (data_type (enum_name_declaration)))
   (list_of_variable_decl_assignments
     (variable_decl_assignment . (simple_identifier) @name) @definition.field))
 (#in? class))
((data_declaration
   (data_type_or_implicit1 (data_type (enum_name_declaration)))
   (list_of_variable_decl_assignments
     (variable_decl_assignment . (simple_identifier) @name) @definition.variable))
 (#in? file module package interface))
((data_declaration
   "var"
   (list_of_variable_decl_assignments (variable_decl_assignment . (simple_identifier) @name)))
 @definition.variable
 (#in? file module package interface))
; A variable of a type by name, if it looks like one from its first letter to its semicolon.
((class_property
   (data_declaration
     (data_type_or_implicit1 (data_type . (simple_identifier) .))
     (list_of_variable_decl_assignments
       (variable_decl_assignment . (simple_identifier) @name))) @_declaration) @definition.field
 (#in? class)
 (#match? @_declaration "^[A-Za-z_]\\w*[ \\t]+[A-Za-z_]\\w*[ \\t]*(\\[[^\\]]*\\][ \\t]*)*[=,;]")
 (#not-match? @_declaration "^(ass(ign|ert|ume)|begin|bins|(illegal|ignore)_bins|case[xz]?|cover|default|disable|do|else|end|force|(in|out)put|inout|ref|release|return|soft|super|typedef|wait)[ \\t]")
 (#not-any-of? @name "begin" "fork" "input" "new" "output" "super" "this"))
((net_declaration
   (simple_identifier)
   (list_of_net_decl_assignments (net_decl_assignment . (simple_identifier) @name)))
 @definition.variable @_declaration
 (#in? file module package interface)
 (#match? @_declaration "^[A-Za-z_]\\w*[ \\t]+[A-Za-z_]\\w*[ \\t]*(\\[[^\\]]*\\][ \\t]*)*[=,;]")
 (#not-match? @_declaration "^(ass(ign|ert|ume)|begin|bins|(illegal|ignore)_bins|case[xz]?|cover|default|disable|do|else|end|force|(in|out)put|inout|ref|release|return|soft|super|typedef|wait)[ \\t]")
 (#not-any-of? @name "begin" "fork" "input" "new" "output" "super" "this"))
(constraint_declaration
  (constraint_identifier (constraint_identifier (simple_identifier) @name)))
  @definition.property
(covergroup_declaration . (covergroup_identifier (simple_identifier) @name)) @definition.class

; An instance of a module is a part of the module that it stands in.
(module_instantiation
  (hierarchical_instance
    (name_of_instance (instance_identifier (simple_identifier) @name))) @definition.variable)
; Without parameters it reads as one of a checker.
(checker_instantiation
  (name_of_instance (instance_identifier (simple_identifier) @name)) @definition.variable)
(module_instantiation . (simple_identifier) @name) @reference.new
((checker_instantiation
   (checker_identifier (simple_identifier) @name)
   (name_of_instance (instance_identifier (simple_identifier) @_instance)))
 @reference.new
 (#match? @_instance "\\w"))

((include_compiler_directive (double_quoted_string) @name) @reference.import
 (#strip! @name "\""))
(package_import_item (package_identifier (simple_identifier) @name)) @reference.import
(class_declaration
  (class_type (class_identifier (simple_identifier) @name .))) @reference.inherit
(class_declaration
  (interface_class_type (class_identifier (simple_identifier) @name .))) @reference.implement
(text_macro_usage (text_macro_identifier (simple_identifier) @name)) @reference.macro
(simple_text_macro_usage (text_macro_identifier (simple_identifier) @name)) @reference.macro
(tf_call . (simple_identifier) @name) @reference.call
(let_expression (simple_identifier) @name) @reference.call
; What the parser takes for an instance of a checker without a name.
(checker_instantiation
  (checker_identifier (simple_identifier) @name)
  (name_of_instance (instance_identifier (simple_identifier) @_instance)))
  @reference.call
(method_call_body (method_identifier (method_identifier (simple_identifier) @name)))
  @reference.call
(package_scope (package_identifier (simple_identifier) @name)) @reference.name
(data_type . (simple_identifier) @name) @reference.type
(class_scope (class_type (class_identifier (simple_identifier) @name .))) @reference.type
