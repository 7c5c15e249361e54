(component
  (core module $m (type $t (func)) (elem declare func $g) (func $g) (func (export "f") (call_ref $t (ref.func $g))))
  (core instance $i (instantiate $m))
  (func $f (canon lift (core func $i "f")))
  (instance $e (export "f" (func $f)))
  (export "test:engine/engine@0.1.0" (instance $e)))
