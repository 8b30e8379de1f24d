"""An index of what the state of the repository is told by, which each visit to a list asks for."""

from django.db import migrations


class Migration(migrations.Migration):
    """Index Wagtail's table, whose rows are wide, by the four columns of that question."""

    dependencies = [("repository", "0001_initial")]
    operations = [
        migrations.RunSQL(
            "CREATE INDEX repository_live_pages ON wagtailcore_page"
            " (content_type_id, live, live_revision_id, last_published_at)",
            "DROP INDEX repository_live_pages",
        )
    ]
