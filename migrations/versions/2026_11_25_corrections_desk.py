"""The corrections desk in full: questions, appeals, merging, sibling checks, stealth edits, duty, views, figures, search.

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade():
    """Go up."""
    op.create_table('evidence_snapshots',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('taken_on', sa.Date(), nullable=False),
    sa.Column('clauses', sa.JSON(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_evidence_snapshots')),
    sa.UniqueConstraint('taken_on', name=op.f('uq_evidence_snapshots_taken_on'))
    )
    op.create_table('search_due',
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('thing_id', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('kind', 'thing_id', name=op.f('pk_search_due'))
    )
    op.create_table('search_entries',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('kind', sa.String(), nullable=False),
    sa.Column('thing_id', sa.Integer(), nullable=False),
    sa.Column('language', sa.String(), nullable=False),
    sa.Column('tokenizer', sa.Integer(), nullable=False),
    sa.Column('terms', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_search_entries')),
    sa.UniqueConstraint('kind', 'thing_id', 'language', name=op.f('uq_search_entries_kind_thing_id_language'))
    )
    op.create_table('silenced_addresses',
    sa.Column('hash', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('hash', name=op.f('pk_silenced_addresses'))
    )
    op.create_table('absences',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('first_on', sa.Date(), nullable=False),
    sa.Column('last_on', sa.Date(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['users.id'], name=op.f('fk_absences_person_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_absences'))
    )
    op.create_index(op.f('ix_absences_last_on'), 'absences', ['last_on'], unique=False)
    op.create_index(op.f('ix_absences_person_id'), 'absences', ['person_id'], unique=False)

    op.create_table('canned_answers',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('edition', sa.String(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('language', sa.String(), nullable=False),
    sa.Column('outcome', sa.String(40), nullable=True),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['users.id'], name=op.f('fk_canned_answers_by_id')),
    sa.ForeignKeyConstraint(['edition'], ['editions.code'], name=op.f('fk_canned_answers_edition')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_canned_answers')),
    sa.UniqueConstraint('edition', 'name', 'language', name=op.f('uq_canned_answers_edition_name_language'))
    )
    op.create_table('duties',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('edition', sa.String(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('stand_in_id', sa.Integer(), nullable=True),
    sa.Column('begins_at', sa.DateTime(), nullable=False),
    sa.Column('ends_at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['edition'], ['editions.code'], name=op.f('fk_duties_edition')),
    sa.ForeignKeyConstraint(['person_id'], ['users.id'], name=op.f('fk_duties_person_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['stand_in_id'], ['users.id'], name=op.f('fk_duties_stand_in_id'), ondelete='SET NULL'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_duties'))
    )
    op.create_index(op.f('ix_duties_edition'), 'duties', ['edition'], unique=False)
    op.create_index(op.f('ix_duties_ends_at'), 'duties', ['ends_at'], unique=False)

    op.create_table('saved_views',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('edition', sa.String(), nullable=True),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('query', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['edition'], ['editions.code'], name=op.f('fk_saved_views_edition')),
    sa.ForeignKeyConstraint(['person_id'], ['users.id'], name=op.f('fk_saved_views_person_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_saved_views'))
    )
    op.create_index(op.f('ix_saved_views_person_id'), 'saved_views', ['person_id'], unique=False)

    op.create_table('undos',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('until', sa.DateTime(), nullable=False),
    sa.Column('step', sa.String(), nullable=False),
    sa.Column('reports', sa.JSON(), nullable=False),
    sa.Column('letters', sa.JSON(), nullable=False),
    sa.Column('undone_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['users.id'], name=op.f('fk_undos_by_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_undos'))
    )
    op.create_index(op.f('ix_undos_by_id'), 'undos', ['by_id'], unique=False)

    op.create_table('article_follows',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('article_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['article_id'], ['articles.id'], name=op.f('fk_article_follows_article_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['person_id'], ['users.id'], name=op.f('fk_article_follows_person_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_article_follows')),
    sa.UniqueConstraint('article_id', 'person_id', name=op.f('uq_article_follows_article_id_person_id'))
    )
    op.create_index(op.f('ix_article_follows_person_id'), 'article_follows', ['person_id'], unique=False)

    op.create_table('stealth_edits',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('version_id', sa.Integer(), nullable=False),
    sa.Column('edition', sa.String(), nullable=False),
    sa.Column('finding', sa.String(40), nullable=False),
    sa.Column('before', sa.String(), nullable=False),
    sa.Column('after', sa.String(), nullable=False),
    sa.Column('settled_at', sa.DateTime(), nullable=True),
    sa.Column('settled_by_id', sa.Integer(), nullable=True),
    sa.Column('note', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['edition'], ['editions.code'], name=op.f('fk_stealth_edits_edition')),
    sa.ForeignKeyConstraint(['settled_by_id'], ['users.id'], name=op.f('fk_stealth_edits_settled_by_id')),
    sa.ForeignKeyConstraint(['version_id'], ['article_versions.id'], name=op.f('fk_stealth_edits_version_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_stealth_edits')),
    sa.UniqueConstraint('version_id', name=op.f('uq_stealth_edits_version_id'))
    )
    op.create_index(op.f('ix_stealth_edits_edition'), 'stealth_edits', ['edition'], unique=False)
    op.create_index(op.f('ix_stealth_edits_settled_at'), 'stealth_edits', ['settled_at'], unique=False)

    op.create_table('sibling_tasks',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('notice_id', sa.Integer(), nullable=False),
    sa.Column('article_id', sa.Integer(), nullable=False),
    sa.Column('edition', sa.String(), nullable=False),
    sa.Column('status', sa.String(40), nullable=False),
    sa.Column('own_notice_id', sa.Integer(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['article_id'], ['articles.id'], name=op.f('fk_sibling_tasks_article_id')),
    sa.ForeignKeyConstraint(['edition'], ['editions.code'], name=op.f('fk_sibling_tasks_edition')),
    sa.ForeignKeyConstraint(['notice_id'], ['notices.id'], name=op.f('fk_sibling_tasks_notice_id')),
    sa.ForeignKeyConstraint(['own_notice_id'], ['notices.id'], name=op.f('fk_sibling_tasks_own_notice_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sibling_tasks')),
    sa.UniqueConstraint('notice_id', 'article_id', name=op.f('uq_sibling_tasks_notice_id_article_id'))
    )
    op.create_index(op.f('ix_sibling_tasks_article_id'), 'sibling_tasks', ['article_id'], unique=False)
    op.create_index(op.f('ix_sibling_tasks_edition'), 'sibling_tasks', ['edition'], unique=False)
    op.create_index(op.f('ix_sibling_tasks_notice_id'), 'sibling_tasks', ['notice_id'], unique=False)
    op.create_index(op.f('ix_sibling_tasks_own_notice_id'), 'sibling_tasks', ['own_notice_id'], unique=False)
    op.create_index(op.f('ix_sibling_tasks_status'), 'sibling_tasks', ['status'], unique=False)

    op.create_table('sibling_entries',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('task_id', sa.Integer(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.Column('move', sa.String(), nullable=False),
    sa.Column('was', sa.String(), nullable=False),
    sa.Column('became', sa.String(), nullable=False),
    sa.Column('audience', sa.String(40), nullable=False),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('params', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['users.id'], name=op.f('fk_sibling_entries_by_id')),
    sa.ForeignKeyConstraint(['task_id'], ['sibling_tasks.id'], name=op.f('fk_sibling_entries_task_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sibling_entries'))
    )
    op.create_index(op.f('ix_sibling_entries_task_id'), 'sibling_entries', ['task_id'], unique=False)

    op.create_table('appeals',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('report_id', sa.Integer(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('language', sa.String(), nullable=False),
    sa.Column('result', sa.String(40), nullable=True),
    sa.Column('answer', sa.String(), nullable=False),
    sa.Column('decided_at', sa.DateTime(), nullable=True),
    sa.Column('decided_by_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['decided_by_id'], ['users.id'], name=op.f('fk_appeals_decided_by_id')),
    sa.ForeignKeyConstraint(['report_id'], ['reports.id'], name=op.f('fk_appeals_report_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_appeals')),
    sa.UniqueConstraint('report_id', name=op.f('uq_appeals_report_id'))
    )
    op.create_table('labels',
    sa.Column('report_id', sa.Integer(), nullable=False),
    sa.Column('word', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['report_id'], ['reports.id'], name=op.f('fk_labels_report_id')),
    sa.PrimaryKeyConstraint('report_id', 'word', name=op.f('pk_labels'))
    )
    op.create_index(op.f('ix_labels_word'), 'labels', ['word'], unique=False)

    op.create_table('presences',
    sa.Column('report_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('seen_at', sa.DateTime(), nullable=False),
    sa.Column('is_writing', sa.Boolean(), nullable=False),
    sa.ForeignKeyConstraint(['person_id'], ['users.id'], name=op.f('fk_presences_person_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['report_id'], ['reports.id'], name=op.f('fk_presences_report_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('report_id', 'person_id', name=op.f('pk_presences'))
    )
    op.create_table('questions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('report_id', sa.Integer(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('language', sa.String(), nullable=False),
    sa.Column('answer_by', sa.DateTime(), nullable=False),
    sa.Column('reminded_at', sa.DateTime(), nullable=True),
    sa.Column('closed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['users.id'], name=op.f('fk_questions_by_id')),
    sa.ForeignKeyConstraint(['report_id'], ['reports.id'], name=op.f('fk_questions_report_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_questions'))
    )
    op.create_index(op.f('ix_questions_report_id'), 'questions', ['report_id'], unique=False)

    op.create_table('staff_news',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('report_id', sa.Integer(), nullable=False),
    sa.Column('letter', sa.String(), nullable=False),
    sa.Column('told_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['users.id'], name=op.f('fk_staff_news_person_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['report_id'], ['reports.id'], name=op.f('fk_staff_news_report_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_staff_news'))
    )
    op.create_index(op.f('ix_staff_news_person_id'), 'staff_news', ['person_id'], unique=False)

    op.create_table('information',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('report_id', sa.Integer(), nullable=False),
    sa.Column('filer_id', sa.Integer(), nullable=True),
    sa.Column('question_id', sa.Integer(), nullable=True),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('language', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['filer_id'], ['filers.id'], name=op.f('fk_information_filer_id'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['question_id'], ['questions.id'], name=op.f('fk_information_question_id')),
    sa.ForeignKeyConstraint(['report_id'], ['reports.id'], name=op.f('fk_information_report_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_information'))
    )
    op.create_index(op.f('ix_information_report_id'), 'information', ['report_id'], unique=False)

    with op.batch_alter_table('article_versions', schema=None) as batch_op:
        batch_op.add_column(sa.Column('change', sa.String(40), nullable=True))

    with op.batch_alter_table('articles', schema=None) as batch_op:
        batch_op.add_column(sa.Column('retracted_at', sa.DateTime(), nullable=True))

    with op.batch_alter_table('decisions', schema=None) as batch_op:
        batch_op.add_column(sa.Column('taken_back_at', sa.DateTime(), nullable=True))

    with op.batch_alter_table('editions', schema=None) as batch_op:
        batch_op.add_column(sa.Column('canton', sa.String(), nullable=False, server_default='BE'))
        batch_op.add_column(sa.Column('on_call', sa.String(), nullable=False, server_default=''))

    with op.batch_alter_table('notices', schema=None) as batch_op:
        batch_op.add_column(sa.Column('first_approved_by_id', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('supersedes_id', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('wrong_since', sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column('fixed_at', sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column('redacted_at', sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column('redaction_ground', sa.String(), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('told_followers_at', sa.DateTime(), nullable=True))
        batch_op.create_unique_constraint(batch_op.f('uq_notices_supersedes_id'), ['supersedes_id'])
        batch_op.create_foreign_key(batch_op.f('fk_notices_first_approved_by_id'), 'users', ['first_approved_by_id'], ['id'])
        batch_op.create_foreign_key(batch_op.f('fk_notices_supersedes_id'), 'notices', ['supersedes_id'], ['id'])

    with op.batch_alter_table('pictures', schema=None) as batch_op:
        batch_op.add_column(sa.Column('information_id', sa.Integer(), nullable=True))
        batch_op.drop_constraint(batch_op.f('uq_pictures_report_id'), type_='unique')
        batch_op.create_index(batch_op.f('ix_pictures_report_id'), ['report_id'], unique=False)
        batch_op.create_unique_constraint(batch_op.f('uq_pictures_information_id'), ['information_id'])
        batch_op.create_foreign_key(batch_op.f('fk_pictures_information_id'), 'information', ['information_id'], ['id'])

    with op.batch_alter_table('reports', schema=None) as batch_op:
        batch_op.add_column(sa.Column('desk_kind', sa.String(40), nullable=True))
        batch_op.add_column(sa.Column('cause', sa.String(40), nullable=True))
        batch_op.add_column(sa.Column('snoozed_until', sa.DateTime(), nullable=True))
        batch_op.add_column(sa.Column('is_on_legal_hold', sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column('ombuds_case', sa.String(), nullable=False, server_default=''))
        batch_op.add_column(sa.Column('canonical_id', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('campaign_id', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('sibling_task_id', sa.Integer(), nullable=True))
        batch_op.add_column(sa.Column('was_taken_in_time', sa.Boolean(), nullable=True))
        batch_op.add_column(sa.Column('was_answered_in_time', sa.Boolean(), nullable=True))
        batch_op.create_index(batch_op.f('ix_reports_campaign_id'), ['campaign_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_reports_canonical_id'), ['canonical_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_reports_sibling_task_id'), ['sibling_task_id'], unique=False)
        batch_op.create_foreign_key(batch_op.f('fk_reports_canonical_id'), 'reports', ['canonical_id'], ['id'])
        batch_op.create_foreign_key(batch_op.f('fk_reports_sibling_task_id'), 'sibling_tasks', ['sibling_task_id'], ['id'])
        batch_op.create_foreign_key(batch_op.f('fk_reports_campaign_id'), 'reports', ['campaign_id'], ['id'])

    with op.batch_alter_table('users', schema=None) as batch_op:
        batch_op.add_column(sa.Column('keys_are_off', sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column('wants_digest', sa.Boolean(), nullable=False, server_default=sa.false()))
    if op.get_bind().dialect.name == 'postgresql':
        op.create_index('search_terms', 'search_entries', [sa.text("to_tsvector('simple', terms)")], postgresql_using='gin')
    else:  # FTS5 reads the terms in search_entries; the triggers tell it of every change, whoever makes it
        op.execute("CREATE VIRTUAL TABLE search_terms USING fts5(terms, content='search_entries', content_rowid='id', detail='none')")
        forget = "INSERT INTO search_terms (search_terms, rowid, terms) VALUES ('delete', old.id, old.terms);"
        learn = "INSERT INTO search_terms (rowid, terms) VALUES (new.id, new.terms);"
        op.execute(f"CREATE TRIGGER search_entries_added AFTER INSERT ON search_entries BEGIN {learn} END")
        op.execute(f"CREATE TRIGGER search_entries_changed AFTER UPDATE ON search_entries BEGIN {forget} {learn} END")
        op.execute(f"CREATE TRIGGER search_entries_removed AFTER DELETE ON search_entries BEGIN {forget} END")

    # What was published before is taken as it is: only versions from now on are looked at.
    op.execute(sa.text("UPDATE article_versions SET change = 'none'"))


def downgrade():
    """Go down. What the earlier desk has no word for becomes the nearest word it has."""
    for table, column, now, then in (
        ('reports', 'status', 'needs_info', 'in_review'),
        ('reports', 'status', 'appealed', 'resolved'),
        ('reports', 'outcome', 'retracted', 'note_added'),
        ('reports', 'outcome', 'duplicate', 'no_change'),
        ('reports', 'outcome', 'withdrawn', 'no_change'),
        ('decisions', 'outcome', 'duplicate', 'no_change'),
        ('notices', 'kind', 'retraction', 'editors_note'),
    ):
        op.execute(sa.text(f"UPDATE {table} SET {column} = '{then}' WHERE {column} = '{now}'"))
    op.execute(sa.text("DELETE FROM house_texts WHERE name = 'corrections-policy'"))
    op.execute(sa.text("DELETE FROM pictures WHERE information_id IS NOT NULL"))
    if op.get_bind().dialect.name == 'postgresql':
        op.drop_index('search_terms', 'search_entries')
    else:
        for trigger in ('added', 'changed', 'removed'):
            op.execute(f'DROP TRIGGER search_entries_{trigger}')
        op.execute('DROP TABLE search_terms')
    with op.batch_alter_table('users', schema=None) as batch_op:
        batch_op.drop_column('wants_digest')
        batch_op.drop_column('keys_are_off')

    with op.batch_alter_table('reports', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_reports_campaign_id'), type_='foreignkey')
        batch_op.drop_constraint(batch_op.f('fk_reports_sibling_task_id'), type_='foreignkey')
        batch_op.drop_constraint(batch_op.f('fk_reports_canonical_id'), type_='foreignkey')
        batch_op.drop_index(batch_op.f('ix_reports_sibling_task_id'))
        batch_op.drop_index(batch_op.f('ix_reports_canonical_id'))
        batch_op.drop_index(batch_op.f('ix_reports_campaign_id'))
        batch_op.drop_column('was_answered_in_time')
        batch_op.drop_column('was_taken_in_time')
        batch_op.drop_column('sibling_task_id')
        batch_op.drop_column('campaign_id')
        batch_op.drop_column('canonical_id')
        batch_op.drop_column('ombuds_case')
        batch_op.drop_column('is_on_legal_hold')
        batch_op.drop_column('snoozed_until')
        batch_op.drop_column('cause')
        batch_op.drop_column('desk_kind')

    with op.batch_alter_table('pictures', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_pictures_information_id'), type_='foreignkey')
        batch_op.drop_constraint(batch_op.f('uq_pictures_information_id'), type_='unique')
        batch_op.drop_index(batch_op.f('ix_pictures_report_id'))
        batch_op.create_unique_constraint(batch_op.f('uq_pictures_report_id'), ['report_id'])
        batch_op.drop_column('information_id')

    with op.batch_alter_table('notices', schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f('fk_notices_supersedes_id'), type_='foreignkey')
        batch_op.drop_constraint(batch_op.f('fk_notices_first_approved_by_id'), type_='foreignkey')
        batch_op.drop_constraint(batch_op.f('uq_notices_supersedes_id'), type_='unique')
        batch_op.drop_column('told_followers_at')
        batch_op.drop_column('redaction_ground')
        batch_op.drop_column('redacted_at')
        batch_op.drop_column('fixed_at')
        batch_op.drop_column('wrong_since')
        batch_op.drop_column('supersedes_id')
        batch_op.drop_column('first_approved_by_id')

    with op.batch_alter_table('editions', schema=None) as batch_op:
        batch_op.drop_column('on_call')
        batch_op.drop_column('canton')

    with op.batch_alter_table('decisions', schema=None) as batch_op:
        batch_op.drop_column('taken_back_at')

    with op.batch_alter_table('articles', schema=None) as batch_op:
        batch_op.drop_column('retracted_at')

    with op.batch_alter_table('article_versions', schema=None) as batch_op:
        batch_op.drop_column('change')

    op.drop_table('information')
    op.drop_table('staff_news')
    op.drop_table('questions')
    op.drop_table('presences')
    op.drop_table('labels')
    op.drop_table('appeals')
    op.drop_table('sibling_entries')
    op.drop_table('sibling_tasks')
    op.drop_table('stealth_edits')
    op.drop_table('article_follows')
    op.drop_table('undos')
    op.drop_table('saved_views')
    op.drop_table('duties')
    op.drop_table('canned_answers')
    op.drop_table('absences')
    op.drop_table('silenced_addresses')
    op.drop_table('search_entries')
    op.drop_table('search_due')
    op.drop_table('evidence_snapshots')
