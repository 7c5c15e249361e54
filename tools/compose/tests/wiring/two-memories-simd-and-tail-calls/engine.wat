(component
  (core module $m (memory 1) (memory $b 1) (data (memory $b) (i32.const 65534) "ab") (func $g (drop (v128.const i64x2 0 0))) (func (export "f") (return_call $g)))
  (core instance $i (instantiate $m))
  (func $f (canon lift (core func $i "f")))
  (instance $e (export "f" (func $f)))
  (export "test:engine/engine@0.1.0" (instance $e)))
