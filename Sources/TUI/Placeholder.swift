package enum TUIPlaceholder {}
