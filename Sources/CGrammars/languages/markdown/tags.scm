; Headings that are quoted belong to another text.
(block_quote) @local.scope

((section (atx_heading heading_content: (inline) @name)) @definition.section
 (#not-has-ancestor? local)
 (#strip! @name "^[ \\t]+|([ \\t]+#+)?[ \\t]*$"))
; An underlined heading opens no section of the tree.
((setext_heading heading_content: (paragraph (inline) @name)) @definition.section
 (#not-has-ancestor? local)
 (#strip! @name "^[ \\t]+|[ \\t]+$"))

; Links within text are of another grammar; those that are defined apart stand in the tree. An address
; elsewhere is no part of the repository.
((link_reference_definition (link_destination) @name) @reference.name
 (#strip! @name "[<>]")
 (#not-match? @name "^<?([a-zA-Z]+://|mailto:)|^#$"))

; Fenced code goes by its language.
(fenced_code_block (info_string (language) @name)) @reference.code
