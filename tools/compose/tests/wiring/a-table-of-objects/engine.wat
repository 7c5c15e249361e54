(component
  (core module $m (table 1 externref) (func (export "f")))
  (core instance $i (instantiate $m))
  (func $f (canon lift (core func $i "f")))
  (instance $e (export "f" (func $f)))
  (export "test:engine/engine@0.1.0" (instance $e)))
