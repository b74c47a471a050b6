"""Calculations that several sections or chapters share."""
