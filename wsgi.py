"""What a WSGI server loads: `granian --interface wsgi wsgi:app`, or any other server."""

from desk import create_app

app = create_app()
