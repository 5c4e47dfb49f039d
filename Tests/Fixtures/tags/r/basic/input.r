library(stats)
require("utils")
source("helper.R")
box::use(dplyr[filter])
# Builds.
build <- function(x, ...) {
  inner <- function(y) y
  z <- 3
  inner(x)
}
limit = 10
other <<- 3
function(x) x -> late
4 -> four
lam <- \(x) x + 1
`my fun` <- function() NULL
"quoted" <- function() 1
`%+%` <- function(a, b) paste0(a, b)
`names<-.store` <- function(x, value) x
assign("dyn", 3)
setClass("Store", representation(size = "numeric"), contains = "Base")
setGeneric("area", function(shape) standardGeneric("area"))
setMethod("area", "Circle", function(shape) 3)
setRefClass("Account", fields = list(balance = "numeric"), methods = list(
  deposit = function(x) { balance <<- balance + x }
))
Stack <- R6Class("Stack", inherit = Base,
  public = list(items = NULL, push = function(x) { self$items <- x }),
  private = list(size = 0), active = list(top = function() 1))
x$field <- 3
names(x) <- "a"
dplyr::filter(x, y) |> print()
obj$method(3)
if (TRUE) { cond <- 1 }
l <- list(a = function(x) 1, b = 2)
