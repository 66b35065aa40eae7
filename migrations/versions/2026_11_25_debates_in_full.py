"""Debates and contributions in full: formats, notes, rankings, tasks of the host, the log and its figures, claims, measures, appeals.

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None


def upgrade():
    """Go up."""
    op.create_table('debate_figures',
    sa.Column('debate_id', sa.Integer(), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('language', sa.String(), nullable=False),
    sa.Column('what', sa.String(), nullable=False),
    sa.Column('n', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('debate_id', 'year', 'language', 'what', name=op.f('pk_debate_figures'))
    )
    op.create_table('decision_log',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('deed', sa.String(40), nullable=False),
    sa.Column('debate_id', sa.Integer(), nullable=True),
    sa.Column('contribution_id', sa.Integer(), nullable=True),
    sa.Column('version_n', sa.Integer(), nullable=True),
    sa.Column('language', sa.String(), nullable=False),
    sa.Column('clause', sa.String(40), nullable=True),
    sa.Column('was_public', sa.Boolean(), nullable=False),
    sa.Column('waited', sa.Integer(), nullable=True),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_decision_log'))
    )
    with op.batch_alter_table('decision_log', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_decision_log_contribution_id'), ['contribution_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_decision_log_debate_id'), ['debate_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_decision_log_person_id'), ['person_id'], unique=False)

    op.create_table('debate_notes',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('debate_id', sa.Integer(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('language', sa.String(), nullable=False),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('html', sa.String(), nullable=False),
    sa.Column('is_pinned', sa.Boolean(), nullable=False),
    sa.Column('withdrawn_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['users.id'], name=op.f('fk_debate_notes_by_id')),
    sa.ForeignKeyConstraint(['debate_id'], ['debates.id'], name=op.f('fk_debate_notes_debate_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_debate_notes'))
    )
    with op.batch_alter_table('debate_notes', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_debate_notes_debate_id'), ['debate_id'], unique=False)

    op.create_table('debate_people',
    sa.Column('debate_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('n', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['debate_id'], ['debates.id'], name=op.f('fk_debate_people_debate_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['person_id'], ['users.id'], name=op.f('fk_debate_people_person_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('debate_id', 'person_id', name=op.f('pk_debate_people'))
    )
    with op.batch_alter_table('debate_people', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_debate_people_person_id'), ['person_id'], unique=False)

    op.create_table('rankings',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('debate_id', sa.Integer(), nullable=False),
    sa.Column('order', sa.String(), nullable=False),
    sa.Column('page_version', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('length', sa.Integer(), nullable=False),
    sa.Column('hash', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['debate_id'], ['debates.id'], name=op.f('fk_rankings_debate_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_rankings'))
    )
    with op.batch_alter_table('rankings', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_rankings_debate_id_order_id'), ['debate_id', 'order', 'id'], unique=False)

    op.create_table('claims',
    sa.Column('contribution_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('until', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['contribution_id'], ['contributions.id'], name=op.f('fk_claims_contribution_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['person_id'], ['users.id'], name=op.f('fk_claims_person_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('contribution_id', name=op.f('pk_claims'))
    )
    op.create_table('host_tasks',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('contribution_id', sa.Integer(), nullable=False),
    sa.Column('debate_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(40), nullable=False),
    sa.Column('status', sa.String(40), nullable=False),
    sa.Column('to_id', sa.Integer(), nullable=True),
    sa.Column('note', sa.String(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.Column('closed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['users.id'], name=op.f('fk_host_tasks_by_id')),
    sa.ForeignKeyConstraint(['contribution_id'], ['contributions.id'], name=op.f('fk_host_tasks_contribution_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['debate_id'], ['debates.id'], name=op.f('fk_host_tasks_debate_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['to_id'], ['users.id'], name=op.f('fk_host_tasks_to_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_host_tasks')),
    sa.UniqueConstraint('contribution_id', name=op.f('uq_host_tasks_contribution_id'))
    )
    with op.batch_alter_table('host_tasks', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_host_tasks_debate_id'), ['debate_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_host_tasks_status'), ['status'], unique=False)
        batch_op.create_index(batch_op.f('ix_host_tasks_to_id'), ['to_id'], unique=False)

    op.create_table('legal_flags',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('reference', sa.String(), nullable=False),
    sa.Column('hash', sa.String(), nullable=False),
    sa.Column('sent_as', sa.String(), nullable=False),
    sa.Column('contribution_id', sa.Integer(), nullable=False),
    sa.Column('version_n', sa.Integer(), nullable=False),
    sa.Column('law', sa.String(), nullable=False),
    sa.Column('explanation', sa.String(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('email', sa.String(), nullable=False),
    sa.Column('language', sa.String(), nullable=False),
    sa.Column('status', sa.String(40), nullable=False),
    sa.Column('clause', sa.String(40), nullable=True),
    sa.Column('note', sa.String(), nullable=False),
    sa.Column('settled_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['contribution_id'], ['contributions.id'], name=op.f('fk_legal_flags_contribution_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_legal_flags')),
    sa.UniqueConstraint('hash', name=op.f('uq_legal_flags_hash')),
    sa.UniqueConstraint('reference', name=op.f('uq_legal_flags_reference')),
    sa.UniqueConstraint('sent_as', name=op.f('uq_legal_flags_sent_as'))
    )
    with op.batch_alter_table('legal_flags', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_legal_flags_contribution_id'), ['contribution_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_legal_flags_settled_at'), ['settled_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_legal_flags_status'), ['status'], unique=False)

    op.create_table('measures',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(40), nullable=False),
    sa.Column('clause', sa.String(40), nullable=False),
    sa.Column('note', sa.String(), nullable=False),
    sa.Column('until', sa.DateTime(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('contribution_id', sa.Integer(), nullable=True),
    sa.Column('ended_at', sa.DateTime(), nullable=True),
    sa.Column('ended_by_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['users.id'], name=op.f('fk_measures_by_id')),
    sa.ForeignKeyConstraint(['contribution_id'], ['contributions.id'], name=op.f('fk_measures_contribution_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['ended_by_id'], ['users.id'], name=op.f('fk_measures_ended_by_id')),
    sa.ForeignKeyConstraint(['person_id'], ['users.id'], name=op.f('fk_measures_person_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_measures'))
    )
    with op.batch_alter_table('measures', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_measures_ended_at'), ['ended_at'], unique=False)
        batch_op.create_index(batch_op.f('ix_measures_person_id'), ['person_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_measures_until'), ['until'], unique=False)

    op.create_table('ranking_parts',
    sa.Column('ranking_id', sa.Integer(), nullable=False),
    sa.Column('n', sa.Integer(), nullable=False),
    sa.Column('numbers', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['ranking_id'], ['rankings.id'], name=op.f('fk_ranking_parts_ranking_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('ranking_id', 'n', name=op.f('pk_ranking_parts'))
    )
    op.create_table('moderation_appeals',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('decision_id', sa.Integer(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('language', sa.String(), nullable=False),
    sa.Column('status', sa.String(40), nullable=False),
    sa.Column('due_at', sa.DateTime(), nullable=False),
    sa.Column('answer', sa.String(), nullable=False),
    sa.Column('answered_by_id', sa.Integer(), nullable=True),
    sa.Column('answered_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['answered_by_id'], ['users.id'], name=op.f('fk_moderation_appeals_answered_by_id')),
    sa.ForeignKeyConstraint(['decision_id'], ['moderation_decisions.id'], name=op.f('fk_moderation_appeals_decision_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_moderation_appeals')),
    sa.UniqueConstraint('decision_id', name=op.f('uq_moderation_appeals_decision_id'))
    )
    with op.batch_alter_table('moderation_appeals', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_moderation_appeals_status'), ['status'], unique=False)

    with op.batch_alter_table('contributions', schema=None) as batch_op:
        batch_op.add_column(sa.Column('waiting_in', sa.String(), nullable=True))
        batch_op.add_column(sa.Column('escalated_at', sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column('is_reported', sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column('asks_host', sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.drop_index(batch_op.f('ix_contributions_debate_id_root_id_position'))
        batch_op.drop_index(batch_op.f('ix_contributions_debate_id_root_id_recommendations_position'))
        batch_op.create_index(batch_op.f('ix_contributions_escalated_at'), ['escalated_at'], unique=False)
        batch_op.create_index('ix_contributions_picks', ['debate_id', 'position'], unique=False, sqlite_where=sa.text('picked_at IS NOT NULL'), postgresql_where=sa.text('picked_at IS NOT NULL'))
        batch_op.create_index('ix_contributions_roots', ['debate_id', 'position'], unique=False, sqlite_where=sa.text('root_id IS NULL'), postgresql_where=sa.text('root_id IS NULL'))
        batch_op.create_index(batch_op.f('ix_contributions_waiting_in_is_held_arrived_at'), ['waiting_in', 'is_held', 'arrived_at'], unique=False)

    with op.batch_alter_table('debate_counts', schema=None) as batch_op:
        batch_op.add_column(sa.Column('participants', sa.Integer(), nullable=False, server_default='0'))
        batch_op.add_column(sa.Column('languages', sa.Integer(), nullable=False, server_default='0'))
        batch_op.add_column(sa.Column('notes', sa.Integer(), nullable=False, server_default='0'))

    with op.batch_alter_table('debates', schema=None) as batch_op:
        batch_op.add_column(sa.Column('format', sa.String(40), nullable=False, server_default='discussion'))
        batch_op.add_column(sa.Column('reworded_at', sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column('is_closing_soon', sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column('featured_at', sa.DateTime(), nullable=True))

    with op.batch_alter_table('flags', schema=None) as batch_op:
        batch_op.add_column(sa.Column('version_n', sa.Integer(), nullable=False, server_default='1'))
        batch_op.create_index(batch_op.f('ix_flags_settled_at'), ['settled_at'], unique=False)

    with op.batch_alter_table('follows', schema=None) as batch_op:
        batch_op.add_column(sa.Column('only_replies', sa.Boolean(), nullable=False, server_default=sa.false()))

    with op.batch_alter_table('moderation_decisions', schema=None) as batch_op:
        batch_op.add_column(sa.Column('batch', sa.String(), nullable=True))
        batch_op.add_column(sa.Column('evidence', sa.JSON(), nullable=False, server_default='{}'))
        batch_op.create_index(batch_op.f('ix_moderation_decisions_batch'), ['batch'], unique=False)

    with op.batch_alter_table('users', schema=None) as batch_op:
        batch_op.add_column(sa.Column('standing_until', sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column('wants_replies', sa.Boolean(), nullable=False, server_default=sa.true()))

    newest = (
        "(SELECT v.language FROM contribution_versions v WHERE v.contribution_id = contributions.id AND v.status = 'waiting'"
        " AND v.n = (SELECT max(n) FROM contribution_versions w WHERE w.contribution_id = contributions.id))"
    )
    op.execute(sa.text(f"UPDATE contributions SET waiting_in = {newest} WHERE status IN ('waiting', 'published')"))
    op.execute(
        "INSERT INTO debate_people (debate_id, person_id, n) SELECT debate_id, author_id, count(*) FROM contributions"
        " WHERE status = 'published' AND author_id IS NOT NULL GROUP BY debate_id, author_id"
    )
    op.execute(
        "UPDATE debate_counts SET participants = (SELECT count(*) FROM debate_people p WHERE p.debate_id = debate_counts.debate_id)"
    )
    op.execute(
        "UPDATE debate_counts SET languages ="
        " (SELECT count(*) FROM debate_languages l WHERE l.debate_id = debate_counts.debate_id AND l.n > 0)"
    )
    op.execute(
        "UPDATE contributions SET is_reported = (SELECT count(*) > 0 FROM reports r WHERE r.contribution_id = contributions.id)"
    )
    op.execute(
        "UPDATE debates SET reworded_at = (SELECT max(e.created_at) FROM debate_entries e WHERE e.debate_id = debates.id"
        " AND e.move = 'reword' AND e.created_at > debates.opened_at)"
    )
    # The log is only ever added to: the database itself refuses everything else.
    if op.get_bind().dialect.name == 'postgresql':
        op.execute(
            "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS"
            " $$ BEGIN RAISE EXCEPTION 'the log is only ever added to'; END $$"
        )
        op.execute(
            "CREATE TRIGGER decision_log_kept BEFORE UPDATE OR DELETE ON decision_log FOR EACH ROW EXECUTE FUNCTION refuse_change()"
        )
    else:
        refuse = "BEGIN SELECT RAISE(ABORT, 'the log is only ever added to'); END"
        op.execute(f"CREATE TRIGGER decision_log_unchanged BEFORE UPDATE ON decision_log {refuse}")
        op.execute(f"CREATE TRIGGER decision_log_kept BEFORE DELETE ON decision_log {refuse}")


def downgrade():
    """Go down. What the earlier desk has no word for becomes the nearest word it has."""
    if op.get_bind().dialect.name == 'postgresql':
        op.execute('DROP TRIGGER decision_log_kept ON decision_log')
        op.execute('DROP FUNCTION refuse_change')
    op.execute("UPDATE users SET standing = 'muted' WHERE standing = 'blocked'")
    op.execute("UPDATE contributions SET status = 'withdrawn' WHERE status = 'private'")
    op.execute("DELETE FROM moderation_decisions WHERE verdict = 'restore'")
    with op.batch_alter_table('users', schema=None) as batch_op:
        batch_op.drop_column('wants_replies')
        batch_op.drop_column('standing_until')

    with op.batch_alter_table('moderation_decisions', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_moderation_decisions_batch'))
        batch_op.drop_column('evidence')
        batch_op.drop_column('batch')

    with op.batch_alter_table('follows', schema=None) as batch_op:
        batch_op.drop_column('only_replies')

    with op.batch_alter_table('flags', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_flags_settled_at'))
        batch_op.drop_column('version_n')

    with op.batch_alter_table('debates', schema=None) as batch_op:
        batch_op.drop_column('featured_at')
        batch_op.drop_column('is_closing_soon')
        batch_op.drop_column('reworded_at')
        batch_op.drop_column('format')

    with op.batch_alter_table('debate_counts', schema=None) as batch_op:
        batch_op.drop_column('notes')
        batch_op.drop_column('languages')
        batch_op.drop_column('participants')

    with op.batch_alter_table('contributions', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_contributions_waiting_in_is_held_arrived_at'))
        batch_op.drop_index('ix_contributions_roots', sqlite_where=sa.text('root_id IS NULL'), postgresql_where=sa.text('root_id IS NULL'))
        batch_op.drop_index('ix_contributions_picks', sqlite_where=sa.text('picked_at IS NOT NULL'), postgresql_where=sa.text('picked_at IS NOT NULL'))
        batch_op.drop_index(batch_op.f('ix_contributions_escalated_at'))
        batch_op.create_index(batch_op.f('ix_contributions_debate_id_root_id_recommendations_position'), ['debate_id', 'root_id', 'recommendations', 'position'], unique=False)
        batch_op.create_index(batch_op.f('ix_contributions_debate_id_root_id_position'), ['debate_id', 'root_id', 'position'], unique=False)
        batch_op.drop_column('asks_host')
        batch_op.drop_column('is_reported')
        batch_op.drop_column('escalated_at')
        batch_op.drop_column('waiting_in')

    with op.batch_alter_table('moderation_appeals', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_moderation_appeals_status'))

    op.drop_table('moderation_appeals')
    op.drop_table('ranking_parts')
    with op.batch_alter_table('measures', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_measures_until'))
        batch_op.drop_index(batch_op.f('ix_measures_person_id'))
        batch_op.drop_index(batch_op.f('ix_measures_ended_at'))

    op.drop_table('measures')
    with op.batch_alter_table('legal_flags', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_legal_flags_status'))
        batch_op.drop_index(batch_op.f('ix_legal_flags_settled_at'))
        batch_op.drop_index(batch_op.f('ix_legal_flags_contribution_id'))

    op.drop_table('legal_flags')
    with op.batch_alter_table('host_tasks', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_host_tasks_to_id'))
        batch_op.drop_index(batch_op.f('ix_host_tasks_status'))
        batch_op.drop_index(batch_op.f('ix_host_tasks_debate_id'))

    op.drop_table('host_tasks')
    op.drop_table('claims')
    with op.batch_alter_table('rankings', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_rankings_debate_id_order_id'))

    op.drop_table('rankings')
    with op.batch_alter_table('debate_people', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_debate_people_person_id'))

    op.drop_table('debate_people')
    with op.batch_alter_table('debate_notes', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_debate_notes_debate_id'))

    op.drop_table('debate_notes')
    with op.batch_alter_table('decision_log', schema=None) as batch_op:
        batch_op.drop_index(batch_op.f('ix_decision_log_person_id'))
        batch_op.drop_index(batch_op.f('ix_decision_log_debate_id'))
        batch_op.drop_index(batch_op.f('ix_decision_log_contribution_id'))

    op.drop_table('decision_log')
    op.drop_table('debate_figures')
