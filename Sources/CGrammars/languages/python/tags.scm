(class_definition name: (identifier) @name) @definition.class
