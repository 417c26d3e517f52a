"""From what was found to a diagnosis: the probable cause, the figures for it, the pictures."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

import numpy as np

from engine.autopsy import sentences as say
from engine.autopsy.ignorance import STUCK, is_even
from engine.autopsy.pictures import Camera
from engine.autopsy.records import (
    Cause,
    Course,
    Diagnosis,
    Remedy,
    Span,
    Statement,
    Symptom,
)
from engine.autopsy.remedies import LARGE_STEP, Outcome, Spread, odd_spread, suited_initializer
from engine.autopsy.replay import Site, depth
from engine.autopsy.unit_health import LayerHealth

MEAN_OF = 100


@dataclass(frozen=True, eq=False)
class Evidence:
    """All that an autopsy has found: the remedies in their order, and those that were tried."""

    course: Course
    site: Site
    level: float
    remedies: tuple[Remedy, ...]
    outcomes: tuple[Outcome, ...]

    @property
    def is_ill(self) -> bool:
        """Whether units are dead or saturated, which a divergence does not look for."""
        return self.site.onset is not None and self.course.symptom is not Symptom.DIVERGED

    @property
    def ill(self) -> LayerHealth:
        """The ill layer as it is at the end."""
        return self.site.health[self.site.layer - 1]

    @property
    def onset(self) -> Span:
        """When it began; of a plateau without ill units, when the loss came to stay there."""
        if self.site.onset is not None:
            return self.site.onset
        end = self.course.iterations
        if self.course.symptom is Symptom.DIVERGED:
            return Span(end - 1, end)
        return plateau_onset(self.course, self.level)

    def chosen(self) -> Outcome | None:
        """The outcome that names the remedy: a cure, or what comes nearest to one."""
        cures = [outcome for outcome in self.outcomes if outcome.cures]
        if cures:
            return cures[0]
        diverged = self.course.symptom is Symptom.DIVERGED
        helps = [
            outcome
            for outcome in self.outcomes
            if (trial := outcome.remedy.trial) is not None
            and (trial.learns or (diverged and math.isfinite(trial.loss)))
        ]
        return min(helps, key=_loss, default=None)


def _loss(outcome: Outcome) -> float:
    assert outcome.remedy.trial is not None
    return outcome.remedy.trial.loss


def plateau_onset(course: Course, level: float) -> Span:
    """The iteration from which on the mean loss stayed at ``level`` or above."""
    sums = np.concatenate(([0.0], np.cumsum(np.nan_to_num(course.losses))))
    ends = np.arange(1, len(sums))
    starts = np.maximum(0, ends - MEAN_OF)
    means = (sums[ends] - sums[starts]) / (ends - starts)
    better = np.flatnonzero(means < STUCK * level)
    last = int(better[-1]) + 1 if better.size else 0
    return Span(last, last + 1)


def conclude(evidence: Evidence) -> Diagnosis:
    """The diagnosis that the evidence allows."""
    course, site = evidence.course, evidence.site
    chosen = evidence.chosen()
    remedy = chosen.remedy if chosen else None
    if remedy is None and len(evidence.outcomes) < len(evidence.remedies):
        remedy = evidence.remedies[len(evidence.outcomes)]  # there was no time to try it
    root = _root(evidence, remedy)
    layer = _layer(evidence, root)
    why, cause, origin = _reason(root, evidence, layer), root, None
    if course.symptom is Symptom.PLATEAU and evidence.is_ill:
        origin = None if root is Cause.UNKNOWN else why
        why, cause = _ill_units(evidence)
    camera = Camera(course, evidence.is_ill, layer)
    start = max(0, site.onset.first) if site.onset else 0
    networks = [site.before, site.after]
    is_shown = chosen is not None and camera.shows(chosen.remedy)
    if chosen is not None and is_shown:
        networks.append(chosen.network)
    limits = camera.limits(*networks)
    if remedy is not None and remedy.trial is not None and is_shown:
        picture = camera.of(networks[-1], remedy.trial.iterations, limits)
        remedy = replace(remedy, histogram=picture)
    return Diagnosis(
        symptom=course.symptom,
        cause=cause,
        onset=evidence.onset,
        layer=layer,
        what=_what(evidence, layer),
        why=why,
        origin=origin,
        before=camera.of(site.before, start, limits),
        after=camera.of(site.after, course.iterations, limits),
        remedy=remedy,
        tried=tuple(outcome.remedy for outcome in evidence.outcomes),
    )


def _root(evidence: Evidence, remedy: Remedy | None) -> Cause:
    if remedy is not None:
        return remedy.cause
    if evidence.course.symptom is Symptom.DIVERGED and evidence.remedies:
        return evidence.remedies[0].cause
    return Cause.UNKNOWN


def _layer(evidence: Evidence, root: Cause) -> int:
    """Where it happens: the ill layer, or the one that the cause speaks of."""
    site, course = evidence.site, evidence.course
    if site.onset is not None:
        return site.layer
    if course.symptom is Symptom.DIVERGED:
        return depth(site.after)
    if root in (Cause.INITIALIZER_TOO_NARROW, Cause.INITIALIZER_TOO_WIDE):
        return odd_spread(course.config, course.dataset.input_size).layer
    if root is Cause.VANISHING_GRADIENT and site.step_ratios:
        return int(np.argmin(site.step_ratios)) + 1
    return 1


def _what(evidence: Evidence, layer: int) -> Statement:
    course, onset = evidence.course, evidence.onset
    if course.symptom is Symptom.DIVERGED:
        values = {"end": course.iterations, "layer": layer, "onset": onset}
        return Statement(say.DIVERGED, values)
    if course.symptom is Symptom.PLATEAU:
        classes = course.dataset.num_classes
        sentence, level = say.PLATEAU_UNEVEN, evidence.level
        if course.config.loss == "mean_squared_error":
            sentence = say.PLATEAU_SQUARED
        elif is_even(level, classes):  # as of MNIST, where the frequencies alone give 2.301
            sentence, level = say.PLATEAU, math.log(classes)
        values = {
            "onset": plateau_onset(course, evidence.level),
            "loss": course.mean_loss(course.iterations),
            "level": level,
            "classes": classes,
        }
        return Statement(sentence, values)
    sentence = say.DEAD if course.symptom is Symptom.DEAD else say.SATURATED
    return Statement(sentence, {**_units(evidence), "onset": onset})


def _units(evidence: Evidence) -> dict[str, object]:
    return {
        "flat": evidence.ill.flat,
        "units": evidence.ill.units,
        "layer": evidence.site.layer,
        "activation": evidence.course.config.activation,
    }


def _ill_units(evidence: Evidence) -> tuple[Statement, Cause]:
    if evidence.course.config.activation == "relu":
        return Statement(say.DEAD_RELU, _units(evidence)), Cause.DEAD_RELU
    return Statement(say.SATURATED_UNITS, _units(evidence)), Cause.SATURATED_UNITS


def _reason(root: Cause, evidence: Evidence, layer: int) -> Statement:
    course = evidence.course
    if root is Cause.LEARNING_RATE_TOO_LARGE:
        return _rate_too_large(evidence, layer)
    if root is Cause.LEARNING_RATE_TOO_SMALL:
        return _rate_too_small(evidence)
    if root in (Cause.INITIALIZER_TOO_NARROW, Cause.INITIALIZER_TOO_WIDE):
        wide = root is Cause.INITIALIZER_TOO_WIDE
        spread = _spread(evidence, layer, wide)
        sentence = say.FIRST_WEIGHTS_TOO_LARGE if wide else say.FIRST_WEIGHTS_TOO_SMALL
        values = {
            "layer": spread.layer,
            "std": spread.std,
            "initializer": suited_initializer(course.config.activation),
            "suited": spread.suited,
        }
        return Statement(sentence, values)
    if root is Cause.VANISHING_GRADIENT:
        return _vanishing(evidence, layer)
    if root is Cause.NO_HIDDEN_LAYER:
        return Statement(say.NO_HIDDEN_LAYER)
    return Statement(say.UNKNOWN, {"count": len(evidence.outcomes)})


def _spread(evidence: Evidence, layer: int, wide: bool) -> Spread:
    """Of the layer itself where that supports the claim, else of the oddest one."""
    config, size = evidence.course.config, evidence.course.dataset.input_size
    spread = odd_spread(config, size, layer)
    return spread if (spread.excess > 0) is wide else odd_spread(config, size)


def _rate_too_large(evidence: Evidence, layer: int) -> Statement:
    site, end = evidence.site, evidence.course.iterations
    span = site.onset or Span(end - 1, end)
    rate = evidence.course.rate_at(max(1, span.last))
    ratio = site.step_ratios[layer - 1] if site.step_ratios and span.last > 0 else math.inf
    if not LARGE_STEP <= ratio < math.inf:  # a small step convicts nobody
        return Statement(say.RATE_TOO_LARGE_UNMEASURED, {"rate": rate})
    values = {"rate": rate, "onset": span, "layer": layer, "ratio": ratio}
    return Statement(say.RATE_TOO_LARGE, values)


def _rate_too_small(evidence: Evidence) -> Statement:
    rate = evidence.course.rate_at(evidence.course.iterations)
    ratios = evidence.site.step_ratios
    if not ratios or not math.isfinite(max(ratios)):
        return Statement(say.RATE_TOO_SMALL_UNMEASURED, {"rate": rate})
    layer = int(np.argmax(ratios)) + 1
    values = {"rate": rate, "layer": layer, "ratio": ratios[layer - 1]}
    return Statement(say.RATE_TOO_SMALL, values)


def _vanishing(evidence: Evidence, layer: int) -> Statement:
    ratios, activation = evidence.site.step_ratios, evidence.course.config.activation
    if not ratios or not math.isfinite(max(ratios)):
        return Statement(say.VANISHING_GRADIENT_UNMEASURED, {"activation": activation})
    values = {
        "activation": activation,
        "layer": layer,
        "ratio": ratios[layer - 1],
        "last": ratios[-1],
    }
    return Statement(say.VANISHING_GRADIENT, values)
