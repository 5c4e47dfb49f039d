; The merge key `<<` takes over another mapping and names nothing.
((block_mapping_pair key: (flow_node (plain_scalar (string_scalar) @name))) @ignore
 (#eq? @name "<<"))
((block_mapping_pair
   key: (flow_node [
     (plain_scalar (string_scalar) @name)
     (double_quote_scalar) @name
     (single_quote_scalar) @name
   ])) @definition.key
 (#strip! @name "[\"']"))
((flow_pair
   key: (flow_node [
     (plain_scalar (string_scalar) @name)
     (double_quote_scalar) @name
     (single_quote_scalar) @name
   ])) @definition.key
 (#strip! @name "[\"']"))

(anchor (anchor_name) @name) @definition.constant
(alias (alias_name) @name) @reference.name
