"""Digitally signed copies (bản ký số): unsigned copies out, the same copies back with signatures behind their bytes."""
