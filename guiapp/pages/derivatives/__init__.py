"""The Derivative page: tangent, secant and the error between them."""
