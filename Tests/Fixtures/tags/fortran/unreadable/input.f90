module shapes
  implicit none
  static counter
  structure /corner/
    real x, y
  end structure
  enum * 8
    enumerator :: red, green = 2, blue
  end enum
contains
  ! subroutine commented
  pure real(kind=8) function area(side)
    real(kind=8), intent(in) :: side
    area = side ** 2
  end function area

  subroutine grow(side)
    real side
    automatic scratch
    side = side * 2
  end subroutine grow
end module shapes
