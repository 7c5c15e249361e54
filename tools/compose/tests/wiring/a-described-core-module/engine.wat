(module (@custom "component-type:engine" "not a type"))
