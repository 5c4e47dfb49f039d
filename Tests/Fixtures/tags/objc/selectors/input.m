@implementation Shape
- draw { return nil; }
- (void)moveTo:(CGPoint)point :(BOOL)animated { }
- (id)initWithName:(NSString *)name
              size:(struct size (^)(int a, int b))size
             count:(int)count, ...
{
    [self moveTo:at(1, 2) :YES];
    [NSString stringWithFormat:@"a:b %d", [list at:1], flag ? one : two];
    return [other initWithName:@{@"k": name} size:^(int a, int b) { return c(a); } count:1];
}
@end
