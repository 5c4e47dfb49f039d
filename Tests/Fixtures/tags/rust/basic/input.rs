//! Shapes.
use std::collections::HashMap;
use std::fmt::{self, Display as Show};

mod measure;

/// The largest radius.
pub const LIMIT: f64 = 10.0;
pub(crate) static mut COUNTER: usize = 0;
const _: () = assert!(LIMIT > 1.0);

pub type Result<T> = std::result::Result<T, ShapeError>;

/// What can be measured.
pub trait Shape: fmt::Debug + Send {
    /// The unit of the area.
    type Unit: Copy;
    const SIDES: usize = 0;
    /// The area in square units.
    fn area(&self) -> f64;
    fn describe(&self) -> String {
        format!("{:?}", self)
    }
}

/// A round thing.
#[derive(Debug, Clone)]
#[repr(C)]
pub struct Circle<T = f64> {
    /// From the centre.
    pub radius: T,
    name: String,
}

struct Pair(i32, pub Circle);

struct Unit;

pub union Bits {
    int: u32,
    float: f32,
}

pub enum ShapeError {
    Empty,
    TooLarge(f64),
    Nested { cause: Box<ShapeError> },
}

impl<T: Show> Circle<T> {
    pub const ZERO: i32 = 0;

    /// Makes a circle.
    pub fn new(radius: T) -> Self {
        fn helper(x: i32) -> i32 {
            x + 1
        }
        let name = helper(1).to_string();
        Circle { radius, name }
    }

    pub async unsafe fn r#match(&self) {}
}

impl Shape for Circle<f64> {
    type Unit = f64;

    fn area(&self) -> f64 {
        let map: HashMap<String, u8> = HashMap::new();
        self.radius.powi(2) * LIMIT
    }
}

impl<'a, T> fmt::Display for &'a Wrapper<T> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

macro_rules! square {
    ($x:expr) => {
        $x * $x
    };
}

extern "C" {
    fn abs(value: i32) -> i32;
    static errno: i32;
}

pub mod tests {
    use super::*;

    #[test]
    fn measures() {
        const LOCAL: i32 = 3;
        struct Inner {
            part: i32,
        }
        assert_eq!(square!(LOCAL), 9);
        Circle::<f64>::new(1.0).area();
    }
}
