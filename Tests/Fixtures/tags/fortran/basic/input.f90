! Shapes to draw.
module shapes
  use iso_fortran_env, only: real64
  implicit none
  integer, parameter :: limit = 10
  real :: counter = 0.0, other

  type :: shape
    real :: size
  end type shape

  type, extends(shape) :: box
    integer :: count = 0
  contains
    procedure :: area => box_area
    procedure, public :: open
    generic :: operator(+) => plus
  end type box

  enum, bind(c)
    enumerator :: red = 1, green
  end enum

  interface area
    module procedure box_area
  end interface

  interface
    subroutine external_one(n)
      integer, intent(in) :: n
    end subroutine
  end interface

  interface operator(//)
    module procedure join
  end interface

contains

  ! Its area.
  real function box_area(this) result(a)
    class(box), intent(in) :: this
    integer :: local
    a = this%size * twice(2)
  end function box_area

  subroutine open(this, n)
    class(box), intent(inout) :: this
    integer, intent(in) :: n
    call helper(n)
    call this%area()
  contains
    subroutine helper(m)
      integer :: m
      print *, m
    end subroutine helper
  end subroutine open

  pure integer function twice(n)
    integer, value :: n
    twice = n * 2
  end function twice
end module shapes

program main
  use shapes
  type(box) :: b
  b = box(1.0)
  call open(b, 1)
end program main

submodule (shapes) details
end submodule details

block data common_data
  common /area_block/ x
end block data
