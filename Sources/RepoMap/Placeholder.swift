package enum RepoMapPlaceholder {}
