"""One importer for people's tables: understanding, accounting, preview and undo."""
