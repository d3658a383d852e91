"""Phaseline: documented campaigns as maps one can step through."""
