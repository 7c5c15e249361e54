(component
  (import))
