"""All of the debates as one file of JSON lines, out of one desk and into another; and open data without persons.

    header                      {"format": "readers-desk-debates", "version": 1, "revision": "…", "rows": 1234, …}
    one line a row, in order    {"table": "debates", "row": {"id": 1, "slug": "…", …}}

A row is what the database holds, so counts, threads and decisions come out as they went in. Passwords and second factors
stay behind; colleagues are invited anew. What the worker makes by itself (rankings, the search index) is made again.
"""
