#Requires -Version 5
using module Shapes
Import-Module Pester

# The largest radius.
$Limit = 10
$script:Count, $other = 0, 1
Set-Variable -Name Ignored -Value 1

enum Color {
    Red
    Green = 2
}

# A round thing.
class Circle : Shape {
    [double]$Radius
    static [int]$Sides = 0
    hidden [string] $name

    # Makes a circle.
    Circle([double]$radius) {
        $this.Radius = $radius
    }

    [double] Area([int]$times) {
        $local = [Math]::Sqrt($this.Radius)
        return $this.Scale($local)
    }

    static [Circle] Unit() {
        return [Circle]::new(1)
    }
}

<#
.SYNOPSIS
Builds shapes.
#>
function Get-Shape {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory)]
        [string]$Name,
        [Circle]$Circle
    )
    process {
        $shape = New-Object Circle
        function helper($x) { $x + 1 }
        helper 1 | Write-Output
    }
}

filter script:Select-Round { $_ }
function Global:Format-Shape([string]$Text) { Get-Shape -Name $Text }
. ./helpers.ps1
$square = { param($x) $x * $x }
$null = Get-Shape
