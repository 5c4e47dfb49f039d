function Get-First { 1 }

function Get-Broken { if ( { }

# function Get-Commented { }
function script:Get-Last {
    param([string] $Name)
    $Name
}

class Shape {
    [int] $Sides
}
