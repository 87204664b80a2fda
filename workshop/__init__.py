"""The workshop product: OCOP workshops from the first invitation to the report."""

from flask import Flask

from workshop import config, extensions, features


def create_app(settings=None):
    """Make the application from its settings, extensions and features.

    ``settings`` overrides what the environment and ``instance/config.py`` say; tests use it.
    """
    instance_path = config.instance_path(settings)
    app = Flask(
        "workshop",
        instance_path=str(instance_path),
        static_folder=None,
        template_folder=str(config.PROJECT_ROOT / "templates"),
    )
    app.config.from_mapping(config.load(instance_path, settings))
    extensions.bind(app)
    features.open_rooms(app)
    return app
