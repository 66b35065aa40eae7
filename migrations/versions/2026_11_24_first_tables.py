"""First tables: people, editions, articles, reports, notices, letters.

Revision ID: 0001
Revises:
"""
from alembic import op
import sqlalchemy as sa


# revision identifiers, used by Alembic.
revision = '0001'
down_revision = None
branch_labels = None
depends_on = None

# english, german, french and japanese are known; the others follow the pattern and can be set at /desk/editions/.
MAILBOXES = {
    "en": "english", "de": "german", "fr": "french", "it": "italian", "es": "spanish",
    "pt": "portuguese", "ar": "arabic", "zh": "chinese", "ru": "russian", "ja": "japanese",
}
editions = sa.table(
    "editions", *(sa.column(name) for name in ("code", "mailbox", "mode", "is_practising", "names_filers", "position"))
)


def upgrade():
    op.create_table('counts',
    sa.Column('key', sa.String(), nullable=False),
    sa.Column('window', sa.Integer(), nullable=False),
    sa.Column('n', sa.Integer(), nullable=False),
    sa.Column('ends_at', sa.DateTime(), nullable=False),
    sa.PrimaryKeyConstraint('key', 'window', name=op.f('pk_counts'))
    )
    op.create_table('editions',
    sa.Column('code', sa.String(), nullable=False),
    sa.Column('mailbox', sa.String(), nullable=False),
    sa.Column('mode', sa.String(40), nullable=False),
    sa.Column('is_practising', sa.Boolean(), nullable=False),
    sa.Column('names_filers', sa.Boolean(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('code', name=op.f('pk_editions'))
    )
    op.bulk_insert(editions, [
        {"code": code, "mailbox": f"{name}@swissinfo.ch", "mode": "full", "is_practising": False, "names_filers": True, "position": n}
        for n, (code, name) in enumerate(MAILBOXES.items())
    ])
    op.create_table('outbox',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('letter', sa.String(), nullable=False),
    sa.Column('thing', sa.String(), nullable=False),
    sa.Column('occasion', sa.String(), nullable=False),
    sa.Column('to', sa.String(), nullable=False),
    sa.Column('language', sa.String(), nullable=False),
    sa.Column('message_id', sa.String(), nullable=False),
    sa.Column('message', sa.LargeBinary(), nullable=True),
    sa.Column('state', sa.String(40), nullable=False),
    sa.Column('not_before', sa.DateTime(), nullable=False),
    sa.Column('lease_until', sa.DateTime(), nullable=True),
    sa.Column('attempts', sa.Integer(), nullable=False),
    sa.Column('possible_copies', sa.Integer(), nullable=False),
    sa.Column('answer', sa.String(), nullable=False),
    sa.Column('handed_over_at', sa.DateTime(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_outbox')),
    sa.UniqueConstraint('message_id', name=op.f('uq_outbox_message_id')),
    sa.UniqueConstraint('occasion', name=op.f('uq_outbox_occasion'))
    )
    op.create_index(op.f('ix_outbox_letter'), 'outbox', ['letter'], unique=False)
    op.create_index(op.f('ix_outbox_not_before'), 'outbox', ['not_before'], unique=False)
    op.create_index(op.f('ix_outbox_state'), 'outbox', ['state'], unique=False)
    op.create_index(op.f('ix_outbox_thing'), 'outbox', ['thing'], unique=False)

    op.create_table('page_versions',
    sa.Column('scope', sa.String(), nullable=False),
    sa.Column('n', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('scope', name=op.f('pk_page_versions'))
    )
    op.create_table('sequences',
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('n', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('name', name=op.f('pk_sequences'))
    )
    op.create_table('sign_in_links',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('email', sa.String(), nullable=False),
    sa.Column('hash', sa.String(), nullable=False),
    sa.Column('expires_at', sa.DateTime(), nullable=False),
    sa.Column('used_at', sa.DateTime(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sign_in_links')),
    sa.UniqueConstraint('hash', name=op.f('uq_sign_in_links_hash'))
    )
    op.create_index(op.f('ix_sign_in_links_email'), 'sign_in_links', ['email'], unique=False)

    op.create_table('users',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('email', sa.String(), nullable=False),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('language', sa.String(), nullable=False),
    sa.Column('active', sa.Boolean(), nullable=False),
    sa.Column('password', sa.String(), nullable=True),
    sa.Column('fs_uniquifier', sa.String(), nullable=False),
    sa.Column('tf_primary_method', sa.String(), nullable=True),
    sa.Column('tf_totp_secret', sa.String(), nullable=True),
    sa.Column('tf_last_counter', sa.Integer(), nullable=True),
    sa.Column('mf_recovery_codes', sa.UnicodeText(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_users')),
    sa.UniqueConstraint('email', name=op.f('uq_users_email')),
    sa.UniqueConstraint('fs_uniquifier', name=op.f('uq_users_fs_uniquifier'))
    )
    op.create_table('articles',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('edition', sa.String(), nullable=False),
    sa.Column('slug', sa.String(), nullable=False),
    sa.Column('url', sa.String(), nullable=True),
    sa.Column('address', sa.String(), nullable=True),
    sa.Column('story', sa.String(), nullable=True),
    sa.Column('section', sa.String(), nullable=False),
    sa.Column('byline', sa.JSON(), nullable=False),
    sa.Column('published_at', sa.DateTime(), nullable=False),
    sa.ForeignKeyConstraint(['edition'], ['editions.code'], name=op.f('fk_articles_edition')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_articles')),
    sa.UniqueConstraint('address', name=op.f('uq_articles_address')),
    sa.UniqueConstraint('edition', 'slug', name=op.f('uq_articles_edition_slug'))
    )
    op.create_index(op.f('ix_articles_edition'), 'articles', ['edition'], unique=False)
    op.create_index(op.f('ix_articles_published_at'), 'articles', ['published_at'], unique=False)
    op.create_index(op.f('ix_articles_story'), 'articles', ['story'], unique=False)

    op.create_table('house_texts',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('name', sa.String(40), nullable=False),
    sa.Column('language', sa.String(), nullable=False),
    sa.Column('n', sa.Integer(), nullable=False),
    sa.Column('source', sa.String(), nullable=False),
    sa.Column('html', sa.String(), nullable=False),
    sa.Column('renderer', sa.Integer(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.ForeignKeyConstraint(['by_id'], ['users.id'], name=op.f('fk_house_texts_by_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_house_texts')),
    sa.UniqueConstraint('name', 'language', 'n', name=op.f('uq_house_texts_name_language_n'))
    )
    op.create_table('memberships',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=False),
    sa.Column('edition', sa.String(), nullable=True),
    sa.Column('role', sa.String(40), nullable=False),
    sa.ForeignKeyConstraint(['edition'], ['editions.code'], name=op.f('fk_memberships_edition')),
    sa.ForeignKeyConstraint(['person_id'], ['users.id'], name=op.f('fk_memberships_person_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_memberships')),
    sa.UniqueConstraint('person_id', 'edition', 'role', name=op.f('uq_memberships_person_id_edition_role'))
    )
    op.create_index(op.f('ix_memberships_person_id'), 'memberships', ['person_id'], unique=False)

    op.create_table('article_versions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('article_id', sa.Integer(), nullable=False),
    sa.Column('n', sa.Integer(), nullable=False),
    sa.Column('source', sa.String(40), nullable=False),
    sa.Column('headline', sa.String(), nullable=False),
    sa.Column('standfirst', sa.String(), nullable=False),
    sa.Column('blocks', sa.JSON(), nullable=False),
    sa.Column('html', sa.String(), nullable=False),
    sa.Column('hash', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['article_id'], ['articles.id'], name=op.f('fk_article_versions_article_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_article_versions')),
    sa.UniqueConstraint('article_id', 'n', name=op.f('uq_article_versions_article_id_n'))
    )
    op.create_index(op.f('ix_article_versions_article_id'), 'article_versions', ['article_id'], unique=False)

    op.create_table('notices',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('reference', sa.String(), nullable=True),
    sa.Column('article_id', sa.Integer(), nullable=False),
    sa.Column('edition', sa.String(), nullable=False),
    sa.Column('language', sa.String(), nullable=False),
    sa.Column('kind', sa.String(40), nullable=False),
    sa.Column('severity', sa.String(40), nullable=False),
    sa.Column('before', sa.String(), nullable=False),
    sa.Column('after', sa.String(), nullable=False),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('html', sa.String(), nullable=False),
    sa.Column('evidence', sa.String(), nullable=False),
    sa.Column('headline', sa.String(), nullable=False),
    sa.Column('origin', sa.String(40), nullable=False),
    sa.Column('status', sa.String(40), nullable=False),
    sa.Column('drafted_by_id', sa.Integer(), nullable=False),
    sa.Column('asked_id', sa.Integer(), nullable=True),
    sa.Column('approved_by_id', sa.Integer(), nullable=True),
    sa.Column('from_version_id', sa.Integer(), nullable=True),
    sa.Column('to_version_id', sa.Integer(), nullable=True),
    sa.Column('published_at', sa.DateTime(), nullable=True),
    sa.Column('second_reading_due', sa.DateTime(), nullable=True),
    sa.Column('second_read_at', sa.DateTime(), nullable=True),
    sa.Column('second_read_by_id', sa.Integer(), nullable=True),
    sa.Column('placed_at', sa.DateTime(), nullable=True),
    sa.Column('placed_by_id', sa.Integer(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['approved_by_id'], ['users.id'], name=op.f('fk_notices_approved_by_id')),
    sa.ForeignKeyConstraint(['article_id'], ['articles.id'], name=op.f('fk_notices_article_id')),
    sa.ForeignKeyConstraint(['asked_id'], ['users.id'], name=op.f('fk_notices_asked_id')),
    sa.ForeignKeyConstraint(['drafted_by_id'], ['users.id'], name=op.f('fk_notices_drafted_by_id')),
    sa.ForeignKeyConstraint(['edition'], ['editions.code'], name=op.f('fk_notices_edition')),
    sa.ForeignKeyConstraint(['from_version_id'], ['article_versions.id'], name=op.f('fk_notices_from_version_id')),
    sa.ForeignKeyConstraint(['placed_by_id'], ['users.id'], name=op.f('fk_notices_placed_by_id')),
    sa.ForeignKeyConstraint(['second_read_by_id'], ['users.id'], name=op.f('fk_notices_second_read_by_id')),
    sa.ForeignKeyConstraint(['to_version_id'], ['article_versions.id'], name=op.f('fk_notices_to_version_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_notices')),
    sa.UniqueConstraint('reference', name=op.f('uq_notices_reference'))
    )
    op.create_index(op.f('ix_notices_article_id'), 'notices', ['article_id'], unique=False)
    op.create_index(op.f('ix_notices_edition'), 'notices', ['edition'], unique=False)
    op.create_index(op.f('ix_notices_published_at'), 'notices', ['published_at'], unique=False)
    op.create_index(op.f('ix_notices_status'), 'notices', ['status'], unique=False)

    op.create_table('notice_entries',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('notice_id', sa.Integer(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.Column('move', sa.String(), nullable=False),
    sa.Column('was', sa.String(), nullable=False),
    sa.Column('became', sa.String(), nullable=False),
    sa.Column('audience', sa.String(40), nullable=False),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('params', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['users.id'], name=op.f('fk_notice_entries_by_id')),
    sa.ForeignKeyConstraint(['notice_id'], ['notices.id'], name=op.f('fk_notice_entries_notice_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_notice_entries'))
    )
    op.create_index(op.f('ix_notice_entries_notice_id'), 'notice_entries', ['notice_id'], unique=False)

    op.create_table('reports',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('reference', sa.String(), nullable=False),
    sa.Column('sent_as', sa.String(), nullable=False),
    sa.Column('edition', sa.String(), nullable=False),
    sa.Column('article_id', sa.Integer(), nullable=True),
    sa.Column('version_id', sa.Integer(), nullable=True),
    sa.Column('article_url', sa.String(), nullable=False),
    sa.Column('page_language', sa.String(), nullable=False),
    sa.Column('origin', sa.String(40), nullable=False),
    sa.Column('about', sa.String(40), nullable=False),
    sa.Column('kind', sa.String(40), nullable=False),
    sa.Column('passage', sa.String(), nullable=False),
    sa.Column('prefix', sa.String(), nullable=False),
    sa.Column('suffix', sa.String(), nullable=False),
    sa.Column('claim', sa.String(), nullable=False),
    sa.Column('suggestion', sa.String(), nullable=False),
    sa.Column('sources', sa.String(), nullable=False),
    sa.Column('marks', sa.JSON(), nullable=False),
    sa.Column('is_held', sa.Boolean(), nullable=False),
    sa.Column('received_at', sa.DateTime(), nullable=False),
    sa.Column('due_at', sa.DateTime(), nullable=True),
    sa.Column('taken_at', sa.DateTime(), nullable=True),
    sa.Column('resolved_at', sa.DateTime(), nullable=True),
    sa.Column('status', sa.String(40), nullable=False),
    sa.Column('severity', sa.String(40), nullable=True),
    sa.Column('outcome', sa.String(40), nullable=True),
    sa.Column('assignee_id', sa.Integer(), nullable=True),
    sa.Column('notice_id', sa.Integer(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['article_id'], ['articles.id'], name=op.f('fk_reports_article_id')),
    sa.ForeignKeyConstraint(['assignee_id'], ['users.id'], name=op.f('fk_reports_assignee_id')),
    sa.ForeignKeyConstraint(['edition'], ['editions.code'], name=op.f('fk_reports_edition')),
    sa.ForeignKeyConstraint(['notice_id'], ['notices.id'], name=op.f('fk_reports_notice_id')),
    sa.ForeignKeyConstraint(['version_id'], ['article_versions.id'], name=op.f('fk_reports_version_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reports')),
    sa.UniqueConstraint('reference', name=op.f('uq_reports_reference')),
    sa.UniqueConstraint('sent_as', name=op.f('uq_reports_sent_as'))
    )
    op.create_index(op.f('ix_reports_article_id'), 'reports', ['article_id'], unique=False)
    op.create_index(op.f('ix_reports_assignee_id'), 'reports', ['assignee_id'], unique=False)
    op.create_index(op.f('ix_reports_due_at'), 'reports', ['due_at'], unique=False)
    op.create_index(op.f('ix_reports_edition'), 'reports', ['edition'], unique=False)
    op.create_index(op.f('ix_reports_notice_id'), 'reports', ['notice_id'], unique=False)
    op.create_index(op.f('ix_reports_received_at'), 'reports', ['received_at'], unique=False)
    op.create_index(op.f('ix_reports_status'), 'reports', ['status'], unique=False)

    op.create_table('decisions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('report_id', sa.Integer(), nullable=False),
    sa.Column('outcome', sa.String(40), nullable=False),
    sa.Column('reason_code', sa.String(40), nullable=True),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('language', sa.String(), nullable=False),
    sa.Column('proposed_by_id', sa.Integer(), nullable=False),
    sa.Column('approved_by_id', sa.Integer(), nullable=True),
    sa.Column('decided_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['approved_by_id'], ['users.id'], name=op.f('fk_decisions_approved_by_id')),
    sa.ForeignKeyConstraint(['proposed_by_id'], ['users.id'], name=op.f('fk_decisions_proposed_by_id')),
    sa.ForeignKeyConstraint(['report_id'], ['reports.id'], name=op.f('fk_decisions_report_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_decisions'))
    )
    op.create_index(op.f('ix_decisions_report_id'), 'decisions', ['report_id'], unique=False)

    op.create_table('filers',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('report_id', sa.Integer(), nullable=False),
    sa.Column('person_id', sa.Integer(), nullable=True),
    sa.Column('name', sa.String(), nullable=False),
    sa.Column('email', sa.String(), nullable=False),
    sa.Column('language', sa.String(), nullable=False),
    sa.Column('confirmed_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['person_id'], ['users.id'], name=op.f('fk_filers_person_id')),
    sa.ForeignKeyConstraint(['report_id'], ['reports.id'], name=op.f('fk_filers_report_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_filers'))
    )
    op.create_index(op.f('ix_filers_email'), 'filers', ['email'], unique=False)
    op.create_index(op.f('ix_filers_person_id'), 'filers', ['person_id'], unique=False)
    op.create_index(op.f('ix_filers_report_id'), 'filers', ['report_id'], unique=False)

    op.create_table('pictures',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('report_id', sa.Integer(), nullable=False),
    sa.Column('data', sa.LargeBinary(), nullable=False),
    sa.Column('width', sa.Integer(), nullable=False),
    sa.Column('height', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['report_id'], ['reports.id'], name=op.f('fk_pictures_report_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_pictures')),
    sa.UniqueConstraint('report_id', name=op.f('uq_pictures_report_id'))
    )
    op.create_table('report_entries',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('report_id', sa.Integer(), nullable=False),
    sa.Column('by_id', sa.Integer(), nullable=True),
    sa.Column('move', sa.String(), nullable=False),
    sa.Column('was', sa.String(), nullable=False),
    sa.Column('became', sa.String(), nullable=False),
    sa.Column('audience', sa.String(40), nullable=False),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('params', sa.JSON(), nullable=False),
    sa.ForeignKeyConstraint(['by_id'], ['users.id'], name=op.f('fk_report_entries_by_id')),
    sa.ForeignKeyConstraint(['report_id'], ['reports.id'], name=op.f('fk_report_entries_report_id')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_report_entries'))
    )
    op.create_index(op.f('ix_report_entries_report_id'), 'report_entries', ['report_id'], unique=False)

    op.create_table('links',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('created_at', sa.DateTime(), nullable=False),
    sa.Column('filer_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(40), nullable=False),
    sa.Column('hash', sa.String(), nullable=False),
    sa.Column('expires_at', sa.DateTime(), nullable=True),
    sa.Column('used_at', sa.DateTime(), nullable=True),
    sa.Column('revoked_at', sa.DateTime(), nullable=True),
    sa.ForeignKeyConstraint(['filer_id'], ['filers.id'], name=op.f('fk_links_filer_id'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_links')),
    sa.UniqueConstraint('hash', name=op.f('uq_links_hash'))
    )
    op.create_index(op.f('ix_links_filer_id'), 'links', ['filer_id'], unique=False)



def downgrade():
    op.drop_index(op.f('ix_links_filer_id'), table_name='links')

    op.drop_table('links')
    op.drop_index(op.f('ix_report_entries_report_id'), table_name='report_entries')

    op.drop_table('report_entries')
    op.drop_table('pictures')
    op.drop_index(op.f('ix_filers_report_id'), table_name='filers')
    op.drop_index(op.f('ix_filers_person_id'), table_name='filers')
    op.drop_index(op.f('ix_filers_email'), table_name='filers')

    op.drop_table('filers')
    op.drop_index(op.f('ix_decisions_report_id'), table_name='decisions')

    op.drop_table('decisions')
    op.drop_index(op.f('ix_reports_status'), table_name='reports')
    op.drop_index(op.f('ix_reports_received_at'), table_name='reports')
    op.drop_index(op.f('ix_reports_notice_id'), table_name='reports')
    op.drop_index(op.f('ix_reports_edition'), table_name='reports')
    op.drop_index(op.f('ix_reports_due_at'), table_name='reports')
    op.drop_index(op.f('ix_reports_assignee_id'), table_name='reports')
    op.drop_index(op.f('ix_reports_article_id'), table_name='reports')

    op.drop_table('reports')
    op.drop_index(op.f('ix_notice_entries_notice_id'), table_name='notice_entries')

    op.drop_table('notice_entries')
    op.drop_index(op.f('ix_notices_status'), table_name='notices')
    op.drop_index(op.f('ix_notices_published_at'), table_name='notices')
    op.drop_index(op.f('ix_notices_edition'), table_name='notices')
    op.drop_index(op.f('ix_notices_article_id'), table_name='notices')

    op.drop_table('notices')
    op.drop_index(op.f('ix_article_versions_article_id'), table_name='article_versions')

    op.drop_table('article_versions')
    op.drop_index(op.f('ix_memberships_person_id'), table_name='memberships')

    op.drop_table('memberships')
    op.drop_table('house_texts')
    op.drop_index(op.f('ix_articles_story'), table_name='articles')
    op.drop_index(op.f('ix_articles_published_at'), table_name='articles')
    op.drop_index(op.f('ix_articles_edition'), table_name='articles')

    op.drop_table('articles')
    op.drop_table('users')
    op.drop_index(op.f('ix_sign_in_links_email'), table_name='sign_in_links')

    op.drop_table('sign_in_links')
    op.drop_table('sequences')
    op.drop_table('page_versions')
    op.drop_index(op.f('ix_outbox_thing'), table_name='outbox')
    op.drop_index(op.f('ix_outbox_state'), table_name='outbox')
    op.drop_index(op.f('ix_outbox_not_before'), table_name='outbox')
    op.drop_index(op.f('ix_outbox_letter'), table_name='outbox')

    op.drop_table('outbox')
    op.drop_table('editions')
    op.drop_table('counts')
