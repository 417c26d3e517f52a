"""The words of the training form: what each setting is called and what it does to learning."""

from __future__ import annotations

from PySide6.QtCore import QObject


class ConfigTexts(QObject):
    """Labels, tooltips and menu entries, fetched anew at each language switch."""

    def fields(self) -> dict[str, tuple[str, str]]:
        """Field name -> (label, tooltip)."""
        return {**self._data_fields(), **self._network_fields(), **self._training_fields()}

    def _data_fields(self) -> dict[str, tuple[str, str]]:
        return {
            "preset": (
                self.tr("Preset"),
                self.tr("A whole set of settings from the article or the book."),
            ),
            "dataset": (
                self.tr("Data"),
                self.tr(
                    "What the network learns: handwritten digits, points in a plane, or a "
                    "folder of IDX files."
                ),
            ),
            "toy_noise": (
                self.tr("Noise"),
                self.tr("How far the points are scattered: more noise, harder to separate."),
            ),
            "toy_arms": (
                self.tr("Arms"),
                self.tr("Number of spiral arms; each is a class of its own."),
            ),
            "toy_seed": (
                self.tr("Data seed"),
                self.tr("Start of the random numbers that scatter the points."),
            ),
            "augment": (
                self.tr("Images"),
                self.tr(
                    "Changed: each mini-batch is turned, slanted, bent and written with another "
                    "pen, so that the network learns what any hand may write. It needs a larger "
                    "network and more iterations."
                ),
            ),
        }

    def _network_fields(self) -> dict[str, tuple[str, str]]:
        return {
            "hidden_sizes": (
                self.tr("Hidden layers"),
                self.tr(
                    "Units of each hidden layer, for example 100 or 256, 128. More units can "
                    "learn more and take longer; empty is no hidden layer."
                ),
            ),
            "activation": (
                self.tr("Activation"),
                self.tr(
                    "The function after each hidden layer. Without it, layers would add up to "
                    "a single one."
                ),
            ),
            "initializer": (
                self.tr("Initial weights"),
                self.tr(
                    "How the first random weights are spread. Too small and all units learn "
                    "the same, too large and they saturate; Xavier suits sigmoid and tanh, He "
                    "suits ReLU."
                ),
            ),
            "weight_init_std": (
                self.tr("Std of weights"),
                self.tr("Standard deviation of the first weights where it is constant."),
            ),
            "loss": (
                self.tr("Loss function"),
                self.tr(
                    "What training makes small. Cross entropy keeps a strong gradient where "
                    "the network is surely wrong; the squared error does not."
                ),
            ),
            "loss_after_update": (
                self.tr("Loss measured"),
                self.tr(
                    "Before the update costs nothing extra. The book's scripts measure the "
                    "same mini-batch once more after the update, which reads a little lower."
                ),
            ),
        }

    def _training_fields(self) -> dict[str, tuple[str, str]]:
        return {
            "optimizer": (
                self.tr("Optimizer"),
                self.tr("The rule that turns a gradient into a step."),
            ),
            "learning_rate": (
                self.tr("Learning rate"),
                self.tr(
                    "How far one step goes along the gradient. Too small and nothing moves, "
                    "too large and the loss jumps or overflows. It can be changed while "
                    "training: the curve marks where."
                ),
            ),
            "schedule": (
                self.tr("Rate over time"),
                self.tr(
                    "With the cosine the learning rate falls to a hundredth until the end of the "
                    "run: long steps at first, fine ones at last."
                ),
            ),
            "batch_size": (
                self.tr("Batch size"),
                self.tr(
                    "Samples per iteration. A larger mini-batch gives a calmer gradient and "
                    "costs more time."
                ),
            ),
            "sampler": (
                self.tr("Mini-batches"),
                self.tr("How the samples of a mini-batch are drawn from the training data."),
            ),
            "iterations": (
                self.tr("Iterations"),
                self.tr("Updates in the whole run: one mini-batch each."),
            ),
            "evaluate_every": (
                self.tr("Accuracy every"),
                self.tr(
                    "Iterations between two measurements of accuracy over all training and "
                    "test data; 0 is only at the end."
                ),
            ),
            "seed": (
                self.tr("Seed"),
                self.tr(
                    "Start of the random numbers: the same seed gives the same weights, the "
                    "same mini-batches and the same curve."
                ),
            ),
        }

    def optimizer_params(self) -> dict[str, str]:
        """Name of an optimizer's own parameter -> tooltip."""
        return {
            "momentum": self.tr(
                "How much of its speed the point keeps from step to step: 0 is plain SGD, 0.9 "
                "rolls through small hollows, near 1 it hardly stops."
            ),
            "decay_rate": self.tr(
                "How slowly past gradients are forgotten: near 1 remembers long and steps evenly."
            ),
            "beta1": self.tr("How much of the past gradients the direction remembers."),
            "beta2": self.tr("How much of the past squared gradients the step size remembers."),
        }

    def choices(self) -> dict[str, dict[str | bool, str]]:
        """Field name -> menu key -> word."""
        return {
            "preset": {
                "article": self.tr("Article: 784-100-10"),
                "chapter4": self.tr("Book, chapter 4: sigmoid"),
                "chapter5": self.tr("Book, chapter 5: ReLU"),
                "fast": self.tr("Fast: 256-128 with Adam"),
                "draw": self.tr("Draw: 384-192, augmented"),
                "spirals": self.tr("Spirals: points in a plane"),
                "own": self.tr("My own settings"),
            },
            "dataset": {
                "mnist": "MNIST",
                "circles": self.tr("Circles"),
                "xor": "XOR",
                "gaussians": self.tr("Two gaussians"),
                "spirals": self.tr("Spirals"),
                "folder": self.tr("Folder of IDX files…"),
            },
            "activation": {"sigmoid": "Sigmoid", "relu": "ReLU", "tanh": "tanh"},
            "initializer": {
                "std": self.tr("Constant std"),
                "xavier": "Xavier",
                "he": "He",
            },
            "loss": {
                "cross_entropy": self.tr("Cross entropy"),
                "mean_squared_error": self.tr("Mean squared error"),
            },
            "optimizer": {
                "sgd": "SGD",
                "momentum": "Momentum",
                "nesterov": "Nesterov",
                "adagrad": "AdaGrad",
                "rmsprop": "RMSProp",
                "adam": "Adam",
            },
            "loss_after_update": {
                False: self.tr("Before the update"),
                True: self.tr("After the update"),
            },
            "augment": {False: self.tr("As they are"), True: self.tr("Changed each time")},
            "schedule": {
                "constant": self.tr("Stays the same"),
                "cosine": self.tr("Falls, as a cosine"),
            },
            "sampler": {
                "without_replacement": self.tr("Without repeats"),
                "with_replacement": self.tr("With replacement"),
                "shuffled_epochs": self.tr("Shuffled epochs"),
            },
        }
