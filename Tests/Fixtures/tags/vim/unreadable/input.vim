vim9script
# def Commented()
var count: number = 0
const limit = 10

export class Shape
  this.size: number
  def Area(): number
    return this.size * this.size
  enddef
endclass

interface Drawable
  def Draw()
endinterface

def Grow(by: number): number
  return count + by
enddef

class Box extends Shape
  var width = 1
  # how high it is
  public static var height: number

  def Fill()
    var local = 1
  enddef
  static const most = 9
endclass

let $BOX_HOME = '/box'
