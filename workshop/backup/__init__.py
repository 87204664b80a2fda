"""Every row and stored file in one archive that does not depend on the kind of database."""
