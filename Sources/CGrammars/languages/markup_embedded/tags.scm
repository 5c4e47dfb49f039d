; Scripts and style sheets, by the language that they say; without a word JavaScript and CSS. Templates,
; data and what a preprocessor of another language reads are left alone.
((script_element
   (start_tag (attribute
     (attribute_name) @_attribute
     [(quoted_attribute_value (attribute_value) @_language) (attribute_value) @_language]))
   (raw_text) @embedded.tsx)
 (#any-of? @_attribute "lang" "type")
 (#any-of? @_language "tsx" "text/tsx"))
((script_element
   (start_tag (attribute
     (attribute_name) @_attribute
     [(quoted_attribute_value (attribute_value) @_language) (attribute_value) @_language]))
   (raw_text) @embedded.typescript)
 (#any-of? @_attribute "lang" "type")
 (#any-of? @_language
   "ts" "typescript" "text/typescript" "application/typescript" "application/x-typescript"))
((script_element
   (start_tag (attribute
     (attribute_name) @_attribute
     [(quoted_attribute_value (attribute_value) @_language) (attribute_value) @_language]))
   (raw_text) @name) @ignore
 (#any-of? @_attribute "lang" "type")
 (#not-match? @_language "^(module|jsx?|text/jsx|text/babel|(text|application)/(x-)?(javascript|ecmascript).*)$"))
(script_element (raw_text) @embedded.javascript)
((style_element
   (start_tag (attribute
     (attribute_name) @_attribute
     [(quoted_attribute_value (attribute_value) @_language) (attribute_value) @_language]))
   (raw_text) @embedded.scss)
 (#any-of? @_attribute "lang" "type")
 (#any-of? @_language "scss" "text/scss" "text/x-scss"))
((style_element
   (start_tag (attribute
     (attribute_name) @_attribute
     [(quoted_attribute_value (attribute_value) @_language) (attribute_value) @_language]))
   (raw_text) @name) @ignore
 (#any-of? @_attribute "lang" "type")
 (#not-any-of? @_language "css" "postcss" "text/css"))
(style_element (raw_text) @embedded.css)
