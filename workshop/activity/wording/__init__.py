"""Words for codes that stand on record: actions of every room, kinds of jobs."""
