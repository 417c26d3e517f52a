"""``predict``: the digits on pictures, read by a trained network."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from engine.network import Network

DEFAULT_MODEL = "nablascope-model.npz"
EXIT_BAD_INPUT = 2


@click.command()
@click.argument(
    "images", nargs=-1, required=True, metavar="IMAGE...", type=click.Path(path_type=Path)
)
@click.option(
    "--model",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help=f"File of `train --save`; {DEFAULT_MODEL} in this folder if not given.",
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object with all answers.")
def predict(images: tuple[Path, ...], model: Path | None, as_json: bool) -> int:
    """Recognize the digit on each picture, dark on light or light on dark.

    A picture that cannot be read is named on stderr, the others are answered all the same, and
    the exit code is 2.
    """
    from guiapp.pictures import PictureError

    network, path = _load_network(model)
    answers = []
    code = 0
    for image in images:
        try:
            answer = _answer(network, image)
        except PictureError as error:
            click.echo(f"Error: {error}", err=True)
            code = EXIT_BAD_INPUT
            continue
        answers.append(answer)
        if not as_json:
            click.echo(_line(answer))
    if as_json:
        click.echo(json.dumps({"model": str(path), "predictions": answers}, allow_nan=False))
    return code


def _answer(network: Network, image: Path) -> dict[str, Any]:
    from engine.digits import normalize
    from guiapp.pictures import read_ink

    digit = normalize(read_ink(image))
    probabilities = [float(value) for value in network.probabilities(digit.reshape(-1))]
    best = max(range(len(probabilities)), key=probabilities.__getitem__)
    return {
        "image": str(image),
        "digit": best,
        "probability": probabilities[best],
        "probabilities": probabilities,
    }


def _line(answer: dict[str, Any]) -> str:
    probabilities = answer["probabilities"]
    order = sorted(range(len(probabilities)), key=probabilities.__getitem__, reverse=True)
    first, second = (f"{digit} ({probabilities[digit]:.1%})" for digit in order[:2])
    return f"{answer['image']}: {first}, next {second}"


def _load_network(model: Path | None) -> tuple[Network, Path]:
    """The network of a model file, if it reads digits."""
    from engine.model_files import ModelFileError, load_model
    from engine.network import from_snapshot

    path = Path(DEFAULT_MODEL) if model is None else model
    if model is None and not path.exists():
        how = f"`python main.py train --preset fast --save {DEFAULT_MODEL}` makes one"
        raise click.UsageError(f"There is no trained network here: {how}, or name one by --model.")
    try:
        network = from_snapshot(load_model(path))
    except ModelFileError as error:
        raise click.UsageError(str(error)) from error
    if (network.input_size, network.output_size) != (784, 10):
        found = f"{network.input_size} numbers and {network.output_size} classes"
        raise click.UsageError(f"{path}: a network for {found}, not for digits of 28 x 28 pixels.")
    return network, path
