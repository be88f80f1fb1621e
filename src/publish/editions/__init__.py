"""The formats: one row each. A format is a function from a `Plan` to steps."""
