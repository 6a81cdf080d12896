"""The SQL of the index; every statement is one commit, so nothing is ever half-indexed."""

KNOWN = """
    -- Which version of each article is indexed.
    select path, content_hash from articles
"""

PUT_ARTICLE = """
    -- Replaces an article with its passages and sentences.
    with article as (
        insert into articles (
            path, title, category, audience, language, updated, review_after, text,
            content_hash, embedder
        )
        values (
            %(path)s, %(title)s, %(category)s, %(audience)s, %(language)s, %(updated)s,
            %(review_after)s, %(text)s, %(content_hash)s, %(embedder)s
        )
        on conflict (path) do update set
            title = excluded.title, category = excluded.category, audience = excluded.audience,
            language = excluded.language, updated = excluded.updated,
            review_after = excluded.review_after, text = excluded.text,
            content_hash = excluded.content_hash, embedder = excluded.embedder
        returning path, title, category, audience, language, content_hash
    ), gone as (
        delete from passages where article = %(path)s and content_hash <> %(content_hash)s
    ), fresh as (
        -- Two processes may index one version at once: the second adds nothing.
        insert into passages (
            article, content_hash, position, title, heading, text, category, audience, language,
            embedding, words
        )
        select a.path, a.content_hash, p.position, a.title, p.heading, p.text, a.category,
            a.audience, a.language, p.embedding::vector,
            setweight(to_tsvector(%(config)s::regconfig, a.title), 'A')
            || setweight(to_tsvector(%(config)s::regconfig, p.heading), 'B')
            || setweight(to_tsvector(%(config)s::regconfig, p.text), 'C')
        from article a, jsonb_to_recordset(%(passages)s::jsonb)
            as p(position int, heading text, text text, embedding text)
        on conflict (article, content_hash, position) do nothing
        returning id, position
    )
    insert into sentences (passage_id, position, text, embedding)
    select fresh.id, s.position, s.text, s.embedding::vector
    from fresh join jsonb_to_recordset(%(sentences)s::jsonb)
        as s(passage int, position int, text text, embedding text) on s.passage = fresh.position
"""

REMOVE_OTHERS = """
    -- Forgets articles that are no longer in the workspace.
    delete from articles
    where path not in (select jsonb_array_elements_text(%(paths)s::jsonb))
"""

SEARCH = """
    -- Nearest by meaning and by words, fused by rank; only what this reader may see.
    -- A text without words has no direction, so its nearness is not a number: 0 stands for it.
    -- Articles in English stand in for a category that has none in the reader's language.
    with asked as (
        select %(embedding)s::vector as embedding,
            plainto_tsquery(%(config)s::regconfig, %(question)s) as every_word,
            replace(plainto_tsquery(%(config)s::regconfig, %(widened)s)::text, '&', '|')::tsquery
                as any_word,
            plainto_tsquery('simple', %(codes)s) as every_code
    ), candidates as not materialized (
        select p.id, p.embedding, p.words
        from passages p
        join articles a on a.path = p.article and a.content_hash = p.content_hash
        where a.embedder = %(embedder)s
            and p.audience = 'public'
            and (%(categories)s::jsonb = '[]' or %(categories)s::jsonb ? p.category)
            and (p.language = %(language)s or (p.language = 'en' and not exists (
                select from passages own
                where own.category = p.category and own.language = %(language)s
            )))
    ), near as (
        select id, row_number() over (order by distance) as place
        from (
            select c.id, c.embedding <=> asked.embedding as distance
            from candidates c, asked order by distance, c.id limit %(depth)s
        ) nearest
    ), with_every_word as (
        select c.id, ts_rank_cd(c.words, every_word) as rank
        from candidates c, asked where c.words @@ every_word limit 1000
    ), with_any_word as (
        -- Reading every match is slow, so it is done only where too few have all the words.
        select c.id, ts_rank_cd(c.words, any_word) as rank
        from candidates c, asked
        where (select count(*) from with_every_word) < %(limit)s and c.words @@ any_word
        limit 1000
    ), worded as (
        select id, row_number() over (order by has_all desc, rank desc, id) as place
        from (
            select id, rank, true as has_all from with_every_word
            union all
            select id, rank, false from with_any_word
            where id not in (select id from with_every_word)
        ) matches
        order by place limit %(depth)s
    ), coded as (
        -- A passage with the error code that was asked for comes before all others.
        select c.id from candidates c, asked where c.words @@ every_code limit %(depth)s
    ), fused as (
        select id, coalesce(1.0 / (60 + near.place), 0) + coalesce(1.0 / (60 + worded.place), 0)
            + (coded.id is not null)::int as rank
        from near full join worded using (id) full join coded using (id)
        order by rank desc, id limit %(limit)s
    )
    select p.id, p.article, p.title, p.heading, p.text, p.category,
        fused.rank::float8 as fused,
        coalesce(nullif(1 - (p.embedding <=> asked.embedding), 'NaN'), 0)::float8 as dense,
        coalesce(ts_rank_cd(p.words, any_word, 32), 0)::float8 as lexical,
        said.texts, said.nearness
    from fused
    join passages p using (id)
    cross join asked
    cross join lateral (
        select array_agg(s.text order by s.position) as texts,
            array_agg(
                coalesce(nullif(1 - (s.embedding <=> asked.embedding), 'NaN'), 0)::float8
                order by s.position
            ) as nearness
        from sentences s where s.passage_id = p.id
    ) said
    order by fused.rank desc, p.id
"""
