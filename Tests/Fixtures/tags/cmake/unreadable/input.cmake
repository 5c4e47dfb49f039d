function(first name)
  message("${name}")
endfunction()

set(broken "unclosed)

# function(commented)
FUNCTION(second)
endfunction()

macro(third arg)
endmacro()
