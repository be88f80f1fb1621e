"""Proofs: a finished edition as pictures of its spreads, to be leafed through."""

from publish.proof.making import Proof, proof

__all__ = ["Proof", "proof"]
