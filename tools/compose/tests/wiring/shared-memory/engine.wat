(component
  (core module $m (memory 1 1 shared) (func (export "f")))
  (core instance $i (instantiate $m))
  (func $f (canon lift (core func $i "f")))
  (instance $e (export "f" (func $f)))
  (export "test:engine/engine@0.1.0" (instance $e)))
