"""Workshops: hosts, programme, speakers, materials."""
