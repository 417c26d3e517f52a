"""The texts from which ``script_parts`` makes scripts: Python in the style of the book.

What stands in braces is put in; each text begins with the empty line before it.
"""

from __future__ import annotations

OPTIMIZER_NAMES = {
    "sgd": "SGD",
    "momentum": "Momentum",
    "nesterov": "Nesterov",
    "adagrad": "AdaGrad",
    "rmsprop": "RMSProp",
    "adam": "Adam",
}

READ = """
def read(stem, header):  # an IDX file, compressed or not
    data = min(pathlib.Path(sys.argv[1]).glob(stem + "?idx?-ubyte*")).read_bytes()
    data = gzip.decompress(data) if data[:2] == b"\\x1f\\x8b" else data
    return np.frombuffer(data, np.uint8, offset=header)
t_train = read("train-labels", 8).astype(np.int64)
x_train = read("train-images", 16).reshape(len(t_train), -1)
"""

CIRCLES = """
angle = rng.uniform(0.0, 2.0 * np.pi, size={samples})
radius = np.where(labels == 0, 0.4, 0.85)
points = np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)
"""
XOR = """
size = rng.uniform(0.1, 1.0, size=({samples}, 2))
side = rng.choice([-1.0, 1.0], size={samples})
points = size * np.stack([side, side * (1 - 2 * labels)], axis=1)
"""
GAUSSIANS = """
center = 0.9 * labels - 0.45
points = np.stack([center, center], axis=1)
"""
SPIRALS = """
along = np.sqrt(rng.uniform(0.0, 1.0, size={samples}))  # outer windings are longer
angle = 2.0 * np.pi * (2.5 / {arms} * along + labels / {arms})
radius = 0.05 + 0.9 * along
points = np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)
"""
TOYS = {"circles": CIRCLES, "xor": XOR, "gaussians": GAUSSIANS, "spirals": SPIRALS}

BATCHES = {
    "with_replacement": """
def batches():  # indices, each drawn on its own
    while True:
        yield from rng.integers(len(x_train), size=({rows}, batch_size))
""",
    "without_replacement": """
def batches():  # indices; a row in which one came twice is drawn again
    while True:
        block = rng.integers(len(x_train), size=({rows}, batch_size))
        stale = np.arange({rows})
        while len(stale):
            ordered = np.sort(block[stale], axis=1)
            stale = stale[(ordered[:, 1:] == ordered[:, :-1]).any(axis=1)]
            block[stale] = rng.integers(len(x_train), size=(len(stale), batch_size))
        yield from block
""",
    "large": """
def batches():  # indices, none twice in a batch
    while True:
        yield rng.choice(len(x_train), batch_size, replace=False, shuffle=False)
""",
    "shuffled_epochs": """
def batches():  # indices: all samples in random order, then in another
    while True:
        order = rng.permutation(len(x_train))
        yield from order[: len(order) // batch_size * batch_size].reshape(-1, batch_size)
""",
}
EITHER = """        while batch_size**2 > len(x_train):
            yield rng.choice(len(x_train), batch_size, replace=False, shuffle=False)
"""

# the function of a, and the derivative in terms of its output x
ACTIVATIONS = {
    "sigmoid": ("1 / (1 + np.exp(-a))", "(1 - x) * x"),
    "relu": ("np.maximum(a, 0)", "(x > 0)"),
    "tanh": ("np.tanh(a)", "(1 - x * x)"),
}

FORWARD = """
def forward(x):  # what goes into each layer, and the answers
    xs = []
    for W, b in zip(Ws, bs):
        xs.append(x)
        a = np.matmul(x, W, order="F" if W.shape[1] < {few} else "C") + b  # sums round by layout
        x = np.ascontiguousarray({function})
    e = np.exp(a - a.max(axis=1, keepdims=True))  # softmax of the last layer
    return xs, e / e.sum(axis=1, keepdims=True)
"""
CROSS_ENTROPY = """
def cross_entropy_error(y, t):
    return float(np.log(y[np.arange(len(t)), t] + 1e-7).sum(dtype=np.float64)) / -len(t)

def gradient(x, t):  # by backpropagation
    xs, y = forward(x)
    loss, dWs, dbs = cross_entropy_error(y, t), [], []
    y[np.arange(len(t)), t] -= 1
    dout = y * (1 / len(t))
"""
SQUARED_ERROR = """
def mean_squared_error(y, t):
    return float(0.5 * np.sum((y - one_hot[t]) ** 2, dtype=np.float64) / len(t))

def gradient(x, t):  # by backpropagation
    xs, y = forward(x)
    loss, dWs, dbs = mean_squared_error(y, t), [], []
    dout = (y - one_hot[t]) * (1 / len(t))
    dout = (dout - (dout * y).sum(axis=1, keepdims=True)) * y
"""
BACKWARD = """    for x, W in zip(xs[::-1], Ws[::-1]):
        dWs, dbs = [x.T @ dout, *dWs], [dout.sum(axis=0), *dbs]
        if x is not xs[0]:
            dout = {derivative} * (dout @ W.T)
    return loss, dWs + dbs
"""

OPTIMIZERS = {
    "sgd": """
class SGD:
    def update(self, grads, lr):
        for param, grad in zip(params, grads):
            param -= lr * grad
""",
    "momentum": """
class Momentum:
    def __init__(self, momentum=0.9):
        self.momentum, self.v = momentum, [np.zeros_like(param) for param in params]

    def update(self, grads, lr):
        for param, grad, v in zip(params, grads, self.v):
            v *= self.momentum
            v -= lr * grad
            param += v
""",
    "nesterov": """
class Nesterov:
    def __init__(self, momentum=0.9):
        self.momentum, self.v = momentum, [np.zeros_like(param) for param in params]

    def update(self, grads, lr):
        for param, grad, v in zip(params, grads, self.v):
            param += self.momentum * self.momentum * v
            param -= (1 + self.momentum) * lr * grad
            v *= self.momentum
            v -= lr * grad
""",
    "adagrad": """
class AdaGrad:
    def __init__(self):
        self.h = [np.zeros_like(param) for param in params]

    def update(self, grads, lr):
        for param, grad, h in zip(params, grads, self.h):
            h += grad * grad
            param -= lr * (grad / (np.sqrt(h) + 1e-7))
""",
    "rmsprop": """
class RMSProp:
    def __init__(self, decay_rate=0.99):
        self.decay_rate, self.h = decay_rate, [np.zeros_like(param) for param in params]

    def update(self, grads, lr):
        for param, grad, h in zip(params, grads, self.h):
            h *= self.decay_rate
            h += (1 - self.decay_rate) * (grad * grad)
            param -= lr * (grad / (np.sqrt(h) + 1e-7))
""",
    "adam": """
class Adam:
    def __init__(self, beta1=0.9, beta2=0.999):
        self.beta1, self.beta2, self.iter = beta1, beta2, 0
        self.m, self.v = ([np.zeros_like(param) for param in params] for _ in range(2))

    def update(self, grads, lr):
        self.iter += 1
        lr_t = lr * (math.sqrt(1 - self.beta2**self.iter) / (1 - self.beta1**self.iter))
        for param, grad, m, v in zip(params, grads, self.m, self.v):
            m += (1 - self.beta1) * (grad - m)
            v += (1 - self.beta2) * (grad * grad - v)
            param -= lr_t * (m / (np.sqrt(v) + 1e-7))
""",
}
