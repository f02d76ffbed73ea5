"""Whiten the vectors of clauses: what all clauses of two documents have in common in meaning tells none apart."""

import numpy as np
from numpy.typing import NDArray

from align.meanings import Meanings, SideMeanings

__all__ = ["whitened"]


def whitened(meanings: Meanings) -> Meanings:
    """Spread the vectors of the clauses of both sides evenly over all directions.

    The vectors of one document lie in few directions, those of its subject; along them all clauses are alike. The
    covariance is shrunk towards a sphere by its mean variance, so that directions which no clause has are not blown up.

    Args:
        meanings: unit vectors, or zeros.

    Returns:
        The same clauses with other unit vectors; zeros stay.

    Source:
        Whitening by Cholesky's factor (Kessy, Lewin and Strimmer 2018), shrunk as by Ledoit and Wolf (2004).
    """
    sides = (meanings.left.points, meanings.right.points)
    known = [side.any(axis=1) for side in sides]
    points = np.concatenate([side[rows] for side, rows in zip(sides, known, strict=True)]).astype(np.float64)
    if len(points) < 2:
        return meanings
    middle = points.mean(axis=0)
    covariance = (points - middle).T @ (points - middle) / len(points)
    variance = float(np.trace(covariance)) / min(covariance.shape[0], len(points))
    if variance <= 0.0:
        return meanings
    factor = np.linalg.cholesky(covariance + variance * np.eye(len(covariance)))
    left, right = (
        _spread(side, rows, middle, factor) for side, rows in zip(sides, known, strict=True)
    )
    return Meanings(
        SideMeanings(meanings.left.spans, meanings.left.rows, left),
        SideMeanings(meanings.right.spans, meanings.right.rows, right),
    )


def _spread(
    points: NDArray[np.float32], known: NDArray[np.bool_], middle: NDArray[np.float64], factor: NDArray[np.float64]
) -> NDArray[np.float32]:
    """Divide vectors by the factor of their covariance, and bring them to unit length."""
    found = np.linalg.solve(factor, (points.astype(np.float64) - middle).T).T
    found[~known] = 0.0
    lengths = np.linalg.norm(found, axis=1, keepdims=True)
    lengths[lengths == 0.0] = 1.0
    return np.asarray(found / lengths, dtype=np.float32)
