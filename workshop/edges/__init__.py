"""The ways to the outside, each with one public face: PDF, DOCX, QR, mail, files, tables, jobs."""
