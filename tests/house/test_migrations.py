"""Migrations go up and down with data in them, on both databases."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask_migrate import downgrade, upgrade
from sqlalchemy import func, inspect, select

from desk import create_app
from desk.core.db import Base, db
from desk.editions.models import Edition
from desk.search.models import has_a_model
from tests import make
from tests.conftest import settings
from tests.corrections.test_following_a_report import reference_on


def test_migrations_go_up_down_and_up_with_data_and_match_the_models(new_database, mail_server):
    app = create_app(settings(new_database(), mail_server[0]))
    folder = app.extensions["migrate"].directory
    with app.app_context():
        upgrade(directory=folder)
    make.article(app)
    assert reference_on(make.reader(app).reports(make.FERRY, email="marta@example.org"))

    with app.app_context():
        db.session.rollback()
        with db.engine.connect() as connection:
            context = MigrationContext.configure(connection, opts={"compare_type": True, "include_name": has_a_model})
            assert compare_metadata(context, Base.metadata) == []
        downgrade(directory=folder, revision="base")
        with db.engine.connect() as connection:
            assert set(inspect(connection).get_table_names()) <= {"alembic_version"}
        upgrade(directory=folder)
        assert db.session.scalar(select(func.count()).select_from(Edition)) == 10
        db.session.rollback()
        db.engine.dispose()
