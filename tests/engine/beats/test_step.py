"""A step taken apart is the trainer's own next step, to the bit, and every number is explained."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.testing import assert_allclose, assert_array_equal

from engine.activations import ACTIVATIONS
from engine.beats.step import Beats, StepTooLargeError, take_apart, taking_apart
from engine.beats.terms import Cell, Explanation
from engine.config import TrainConfig
from engine.datasets import SAMPLERS, load_mnist
from engine.layers import LOSS_LAYERS
from engine.losses import EPSILON, LOSSES
from engine.optimizers import OPTIMIZERS
from engine.records import NextStep
from engine.trainer import Trainer, load_dataset

TOY = TrainConfig(dataset="spirals", hidden_sizes=(9, 7), batch_size=20, weight_init_std=0.5)
ARTICLE = TrainConfig()


@pytest.fixture(scope="module")
def mnist():
    return load_mnist()


def trained(config: TrainConfig, steps: int, data=None) -> Trainer:
    trainer = Trainer(config, data or load_dataset(config))
    for _ in range(steps):
        trainer.update()
    return trainer


def assert_same_step(trainer: Trainer, beats: Beats) -> None:
    """What the trainer does next is what was taken apart."""
    batch = trainer.peek_batch()
    x = trainer.dataset.train.gather(batch, out=np.empty_like(beats.arrays["x"]))
    grads = trainer.network.gradient(x, trainer.dataset.train.labels[batch])
    for name, array in grads.items():
        assert_array_equal(beats.arrays["d" + name], array)
    expected = trainer.update()
    assert beats.iteration == expected.iteration
    assert beats.reported_loss == expected.loss
    for name, array in trainer.network.params.items():
        assert_array_equal(beats.arrays[name + "_after"], array)
        assert beats.arrays[name + "_after"].dtype == array.dtype
    for slot, arrays in trainer.optimizer.state.items():
        for name, array in arrays.items():
            assert_array_equal(beats.state_after[slot][name], array)


@pytest.mark.parametrize("steps", [0, 1, 67])  # 64 batches are drawn at a time
@pytest.mark.parametrize("sampler", SAMPLERS)
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_it_is_the_trainers_own_next_step(optimizer: str, sampler: str, steps: int) -> None:
    trainer = trained(TOY.replace(optimizer=optimizer, sampler=sampler), steps)
    assert_same_step(trainer, take_apart(trainer.next_step()))
    assert_same_step(trainer, take_apart(trainer.next_step()))


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("loss", LOSS_LAYERS)
@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("sizes", [(), (5,), (9, 7, 4)])
def test_whatever_the_network(sizes, activation, loss, dtype, after) -> None:
    config = TOY.replace(
        hidden_sizes=sizes, activation=activation, loss=loss, dtype=dtype, loss_after_update=after
    )
    trainer = trained(config, 3)
    assert_same_step(trainer, take_apart(trainer.next_step()))


@pytest.mark.parametrize("optimizer", ["sgd", "adam"])
def test_on_the_articles_network(mnist, optimizer: str) -> None:
    trainer = trained(ARTICLE.replace(optimizer=optimizer), 5, mnist)
    trainer.set_learning_rate(0.03)  # changed during the run
    assert_same_step(trainer, take_apart(trainer.next_step()))


def test_looking_ahead_changes_nothing() -> None:
    plain, looked_at = Trainer(TOY, load_dataset(TOY)), Trainer(TOY, load_dataset(TOY))
    for _ in range(70):
        looked_at.peek_batch()
        take_apart(looked_at.next_step())
        assert plain.update() == looked_at.update()


@pytest.mark.parametrize("kind", SAMPLERS)
def test_the_batches_are_the_samplers_own_one_after_the_other(kind: str) -> None:
    data, config = load_dataset(TOY), TOY.replace(sampler=kind)
    _, seed = np.random.SeedSequence(config.seed).spawn(2)
    sampler = SAMPLERS[kind](len(data.train), config.batch_size, np.random.default_rng(seed))
    trainer = Trainer(config, data)
    for _ in range(70):
        expected = sampler.next()
        assert_array_equal(trainer.next_step().indices, expected)
        assert_array_equal(trainer.peek_batch(), expected)
        trainer.update()


def test_a_run_that_diverged_has_no_next_step() -> None:
    config = TOY.replace(activation="relu", learning_rate=1e38)
    trainer = Trainer(config, load_dataset(config))
    while not trainer.diverged:
        trainer.step()
    with pytest.raises(RuntimeError, match="diverged"):
        trainer.next_step()


def test_a_loss_that_is_no_number_is_not_learned_from() -> None:
    config = TOY.replace(activation="relu", learning_rate=1e38)
    trainer = Trainer(config, load_dataset(config))
    beats = take_apart(trainer.next_step())
    while np.isfinite(beats.loss):
        trainer.step()
        beats = take_apart(trainer.next_step())
    assert not np.isfinite(trainer.step().loss)
    assert_array_equal(beats.arrays["W1"], beats.arrays["W1_after"])
    assert beats.explain(Cell("W1_after", (0, 0))).count == 1


def test_everything_is_locked_and_has_its_shape() -> None:
    beats = take_apart(trained(TOY, 2).next_step())
    assert all(not array.flags.writeable for array in beats.arrays.values())
    shapes = {name: beats.arrays[name].shape for name in ("x", "a1", "z1", "a3", "y", "t")}
    assert shapes == {
        "x": (20, 2), "a1": (20, 9), "z1": (20, 9), "a3": (20, 3), "y": (20, 3), "t": (20, 3)
    }  # fmt: skip
    assert_array_equal(beats.arrays["dz1"] * beats.arrays["s1"], beats.arrays["da1"])
    for name in ("a1", "z1", "a2", "z2", "a3", "W1", "b1", "W3", "b3"):
        assert beats.arrays["d" + name].shape == beats.arrays[name].shape
    keys = [part.key for part in beats.layers]
    assert keys == ["affine1", "activation1", "affine2", "activation2", "affine3", "loss"]


def test_losses_of_the_images_have_the_loss_as_their_mean() -> None:
    for loss in LOSSES:
        beats = take_apart(trained(TOY.replace(loss=loss), 2).next_step())
        assert beats.losses.mean() == pytest.approx(beats.loss, rel=1e-5)


def test_it_can_be_done_layer_by_layer() -> None:
    step = trained(TOY, 2).next_step()
    work = taking_apart(step)
    keys = []
    while True:
        try:
            keys.append(next(work))
        except StopIteration as end:
            beats = end.value
            break
    forward = [part.key for part in beats.layers]
    assert keys == [*forward, *reversed(forward), "update"]


def test_a_step_without_the_optimizers_memory_takes_a_fresh_one() -> None:
    step = trained(TOY.replace(optimizer="momentum"), 0).next_step()
    bare = NextStep(step.snapshot, step.dataset, step.indices)
    assert_array_equal(take_apart(bare).arrays["W1_after"], take_apart(step).arrays["W1_after"])


def test_a_step_too_large_to_keep_is_refused(monkeypatch) -> None:
    step = trained(TOY, 0).next_step()
    monkeypatch.setattr("engine.beats.step.LARGEST_BYTES", 1000)
    with pytest.raises(StepTooLargeError, match="smaller mini-batch"):
        take_apart(step)


# -- explanations -----------------------------------------------------------------------------


def total(found: Explanation) -> float:
    """The value as the terms give it."""
    if found.kind == "softmax":
        return found.terms[0].value / (sum(term.value for term in found.terms) + found.rest)
    if found.kind in ("sum", "mean", "product"):
        return sum(term.value for term in found.terms) + found.rest
    if found.kind == "given":
        return found.value
    number = found.terms[0].factors[0].value
    if found.kind == "log":
        return -np.log(number + EPSILON)
    if found.kind.startswith("slope_"):
        derivative = ACTIVATIONS[found.kind.removeprefix("slope_")].derivative
        return float(derivative(np.array([number]))[0])
    function = ACTIVATIONS[found.kind].function
    return float(function(np.array([found.terms[0].factors[0].value]))[0])


def all_cells(beats: Beats, image: int | None):
    for name, array in beats.arrays.items():
        per_image = beats.is_per_image(name)
        if not per_image and image is not None:
            continue
        shape = array.shape[1:] if per_image else array.shape
        for index in np.ndindex(shape):
            yield Cell(name, index, image if per_image else None)


@pytest.mark.parametrize("optimizer", OPTIMIZERS)
@pytest.mark.parametrize("image", [None, 3])
def test_the_terms_of_every_number_give_it(optimizer: str, image) -> None:
    config = TOY.replace(optimizer=optimizer, hidden_sizes=(5,), dtype="float64")
    beats = take_apart(trained(config, 3).next_step())
    for cell in all_cells(beats, image):
        found = beats.explain(cell, most=3)
        assert found.value == beats.shown(cell.array, cell.image)[cell.index]
        assert total(found) == pytest.approx(found.value, rel=1e-9, abs=1e-15), cell
        assert len(found.terms) <= max(3, found.count)


@pytest.mark.parametrize("loss", LOSS_LAYERS)
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_every_factor_has_a_place_or_a_symbol_and_its_number(optimizer: str, loss: str) -> None:
    config = TOY.replace(optimizer=optimizer, loss=loss, hidden_sizes=(5,), dtype="float64")
    beats = take_apart(trained(config, 3).next_step())
    for image in (None, 3):
        for cell in all_cells(beats, image):
            for factor in (f for term in beats.explain(cell).terms for f in term.factors):
                assert factor.cell is not None or factor.symbol, cell
                if factor.cell is not None:
                    shown = beats.shown(factor.cell.array, factor.cell.image)
                    assert factor.value == shown[factor.cell.index], cell


@pytest.mark.parametrize("activation", ACTIVATIONS)
@pytest.mark.parametrize("loss", LOSS_LAYERS)
def test_whatever_activation_and_loss(activation: str, loss: str) -> None:
    config = TOY.replace(activation=activation, loss=loss, hidden_sizes=(5,), dtype="float64")
    beats = take_apart(trained(config, 3).next_step())
    for cell in all_cells(beats, 0):
        found = beats.explain(cell, most=2)
        assert total(found) == pytest.approx(found.value, rel=1e-9, abs=1e-15), cell


def test_top_contributions_come_first_and_say_where_they_stand(mnist) -> None:
    beats = take_apart(trained(ARTICLE, 3, mnist).next_step())
    x, W = beats.arrays["x"][7].astype(float), beats.arrays["W1"].astype(float)
    found = beats.explain(Cell("a1", (42,), 7), most=5)
    products = x * W[:, 42]
    order = np.argsort(-np.abs(products))[:5]
    assert found.count == 785  # 784 products and the bias
    sizes = [abs(term.value) for term in found.terms]
    assert sizes == sorted(sizes, reverse=True)
    seen = [term for term in found.terms if len(term.factors) == 2]
    assert [term.factors[0].cell for term in seen] == [
        Cell("x", (int(i),), 7) for i in order[: len(seen)]
    ]
    assert seen[0].factors[1].cell == Cell("W1", (int(order[0]), 42))
    for term in seen:
        assert_allclose(term.value, term.factors[0].value * term.factors[1].value)


def test_a_weights_gradient_is_the_sum_over_the_images(mnist) -> None:
    beats = take_apart(trained(ARTICLE, 3, mnist).next_step())
    z, da = beats.arrays["z1"].astype(float), beats.arrays["da2"].astype(float)
    found = beats.explain(Cell("dW2", (11, 4)), most=100)
    assert found.count == 100
    assert found.rest == 0
    top = int(np.abs(z[:, 11] * da[:, 4]).argmax())
    assert found.terms[0].factors[0].cell == Cell("z1", (11,), top)
    assert found.terms[0].factors[1].cell == Cell("da2", (4,), top)


@pytest.mark.parametrize(
    ("cell", "word"),
    [
        (Cell("q", (0,)), "no array"),
        (Cell("a1", (9,), 0), "shape"),
        (Cell("a1", (-1,), 0), "shape"),
        (Cell("a1", (0, 0), 0), "shape"),
        (Cell("a1", (0,), 20), "image"),
    ],
)
def test_a_cell_that_is_not_there(cell: Cell, word: str) -> None:
    beats = take_apart(trained(TOY, 0).next_step())
    with pytest.raises(ValueError, match=word):
        beats.explain(cell)


def test_adams_change_tells_its_memory_from_the_present_gradient() -> None:
    beats = take_apart(trained(TOY.replace(optimizer="adam", dtype="float64"), 3).next_step())
    terms = beats.explain(Cell("W1_change", (0, 0))).terms
    memory, present = sorted(terms, key=lambda term: term.factors[1].cell is not None)
    assert abs(terms[0].value) >= abs(terms[1].value)
    assert memory.factors[1].symbol == "m"
    assert memory.factors[1].value == beats.state_before["m"]["W1"][0, 0]
    assert present.factors[1].cell == Cell("dW1", (0, 0))
