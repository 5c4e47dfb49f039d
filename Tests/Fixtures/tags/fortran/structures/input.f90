! Structures as VAX Fortran had them.
subroutine report
  structure /weather/
    integer day, month
    union
      map
        character*20 clouds
      end map
      map
        real rainfall
      end map
    end union
  end structure
end subroutine report
