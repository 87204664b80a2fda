"""Every hour: files of forms that nobody finished leave the disk."""

from workshop.edges import jobs
from workshop.questions.services import sweep_files

jobs.every(3600, sweep_files)
