"""Debates, contributions, moderation, followers; a reader's standing; where a sign-in leads back to.

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


def upgrade():
    """Go up."""
    op.create_table('debates',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('slug', sa.String(), nullable=False),
    sa.Column('status', sa.String(40), nullable=False),
    sa.Column('edition', sa.String(), nullable=False),
    sa.Column('topic', sa.String(40), nullable=False),
    sa.Column('moderation', sa.String(40), nullable=False),
    sa.Column('host_id', sa.Integer(), nullable=False),
    sa.Column('stand_in_id', sa.Integer(), nullable=True),
    sa.Column('opens_at', sa.DateTime(), nullable=True),
    sa.Column('closes_at', sa.DateTime(), nullable=True),
    sa.Column('opened_at', sa.DateTime(), nullable=True),
    sa.Column('closed_at', sa.DateTime(), nullable=True),
    sa.Column('closing_reason', sa.String(40), nullable=True),
    sa.Column('told_followers_at', sa.DateTime(), nullable=True),
    sa.Column('proposer', sa.String(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['edition'], ['editions.code'], name=op.f('fk_debates_edition')),
    sa.ForeignKeyConstraint(['host_id'], ['users.id'], name=op.f('fk_debates_host_id')),
    sa.ForeignKeyConstraint(['stand_in_id'], ['users.id'], name=op.f('fk_debates_stand_in_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_debates')),
    sa.UniqueConstraint('slug', name=op.f('uq_debates_slug'))
    )
    op.create_index(op.f('ix_debates_closed_at'), 'debates', ['closed_at'], unique=False)
    op.create_index(op.f('ix_debates_closes_at'), 'debates', ['closes_at'], unique=False)
    op.create_index(op.f('ix_debates_edition'), 'debates', ['edition'], unique=False)
    op.create_index(op.f('ix_debates_host_id'), 'debates', ['host_id'], unique=False)
    op.create_index(op.f('ix_debates_opened_at'), 'debates', ['opened_at'], unique=False)
    op.create_index(op.f('ix_debates_status'), 'debates', ['status'], unique=False)
    op.create_index(op.f('ix_debates_topic'), 'debates', ['topic'], unique=False)

    op.create_table('contributions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('public_id', sa.String(), nullable=False),
    sa.Column('sent_as', sa.String(), nullable=False),
    sa.Column('debate_id', sa.Integer(), nullable=False),
    sa.Column('root_id', sa.Integer(), nullable=True),
    sa.Column('answers_id', sa.Integer(), nullable=True),
    sa.Column('status', sa.String(40), nullable=False),
    sa.Column('author_id', sa.Integer(), nullable=True),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('email', sa.String(), nullable=False),
    sa.Column('is_by_staff', sa.Boolean(), nullable=False),
    sa.Column('is_by_host', sa.Boolean(), nullable=False),
    sa.Column('wants_to_follow', sa.Boolean(), nullable=False),
    sa.Column('confirm_hash', sa.String(), nullable=True),
    sa.Column('confirm_until', sa.DateTime(), nullable=True),
    sa.Column('marks', sa.JSON(), nullable=False),
    sa.Column('is_held', sa.Boolean(), nullable=False),
    sa.Column('arrived_at', sa.DateTime(), nullable=True),
    sa.Column('position', sa.Integer(), nullable=True),
    sa.Column('published_at', sa.DateTime(), nullable=True),
    sa.Column('public_n', sa.Integer(), nullable=True),
    sa.Column('recommendations', sa.Integer(), nullable=False),
    sa.Column('replies', sa.Integer(), nullable=False),
    sa.Column('picked_at', sa.DateTime(), nullable=True),
    sa.Column('clause', sa.String(40), nullable=True),
    sa.Column('told_followers_at', sa.DateTime(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['answers_id'], ['contributions.id'], name=op.f('fk_contributions_answers_id')),
    sa.ForeignKeyConstraint(['author_id'], ['users.id'], name=op.f('fk_contributions_author_id')),
    sa.ForeignKeyConstraint(['debate_id'], ['debates.id'], name=op.f('fk_contributions_debate_id')),
    sa.ForeignKeyConstraint(['root_id'], ['contributions.id'], name=op.f('fk_contributions_root_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_contributions')),
    sa.UniqueConstraint('confirm_hash', name=op.f('uq_contributions_confirm_hash')),
    sa.UniqueConstraint('debate_id', 'position', name=op.f('uq_contributions_debate_id_position')),
    sa.UniqueConstraint('public_id', name=op.f('uq_contributions_public_id')),
    sa.UniqueConstraint('sent_as', name=op.f('uq_contributions_sent_as'))
    )
    op.create_index(op.f('ix_contributions_arrived_at'), 'contributions', ['arrived_at'], unique=False)
    op.create_index(op.f('ix_contributions_author_id'), 'contributions', ['author_id'], unique=False)
    op.create_index(op.f('ix_contributions_confirm_until'), 'contributions', ['confirm_until'], unique=False)
    op.create_index(op.f('ix_contributions_debate_id_root_id_position'), 'contributions', ['debate_id', 'root_id', 'position'], unique=False)
    op.create_index(op.f('ix_contributions_debate_id_root_id_recommendations_position'), 'contributions', ['debate_id', 'root_id', 'recommendations', 'position'], unique=False)
    op.create_index(op.f('ix_contributions_email'), 'contributions', ['email'], unique=False)
    op.create_index(op.f('ix_contributions_picked_at'), 'contributions', ['picked_at'], unique=False)
    op.create_index(op.f('ix_contributions_root_id_position'), 'contributions', ['root_id', 'position'], unique=False)
    op.create_index(op.f('ix_contributions_status'), 'contributions', ['status'], unique=False)

    op.create_table('debate_articles',
    sa.Column('debate_id', sa.Integer(), nullable=False),
    sa.Column('article_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['article_id'], ['articles.id'], name=op.f('fk_debate_articles_article_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['debate_id'], ['debates.id'], name=op.f('fk_debate_articles_debate_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('debate_id', 'article_id', name=op.f('pk_debate_articles'))
    )
    op.create_index(op.f('ix_debate_articles_article_id'), 'debate_articles', ['article_id'], unique=False)

    op.create_table('debate_counts',
    sa.Column('debate_id', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('published', sa.Integer(), nullable=False),
    sa.Column('last_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['debate_id'], ['debates.id'], name=op.f('fk_debate_counts_debate_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('debate_id', name=op.f('pk_debate_counts'))
    )
    op.create_table('debate_entries',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('debate_id', sa.Integer(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.Column('move', sa.String(), nullable=False),
    sa.Column('was', sa.String(), nullable=False),
    sa.Column('became', sa.String(), nullable=False),
    sa.Column('audience', sa.String(40), nullable=False),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('params', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['users.id'], name=op.f('fk_debate_entries_by_id')),
    sa.ForeignKeyConstraint(['debate_id'], ['debates.id'], name=op.f('fk_debate_entries_debate_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_debate_entries'))
    )
    op.create_index(op.f('ix_debate_entries_debate_id'), 'debate_entries', ['debate_id'], unique=False)

    op.create_table('debate_languages',
    sa.Column('debate_id', sa.Integer(), nullable=False),
    sa.Column('language', sa.String(), nullable=False),
    sa.Column('n', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['debate_id'], ['debates.id'], name=op.f('fk_debate_languages_debate_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('debate_id', 'language', name=op.f('pk_debate_languages'))
    )
    op.create_table('debate_texts',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('debate_id', sa.Integer(), nullable=False),
    sa.Column('language', sa.String(), nullable=False),
    sa.Column('question', sa.String(), nullable=False),
    sa.Column('context', sa.String(), nullable=False),
    sa.Column('context_html', sa.String(), nullable=False),
    sa.Column('summary', sa.String(), nullable=False),
    sa.Column('summary_html', sa.String(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.Column('source', sa.String(), nullable=False),
    sa.Column('status', sa.String(40), nullable=False),
    sa.ForeignKeyConstraint(['debate_id'], ['debates.id'], name=op.f('fk_debate_texts_debate_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_debate_texts')),
    sa.UniqueConstraint('debate_id', 'language', name=op.f('uq_debate_texts_debate_id_language'))
    )
    op.create_index(op.f('ix_debate_texts_debate_id'), 'debate_texts', ['debate_id'], unique=False)

    op.create_table('follows',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('debate_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('is_stopped', sa.Boolean(), nullable=False),
    sa.Column('told_until', sa.Integer(), nullable=False),
    sa.Column('digested_on', sa.Date(), nullable=True),
    sa.ForeignKeyConstraint(['debate_id'], ['debates.id'], name=op.f('fk_follows_debate_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['person_id'], ['users.id'], name=op.f('fk_follows_person_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_follows')),
    sa.UniqueConstraint('debate_id', 'person_id', name=op.f('uq_follows_debate_id_person_id'))
    )
    op.create_index(op.f('ix_follows_digested_on'), 'follows', ['digested_on'], unique=False)
    op.create_index(op.f('ix_follows_person_id'), 'follows', ['person_id'], unique=False)

    op.create_table('proposals',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('public_id', sa.String(), nullable=False),
    sa.Column('sent_as', sa.String(), nullable=False),
    sa.Column('status', sa.String(40), nullable=False),
    sa.Column('article_id', sa.Integer(), nullable=True),
    sa.Column('language', sa.String(), nullable=False),
    sa.Column('question', sa.String(), nullable=False),
    sa.Column('answer', sa.String(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('may_be_named', sa.Boolean(), nullable=False),
    sa.Column('email', sa.String(), nullable=False),
    sa.Column('author_id', sa.Integer(), nullable=True),
    sa.Column('confirm_hash', sa.String(), nullable=True),
    sa.Column('confirm_until', sa.DateTime(), nullable=True),
    sa.Column('due_at', sa.DateTime(), nullable=True),
    sa.Column('reply', sa.String(), nullable=False),
    sa.Column('debate_id', sa.Integer(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['article_id'], ['articles.id'], name=op.f('fk_proposals_article_id')),
    sa.ForeignKeyConstraint(['author_id'], ['users.id'], name=op.f('fk_proposals_author_id')),
    sa.ForeignKeyConstraint(['debate_id'], ['debates.id'], name=op.f('fk_proposals_debate_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_proposals')),
    sa.UniqueConstraint('confirm_hash', name=op.f('uq_proposals_confirm_hash')),
    sa.UniqueConstraint('public_id', name=op.f('uq_proposals_public_id')),
    sa.UniqueConstraint('sent_as', name=op.f('uq_proposals_sent_as'))
    )
    op.create_index(op.f('ix_proposals_article_id'), 'proposals', ['article_id'], unique=False)
    op.create_index(op.f('ix_proposals_author_id'), 'proposals', ['author_id'], unique=False)
    op.create_index(op.f('ix_proposals_confirm_until'), 'proposals', ['confirm_until'], unique=False)
    op.create_index(op.f('ix_proposals_debate_id'), 'proposals', ['debate_id'], unique=False)
    op.create_index(op.f('ix_proposals_language'), 'proposals', ['language'], unique=False)
    op.create_index(op.f('ix_proposals_status'), 'proposals', ['status'], unique=False)

    op.create_table('contribution_entries',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('contribution_id', sa.Integer(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.Column('move', sa.String(), nullable=False),
    sa.Column('was', sa.String(), nullable=False),
    sa.Column('became', sa.String(), nullable=False),
    sa.Column('audience', sa.String(40), nullable=False),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('params', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['users.id'], name=op.f('fk_contribution_entries_by_id')),
    sa.ForeignKeyConstraint(['contribution_id'], ['contributions.id'], name=op.f('fk_contribution_entries_contribution_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_contribution_entries'))
    )
    op.create_index(op.f('ix_contribution_entries_contribution_id'), 'contribution_entries', ['contribution_id'], unique=False)

    op.create_table('contribution_versions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('contribution_id', sa.Integer(), nullable=False),
    sa.Column('n', sa.Integer(), nullable=False),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('html', sa.String(), nullable=False),
    sa.Column('renderer', sa.Integer(), nullable=False),
    sa.Column('language', sa.String(), nullable=False),
    sa.Column('language_source', sa.String(40), nullable=False),
    sa.Column('essence', sa.String(), nullable=False),
    sa.Column('status', sa.String(40), nullable=False),
    sa.ForeignKeyConstraint(['contribution_id'], ['contributions.id'], name=op.f('fk_contribution_versions_contribution_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_contribution_versions')),
    sa.UniqueConstraint('contribution_id', 'n', name=op.f('uq_contribution_versions_contribution_id_n'))
    )
    op.create_index(op.f('ix_contribution_versions_contribution_id'), 'contribution_versions', ['contribution_id'], unique=False)
    op.create_index(op.f('ix_contribution_versions_essence'), 'contribution_versions', ['essence'], unique=False)
    op.create_index(op.f('ix_contribution_versions_language'), 'contribution_versions', ['language'], unique=False)
    op.create_index(op.f('ix_contribution_versions_status'), 'contribution_versions', ['status'], unique=False)

    op.create_table('flags',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('contribution_id', sa.Integer(), nullable=False),
    sa.Column('reason', sa.String(40), nullable=False),
    sa.Column('note', sa.String(), nullable=False),
    sa.Column('who', sa.String(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('settled_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['contribution_id'], ['contributions.id'], name=op.f('fk_flags_contribution_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['person_id'], ['users.id'], name=op.f('fk_flags_person_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_flags')),
    sa.UniqueConstraint('contribution_id', 'who', name=op.f('uq_flags_contribution_id_who'))
    )
    op.create_index(op.f('ix_flags_contribution_id'), 'flags', ['contribution_id'], unique=False)

    op.create_table('moderation_decisions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('contribution_id', sa.Integer(), nullable=False),
    sa.Column('version_n', sa.Integer(), nullable=False),
    sa.Column('verdict', sa.String(40), nullable=False),
    sa.Column('clause', sa.String(40), nullable=True),
    sa.Column('note', sa.String(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=False),
    sa.Column('state', sa.String(40), nullable=False),
    sa.Column('takes_effect_at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['users.id'], name=op.f('fk_moderation_decisions_by_id')),
    sa.ForeignKeyConstraint(['contribution_id'], ['contributions.id'], name=op.f('fk_moderation_decisions_contribution_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_moderation_decisions'))
    )
    op.create_index(op.f('ix_moderation_decisions_contribution_id'), 'moderation_decisions', ['contribution_id'], unique=False)
    op.create_index(op.f('ix_moderation_decisions_state'), 'moderation_decisions', ['state'], unique=False)
    op.create_index(op.f('ix_moderation_decisions_takes_effect_at'), 'moderation_decisions', ['takes_effect_at'], unique=False)

    op.create_table('proposal_entries',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('proposal_id', sa.Integer(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.Column('move', sa.String(), nullable=False),
    sa.Column('was', sa.String(), nullable=False),
    sa.Column('became', sa.String(), nullable=False),
    sa.Column('audience', sa.String(40), nullable=False),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('params', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['users.id'], name=op.f('fk_proposal_entries_by_id')),
    sa.ForeignKeyConstraint(['proposal_id'], ['proposals.id'], name=op.f('fk_proposal_entries_proposal_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_proposal_entries'))
    )
    op.create_index(op.f('ix_proposal_entries_proposal_id'), 'proposal_entries', ['proposal_id'], unique=False)

    op.create_table('recommendations',
    sa.Column('contribution_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['contribution_id'], ['contributions.id'], name=op.f('fk_recommendations_contribution_id'), ondelete='CASCADE'),
    sa.ForeignKeyConstraint(['person_id'], ['users.id'], name=op.f('fk_recommendations_person_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('contribution_id', 'person_id', name=op.f('pk_recommendations'))
    )
    op.create_index(op.f('ix_recommendations_person_id'), 'recommendations', ['person_id'], unique=False)

    # Said in SQL, since both databases can add a column with its reference this way and SQLite need not rebuild the table.
    op.execute("ALTER TABLE reports ADD COLUMN contribution_id INTEGER CONSTRAINT fk_reports_contribution_id REFERENCES contributions (id)")
    op.create_index(op.f('ix_reports_contribution_id'), 'reports', ['contribution_id'], unique=False)
    op.add_column('sign_in_links', sa.Column('then', sa.String(), nullable=False, server_default=''))
    op.add_column('users', sa.Column('standing', sa.String(40), nullable=False, server_default='new'))


def downgrade():
    """Go down."""
    op.drop_column('users', 'standing')
    op.drop_column('sign_in_links', 'then')
    op.drop_index(op.f('ix_reports_contribution_id'), 'reports')
    with op.batch_alter_table('reports') as batch_op:  # SQLite cannot drop a column that a constraint of a rebuilt table names
        batch_op.drop_column('contribution_id')

    op.drop_index(op.f('ix_recommendations_person_id'), 'recommendations')

    op.drop_table('recommendations')
    op.drop_index(op.f('ix_proposal_entries_proposal_id'), 'proposal_entries')

    op.drop_table('proposal_entries')
    op.drop_index(op.f('ix_moderation_decisions_takes_effect_at'), 'moderation_decisions')
    op.drop_index(op.f('ix_moderation_decisions_state'), 'moderation_decisions')
    op.drop_index(op.f('ix_moderation_decisions_contribution_id'), 'moderation_decisions')

    op.drop_table('moderation_decisions')
    op.drop_index(op.f('ix_flags_contribution_id'), 'flags')

    op.drop_table('flags')
    op.drop_index(op.f('ix_contribution_versions_status'), 'contribution_versions')
    op.drop_index(op.f('ix_contribution_versions_language'), 'contribution_versions')
    op.drop_index(op.f('ix_contribution_versions_essence'), 'contribution_versions')
    op.drop_index(op.f('ix_contribution_versions_contribution_id'), 'contribution_versions')

    op.drop_table('contribution_versions')
    op.drop_index(op.f('ix_contribution_entries_contribution_id'), 'contribution_entries')

    op.drop_table('contribution_entries')
    op.drop_index(op.f('ix_proposals_status'), 'proposals')
    op.drop_index(op.f('ix_proposals_language'), 'proposals')
    op.drop_index(op.f('ix_proposals_debate_id'), 'proposals')
    op.drop_index(op.f('ix_proposals_confirm_until'), 'proposals')
    op.drop_index(op.f('ix_proposals_author_id'), 'proposals')
    op.drop_index(op.f('ix_proposals_article_id'), 'proposals')

    op.drop_table('proposals')
    op.drop_index(op.f('ix_follows_person_id'), 'follows')
    op.drop_index(op.f('ix_follows_digested_on'), 'follows')

    op.drop_table('follows')
    op.drop_index(op.f('ix_debate_texts_debate_id'), 'debate_texts')

    op.drop_table('debate_texts')
    op.drop_table('debate_languages')
    op.drop_index(op.f('ix_debate_entries_debate_id'), 'debate_entries')

    op.drop_table('debate_entries')
    op.drop_table('debate_counts')
    op.drop_index(op.f('ix_debate_articles_article_id'), 'debate_articles')

    op.drop_table('debate_articles')
    op.drop_index(op.f('ix_contributions_status'), 'contributions')
    op.drop_index(op.f('ix_contributions_root_id_position'), 'contributions')
    op.drop_index(op.f('ix_contributions_picked_at'), 'contributions')
    op.drop_index(op.f('ix_contributions_email'), 'contributions')
    op.drop_index(op.f('ix_contributions_debate_id_root_id_recommendations_position'), 'contributions')
    op.drop_index(op.f('ix_contributions_debate_id_root_id_position'), 'contributions')
    op.drop_index(op.f('ix_contributions_confirm_until'), 'contributions')
    op.drop_index(op.f('ix_contributions_author_id'), 'contributions')
    op.drop_index(op.f('ix_contributions_arrived_at'), 'contributions')

    op.drop_table('contributions')
    op.drop_index(op.f('ix_debates_topic'), 'debates')
    op.drop_index(op.f('ix_debates_status'), 'debates')
    op.drop_index(op.f('ix_debates_opened_at'), 'debates')
    op.drop_index(op.f('ix_debates_host_id'), 'debates')
    op.drop_index(op.f('ix_debates_edition'), 'debates')
    op.drop_index(op.f('ix_debates_closes_at'), 'debates')
    op.drop_index(op.f('ix_debates_closed_at'), 'debates')

    op.drop_table('debates')
