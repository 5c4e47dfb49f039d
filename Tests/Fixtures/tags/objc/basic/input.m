#import "Shape.h"
#import <Foundation/Foundation.h>
@import UIKit;
#define LIMIT 10

NS_ASSUME_NONNULL_BEGIN

@class Canvas, Brush;
@protocol Later;

typedef NS_ENUM(NSInteger, Color) { ColorRed, ColorGreen };
typedef void (^Handler)(int code);

/// What can be drawn.
@protocol Drawable <NSObject>
@property (nonatomic, readonly) double area;
- (void)drawOn:(Canvas *)canvas;
@optional
- (BOOL)isHidden;
@end

@interface Box : Shape <Drawable, NSCopying> {
    int _count;
    NSString *_title;
}
@property (nonatomic, copy) NSString *name;
@property int first, second;
@property (nonatomic, copy) void (^done)(int code);
+ (instancetype)boxWithName:(NSString *)name size:(int)size;
- (void)open;
@end

// Private parts.
@interface Box ()
- (void)reset;
@end

@interface Box (Printing)
- (void)print;
@end

static int counter = 0;
NSString * const BoxName = @"box";

@implementation Box
@synthesize name = _name;

+ (instancetype)boxWithName:(NSString *)name size:(int)size {
    Box *box = [[self alloc] init];
    [box setName:name];
    return box;
}

- (void)open {
    [self.delegate box:self didOpen:YES];
    SEL action = @selector(drawOn:);
    helper(counter);
    Handler done = ^(int code) { [self reset]; };
    id<Drawable> shape = (id<Drawable>)self;
}
@end

@implementation Box (Printing)
- (void)print { NSLog(@"%@", self.name); }
@end

static void helper(int n) {
    [Box boxWithName:@"a" size:n];
}

NS_ASSUME_NONNULL_END
