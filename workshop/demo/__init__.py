"""The demonstration: the workshop of 19/5/2023, loaded through the services that people use.

What the article about it does not say is generated from a fixed seed and marked as illustration.
"""
