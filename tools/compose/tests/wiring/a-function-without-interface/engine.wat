(component
  (core module $m (memory 3) (func (export "f")))
  (core instance $i (instantiate $m))
  (func $f (canon lift (core func $i "f")))
  (export "go" (func $f)))
