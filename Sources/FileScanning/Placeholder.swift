package enum FSPlaceholder {}
