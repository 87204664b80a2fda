"""A PostgreSQL database that a test used, made as it was made: emptying one is a tenth of the work of a new one.

One whose schema was changed is not emptied; whoever asks is told so and throws it away.
"""

import psycopg

# beside the product's tables: what they held, where the numbers stood, and whether anybody changed the schema since
PREPARE = """
CREATE SCHEMA testing;
CREATE TABLE testing.sequence AS SELECT schemaname, sequencename, last_value FROM pg_sequences;
CREATE TABLE testing.held (name name);
CREATE TABLE testing.change (made int);
CREATE FUNCTION testing.keep() RETURNS void LANGUAGE plpgsql AS $$
DECLARE one record; is_there boolean;
BEGIN
    FOR one IN SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' LOOP
        EXECUTE format('SELECT EXISTS (SELECT FROM public.%I)', one.name) INTO is_there;
        IF is_there THEN
            EXECUTE format('CREATE TABLE testing.%I AS TABLE public.%I', 'held_' || one.name, one.name);
            INSERT INTO testing.held VALUES (one.name);
        END IF;
    END LOOP;
END $$;
CREATE FUNCTION testing.empty() RETURNS void LANGUAGE plpgsql AS $$
DECLARE one record;
BEGIN
    SET LOCAL session_replication_role = replica;  -- no trigger refuses, no foreign key asks for an order
    FOR one IN SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' LOOP
        EXECUTE format('DELETE FROM public.%I', one.name);
    END LOOP;
    FOR one IN SELECT name FROM testing.held LOOP
        EXECUTE format('INSERT INTO public.%I SELECT * FROM testing.%I', one.name, 'held_' || one.name);
    END LOOP;
    PERFORM setval(format('%I.%I', schemaname, sequencename)::regclass,
                   coalesce(kept.last_value, now.start_value), kept.last_value IS NOT NULL)
    FROM pg_sequences AS now JOIN testing.sequence AS kept USING (schemaname, sequencename)
    WHERE now.last_value IS DISTINCT FROM kept.last_value;
END $$;
CREATE FUNCTION testing.note() RETURNS event_trigger LANGUAGE plpgsql AS
    'BEGIN INSERT INTO testing.change VALUES (1); END';
SELECT testing.keep();
CREATE EVENT TRIGGER testing_note ON ddl_command_end EXECUTE FUNCTION testing.note();
"""
ALONE = """SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid()"""


def remember(address):
    """Note what the database at ``address`` holds, so that ``emptied`` can go back to it."""
    with psycopg.connect(address) as connection:
        connection.execute(PREPARE)


def emptied(address):
    """Make the database as it was remembered, whoever is still connected; False where that cannot be."""
    with psycopg.connect(address, autocommit=True) as connection:
        if not connection.execute("SELECT to_regclass('testing.change')").fetchone()[0]:
            return False
        connection.execute(ALONE)
        if connection.execute("SELECT FROM testing.change").rowcount:
            return False
        connection.execute("SELECT testing.empty()")
    return True
