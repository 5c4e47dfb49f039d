#import <Foundation/Foundation.h>

typedef NS_OPTIONS(NSUInteger, Mask) {
    MaskNone = 0,
    MaskAll = 1 << 2
};

FOUNDATION_EXPORT NSString *const MaskKey;

@interface Box<__covariant T> : NSObject
- (nullable T)firstObject NS_SWIFT_NAME(first());
@end
