"""The application that gunicorn serves."""

from workshop import create_app

app = create_app()
