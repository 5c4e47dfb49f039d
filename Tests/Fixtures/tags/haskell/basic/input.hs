{-# LANGUAGE GADTs #-}
-- A module.
module Data.Store.Types (Store(..), build, module X) where

import qualified Data.Map as M
import Data.List (sort, (\\))

infixl 6 <+>

-- A store.
data Store k v
  = Empty
  | Store { size :: !Int, items, others :: M.Map k v } -- ^ full
  | k :*: v
  deriving (Show, Eq)

newtype Name = Name { unName :: String }
type Pair a = (a, a)
data Term a where
  Lit :: Int -> Term Int
  Add, Sub :: Term Int -> Term Int -> Term Int
  Rec :: { x :: Int } -> Term Int

class (Eq a) => Shape a where
  type Side a
  data Face a
  area :: a -> Double
  area _ = 0
  perimeter, other :: a -> Double
  {-# MINIMAL area #-}

instance Shape (Store k v) where
  type Side (Store k v) = Int
  area s = fromIntegral (size s)

instance Show Name where
  show (Name n) = n

type family Elem c where
  Elem [e] = e
data family Vec a
newtype instance Vec Int = VInt Int
type instance Foo Int = Bool

pattern Pt x y = (x, y)
pattern Zero :: Int
pattern Zero = 0

foreign import ccall "math.h sin" c_sin :: Double -> Double

-- Builds.
build :: Ord k => [k] -> Store k v
build [] = Empty
build (x:xs)
  | null xs = Empty
  | otherwise = go xs
  where
    go :: [a] -> Store k v
    go _ = Empty
    other = 3

(<+>) :: Store k v -> Store k v -> Store k v
a <+> b = a
x `plus` y = x <+> y
(f . g) x = f (g x)

limit :: Int
limit = 10
(left, right) = (1, 2)
main = do
  let y = 2
  print $ build [y]
  mapM_ print (M.toList foo)
deriving instance Eq Name
$(makeLenses ''Store)
