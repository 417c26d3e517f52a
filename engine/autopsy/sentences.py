"""The sentences of an autopsy: whole, named, with placeholders, untranslated."""

from __future__ import annotations

# what happened
DIVERGED = (
    "The loss stopped being a number in iteration {end}. It began in layer {layer} in iteration "
    "{onset}."
)
PLATEAU = (
    "Since iteration {onset} the loss stays at {loss}, no better than ln {classes} = {level}: "
    "nothing has been learned."
)
PLATEAU_UNEVEN = (
    "Since iteration {onset} the loss stays at {loss}, no better than {level}: nothing has been "
    "learned but how frequent each class is."
)
PLATEAU_SQUARED = (
    "Since iteration {onset} the squared error stays at {loss}, no better than {level}: "
    "nothing has been learned."
)
DEAD = (
    "{flat} of {units} ReLU units in layer {layer} are dead, half of the layer since iteration "
    "{onset}: they answer 0 to every sample."
)
SATURATED = (
    "{flat} of {units} {activation} units in layer {layer} are saturated, half of the layer since "
    "iteration {onset}: they stand where the curve is flat."
)

# why, probably
RATE_TOO_LARGE = (
    "Probably the learning rate {rate} is too large: the step of iteration {onset} moved the "
    "weights of layer {layer} by {ratio} times their size."
)
RATE_TOO_LARGE_UNMEASURED = "Probably the learning rate {rate} is too large."
RATE_TOO_SMALL = (
    "Probably the learning rate {rate} is too small: a step moves the weights of layer {layer} by "
    "only {ratio} times their size."
)
RATE_TOO_SMALL_UNMEASURED = "Probably the learning rate {rate} is too small."
FIRST_WEIGHTS_TOO_LARGE = (
    "Probably the first weights are too large: their standard deviation in layer {layer} is {std}; "
    "{initializer} takes {suited}."
)
FIRST_WEIGHTS_TOO_SMALL = (
    "Probably the first weights are too small: their standard deviation in layer {layer} is {std}; "
    "{initializer} takes {suited}."
)
DEAD_RELU = (
    "Probably dead ReLU units: {flat} of {units} in layer {layer} answer 0 to every sample, and "
    "where a unit is 0, so is its gradient."
)
SATURATED_UNITS = (
    "Probably saturated units: {flat} of {units} in layer {layer} stand where {activation} is "
    "flat, and a flat curve passes no gradient on."
)
VANISHING_GRADIENT = (
    "Probably the gradient vanishes on its way back through {activation}: a step moves the "
    "weights of layer {layer} by only {ratio} times their size, those of the last by {last}."
)
VANISHING_GRADIENT_UNMEASURED = (
    "Probably the gradient vanishes on its way back through the {activation} layers."
)
NO_HIDDEN_LAYER = (
    "Probably the network is too simple: without a hidden layer it can only draw straight borders."
)
UNKNOWN = "None of {count} changes made it learn; perhaps these data cannot be told apart."

# what to do
TAKE_RATE = "Restart with learning rate {rate}"
TAKE_INITIALIZER = "Restart with {initializer} weights"
TAKE_INITIALIZER_AND_RATE = "Restart with {initializer} weights and learning rate {rate}"
TAKE_RELU = "Restart with ReLU and {initializer} weights"
TAKE_HIDDEN_LAYER = "Restart with a hidden layer of {units} units"

SENTENCES = (
    DIVERGED,
    PLATEAU,
    PLATEAU_UNEVEN,
    PLATEAU_SQUARED,
    DEAD,
    SATURATED,
    RATE_TOO_LARGE,
    RATE_TOO_LARGE_UNMEASURED,
    RATE_TOO_SMALL,
    RATE_TOO_SMALL_UNMEASURED,
    FIRST_WEIGHTS_TOO_LARGE,
    FIRST_WEIGHTS_TOO_SMALL,
    DEAD_RELU,
    SATURATED_UNITS,
    VANISHING_GRADIENT,
    VANISHING_GRADIENT_UNMEASURED,
    NO_HIDDEN_LAYER,
    UNKNOWN,
    TAKE_RATE,
    TAKE_INITIALIZER,
    TAKE_INITIALIZER_AND_RATE,
    TAKE_RELU,
    TAKE_HIDDEN_LAYER,
)
