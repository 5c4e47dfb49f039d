#import "Shape.h"

@interface Broken : NSObject
- (void)odd:(int;
@property (

// @interface Commented
@protocol Draws <NSObject>
@end

@interface Shape : Broken <Draws>
@end

@implementation Shape
- (void)draw {
  [self
}

@implementation Broken
@end
