"""Finding things by their words, in ten languages, with the same hits on SQLite and on PostgreSQL.

    texts  --terms-->  search_entries.terms  --a trigger-->  search_terms (FTS5)    SQLite
                                             --an index-->   to_tsvector('simple')  PostgreSQL
    words  --query-->  (a OR b) AND (c OR d) --matching-->   SELECT thing_id

Neither database knows a language here: `tokens` folds, stems and cuts, and writes each term in letters and digits
that both databases keep whole. The room knows nothing of what it indexes: a thing is a kind and an id, and who may
see it is asked where it is read. An entry that is late may miss a hit; it never shows one.
"""
