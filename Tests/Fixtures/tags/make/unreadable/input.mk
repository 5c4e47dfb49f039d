includeX
=includeJ
define rules
include rules.mk
endef

# define commented
all: build
	echo $(call rules)
