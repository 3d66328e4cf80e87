-- Takes entries into the journal and the log, with the answers to their orders: one round trip, one transaction.
--
-- Whoever appends holds an advisory lock until its transaction ends, so positions have no gaps, stand in the order in
-- which they are committed, and a reader who follows them misses none. An entry comes with its envelope in three
-- pieces, between which its position and the one before it, and the time, are filled in here.
-- `at` is the time to stamp; without one it is this server's, read behind the lock. Never is it earlier than before.
CREATE OR REPLACE FUNCTION append(taken json, read_before json, answered json, to_erase bigint[], at text)
RETURNS TABLE (began bigint, stamp text)
LANGUAGE plpgsql AS $$
#variable_conflict use_variable
DECLARE
    entry record;
    guard record;
    answer record;
    size bigint;
    latest text COLLATE "C";
    frontier bytea;
    moment text COLLATE "C";
    last_of bigint;
    leaf bytea;
    node bytea;
    bits bigint;
    level integer;
    kept_at bigint;
    until bigint;
BEGIN
    -- 1953655666 is “trkr”; the other half is this schema's own.
    PERFORM pg_advisory_xact_lock(1953655666, ('log'::regclass::oid::bigint - 2147483648)::integer);

    IF read_before IS NOT NULL THEN
        FOR guard IN SELECT * FROM json_to_recordset(read_before)
            AS g(stream text, version bigint, programme text, kinds text[], after bigint)
        LOOP
            IF guard.stream IS NOT NULL THEN
                PERFORM 1 WHERE guard.version = (
                    SELECT coalesce(max(originator_version), 0) FROM journal WHERE originator_id = guard.stream);
                IF NOT FOUND THEN RAISE EXCEPTION 'a stream that was read has changed' USING ERRCODE = 'TRK01'; END IF;
            ELSE
                PERFORM 1 FROM journal
                WHERE journal.programme = guard.programme AND position > guard.after AND kind = ANY (guard.kinds) LIMIT 1;
                IF FOUND THEN RAISE EXCEPTION 'a record that was read has changed' USING ERRCODE = 'TRK01'; END IF;
            END IF;
        END LOOP;
    END IF;

    SELECT log.size, log.recorded_at, log.frontier INTO STRICT size, latest, frontier FROM log;
    began := size;
    moment := coalesce(at, to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"'));
    moment := greatest(moment, latest);
    stamp := moment;

    FOR entry IN SELECT * FROM json_to_recordset(taken) AS e(
        stream text, version bigint, name text, shape bigint, state text, programme text, kind text, ref text,
        effective_on text, known_on text, actor text, role text, reason text, note text, command_id text, batch text,
        corrects bigint, source text, because text, authority text, salt text, commitment text,
        head text, middle text, tail text)
    LOOP
        SELECT position INTO last_of FROM journal WHERE journal.programme = entry.programme ORDER BY position DESC LIMIT 1;
        leaf := sha256('\x00'::bytea || convert_to(
            entry.head || ',"position":' || (size + 1) || coalesce(',"previous":' || last_of, '') || entry.middle
            || ',"recorded_at":"' || moment || '"' || entry.tail, 'UTF8'));
        INSERT INTO journal VALUES (
            size + 1, entry.stream, entry.version, entry.name, entry.shape, decode(entry.state, 'hex'), moment,
            entry.programme, entry.kind, entry.ref, entry.effective_on, entry.known_on, entry.actor, entry.role,
            entry.reason, entry.note, entry.command_id, entry.batch, entry.corrects, entry.source, entry.because,
            entry.authority, last_of, decode(entry.salt, 'hex'), decode(entry.commitment, 'hex'), leaf);

        -- The frontier holds a root for every bit of the size, of the largest tree first. Equal trees are joined; where
        -- one of 256, 65,536 … leaves is full it is a hash in the tiles above, and the leaves below it are a tile.
        node := leaf;
        bits := size;
        level := 0;
        WHILE bits & 1 = 1 LOOP
            node := sha256('\x01'::bytea || substr(frontier, length(frontier) - 31) || node);
            frontier := substr(frontier, 1, length(frontier) - 32);
            bits := bits >> 1;
            level := level + 1;
            IF level & 7 = 0 THEN
                IF level = 8 THEN
                    INSERT INTO tiles SELECT 0, size >> 8, string_agg(journal.leaf, ''::bytea ORDER BY position)
                    FROM journal WHERE position > size - 255 AND position <= size + 1
                    ON CONFLICT ON CONSTRAINT tiles_pkey DO UPDATE SET hashes = excluded.hashes;
                END IF;
                kept_at := size >> level;
                INSERT INTO tiles VALUES (level >> 3, kept_at >> 8, node)
                ON CONFLICT ON CONSTRAINT tiles_pkey DO UPDATE
                SET hashes = substr(tiles.hashes, 1, ((kept_at & 255) * 32)::integer) || excluded.hashes;
            END IF;
        END LOOP;
        frontier := frontier || node;
        size := size + 1;
    END LOOP;

    IF size > began THEN
        UPDATE log SET size = size, recorded_at = moment, frontier = frontier;
        PERFORM pg_notify('tracker', current_schema()::text);  -- a hint to other workers, sent when this is committed
    END IF;

    IF to_erase IS NOT NULL THEN
        UPDATE answers SET fingerprint = ''
        WHERE answers.command_id IN (SELECT journal.command_id FROM journal WHERE position = ANY (to_erase));
        UPDATE journal SET state = '', salt = NULL, note = NULL, source = NULL, because = NULL, authority = NULL
        WHERE position = ANY (to_erase);
    END IF;

    IF answered IS NOT NULL THEN
        until := began;
        FOR answer IN SELECT * FROM json_to_recordset(answered) AS a(
            command_id text, fingerprint text, programme text, kind text, ref text, version bigint, facts text,
            entered bigint)
        LOOP
            until := until + answer.entered;
            INSERT INTO answers VALUES (
                answer.command_id, decode(answer.fingerprint, 'hex'), answer.programme, answer.kind, answer.ref,
                answer.version, answer.facts, until, moment);
        END LOOP;
    END IF;
    RETURN NEXT;
END
$$
