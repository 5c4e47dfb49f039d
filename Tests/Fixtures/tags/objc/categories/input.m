@interface Shape (Drawing)
- (void)draw;
@end

@implementation Shape (Drawing)
- (void)draw {}
@end

@interface Shape ()
@end
