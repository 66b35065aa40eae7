"""Ten languages: translations and what is spent on them, languages people read, word lists for checks.

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None


def upgrade():
    """Go up."""
    op.create_table('kept_out',
    sa.Column('hash', sa.String(), nullable=False),
    sa.Column('standing', sa.String(40), nullable=False),
    sa.Column('until', sa.DateTime(), nullable=False),
    sa.PrimaryKeyConstraint('hash', name=op.f('pk_kept_out'))
    )
    with op.batch_alter_table('kept_out', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_kept_out_until'), ['until'], unique=False)

    op.create_table('phrases',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('language', sa.String(), nullable=False),
    sa.Column('kind', sa.String(40), nullable=False),
    sa.Column('phrase', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_phrases')),
    sa.UniqueConstraint('language', 'phrase', name=op.f('uq_phrases_language_phrase'))
    )
    op.create_table('translation_days',
    sa.Column('day', sa.Date(), nullable=False),
    sa.Column('language', sa.String(), nullable=False),
    sa.Column('characters', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('day', 'language', name=op.f('pk_translation_days'))
    )
    op.create_table('translation_engines',
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('failures', sa.Integer(), nullable=False),
    sa.Column('paused_until', sa.DateTime(), nullable=True),
    sa.Column('problem', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('name', name=op.f('pk_translation_engines'))
    )
    op.create_table('translations',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('kind', sa.String(40), nullable=False),
    sa.Column('thing_id', sa.Integer(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('language', sa.String(), nullable=False),
    sa.Column('original_language', sa.String(), nullable=False),
    sa.Column('source', sa.String(40), nullable=False),
    sa.Column('engine', sa.String(), nullable=False),
    sa.Column('status', sa.String(40), nullable=False),
    sa.Column('parts', sa.JSON(), nullable=False),
    sa.Column('html', sa.String(), nullable=False),
    sa.Column('tries', sa.Integer(), nullable=False),
    sa.Column('unanswered', sa.Integer(), nullable=False),
    sa.Column('next_at', sa.DateTime(), nullable=False),
    sa.Column('problem', sa.String(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['users.id'], name=op.f('fk_translations_by_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_translations')),
    sa.UniqueConstraint('kind', 'thing_id', 'version', 'language', name=op.f('uq_translations_kind_thing_id_version_language')),
    sqlite_autoincrement=True
    )
    with op.batch_alter_table('translations', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_translations_status_next_at'), ['status', 'next_at'], unique=False)

    with op.batch_alter_table('debate_texts', schema=None) as batch_op:
        batch_op.add_column(sa.Column('engine', sa.String(), nullable=False, server_default=''))

    with op.batch_alter_table('flags', schema=None) as batch_op:
        batch_op.add_column(sa.Column('language', sa.String(), nullable=False, server_default=''))

    with op.batch_alter_table('reports', schema=None) as batch_op:
        batch_op.add_column(sa.Column('claim_language', sa.String(), nullable=False, server_default=''))

    with op.batch_alter_table('users', schema=None) as batch_op:
        batch_op.add_column(sa.Column('reads', sa.JSON(), nullable=False, server_default='[]'))
    if op.get_bind().dialect.name == "sqlite":  # there a deleted row's number would be given again
        for name in ("users", "contributions", "measures", "moderation_decisions", "moderation_appeals"):
            with op.batch_alter_table(name, recreate="always", table_kwargs={"sqlite_autoincrement": True}):
                pass


def downgrade():
    """Go down; what was translated is gone."""
    with op.batch_alter_table('users', schema=None) as batch_op:
        batch_op.drop_column('reads')

    with op.batch_alter_table('reports', schema=None) as batch_op:
        batch_op.drop_column('claim_language')

    with op.batch_alter_table('flags', schema=None) as batch_op:
        batch_op.drop_column('language')

    with op.batch_alter_table('debate_texts', schema=None) as batch_op:
        batch_op.drop_column('engine')

    with op.batch_alter_table('translations', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_translations_status_next_at'))

    op.drop_table('translations')
    op.drop_table('translation_engines')
    op.drop_table('translation_days')
    op.drop_table('phrases')
    with op.batch_alter_table('kept_out', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_kept_out_until'))

    op.drop_table('kept_out')
