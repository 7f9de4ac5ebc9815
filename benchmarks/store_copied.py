"""What is stored, copied in SQL with other days and ids: a large PostgreSQL store in minutes. Search index and feed are
copied, too; the texts are the same again."""

from sqlalchemy import Connection, Engine, inspect, text

from storage.search import DDL

INDEX = next(statement for statement in DDL["postgresql"] if "USING gin" in statement)
SERIALS = (("editions", "id"), ("pages", "id"), ("articles", "id"), ("changes", "seq"))
SHIFTED = {
    "editions": {"id": "id + :editions", "published_on": "published_on + :days"},
    "pages": {"id": "id + :pages", "edition_id": "edition_id + :editions"},
    "articles": {
        "id": "id + :articles",
        "article_id": """newspaper_id || to_char(published_on + :days, '-YYYYMMDD-')
        || (SELECT label FROM pages AS p WHERE p.id = page_id) || '-' || number""",
        "page_id": "page_id + :pages",
        "published_on": "published_on + :days",
    },
    "revisions": {"article": "article + :articles"},
    "article_counties": {"article": "article + :articles", "published_on": "published_on + :days"},
    "article_topics": {"article": "article + :articles", "published_on": "published_on + :days"},
    "article_search": {"article": "article + :articles", "published_on": "published_on + :days"},
    "changes": {"seq": "seq + :changes", "article": "article + :articles"},
}
"""Of each table, in this order, the columns that a copy has different."""


def copy(engine: Engine, times: int) -> None:
    """Everything `times` more. The index of the words is made anew at the end, as for loading very much."""
    with engine.begin() as connection:
        connection.exec_driver_sql("SET LOCAL session_replication_role = replica")  # what is copied fits together
        connection.exec_driver_sql("DROP INDEX ix_article_search_pairs")
        steps = _steps(connection)
        bounds = {table: steps[table] for table in ("editions", "pages", "articles", "changes")}
        for time in range(1, times + 1):
            shifts = {name: step * time for name, step in steps.items()}
            for table in SHIFTED:
                _copy(connection, table, shifts, bounds)
        for table, key in SERIALS:
            connection.exec_driver_sql(
                f"SELECT setval(pg_get_serial_sequence('{table}', '{key}'), max({key})) FROM {table}"
            )
    with engine.begin() as connection:
        connection.exec_driver_sql(INDEX)


def _steps(connection: Connection) -> dict[str, int]:
    """The greatest number of each kind, and how many days there are."""
    steps = {table: connection.scalar(text(f"SELECT max({key}) FROM {table}")) for table, key in SERIALS}
    return {**steps, "days": connection.scalar(text("SELECT max(published_on) - min(published_on) + 1 FROM editions"))}


def _copy(connection: Connection, table: str, shifts: dict[str, int], bounds: dict[str, int]) -> None:
    names = [column["name"] for column in inspect(connection).get_columns(table)]
    key, bound = (names[0], table) if table in bounds else ("article", "articles")
    columns = ", ".join(SHIFTED[table].get(name, name) for name in names)
    for name, shift in shifts.items():
        columns = columns.replace(f":{name}", str(shift))
    connection.exec_driver_sql(
        f"INSERT INTO {table} ({', '.join(names)}) SELECT {columns} FROM {table} WHERE {key} <= {bounds[bound]}"
    )
