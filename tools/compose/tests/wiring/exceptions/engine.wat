(component
  (core module $m (tag $e) (func (export "f") (throw $e)))
  (core instance $i (instantiate $m))
  (func $f (canon lift (core func $i "f")))
  (instance $e (export "f" (func $f)))
  (export "test:engine/engine@0.1.0" (instance $e)))
