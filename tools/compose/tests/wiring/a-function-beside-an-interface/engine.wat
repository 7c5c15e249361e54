(component
  (core module $m (memory 3) (func (export "f")))
  (core instance $i (instantiate $m))
  (func $f (canon lift (core func $i "f")))
  (export "init" (func $f))
  (instance $e (export "go" (func $f)))
  (export "test:engine/engine@0.1.0" (instance $e)))
